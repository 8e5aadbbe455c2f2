"""The rounds: contenders take turns, so that a slow minute of the machine falls on all of them.

In: sites, scenes, how many rounds. Out: for each site the usages of each scene. After every build
its output is looked at, and a wrong one ends the benchmark.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.measure import Usage, timed, weighed
from benchmarks.ready import Site
from benchmarks.scenes import Scene, clone_of
from benchmarks.verify import verify

Usages = Mapping[str, list[Usage]]
"""Of one site: for each scene, by its key, a usage for each round."""


def take_turns(sites: Sequence[Site], scenes: Iterable[Scene], rounds: int) -> list[Usages]:
    """Measure every scene of every site, in rounds."""
    scenes = tuple(scenes)
    usages: list[dict[str, list[Usage]]] = [{scene.key: [] for scene in scenes} for _ in sites]
    for number in range(1, rounds + 1):
        for site, found in zip(sites, usages, strict=True):
            if number <= rounds_of(site, rounds):
                for scene, usage in zip(scenes, _round(site, scenes, number), strict=True):
                    found[scene.key].append(usage)
    return list(usages)


def rounds_of(site: Site, rounds: int) -> int:
    """How many rounds a site gets: of many, the slow get half."""
    return max(1, rounds // 2) if site.contender.is_slow else rounds


def _round(site: Site, scenes: tuple[Scene, ...], number: int) -> list[Usage]:
    found = [_measured(site, scene, number) for scene in scenes]
    shutil.rmtree(clone_of(site).folder, ignore_errors=True)
    figures = ", ".join(
        f"{scene.key} {usage.peak:.0f} MB" if scene.weighs else f"{scene.key} {usage.wall:.2f}"
        for scene, usage in zip(scenes, found, strict=True)
    )
    print(f"{site.count:,}, round {number}: {site.contender.name}: {figures}", file=sys.stderr)
    return found


def _measured(site: Site, scene: Scene, number: int) -> Usage:
    step = scene.prepare(site, number)
    os.sync()  # what was written before is not to fall on this build
    measure = weighed if scene.weighs else timed
    usage = measure(step.command, step.site.folder, step.site.environment)
    verify(step.site.output, step.right)
    return usage
