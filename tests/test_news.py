"""The news sitemap: what is new by the bulletins' own days."""

import datetime as dt
from typing import Any

import pytest

from generator.model import SourceLine
from generator.pages import NewsSitemapPage
from generator.producers import news
from tests.specimens import bulletin, daily, edition, produced, site
from tests.test_feeds import sitemap

REPRINT = SourceLine(name="Daily", url="https://daily.example/", date=None, reprint=True)


def urls(*presses: Any, **more: Any) -> list[str]:
    made = produced(site(*presses, **more), news)
    if not made:
        return []
    page = made["sitemaps/news.xml"].page
    assert isinstance(page, NewsSitemapPage)
    return [entry.url for entry in page.entries]


def test_it_holds_the_day_of_the_newest_and_the_two_days_before_it() -> None:
    assert urls(edition(daily(5))) == ["/2020/b0004/", "/2020/b0003/", "/2020/b0002/"]


def test_the_newest_of_any_language_tells_what_is_new_in_all() -> None:
    chinese = edition([bulletin("z", dt.date(2020, 1, 4), root="/zh/", lang="zh")], lang="zh")
    assert urls(edition(daily(3)), chinese) == ["/zh/2020/z/", "/2020/b0002/", "/2020/b0001/"]


@pytest.mark.parametrize("number", [15, 16, 17, 33, 1000, 1200])
def test_however_many_came_in_a_day_it_holds_them_up_to_a_thousand(number: int) -> None:
    many = [bulletin(f"n{n:04}", dt.date(2020, 5, 1)) for n in range(number)]
    old = bulletin("old", dt.date(2020, 4, 20))
    assert len(urls(edition([old, *many]))) == min(number, 1000)


def test_reprints_and_what_was_withdrawn_are_not_announced() -> None:
    gone = bulletin("gone", withdrawn="An error.")
    assert urls(edition([bulletin("a"), bulletin("r", source=REPRINT), gone])) == ["/2020/a/"]


def test_there_is_none_where_it_would_be_empty_or_is_off() -> None:
    assert urls(edition([])) == urls(edition([bulletin("r", source=REPRINT)])) == []
    assert urls(edition(daily(1)), off=["news_sitemap"]) == []
    assert "/sitemaps/news.xml" in sitemap("sitemap.xml", *daily(1))
    assert "/sitemaps/news.xml" not in sitemap("sitemap.xml", bulletin("r", source=REPRINT))
