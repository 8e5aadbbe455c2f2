"""Articles: a bulletin's neighbours, what is related to it, and what its page says of itself."""

import datetime as dt
from typing import Any

from generator.dates import Moment
from generator.model import Bulletin, Expired, Link, Picture, SourceLine
from generator.pages import ArticlePage
from generator.producers import articles
from tests.specimens import FIRST, bulletin, column, daily, edition, pair, produced, site, slices


def pages(*bulletins: Bulletin, **more: Any) -> dict[str, ArticlePage]:
    """The articles by their bulletin's id."""
    jobs = produced(site(edition(bulletins, **more)), articles)
    return {job.page.bulletin.card.id: job.page for job in jobs.values()}


def related(page: ArticlePage) -> list[str]:
    return [card.id for card in page.related]


def test_neighbours_are_the_next_older_and_newer_of_the_same_column() -> None:
    a, b, c, d = daily(4)
    found = pages(a, bulletin("x", b.card.date.day, column_id="other"), c, d)
    assert found["b0002"].older == Link("Title of b0000", "/2020/b0000/")
    assert found["b0002"].newer == Link("Title of b0003", "/2020/b0003/")
    assert found["b0000"].older is found["b0003"].newer is None
    assert found["x"].older is found["x"].newer is None


def test_neighbours_and_what_is_related_are_found_across_the_turn_of_the_year() -> None:
    found = pages(
        bulletin("a", dt.date(2020, 12, 31), tag_ids=("x",)),
        bulletin("b", dt.date(2021, 1, 1), tag_ids=("x",)),
        bulletin("other", dt.date(2022, 1, 1), column_id="other"),
        bulletin("c", dt.date(2023, 1, 1), tag_ids=("x",)),
    )
    a, b, c = (Link(f"Title of {name}", found[name].head.url) for name in "abc")
    assert [(found[name].older, found[name].newer) for name in "abc"] == [
        (None, b),
        (a, c),
        (b, None),
    ]
    assert [related(found[name]) for name in "abc"] == [[], ["a"], ["b", "a"]]
    assert (found["other"].older, found["other"].newer) == (None, None)


def test_a_column_within_a_column_has_neighbours_of_its_own() -> None:
    a, b = daily(2)
    inner = bulletin("inner", FIRST, column_id="news/inner")
    found = pages(a, inner, b)
    assert found["b0001"].older == Link("Title of b0000", "/2020/b0000/")
    assert found["inner"].newer is None


def test_a_withdrawn_bulletin_is_nobodys_neighbour_and_has_none() -> None:
    a, b, c = daily(3)
    gone = bulletin("gone", b.card.date.day, withdrawn="An error.")
    found = pages(a, gone, c)
    assert found["b0002"].older == Link("Title of b0000", "/2020/b0000/")
    assert found["gone"].older is found["gone"].newer is None
    assert found["gone"].head.noindex
    assert found["gone"].related == ()


def test_what_is_related_shares_a_series_tags_or_a_department_in_that_order_of_weight() -> None:
    days = [FIRST + dt.timedelta(n) for n in range(6)]
    found = pages(
        bulletin("stranger", days[0]),
        bulletin("department", days[1], department_id="city/second"),
        bulletin("tag", days[2], tag_ids=("x",)),
        bulletin("series", days[3], series_id="study"),
        bulletin("tags", days[4], tag_ids=("x", "y")),
        bulletin(
            "new", days[5], tag_ids=("y", "x"), series_id="study", department_id="city/second"
        ),
    )
    assert related(found["new"]) == ["tags", "series", "tag", "department"]


def test_of_equally_related_ones_the_newest_come_first_and_four_are_enough() -> None:
    found = pages(*daily(8, tag_ids=("x",)))
    assert related(found["b0007"]) == ["b0006", "b0005", "b0004", "b0003"]


def test_what_is_related_is_older_so_that_a_new_bulletin_changes_no_older_page() -> None:
    found = pages(*daily(3, tag_ids=("x",)))
    assert [related(found[f"b000{n}"]) for n in range(3)] == [[], ["b0000"], ["b0001", "b0000"]]


def test_what_is_related_is_among_the_fifty_before() -> None:
    early = bulletin("early", FIRST - dt.timedelta(1), tag_ids=("x",))
    within = bulletin("late", FIRST + dt.timedelta(48), tag_ids=("x",))
    beyond = bulletin("late", FIRST + dt.timedelta(49), tag_ids=("x",))
    assert related(pages(early, *daily(49), within)["late"]) == ["early"]
    assert related(pages(early, *daily(50), beyond)["late"]) == []


def test_a_page_belongs_to_its_columns_and_its_months_part_of_the_manifest() -> None:
    outer = column("openness")
    inner = column("openness/notices", parents=[outer.link])
    given = edition([bulletin("a", column_id="openness/notices")], columns=(outer, inner))
    job = produced(site(given), articles)["2020/a/index.html"]
    assert [link.title for link in job.page.head.breadcrumb] == [
        "Home",
        "openness",
        "openness/notices",
    ]
    assert job.made_from == "content/posts/2020/a.md"
    assert slices(site(given), articles) == {"2020/a/index.html": "2020-01"}


def test_a_reprint_points_to_its_original_and_our_own_text_to_nowhere_else() -> None:
    source = SourceLine(name="Daily", url="https://daily.example/1", date=None, reprint=True)
    own = SourceLine(name="Daily", url="https://daily.example/1", date=None, reprint=False)
    found = pages(bulletin("a", source=source), bulletin("b", source=own))
    assert found["a"].head.canonical == "https://daily.example/1"
    assert found["b"].head.canonical == ""


def test_a_page_says_of_itself_what_its_bulletin_is() -> None:
    cover = Picture(url="/2020/a/room.jpg", alt="A room.")
    head = pages(bulletin("a", cover=cover, translations=pair("2020/a")))["a"].head
    assert (head.title, head.description) == ("Title of a", "Summary of a.")
    assert (head.image, head.translations) == ("/2020/a/room.jpg", pair("2020/a"))


def test_at_the_address_of_an_expired_bulletin_stands_a_note_with_nothing_of_it() -> None:
    note = Expired(lang="en", url="/2020/gone/", since=Moment(dt.date(2021, 1, 1)))
    given = edition([], expired=(note,))
    job = produced(site(given), articles)["2020/gone/index.html"]
    assert job.template == "pages/expired.html"
    assert (job.page.head.title, job.page.head.noindex) == ("This bulletin has expired", True)
    assert job.made_from == "expired bulletin"
