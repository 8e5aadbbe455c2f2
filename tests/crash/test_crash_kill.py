"""A build that is killed at any moment leaves a site to serve, and the next one puts it right."""

import os
import signal
import time
from collections.abc import Sequence
from random import Random

import pytest

from tests.crash.crash_site import CrashSite
from tests.crash.rounds import Round, Span, Start, Steps, draw_rounds, draw_trees, measure, prepare
from tests.crash.sources import Tree, other
from tests.crash.whole import Files, broken, listed

IS_LONG = bool(os.environ.get("BULLETIN_LONG"))
PARTS = 16 if IS_LONG else 1
ROUNDS = 15
"""In each part."""
STEPS = 300 if IS_LONG else 1
"""How many steps of a build are tried, besides one near its end."""

Spans = dict[Start, Span]


@pytest.fixture(scope="module")
def trees(tree: Tree, drawn: str) -> tuple[Tree, ...]:
    """States of the sources; clean builds of all of them have to be made."""
    return draw_trees(tree, drawn, 20 if IS_LONG else 3)


@pytest.fixture(scope="module")
def spans(standing: CrashSite, trees: Sequence[Tree]) -> Spans:
    """When builds write and end on this machine."""
    first, warm = (measure(standing, start, trees[0], trees[1]) for start in ("first", "warm"))
    return {"first": first, "forgetful": first, "warm": warm}


@pytest.mark.parametrize("part", range(PARTS))
def test_a_build_killed_at_random_moments_leaves_whole_files_and_the_next_ends_clean(
    part: int, standing: CrashSite, trees: Sequence[Tree], spans: Spans, seed: str
) -> None:
    wrong = [
        f"round {round_.number} ({round_}): {sentence}"
        for round_ in draw_rounds(f"{part} {seed}", ROUNDS, len(trees))
        for sentence in go_through(round_, standing, trees, spans)
    ]
    assert wrong == [], listed(wrong)


def go_through(round_: Round, site: CrashSite, trees: Sequence[Tree], spans: Spans) -> list[str]:
    """What is wrong after each killed build of a round and after the last one."""
    prepare(site, round_.start, trees[round_.tree], trees[round_.tree])
    sites: list[Files] = [site.files()]
    for kill in round_.kills:
        site.lay(trees[kill.tree])
        kill_after(site, spans[round_.start].moment(kill))
        found, new = site.files(), site.clean.of(site.tree)
        wrong = [*broken(found, [*sites, new]), *site.wrong_sources()]
        if wrong:
            return wrong
        # A first site appears at once; until then nothing stands there.
        sites = [found] if not sites[0] else [*sites, new]
    return site.ends_clean(site.build())


def kill_after(site: CrashSite, seconds: float) -> None:
    """Start a build and kill it, with all processes that it may have started."""
    run = site.start()
    time.sleep(max(0.0, run.began + seconds - time.time()))
    run.signal(signal.SIGKILL)
    run.end()


@pytest.mark.parametrize(
    ("start", "deed", "count"),
    [("first", "kill", "count"), ("warm", "kill", "count"), ("warm", "tear", "count-files")],
)
def test_a_build_killed_at_any_one_step_leaves_whole_files_too(
    start: Start,
    deed: str,
    count: str,
    site: CrashSite,
    pair: tuple[Tree, Tree],
    chance: Random,
) -> None:
    steps = Steps(site, start, pair, count)
    late = 1 - chance.random() / 12  # what is stale goes last of all
    wrong = []
    for at in [*(chance.random() for _ in range(STEPS)), late]:
        prepare(site, start, site.tree, other(pair, site.tree))
        step = steps.to(site.tree, at)
        sites = [site.files(), site.clean.of(site.tree)]
        ended = site.build(trap=(deed, str(step), site.root))
        found = [*broken(site.files(), sites), *site.wrong_sources()]
        found += [f"it ended with {ended.code}"] if ended.code != 128 + signal.SIGKILL else []
        found += [f"the next build: {one}" for one in site.ends_clean(site.build())]
        wrong += [f"step {step}: {one}" for one in found]
    assert wrong == [], listed(wrong)
