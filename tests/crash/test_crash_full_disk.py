"""A full disk: the build says so, the old site stays whole, and the next build ends clean."""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.crash.command import Ended
from tests.crash.crash_site import CleanBuilds, CrashSite
from tests.crash.disks import fill, free, small_disk
from tests.crash.sources import Tree, other
from tests.crash.whole import broken, left_overs, listed

IS_LONG = bool(os.environ.get("BULLETIN_LONG"))
MIB = 2**20
STEPS = 200 if IS_LONG else 2
LEFT = [0, 40_000] if IS_LONG else [40_000]
"""Bytes that are left on a full disk: fewer than the second of the two trees needs more."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own for the output."""
    with small_disk(tmp_path / "disk", (64 if IS_LONG else 16) * MIB):
        yield tmp_path / "disk"


def says_that_the_disk_is_full(ended: Ended) -> bool:
    said = ended.stderr.lower()
    words = "full" in said and ("disk" in said or "space" in said)
    return ended.has_failed_clearly and words and "hint:" in said


@pytest.mark.parametrize("left", LEFT)
def test_a_build_onto_a_full_disk_says_so_and_the_old_site_stays_whole(
    left: int, disk: Path, clean: CleanBuilds, pair: tuple[Tree, Tree], tmp_path: Path
) -> None:
    site = CrashSite(tmp_path / "site", clean, output=disk / "output")
    site.stand(pair[0])
    before = site.files()
    fill(disk, left)
    site.lay(pair[1])
    ended = site.build()
    assert broken(site.files(), [before, site.clean.of(pair[1])]) == []
    assert says_that_the_disk_is_full(ended), ended
    assert [path for path in left_overs(disk) if ".bulletin-part" in path] == []
    free(disk)
    assert site.ends_clean(site.build()) == []


def test_a_first_build_onto_a_full_disk_leaves_nothing_and_says_so(
    disk: Path, clean: CleanBuilds, tree: Tree, tmp_path: Path
) -> None:
    site = CrashSite(tmp_path / "site", clean, output=disk / "output")
    site.lay(tree)
    fill(disk, 40_000)
    ended = site.build()
    assert [path.name for path in disk.iterdir()] == ["filler"]
    assert says_that_the_disk_is_full(ended), ended
    free(disk)
    assert site.ends_clean(site.build()) == []


@pytest.mark.parametrize("had_store", [True, False] if IS_LONG else [False])
def test_where_there_is_no_room_to_remember_the_build_ends_right_or_says_so(
    had_store: bool,  # noqa: FBT001 - a case's own
    clean: CleanBuilds,
    pair: tuple[Tree, Tree],
    tmp_path: Path,
) -> None:
    site = CrashSite(tmp_path / "site", clean)
    with small_disk(site.kept, (64 if IS_LONG else 16) * MIB):
        if had_store:
            site.stand(pair[0])
        before = site.files()
        fill(site.kept)
        site.lay(pair[1])
        ended = site.build()
        if ended.code:
            assert broken(site.files(), [before, site.clean.of(pair[1])]) == []
            assert says_that_the_disk_is_full(ended), ended
        else:
            assert site.ends_clean(ended) == []
        free(site.kept)
        assert site.ends_clean(site.build()) == []


def test_a_disk_that_is_full_at_any_step_of_a_build_leaves_whole_files(
    site: CrashSite, pair: tuple[Tree, Tree], chance: Random
) -> None:
    site.lay(other(pair, site.tree))
    steps = site.steps()
    wrong = []
    for step in chance.sample(steps, min(STEPS, len(steps))):
        before = site.files()
        site.lay(other(pair, site.tree))
        ended = site.build(trap=("fill", str(step), site.root))
        found = broken(site.files(), [before, site.clean.of(site.tree)])
        if not says_that_the_disk_is_full(ended) and site.ends_clean(ended):
            found.append(f"it ended with {ended.code} and said: {ended.stderr}")
        found += site.ends_clean(site.build())
        wrong += [f"step {step} of {len(steps)}: {one}" for one in found]
    assert wrong == [], listed(wrong)
