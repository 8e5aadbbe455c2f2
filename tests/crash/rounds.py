"""Rounds: when builds are killed, all drawn from one seed.

In: a seed and how many rounds. Out: rounds, each with the trees between which it goes and the
moments at which its builds are killed. Known here alone: how much of a build's time, and how many
of its steps, are spent where.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from tests.crash.crash_site import CrashSite
from tests.crash.sources import Tree, edited, other

Start = Literal["first", "forgetful", "warm"]
"""What a build finds: nothing; a site, but nothing remembered; both."""
STARTS: tuple[Start, ...] = ("first", "warm", "forgetful", "warm")


@dataclass(frozen=True)
class Kill:
    """One build that is killed."""

    tree: int
    """Of which tree the sources are."""
    while_writing: bool
    """Whether it is killed in the part of its time in which it writes."""
    at: float
    """How much of that time is over then."""


@dataclass(frozen=True)
class Round:
    """A site that stands well, builds of it that are killed, and one that is not."""

    number: int
    start: Start
    tree: int
    kills: tuple[Kill, ...]

    @property
    def last_tree(self) -> int:
        """Of which tree the sources are in the end."""
        return self.kills[-1].tree


@dataclass(frozen=True)
class Span:
    """When a build writes and ends, in seconds after its start."""

    writes: float
    ends: float

    def moment(self, kill: Kill) -> float:
        """How many seconds after its start a build is killed."""
        # Files are seen to change a little after the first was opened.
        begin = max(0.0, self.writes - 0.03) if kill.while_writing else 0.0
        return begin + kill.at * (self.ends + 0.02 - begin)


def draw_trees(tree: Tree, seed: str, count: int) -> tuple[Tree, ...]:
    """A tree and what becomes of it by edits, one after another."""
    random = Random(f"trees {seed}")  # noqa: S311 - a test's chance, which can be repeated
    trees = [tree]
    while len(trees) < count:
        trees.append(edited(trees[-1], random))
    return tuple(trees)


def draw_rounds(seed: str, count: int, trees: int) -> Iterator[Round]:
    """The rounds, each beginning where the one before ended.

    Args:
        seed: What chance is made from.
        count: How many.
        trees: How many trees there are; after the last comes the first.
    """
    tree = 0
    for number in range(count):
        one = _draw(Random(f"round {number} {seed}"), number, tree, trees)  # noqa: S311 - the same
        tree = one.last_tree
        yield one


def _draw(random: Random, number: int, tree: int, trees: int) -> Round:
    now, kills = tree, []
    for kill in range(random.choice((1, 1, 1, 1, 2, 3))):
        if kill == 0 or random.random() < 0.5:
            now = (now + 1) % trees
        kills.append(Kill(now, random.random() < 0.7, random.random()))
    return Round(number, STARTS[number % len(STARTS)], tree, tuple(kills))


def measure(site: CrashSite, start: Start, tree: Tree, to: Tree) -> Span:
    """When a build from one tree to another writes, and when it ends."""
    prepare(site, start, tree, to)
    before = site.files()
    run = site.start()
    ended = run.end()
    assert ended.code == 0, ended.stderr
    changed = [path for path, data in site.files().items() if before.get(path) != data]
    times = sorted((site.output / path).stat().st_ctime - run.began for path in changed)
    # The folder of a first site is renamed last of all; that takes no time worth counting.
    return Span(writes=times[0], ends=times[-1] + 0.05)


class Steps:
    """What the trap can count in a build from either of two trees to the other."""

    def __init__(
        self, site: CrashSite, start: Start, pair: tuple[Tree, Tree], count: str = "count"
    ) -> None:
        self._pair = pair
        self._ranges = {}
        for _ in pair:  # a build to the larger of the two has more steps
            prepare(site, start, site.tree, other(pair, site.tree))
            self._ranges[pair.index(site.tree)] = site.steps(count)

    def to(self, tree: Tree, at: float) -> int:
        """The number of a step, when so much of the build to a tree is over (from 0 to 1)."""
        steps = self._ranges[self._pair.index(tree)]
        return steps[min(int(at * len(steps)), len(steps) - 1)]


def prepare(site: CrashSite, start: Start, tree: Tree, to: Tree) -> None:
    """Let a site stand as a round begins, with sources that differ from it."""
    site.stand(tree)
    site.lay(to)
    if start != "warm":
        site.forget(output=start == "first")
