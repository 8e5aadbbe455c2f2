"""Manifest: what stands in the output and is ours, cut by year so that a change stays small.

In: for each file its Job, SHA-256 and size. Out: the slices as JSON files. It is also how the
program knows its own files again, in a folder that another build, or another machine, filled.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

import msgspec
from msgspec import Struct

from generator.cache import Written
from generator.pages import Job, Output

INDEX = "manifest.json"
_FORMAT = "bulletin-manifest-1"


class Entry(Struct, frozen=True):
    """One file of the output."""

    sha256: str
    size: int
    source: str
    """What it was made from."""


class Index(Struct, frozen=True, kw_only=True):
    """The manifest's own front: the marker by which an output folder is known as ours."""

    format: str
    preview: bool
    """Whether the folder shows what the public may not see yet."""
    slices: tuple[str, ...]
    """Files of the slices, below the output folder."""


class Owned(Struct, frozen=True, kw_only=True):
    """What an output folder says of itself."""

    is_ours: bool
    preview: bool = False
    files: frozenset[str] = frozenset()


def slice_file(name: str) -> str:
    """The file of one slice."""
    return f"manifest/{name}.json"


def manifest_files(jobs: Iterable[Job]) -> set[str]:
    """The files that the manifest itself consists of."""
    return {INDEX, *(slice_file(job.part) for job in jobs)}


def manifest(
    jobs: Iterable[Job], files: Mapping[str, Written], *, preview: bool
) -> tuple[Output, ...]:
    """The slices and their index.

    Args:
        jobs: Every Job of the build.
        files: What stands in the output.
        preview: Whether the build shows what the public may not see yet.
    """
    slices: dict[str, dict[str, Entry]] = {}
    for job in jobs:
        file = files[job.output]
        entry = Entry(file.digest, file.size, job.made_from)
        slices.setdefault(job.part, {})[job.output] = entry
    names = tuple(slice_file(name) for name in sorted(slices))
    index = Index(format=_FORMAT, preview=preview, slices=names)
    parts = {slice_file(name): {"files": entries} for name, entries in slices.items()}
    return tuple(
        Output(output=output, data=_json(value))
        for output, value in sorted({**parts, INDEX: index}.items())
    )


def owned(folder: Path) -> Owned:
    """Read a folder's manifest; a folder without one is not ours."""
    try:
        index = msgspec.json.decode((folder / INDEX).read_bytes(), type=Index)
    except (OSError, msgspec.DecodeError):
        return Owned(is_ours=False)
    if index.format != _FORMAT:
        return Owned(is_ours=False)
    files = {INDEX}
    for name in index.slices:
        files |= {name, *_slice(folder / name)}
    return Owned(is_ours=True, preview=index.preview, files=frozenset(filter(is_within, files)))


def is_within(output: str) -> bool:
    """Whether a path stays below the folder: a tampered manifest must not reach out of it."""
    path = PurePath(output)
    return not path.is_absolute() and not path.drive and ".." not in path.parts


def _slice(file: Path) -> Iterable[str]:
    try:
        content = msgspec.json.decode(file.read_bytes(), type=dict[str, dict[str, Entry]])
    except (OSError, msgspec.DecodeError):
        return ()  # a lost slice only means that its files are no longer known as ours
    return content.get("files", {})


def _json(value: object) -> bytes:
    data = msgspec.json.encode(value, order="deterministic")
    return msgspec.json.format(data, indent=1) + b"\n"
