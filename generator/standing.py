"""Standing: what the last build left of each slice of the output, and whether it still stands.

In: the store's notes. Out: a Standing for each slice. Known here alone: how a file is known again
without reading it.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.cache import Store, decoded
from generator.manifest import Written
from generator.pages import Sheet

_NOTE = "standing "
NOWHERE = (-1, -1)
"""The stamp of a file that isn't there."""
NEW, PAGE, TEMPLATE, FRAME, PROGRAM, FILE, RECORD = (
    "new",
    "page",
    "template",
    "frame",
    "program",
    "file",
    "record",
)
"""Why a file is written: it wasn't there; its page shows something else; its template changed; what
frames every page did; the program did; it no longer was as the last build left it; it is a part of
the manifest and says what was written."""


class Standing(Struct, frozen=True):
    """What a build left of one slice."""

    around: dict[str, str] = {}
    """For each template and language of its pages the digests of what surrounded them: of the
    template, of what frames every page, of the program."""
    files: dict[str, Written] = {}
    """By output path; among them the slice's own file of the manifest."""


def last_standing(store: Store, name: str) -> Standing:
    """What the last build left of a slice; nothing where there was none."""
    return decoded(store.note(_NOTE + name) or b"{}", Standing)


def keep_standing(store: Store, name: str, standing: Standing) -> None:
    """Remember what stands of a slice."""
    store.keep_note(_NOTE + name, msgspec.json.encode(standing))


def forget_others(store: Store, names: Iterable[str]) -> None:
    """Forget what stood of slices that are no more."""
    store.forget_notes(_NOTE, {_NOTE + name for name in names})


def why_due(sheet: Sheet, before: Standing, around: Mapping[str, str]) -> str:
    """Why a file has to be made, although the last build may have made it.

    Args:
        sheet: The file's.
        before: What the last build left of its slice.
        around: What surrounds pages now, as Standing has it.
    """
    last = before.files.get(sheet.output)
    if last is None:
        return NEW
    if last.key != sheet.digest:
        return PAGE
    then = before.around.get(sheet.around, "").split(" ")
    now = around.get(sheet.around, "").split(" ")
    changed = (
        word
        for word, old, new in zip((TEMPLATE, FRAME, PROGRAM), then, now, strict=False)
        if old != new
    )
    return next(changed, FILE)


def all_stand(store: Store, folder: Path, names: Iterable[str]) -> bool:
    """Whether every file of some slices is as the last build left it."""
    above = f"{folder}{os.sep}"
    return all(
        stamp_of(above + output) == written.stamp != NOWHERE
        for name in names
        for output, written in last_standing(store, name).files.items()
    )


def stamp_of(file: str) -> tuple[int, int]:
    """A file's size and time in nanoseconds, by which it is known again; else NOWHERE."""
    try:
        stat = os.stat(file)  # noqa: PTH116 - a Path costs five times as much, for each file
    except OSError:
        return NOWHERE
    return stat.st_size, stat.st_mtime_ns
