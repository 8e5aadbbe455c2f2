"""Standing: what the last build left of each slice of the output, and whether it still stands.

In: the store's notes. Out: a Standing for each slice. Known here alone: how a file is known again
without reading it.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from generator.cache import Store
from generator.encoding import decoded, encoded
from generator.manifest import Written
from generator.pages import Sheet, Slice, around

_NOTE, _SEALS = "standing ", "seals"
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
    note = store.note(_NOTE + name)
    return decoded(note, Standing) if note else Standing()


class Seal(Struct, frozen=True, array_like=True):
    """What a slice was when a build left it: while it is that again, it need not be opened."""

    digest: str
    """Of its sheets."""
    around: dict[str, str]
    """As Standing has it."""


def seal_of(one: Slice, digests: Mapping[str, str]) -> Seal:
    """A slice's seal; `digests` are those of what surrounds pages."""
    names = [around(*pair) for pair in one.outline.surroundings]
    return Seal(one.outline.digest, {name: digests[name] for name in names})


class Seals(Struct, frozen=True):
    """The seals of all slices of the last build."""

    index: tuple[int, int] = NOWHERE
    """The stamp of the manifest's front, which that build left last."""
    slices: dict[str, Seal] = {}
    """By the slices' names."""


def last_seals(store: Store) -> Seals:
    """The last build's seals; none where there was none."""
    note = store.note(_SEALS)
    return decoded(note, Seals) if note else Seals()


def keep_seals(store: Store, seals: Seals) -> None:
    """Remember the seals of all slices."""
    store.keep_note(_SEALS, encoded(seals))


def keep_standing(store: Store, name: str, standing: Standing) -> None:
    """Remember what stands of a slice."""
    store.keep_note(_NOTE + name, encoded(standing))


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


class Left(Struct, frozen=True, kw_only=True):
    """What the last build left, as it is remembered."""

    folder: str
    """The output folder."""
    notes: dict[str, bytes]
    """By the slices' names."""

    @staticmethod
    def by_last_build(store: Store, folder: Path) -> "Left":
        """What it left in a folder."""
        notes = {name.removeprefix(_NOTE): note for name, note in store.notes(_NOTE).items()}
        return Left(folder=str(folder), notes=notes)


Strays = Mapping[str, Mapping[str, tuple[int, int]]]
"""Of each slice that the last build left, the files that are no longer as they were, with their
stamps now; a slice whose files all stand is not among them."""


def strays(left: Left) -> Strays:
    """Look at every file that the last build left."""
    above = f"{left.folder}{os.sep}"
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for name, note in left.notes.items():
        for output, written in decoded(note, Standing).files.items():
            stamp = stamp_of(above + output)
            if stamp != written.stamp or stamp == NOWHERE:
                found.setdefault(name, {})[output] = stamp
    return found


def stamp_of(file: str) -> tuple[int, int]:
    """A file's size and time in nanoseconds, by which it is known again; else NOWHERE."""
    try:
        stat = os.stat(file)  # noqa: PTH116 - a Path costs five times as much, for each file
    except OSError:
        return NOWHERE
    return stat.st_size, stat.st_mtime_ns
