"""Occasions: urgent notices and days of mourning, by the clock of the site's zone."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec import convert
from msgspec.structs import replace

from generator.build import build
from generator.cache import Store
from generator.config import STAND_IN
from generator.dates import Moment, parse_moment
from generator.occasions import Occasions, occasions
from generator.schema_site import SiteFile
from tests.small_site import PLAIN, SITE, SmallSite, post

ZONE = STAND_IN.zone


def at(moment: str, **file: Any) -> Occasions:
    given = {"title": "T", "base_url": "https://example.org/", **file}
    alerts = [
        {**one, **{k: _moment(one[k]) for k in ("since", "until") if k in one}}
        for one in file.get("alerts", [])
    ]
    site = convert({**given, "alerts": alerts}, SiteFile)
    return occasions(site, parse_moment(moment).aware(ZONE, dt.time(0)), ZONE)


def _moment(words: str) -> Moment:
    return parse_moment(words)


ALERT = {"text": "Closed", "since": "2026-07-20T18:00", "until": "2026-07-21"}


@pytest.mark.parametrize(
    ("moment", "stands", "until"),
    [
        ("2026-07-20T17:59", False, "2026-07-20T18:00"),
        ("2026-07-20T18:00", True, "2026-07-22T00:00"),
        ("2026-07-21T23:59", True, "2026-07-22T00:00"),
        ("2026-07-22", False, ""),
    ],
)
def test_a_notice_stands_from_its_time_to_the_end_of_its_last_day(
    moment: str, *, stands: bool, until: str
) -> None:
    today = at(moment, alerts=[ALERT])
    assert bool(today.alerts) is stands
    assert today.until == (parse_moment(until).aware(ZONE) if until else None)


def test_a_notice_without_times_stands_always() -> None:
    today = at("2026-01-01", alerts=[{"text": "Closed"}])
    assert [one.text for one in today.alerts] == ["Closed"]
    assert today.until is None


@pytest.mark.parametrize(
    ("mourning", "moment", "is_grey", "until"),
    [
        (["true"], "2026-01-01", True, ""),
        (["false"], "2026-01-01", False, ""),
        (["2026-12-13"], "2026-12-12T23:59", False, "2026-12-13"),
        (["2026-12-13"], "2026-12-13", True, "2026-12-14"),
        (["2026-12-13"], "2026-12-14", False, ""),
        (["2026-04-04/2026-04-06"], "2026-04-06T12:00", True, "2026-04-07"),
        (["2026-04-04", "2026-12-13"], "2026-04-05", False, "2026-12-13"),
    ],
)
def test_mourning_lasts_from_midnight_to_midnight_in_the_sites_zone(
    mourning: list[str], moment: str, *, is_grey: bool, until: str
) -> None:
    today = at(moment, mourning=mourning)
    assert today.is_mourning is is_grey
    assert today.until == (parse_moment(until).aware(ZONE, dt.time(0)) if until else None)


@pytest.fixture
def small(tmp_path: Path) -> SmallSite:
    site = SmallSite(tmp_path)
    site.lay({"content/posts/a.md": post("A", "2026-01-05", column="news"), **PLAIN})
    return site


def clock(day: int, hour: int) -> dt.datetime:
    return dt.datetime(2026, 7, day, hour, tzinfo=ZONE)


def test_a_remembered_build_is_done_again_when_a_notice_begins_and_when_it_ends(
    small: SmallSite,
) -> None:
    alert = "alerts:\n  - {text: Closed today, from: '2026-07-20T10:00:00Z', until: 2026-07-21}\n"
    small.lay({"content/site.yaml": SITE + alert, "templates/pages/home.html": HOME})

    def said(day: int, hour: int) -> tuple[str, bool]:
        request = replace(small.request(clock=clock(day, hour)), at=None)
        store = Store(small.store)
        try:
            report = build(request, store)
        finally:
            store.close()
        return small.text("index.html"), bool(report.plans)

    assert said(20, 17) == ("", True)
    assert said(20, 17) == ("", False), "nothing has changed"
    assert said(20, 18) == ("Closed today", True), "ten o'clock in Greenwich is six in the evening"
    assert said(21, 23) == ("Closed today", False)
    assert said(22, 0) == ("", True)


HOME = "{% for one in frame.alerts %}{{ one.text }}{% endfor %}"


def test_what_is_built_for_a_moment_stays_what_it_was_then(small: SmallSite) -> None:
    small.lay({"content/site.yaml": SITE + "mourning: 2026-12-13\n"})
    small.lay({"templates/pages/home.html": "{{ frame.assets['style.css'] }}"})
    small.build(at="2026-12-12")
    before = small.text("index.html")
    small.build(at="2026-12-13")
    assert small.text("index.html") != before
    small.build(at="2026-12-14")
    assert small.text("index.html") == before
