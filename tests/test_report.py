"""Requests and problems: what a build is asked for, and how a mistake is carried."""

import datetime as dt
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.codes import is_error
from generator.config import STAND_IN
from generator.dates import parse_moment
from generator.errors import Place, Problem, SiteError, closest, nearest, problem
from generator.report import Request, Stopwatch

CLOCK = dt.datetime(2026, 11, 24, 1, 2, 3, tzinfo=dt.UTC)


def request(**more: Any) -> Request:
    return Request(root=Path("/site"), output=Path("/site/output"), clock=CLOCK, **more)


def test_a_build_is_for_now_unless_it_is_asked_for_another_moment() -> None:
    assert request().now(STAND_IN) == CLOCK


def test_a_day_that_is_asked_for_begins_at_midnight_in_the_sites_zone() -> None:
    now = request(at=parse_moment("2026-12-01")).now(STAND_IN)
    assert now.isoformat() == "2026-12-01T00:00:00+08:00"
    assert request(at=parse_moment("2026-12-01T09:30")).now(STAND_IN).hour == 9


def test_an_address_that_is_asked_for_goes_before_the_site_files() -> None:
    amended = request(base_url="https://x.example/").amended(STAND_IN)
    assert amended.site.base_url == "https://x.example/"
    assert request().amended(STAND_IN) is STAND_IN


def test_a_warning_keeps_a_site_from_being_built_only_when_it_is_strict() -> None:
    warning, error = problem("file-in-no-place", "a"), problem("dead-link", "a")
    assert (is_error(warning), is_error(error)) == (False, True)
    assert [request().is_fatal(one) for one in (warning, error)] == [False, True]
    assert [request(strict=True).is_fatal(one) for one in (warning, error)] == [True, True]


def test_a_build_that_shows_anything_withheld_is_a_preview() -> None:
    assert request(show=frozenset({"draft"})).is_preview
    assert not request().is_preview


def test_each_stage_is_timed_in_its_order_even_when_it_fails() -> None:
    watch = Stopwatch()
    with watch("parse"):
        pass
    with pytest.raises(ValueError, match="x"), watch("route"):
        raise ValueError("x")
    assert list(watch.timings) == ["parse", "route"]
    assert all(seconds >= 0 for seconds in watch.timings.values())


def test_problems_are_carried_in_the_order_of_their_places() -> None:
    places = [Place(path="b", line=1), Place(path="a", line=10), Place(path="a", line=9)]
    error = SiteError(Problem(place=place, code="dead-link") for place in places)
    assert [(p.place.path, p.place.line) for p in error.problems] == [("a", 9), ("a", 10), ("b", 1)]


@pytest.mark.parametrize(
    ("word", "near"),
    [("colum", "column"), ("COLUM", "Column"), ("xyz", ""), ("", ""), ("工作动太", "工作动态")],
)
def test_a_name_that_was_probably_meant_is_found(word: str, near: str) -> None:
    known = ["Column" if word.isupper() else "column", "date", "工作动态"]
    assert nearest(word, known) == near


@given(st.text(), st.lists(st.text()))
def test_a_near_name_is_always_a_known_one(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {*known, ""}


@given(st.text("ab会 "), st.lists(st.text("abAB会 ")))
def test_the_closest_name_is_what_the_standard_library_finds(word: str, names: list[str]) -> None:
    folded = {name.casefold(): name for name in names}
    cutoff = 0.6 if word.isascii() else 0.5
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    assert closest(word, names) == (folded[found[0]] if found else "")
