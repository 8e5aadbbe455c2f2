"""Verify: whether a site is what a build from nothing makes of the same sources.

In: two output folders. Out: the files in which they differ. Files of others are nobody's concern.
"""

from pathlib import Path

from msgspec import Struct

from generator.manifest import owned


class Difference(Struct, frozen=True, order=True):
    """One file that is not the same in both."""

    output: str
    how: str
    """`missing` from the site, `extra` in it, or `other` bytes."""


def differences(site: Path, clean: Path) -> tuple[Difference, ...]:
    """What differs in a site from a clean build of it."""
    ours, theirs = owned(site).files, owned(clean).files
    found = [Difference(output, "extra") for output in ours - theirs if (site / output).exists()]
    for output in theirs:
        if not (site / output).is_file():
            found.append(Difference(output, "missing"))
        elif (site / output).read_bytes() != (clean / output).read_bytes():
            found.append(Difference(output, "other"))
    return tuple(sorted(found))
