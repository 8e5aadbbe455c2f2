"""Shelves: a volume is opened only when a page needs a bulletin from it."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from generator.model import Bulletin, Content, Volume
from generator.producers import View, feeds_of, fronts_of
from tests.specimens import Library, bulletin, edition, person, series, site, tag

EVERYWHERE: dict[str, Any] = {
    "tag_ids": ("openness",),
    "person_ids": ("chen-lin",),
    "series_id": "study",
}
"""A bulletin that stands in a list of every kind."""


def library(years: Sequence[int], each: int) -> Library:
    """A site with `each` bulletins in each of the years."""
    bulletins = [
        bulletin(f"b{n:02}", dt.date(year, 1, 1) + dt.timedelta(n), **EVERYWHERE)
        for year in years
        for n in range(each)
    ]
    known: dict[str, Any] = {"tags": (tag("openness"),), "people": (person("chen-lin"),)}
    return site(edition(bulletins, series=(series("study"),), **known))


class Opened:
    """A site's first view, and the years of the volumes that were opened for it."""

    def __init__(self, given: Library) -> None:
        self.given = given
        self.years: list[int] = []
        self.view: View = given.views(self.open)[0]

    def open(self, volume: Volume, lang: str) -> Callable[[int], Bulletin]:
        self.years.append(volume.year)
        return self.given.open(volume, lang)


def test_the_newest_of_a_list_are_found_in_as_few_volumes_as_hold_them() -> None:
    opened = Opened(library(range(2018, 2023), each=3))
    shelf = opened.view.list("tag openness")
    assert [one.card.url for one in shelf.newest(4)] == [
        "/2021/b02/",
        "/2022/b00/",
        "/2022/b01/",
        "/2022/b02/",
    ]
    assert opened.years == [2022, 2021]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_where_the_newest_year_has_enough_no_other_is_opened(number: int) -> None:
    opened = Opened(library(range(2018, 2023), each=3))
    assert len(opened.view.list("column news").newest(number)) == number
    assert opened.years == ([2022] if number else [])


def test_whether_and_in_which_years_a_list_has_anything_is_known_without_opening_one() -> None:
    opened = Opened(library([2018, 2020], each=3))
    assert opened.view.list("person chen-lin")
    assert opened.view.list("month 1").years == (2018, 2020)
    assert not opened.view.list("tag another")
    assert opened.view.list("tag another").newest(3) == ()
    assert opened.years == []


def test_a_front_may_ask_only_for_the_lists_that_it_has_named() -> None:
    view = Opened(library([2020], each=1)).view.only(["tag openness", "tag another"])
    assert view.list("tag openness")
    assert not view.list("tag another")
    with pytest.raises(KeyError, match="column news"):
        view.list("column news")


def test_the_mark_of_a_list_changes_with_its_own_bulletins_alone() -> None:
    tagged = bulletin("a", dt.date(2021, 5, 1), **EVERYWHERE)
    plain = bulletin("b", dt.date(2021, 5, 2))

    def marks(*bulletins: Bulletin) -> list[str]:
        given = site(edition(bulletins, tags=(tag("openness"),), series=(series("study"),)))
        return list(given.views()[0].marks(["tag openness", "all"]))

    before, after = marks(tagged), marks(tagged, plain)
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


def test_the_mark_of_a_list_with_texts_changes_with_those_of_its_newest_alone() -> None:
    def marks(*texts: str, number: int) -> list[str]:
        bulletins = [
            bulletin(f"b{n}", dt.date(2020 + n // 2, 5, 1 + n), content=content)
            for n, content in enumerate(Content(digest=text, links=()) for text in texts)
        ]
        return list(site(edition(bulletins)).views()[0].marks(["all"], number))

    before = marks("1", "2", "3", number=2)
    assert marks("1", "2", "another", number=2) != before
    assert marks("1", "another", "3", number=2) != before
    assert marks("another", "2", "3", number=2) == before
    assert marks("1", "2", "3", number=0) == marks("1", "2", "another", number=0)


def test_all_of_a_list_comes_oldest_first() -> None:
    opened = Opened(library([2020, 2019], each=2))
    assert [one.card.url for one in opened.view.list("all").all()] == [
        "/2019/b00/",
        "/2019/b01/",
        "/2020/b00/",
        "/2020/b01/",
    ]


def test_what_stands_in_front_opens_the_newest_year_alone_where_that_fills_every_list() -> None:
    opened = Opened(library(range(2018, 2023), each=20))
    view = opened.view
    fronts = (*fronts_of(view), *feeds_of(view))
    made = [job for front in fronts for job in front.planned(view)]
    assert {"home page", "tag openness", "feed of the site"} <= {job.made_from for job in made}
    assert set(opened.years) == {2022}
