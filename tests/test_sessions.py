"""Sessions: a series in order, what is missing in it, and what comes before and after each."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from generator.dates import Interval
from generator.model import Bulletin, Edge, Link, numbers_of
from generator.pages import ArticlePage, IndexPage, ListPage, SeriesPage, SessionGroup
from generator.producers import articles, meetings
from generator.producers.sessions import groups_of, sessions_around
from tests.specimens import bulletin, edition, office, produced, series, site
from tests.test_graph import meeting

STUDY = series("study")


def session(
    name: str, held: str = "", number: int | None = None, told: str = "", **more: Any
) -> Bulletin:
    """A session held on a day, and reported on that day or another."""
    day = dt.date.fromisoformat(held) if held else None
    when = Interval(day, day) if day else None
    one = bulletin(
        name,
        dt.date.fromisoformat(told or held),
        meeting=meeting(held=when, ordinal=number),
        series_id="study",
        **more,
    )
    return replace(one, card=replace(one.card, held=when))


def shown(groups: tuple[SessionGroup, ...]) -> list[tuple[int, list[tuple[str, Any]]]]:
    return [
        (
            group.year,
            [
                (one.card.id, one.missing and (one.missing.first, one.missing.last))
                for one in group.sessions
            ],
        )
        for group in groups
    ]


FIVE = [
    session("a", "2024-02-01", 2),
    session("b", "2024-03-01", 3),
    session("c", "2024-06-01", 6, told="2025-01-09"),
    session("d", "2025-01-05", 1),
    session("e", told="2025-02-01"),
]


def test_sessions_stand_by_the_year_of_the_meeting_each_in_order_with_its_gaps() -> None:
    assert shown(groups_of(reversed(FIVE), numbers_of(FIVE))) == [
        (2025, [("d", None), ("e", None)]),
        (2024, [("a", (1, 1)), ("b", None), ("c", (4, 5))]),
    ]


def test_a_number_that_stands_on_another_page_is_not_missing() -> None:
    assert shown(groups_of(FIVE[2:3], numbers_of(FIVE))) == [(2024, [("c", (4, 5))])]
    assert shown(groups_of(FIVE[1:2], numbers_of(FIVE))) == [(2024, [("b", None)])]


def test_of_a_year_that_nobody_knows_whole_nothing_is_missing() -> None:
    assert shown(groups_of(FIVE[2:4], {2025: [1]})) == [
        (2025, [("d", None)]),
        (2024, [("c", None)]),
    ]


def around(*bulletins: Bulletin, **edge: Any) -> dict[str, tuple[str | None, str | None]]:
    ordered = sorted(bulletins, key=lambda one: one.order)
    return {
        path.rpartition("/")[2]: (b.title if b else None, a.title if a else None)
        for path, (b, a) in sessions_around(ordered, Edge(**edge)).items()
    }


def test_each_has_the_one_before_and_after_by_the_day_of_the_meeting() -> None:
    late = session("late", "2024-01-01", 1, told="2024-12-01")
    found = around(FIVE[0], FIVE[1], late, bulletin("plain"))
    assert found == {
        "late.md": (None, FIVE[0].card.title),
        "a.md": (late.card.title, FIVE[1].card.title),
        "b.md": (FIVE[0].card.title, None),
    }


def test_two_bulletins_on_one_session_have_the_same_neighbours() -> None:
    again = session("again", "2024-02-01", 2, told="2024-02-02")
    found = around(*FIVE[:2], again, session("x", "2024-01-01", 1))
    assert found["a.md"] == found["again.md"]


@pytest.mark.parametrize("year", [2024, 2025])
def test_a_year_goes_on_from_the_one_before(year: int) -> None:
    edge = {"earlier": {"study": Link("E", "/e/")}, "later": {"study": Link("L", "/l/")}}
    assert around(session("a", f"{year}-02-01"), **edge) == {"a.md": ("E", "L")}


def test_articles_lead_over_the_edges_of_years_and_a_withdrawn_one_is_passed_over() -> None:
    some = [
        session("a", "2022-02-01", 1),
        session("gone", "2023-02-01", 1, withdrawn="An error."),
        session("c", "2024-02-01", 1),
        bulletin("plain", dt.date(2023, 5, 1)),
    ]
    found = produced(site(edition(some, series=(STUDY,))), articles)

    def neighbours(path: str) -> tuple[Link | None, Link | None]:
        page = found[path].page
        assert isinstance(page, ArticlePage)
        return page.session_before, page.session_after

    assert neighbours("2022/a/index.html") == (None, some[2].link)
    assert neighbours("2024/c/index.html") == (some[0].link, None)
    assert neighbours("2023/gone/index.html") == (None, None)
    assert neighbours("2023/plain/index.html") == (None, None)


def test_the_page_of_a_series_shows_its_newest_and_each_year_its_own() -> None:
    given = site(edition(FIVE, series=(STUDY,)), list_size=2)
    found = {path: job.page for path, job in produced(given, meetings).items()}
    front, year = found["meetings/study/index.html"], found["meetings/study/2025/index.html"]
    assert isinstance(front, SeriesPage)
    assert shown(front.groups) == [(2025, [("e", None)]), (2024, [("c", (4, 5))])]
    assert isinstance(year, ListPage)
    assert [group.year for group in year.groups] == [2025, 2024]


def test_the_index_has_the_meetings_in_the_order_of_the_offices() -> None:
    offices = (office("province"), office("city"))
    owned = [replace(series(one.id), owner=one.link) for one in reversed(offices)]
    given = edition((), offices=offices, series=(*owned, series("nobody-s")))
    page = produced(site(given), meetings)["meetings/index.html"].page
    assert isinstance(page, IndexPage)
    assert [tree.link.title for tree in page.entries] == ["province", "city", "nobody-s"]
