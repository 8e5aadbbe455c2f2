"""Manifest: what stands in the output and is ours, cut by month so that a change stays small.

In: for each file its sheet, SHA-256 and size. Out: the slices as JSON files. It is also how the
program knows its own files again, in a folder that another build, or another machine, filled.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePath

import msgspec
from msgspec import Struct

from generator.pages import Sheet

INDEX = "manifest.json"
_FORMAT = "bulletin-manifest-1"


class Written(Struct, frozen=True, array_like=True):
    """What a build left at one place of the output."""

    key: str
    """The digest of the sheet that it was made from; "" for the manifest's own."""
    digest: str
    """SHA-256 of its bytes."""
    size: int
    stamp: tuple[int, int]
    """The file's size and time as the system gave them after writing."""
    why: str = ""
    """Why it was written last, a word of `standing`."""
    when: str = ""
    """The moment of the build that did so."""


class Entry(Struct, frozen=True):
    """One file of the output."""

    sha256: str
    size: int
    source: str
    """What it was made from."""


class Owned(Struct, frozen=True, kw_only=True):
    """What an output folder says of itself."""

    is_ours: bool
    preview: bool = False
    files: frozenset[str] = frozenset()


class Index(Struct, frozen=True, kw_only=True):
    """The manifest's own front: the marker by which an output folder is known as ours."""

    format: str
    preview: bool
    """Whether the folder shows what the public may not see yet."""
    slices: tuple[str, ...]
    """Files of the slices, below the output folder."""


def slice_file(name: str) -> str:
    """The file of one slice."""
    return f"manifest/{name}.json"


def manifest_files(names: Iterable[str]) -> set[str]:
    """The files that the manifest of these slices consists of."""
    return {INDEX, *map(slice_file, names)}


def record(sheets: Iterable[Sheet], files: Mapping[str, Written]) -> bytes:
    """What stands in the output of one slice.

    Args:
        sheets: The slice's.
        files: What was written of each, by output path.
    """
    entries = {
        sheet.output: Entry(files[sheet.output].digest, files[sheet.output].size, sheet.made_from)
        for sheet in sheets
    }
    return _json({"files": entries})


def index(names: Iterable[str], *, preview: bool) -> bytes:
    """The manifest's own front.

    Args:
        names: Of all slices.
        preview: Whether the build shows what the public may not see yet.
    """
    files = tuple(slice_file(name) for name in sorted(names))
    return _json(Index(format=_FORMAT, preview=preview, slices=files))


def owned(folder: Path, closed: Collection[str] = ()) -> Owned:
    """Read a folder's manifest, but for the slices that stay closed; without one it is not ours."""
    try:
        index = msgspec.json.decode((folder / INDEX).read_bytes(), type=Index)
    except (OSError, msgspec.DecodeError):
        return Owned(is_ours=False)
    if index.format != _FORMAT:
        return Owned(is_ours=False)
    files = {INDEX}
    left_out = set(map(slice_file, closed))
    for name in filter(is_within, index.slices):
        if name not in left_out:
            files |= {name, *_slice(folder / name)}
    within = files if _are_plain(files) else filter(is_within, files)
    return Owned(is_ours=True, preview=index.preview, files=frozenset(within))


def is_within(output: str) -> bool:
    """Whether a path stays below the folder: a tampered manifest must not reach out of it."""
    path = PurePath(output)
    return not path.is_absolute() and not path.drive and ".." not in path.parts


def _are_plain(outputs: Collection[str]) -> bool:
    """Whether all of many paths are such as need no closer look; told of all of them in one go."""
    together = "\0".join(("", *outputs, ""))
    odd = ("\\", ":", "/.", "//", "\0.", "\0/", "/\0", "\0\0")
    return together.count("\0") == len(outputs) + 1 and not any(part in together for part in odd)


def _slice(file: Path) -> Iterable[str]:
    try:
        content = msgspec.json.decode(file.read_bytes(), type=dict[str, dict[str, msgspec.Raw]])
    except (OSError, msgspec.DecodeError):
        return ()  # what else is known of its files has to do
    return content.get("files", {})


def _json(value: object) -> bytes:
    data = msgspec.json.encode(value, order="deterministic")
    return msgspec.json.format(data, indent=1) + b"\n"
