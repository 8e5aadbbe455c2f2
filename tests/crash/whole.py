"""Whole: what may stand in an output folder while and after something went wrong.

In: the files that stand there, and the sites that might stand there: the one before, and what clean
builds of the sources give. Out: a sentence for each thing that is wrong.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Files = Mapping[str, bytes]
"""Bytes by path below the output folder."""

_UNDER_WAY = (".bulletin-part", ".bulletin-journal", ".bulletin-new")
"""What the names of a build's own files have in them, which it removes at its end."""


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder; none where there is no folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def left_overs(root: Path) -> list[str]:
    """What a build that is over has no business to leave anywhere below or beside a folder."""
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if any(mark in path.name for mark in _UNDER_WAY)
    )


def broken(found: Files, sites: Sequence[Files]) -> list[str]:
    """What is wrong with the files that a build which didn't end has left.

    Args:
        found: What stands there.
        sites: The site that stood there before ({} where none did), then the one that the build
            was to make; more where several builds didn't end.
    """
    return [*_torn(found, sites), *_lost(found, sites)]


def _torn(found: Files, sites: Sequence[Files]) -> Iterator[str]:
    for path, data in found.items():
        if any(mark in path for mark in _UNDER_WAY):
            continue
        versions = [site[path] for site in sites if path in site]
        if not versions:
            yield f"{path} belongs to no site"
        elif data not in versions:
            lengths = " or ".join(str(len(version)) for version in versions)
            yield f"{path} is neither old nor new: {len(data)} bytes and not the {lengths} of it"


def _lost(found: Files, sites: Sequence[Files]) -> Iterator[str]:
    if found or sites[0]:
        stable = set.intersection(*(set(site) for site in sites if site))
        yield from (f"{path} is missing" for path in sorted(stable - set(found)))


def different(found: Files, wanted: Files) -> list[str]:
    """In what a finished site differs from what it should be."""
    return sorted(
        [f"{path} is missing" for path in wanted.keys() - found.keys()]
        + [f"{path} should not be there" for path in found.keys() - wanted.keys()]
        + [f"{path} differs" for path in found if path in wanted and found[path] != wanted[path]]
    )


def listed(wrong: Sequence[str]) -> str:
    """The first of many sentences, one a line, for a test that fails."""
    more = f"\n… and {len(wrong) - 20} more" if len(wrong) > 20 else ""
    return "\n".join(wrong[:20]) + more


def contradictions(found: Files) -> list[str]:
    """Where a site and its own manifest contradict each other."""
    index = json.loads(found["manifest.json"])
    entries = {
        path: entry
        for part in index["slices"]
        for path, entry in json.loads(found[part])["files"].items()
    }
    extra = found.keys() - entries.keys() - {"manifest.json", *index["slices"]}
    return [f"{path} is in no manifest" for path in sorted(extra)] + [
        f"{path} is not what its manifest says"
        for path, entry in sorted(entries.items())
        if hashlib.sha256(found.get(path, b"")).hexdigest() != entry["sha256"]
    ]
