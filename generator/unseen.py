"""Unseen: characters for which there was no font, told at each build until their PDF changes.

In: what a build made of each slice. Out: warnings. Known here alone: how they are remembered while
their PDFs need not be made anew.
"""

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from generator.binding import missing
from generator.cache import Store
from generator.encoding import decoded, encoded
from generator.errors import Problem
from generator.pages import Sheet
from generator.stage import Laid

_NOTE = "characters without a font"

Unseen = dict[str, dict[str, Problem]]
"""For each slice the warnings about its PDFs, by output path."""


class Opened(Struct, frozen=True, kw_only=True):
    """A slice that a build had to look into."""

    name: str
    kept: Collection[str]
    """Its files that stand as they were, by output path."""
    due: Collection[Sheet]


def unseen(
    store: Store, opened: Iterable[Opened], laid: Mapping[str, Laid], slices: Collection[str]
) -> Unseen:
    """What is to be told of all PDFs.

    Args:
        store: Where an earlier build's are remembered.
        opened: The slices that this build had to look into; others stand as they were.
        laid: What it made, by output path.
        slices: The names of all slices.
    """
    note = store.note(_NOTE)
    before = decoded(note, Unseen) if note else {}
    found = {name: before[name] for name in before if name in slices}
    for one in opened:
        still = {out: said for out, said in found.get(one.name, {}).items() if out in one.kept}
        new = {
            sheet.output: missing(sheet.made_from, sheet.output, laid[sheet.output].missing)
            for sheet in one.due
            if laid[sheet.output].missing
        }
        found[one.name] = still | new
    return {name: some for name, some in found.items() if some}


def keep_unseen(store: Store, found: Unseen) -> None:
    """Remember it for the next build."""
    if found or store.note(_NOTE):
        store.keep_note(_NOTE, encoded(found))
