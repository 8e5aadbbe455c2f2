"""The goals: what each step may take at 10,000 bulletins, as a share of what Hugo takes for it.

In: the typical usages of ours and of the yardstick. Out: for each goal, whether it is reached; and
what a bulletin costs in the largest archive.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.measure import Usage

GOALS: Mapping[str, float] = {
    "cold": 1.0,
    "body": 0.12,
    "title": 0.2,
    "new": 0.2,
    "delete": 0.2,
    "same": 0.08,
    "template": 0.6,
    "ci": 0.3,
    "memory": 0.5,
}
"""For each scene the greatest ratio."""
WITH_EVERYTHING_ON: Mapping[str, float] = {**GOALS, "cold": 2.0}
"""The same for a portal's site, of which a cold build makes four times as many files."""
SIZE = 10_000
"""Of the archive that the goals are for."""
LARGE = 100_000
GROWTH = 1.3
"""How much more a bulletin may cost in the large archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One goal, and how near we came."""

    scene: str
    goal: float
    theirs: float
    """The yardstick's seconds, or megabytes."""
    ours: float

    @property
    def ratio(self) -> float:
        """Ours as a share of theirs."""
        return self.ours / self.theirs

    @property
    def is_reached(self) -> bool:
        """Whether the goal is met, as the ratio is printed."""
        return round(self.ratio, 2) <= self.goal


def verdicts(
    ours: Mapping[str, Usage], theirs: Mapping[str, Usage], goals: Mapping[str, float] = GOALS
) -> Iterator[Verdict]:
    """A verdict for each goal whose scene was measured."""
    for scene, goal in goals.items():
        if scene in ours and scene in theirs:
            pair = figure(theirs[scene]), figure(ours[scene])
            yield Verdict(scene=scene, goal=goal, theirs=pair[0], ours=pair[1])


def figure(usage: Usage) -> float:
    """What counts of a usage: its seconds, or its megabytes where memory was measured."""
    return usage.peak or usage.wall


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """What one bulletin costs in two archives of different sizes."""

    scene: str
    small: float
    """Milliseconds, or kilobytes of memory, for one of the smaller archive's."""
    large: float

    @property
    def ratio(self) -> float:
        """How much more it costs in the larger one."""
        return self.large / self.small


def growths(
    small: Mapping[str, Usage], large: Mapping[str, Usage], scenes: Iterable[str]
) -> Iterator[Growth]:
    """What a bulletin costs in each scene that was measured in both archives."""
    for scene in scenes:
        if scene in small and scene in large:
            yield Growth(
                scene=scene,
                small=figure(small[scene]) * 1000 / SIZE,
                large=figure(large[scene]) * 1000 / LARGE,
            )
