"""A build that a person or the system interrupts ends at once, and leaves everything whole."""

import os
import signal
import time
from collections.abc import Sequence
from random import Random

import pytest

from tests.crash.command import Ended
from tests.crash.crash_site import CrashSite
from tests.crash.rounds import Span, Start, Steps, measure, prepare
from tests.crash.sources import Tree, other
from tests.crash.whole import Files, broken, left_overs, listed

IS_LONG = bool(os.environ.get("BULLETIN_LONG"))
TIMES = 40 if IS_LONG else 1
STEPS = 60 if IS_LONG else 1
AT_ONCE = 5.0
"""Seconds within which an interrupted build ends, on a machine that has much to do."""
SIGNALS = [signal.SIGINT, signal.SIGTERM]


@pytest.fixture(scope="module")
def span(standing: CrashSite, pair: tuple[Tree, Tree]) -> Span:
    """When a build writes and ends on this machine."""
    return measure(standing, "forgetful", *pair)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_build_interrupted_at_random_moments_ends_at_once_and_leaves_all_whole(
    number: signal.Signals,
    site: CrashSite,
    pair: tuple[Tree, Tree],
    span: Span,
    chance: Random,
) -> None:
    wrong = []
    for turn in range(TIMES):
        prepare(site, "forgetful", site.tree, other(pair, site.tree))
        before = site.files()
        run = site.start()
        # Before the program's own first line, Python alone decides what an interruption looks like.
        begin = span.writes * 0.7
        time.sleep(begin + chance.random() * (span.ends - begin))
        was_over, since = run.is_over(), time.monotonic()
        run.signal(number)
        ended = run.end(within=30.0)
        found = wrong_with(site, ended, 128 + number, [before, site.clean.of(site.tree)])
        if not was_over and time.monotonic() - since > AT_ONCE:
            found.append(f"it took {time.monotonic() - since:.1f} s to end")
        wrong += [f"turn {turn}: {one}" for one in found]
    assert wrong == [], listed(wrong)


@pytest.mark.parametrize(
    ("number", "start"),
    [(signal.SIGINT, "first"), (signal.SIGINT, "warm"), (signal.SIGTERM, "warm")],
)
def test_a_build_interrupted_at_any_step_of_writing_leaves_all_whole(
    number: signal.Signals,
    start: Start,
    site: CrashSite,
    pair: tuple[Tree, Tree],
    chance: Random,
) -> None:
    steps = Steps(site, start, pair)
    wrong = []
    for at in [chance.uniform(0.01, 0.99) for _ in range(STEPS)]:
        prepare(site, start, site.tree, other(pair, site.tree))
        before, step = site.files(), steps.to(site.tree, at)
        ended = site.build(trap=("signal", str(step), site.root, number.name))
        found = wrong_with(site, ended, 128 + number, [before, site.clean.of(site.tree)])
        if ended.code == 0:
            found.append("it went on")
        wrong += [f"step {step}: {one}" for one in found]
    assert wrong == [], listed(wrong)


def wrong_with(site: CrashSite, ended: Ended, code: int, sites: Sequence[Files]) -> list[str]:
    """What is wrong with an interrupted build, and with the one after it."""
    if ended.code == 0:  # it was quicker than the interruption
        return site.ends_clean(ended)
    found = [*broken(site.files(), sites), *site.wrong_sources()]
    if ended.code != code or ended.shows_a_bug:
        found.append(f"it ended with {ended.code} and said: {ended.stderr}")
    parts = [path for path in left_overs(site.root) if "bulletin-journal" not in path]
    found += [f"left over at once: {path}" for path in parts]
    return found + [f"the next build: {one}" for one in site.ends_clean(site.build())]
