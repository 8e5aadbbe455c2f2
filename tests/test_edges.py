"""Edges: what a year's pages see of the years around it, told from the spines alone."""

import datetime as dt
from typing import Any

from generator.model import Bulletin, Edge, Link
from generator.producers import edges_of
from tests.specimens import bulletin, daily, edition, site


def edges(*bulletins: Bulletin) -> dict[int, Edge]:
    """The edge of each year in English."""
    given = site(edition(bulletins))
    return {year: found["en"] for year, found in edges_of(given.volumes).items()}


def title(name: str, year: int) -> Link:
    return Link(f"Title of {name}", f"/{year}/{name}/")


def new_year(name: str, year: int, **more: Any) -> Bulletin:
    return bulletin(name, dt.date(year, 1, 1), **more)


def test_a_columns_next_bulletin_on_either_side_is_the_last_before_and_the_first_after() -> None:
    found = edges(
        new_year("a", 2020),
        bulletin("b", dt.date(2020, 12, 31)),
        new_year("c", 2021),
        bulletin("d", dt.date(2022, 1, 2)),
        bulletin("e", dt.date(2022, 1, 3)),
    )
    assert (found[2020].older, found[2020].newer) == ({}, {"news": title("c", 2021)})
    assert found[2021].older == {"news": title("b", 2020)}
    assert found[2021].newer == {"news": title("d", 2022)}
    assert (found[2022].older, found[2022].newer) == ({"news": title("c", 2021)}, {})


def test_over_years_without_the_column_its_bulletins_meet_and_those_years_see_nothing_of_it() -> (
    None
):
    found = edges(
        new_year("a", 2020),
        new_year("x", 2021, column_id="other"),
        new_year("y", 2022, column_id="other"),
        new_year("b", 2023),
    )
    assert found[2020].newer == {"news": title("b", 2023)}
    assert found[2023].older == {"news": title("a", 2020)}
    for year in (2021, 2022):
        assert "news" not in found[year].older.keys() | found[year].newer.keys()


def test_a_year_of_one_language_alone_is_passed_over_by_the_other() -> None:
    english = edition([new_year("a", 2020), new_year("b", 2022)])
    chinese = edition([new_year("c", 2021, root="/zh/")], lang="zh")
    found = edges_of(site(english, chinese).volumes)
    assert found[2020]["en"].newer == {"news": title("b", 2022)}
    assert found[2022]["en"].older == {"news": title("a", 2020)}
    assert found[2021]["zh"] == Edge()
    assert [kin.card.id for kin in found[2022]["en"].recent] == ["a"]


def test_what_is_seen_of_the_time_before_is_the_newest_fifty_over_as_many_years_as_they_need() -> (
    None
):
    early = [bulletin(f"e{n:02}", dt.date(2018, 1, 1) + dt.timedelta(n)) for n in range(30)]
    few = [bulletin(f"f{n:02}", dt.date(2019, 1, 1) + dt.timedelta(n)) for n in range(30)]
    found = edges(*early, *few, new_year("g", 2020))
    assert [kin.card.id for kin in found[2019].recent] == [f"e{n:02}" for n in range(30)]
    assert [kin.card.id for kin in found[2020].recent] == [
        *(f"e{n:02}" for n in range(10, 30)),
        *(f"f{n:02}" for n in range(30)),
    ]
    assert found[2018].recent == ()


def test_withdrawn_bulletins_are_seen_from_no_other_year() -> None:
    gone = bulletin("gone", dt.date(2020, 6, 1), withdrawn="An error.")
    found = edges(new_year("a", 2020), gone, new_year("b", 2021))
    assert found[2021].older == {"news": title("a", 2020)}
    assert [kin.card.id for kin in found[2021].recent] == ["a"]


def test_an_edge_stays_the_same_whatever_is_added_far_from_it() -> None:
    days = daily(900)  # into 2022
    before = edges(*days)
    after = edges(*days, bulletin("new", dt.date(2020, 6, 1)), new_year("newest", 2023))
    assert after[2021] == before[2021]
