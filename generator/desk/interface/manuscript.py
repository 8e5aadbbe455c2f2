"""Manuscript: one open text, as it stands on the disk and as a person has it before them.

In: what is typed into fields and into the editor. Out: the file's text, saved or kept for recovery.
Known here alone: what belongs together when a text is changed, saved, merged or put back.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.desk import recovery, shelf, splice
from generator.desk.recovery import Keeper, Unsaved
from generator.desk.remarks import remarks_of, without_remarks
from generator.desk.shelf import Conflict, Opened, Saved
from generator.desk.splice import Matter, Unspliceable
from generator.discover import kind_of
from generator.errors import Problem
from generator.schema import PageMatter, PostMatter

_MATTERS: Mapping[str | None, Matter] = {"post": PostMatter, "page": PageMatter}
"""What declares the fields of a text, by its kind; a registry is edited as a whole."""


class Manuscript:
    """A bulletin, a page or a registry that one tab of a browser has open."""

    def __init__(self, root: Path, path: str, tab: str) -> None:
        """Open a text; a registry that is not there yet is empty.

        Args:
            root: The site's folder.
            path: Its source path, as anybody may have written it.
            tab: What tells this tab from others.

        Raises Forbidden where it is none of these; SiteError or OSError where it can't be opened.
        """
        self.matter = _MATTERS.get(kind_of(path))
        """What declares its fields; None where it has none."""
        opened = _opened(root, path)
        self.root, self.path = root, opened.path
        self.text = self._saved = opened.text
        self.stamp = opened.stamp
        self._base: str | None = opened.text
        self._keeper = Keeper(root, self.path, tab, self.stamp)
        self.can_undo = shelf.undoable(root, self.path)
        """Whether there is a save to take back."""

    @property
    def is_unsaved(self) -> bool:
        """Whether there is something to save."""
        return self.text != self._saved

    @property
    def body(self) -> str:
        """The text below the front matter, with plain line ends."""
        return splice.body_of(self.text)

    @property
    def source(self) -> str:
        """The whole text, with plain line ends."""
        return self.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    @property
    def first_line(self) -> int:
        """The line of the file in which the body begins, from 1."""
        return self.source.removesuffix(self.body).count("\n") + 1

    @property
    def title(self) -> str:
        """Its headline; "" where it has none that can be read."""
        try:
            return str(self.values().get("title") or "")
        except Unspliceable:
            return ""

    def values(self) -> dict[str, Any]:
        """What the front matter says. Raises Unspliceable, as where there is none."""
        if self.matter is None:
            raise Unspliceable
        return splice.values_of(self.text, self.matter)

    def change(self, path: str, value: object) -> None:
        """Change a field; None takes it out. Raises Unspliceable."""
        if self.matter is None:
            raise Unspliceable
        self._typed(splice.splice(self.text, {path: value}, self.matter))

    def rewrite(self, body: str) -> None:
        """Change the body; its last line stays a whole one."""
        end = "\n" if self.body.endswith("\n") and not body.endswith("\n") else ""
        self._typed(splice.with_body(self.text, body + end))

    def retype(self, source: str) -> None:
        """Change the whole text; its last line stays a whole one."""
        was_whole = not self.source or self.source.endswith("\n")
        end = "\n" if source and was_whole and not source.endswith("\n") else ""
        self._typed(splice.retyped(self.text, source + end))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the comments at the top say."""
        return remarks_of(self.text) if self.matter else ()

    def clear_remarks(self) -> None:
        """Take these comments out."""
        self._typed(without_remarks(self.text))

    def resume(self, unsaved: Unsaved) -> None:
        """Go on with a text that was kept, from what stood in the file when it was typed."""
        if unsaved.stamp != self.stamp:
            self.stamp, self._base = unsaved.stamp, None  # nobody knows what it began from
        self._keeper.forget(self.stamp)
        self._typed(unsaved.text)
        self.keep(at_once=True)
        self.discard(unsaved)

    def discard(self, unsaved: Unsaved) -> None:
        """Throw away a text that was kept."""
        recovery.discard(self.root, unsaved)

    def _typed(self, text: str) -> None:
        self.text = text
        if self.is_unsaved:
            self._keeper.typed(text)
        else:
            self._keeper.forget()

    def keep(self, *, at_once: bool = False) -> None:
        """Write what was typed to where it outlives a crash, if there is something new."""
        self._keeper.flush(at_once=at_once)

    def save(self) -> Saved | Conflict:
        """Write the file, unless somebody else has changed it since it was opened."""
        result = shelf.save(self.root, self.path, self.text, self.stamp, self._base)
        if isinstance(result, Saved):
            self._settle(self.text, result.stamp)
        return result

    def settle(self, text: str, conflict: Conflict) -> Saved | Conflict:
        """Save a text in view of what somebody else has written."""
        self.text, self.stamp, self._base = text, conflict.stamp, conflict.theirs
        return self.save()

    def yield_to(self, conflict: Conflict) -> None:
        """Take what somebody else has written, in place of what was typed here."""
        self._settle(conflict.theirs, conflict.stamp)

    def undo(self) -> Opened | Conflict | None:
        """Put back what stood before the last save; None where nothing is kept."""
        result = shelf.undo(self.root, self.path, self.stamp)
        if isinstance(result, Opened):
            self._settle(result.text, result.stamp)
        return result

    def _settle(self, text: str, stamp: str) -> None:
        self.text = self._saved = self._base = text
        self.stamp = stamp
        self.can_undo = shelf.undoable(self.root, self.path)
        self._keeper.forget(stamp)

    def line_in_body(self, problem: Problem) -> int | None:
        """The line of the editor in which a problem is, if it is in the body."""
        line = problem.place.line
        return line - self.first_line + 1 if line and line >= self.first_line else None


def _opened(root: Path, path: str) -> Opened:
    try:
        return shelf.open_file(root, path)
    except FileNotFoundError:
        if kind_of(path) != "config":
            raise
        return Opened(path=path, text="", stamp="")


def left_behind(root: Path, path: str, living: frozenset[str]) -> Unsaved | None:
    """The newest unsaved text of a file whose tab is no longer there."""
    there = (one for one in recovery.found(root) if one.path == path and one.tab not in living)
    return next(there, None)
