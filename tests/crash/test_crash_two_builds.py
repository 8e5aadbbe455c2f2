"""Two builds at once: the second says for what it waits, and both end as one alone would."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.crash.command import Run
from tests.crash.crash_site import CrashSite
from tests.crash.sources import Tree, other

IS_LONG = bool(os.environ.get("BULLETIN_LONG"))
WAITS = "another build"
SOON = 20.0
"""Seconds within which a build that has to wait says so, on a machine that has much to do."""


def held(site: CrashSite, go: Path) -> Run:
    """A build that has come to its first change of the output and goes on when `go` is there."""
    run = site.start(trap=("wait", "1", site.output, go))
    until = time.monotonic() + SOON
    while not go.with_suffix(".reached").exists():
        assert not run.is_over(), run.end()
        assert time.monotonic() < until
        time.sleep(0.005)
    return run


@pytest.mark.parametrize(("first", "count"), [(True, 5), (False, 2)] * (10 if IS_LONG else 1))
def test_builds_started_at_once_all_end_well_and_the_site_is_a_clean_one(
    first: bool,  # noqa: FBT001 - a case's own
    count: int,
    site: CrashSite,
    pair: tuple[Tree, Tree],
) -> None:
    site.lay(other(pair, site.tree))
    if first:
        site.forget(output=True)
    ended = [run.end() for run in [site.start() for _ in range(count)]]
    assert [one.stderr for one in ended if one.code or one.shows_a_bug] == []
    for one in ended:
        assert site.ends_clean(one) == []
    assert [one.stderr for one in ended if one.stderr.count(WAITS) > 1] == []


def test_a_build_that_finds_another_says_so_waits_for_it_and_then_builds(
    site: CrashSite, pair: tuple[Tree, Tree], tmp_path: Path
) -> None:
    site.lay(other(pair, site.tree))
    holder = held(site, tmp_path / "go")
    second = site.start()
    try:
        is_said = second.says(WAITS, SOON)
        was_waiting = not second.is_over()
    finally:
        (tmp_path / "go").touch()
    assert site.ends_clean(holder.end()) == []
    assert site.ends_clean(second.end()) == []
    assert was_waiting
    assert is_said


def test_where_the_other_build_is_killed_the_one_that_waits_goes_on(
    site: CrashSite, pair: tuple[Tree, Tree], tmp_path: Path
) -> None:
    site.lay(other(pair, site.tree))
    holder = held(site, tmp_path / "go")
    second = site.start()
    second.says(WAITS, 2.0)
    holder.signal(signal.SIGKILL)
    holder.end()
    assert site.ends_clean(second.end()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_waits_can_be_interrupted(
    number: signal.Signals, site: CrashSite, pair: tuple[Tree, Tree], tmp_path: Path
) -> None:
    site.lay(other(pair, site.tree))
    holder = held(site, tmp_path / "go")
    second = site.start()
    second.says(WAITS, 2.0)
    second.signal(number)
    try:
        ended = second.end(within=10.0)
    finally:
        (tmp_path / "go").touch()
    assert site.ends_clean(holder.end()) == []
    assert (ended.code, ended.shows_a_bug) == (128 + number, False), ended
