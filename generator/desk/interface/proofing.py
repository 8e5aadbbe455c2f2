"""Proofing: what follows the text while it is written: the page, and the problems.

In: a manuscript that changes. Out: the real page beside it, problems next to the field or the line
that they belong to, and a copy that outlives a crash. One proof is made at a time, of the newest
text, when the person pauses.
"""

import time
from collections.abc import Sequence

from nicegui import run

from generator.codes import is_error
from generator.desk.form import Field, field_of
from generator.desk.interface.editor_pane import EditorPane, Noted
from generator.desk.interface.elements import Handler, javascript
from generator.desk.interface.fields import Fields, beside
from generator.desk.interface.manuscript import Manuscript
from generator.desk.interface.proof_pane import ProofPane
from generator.desk.interface.room import Room
from generator.errors import Problem

TICK = 0.1
"""Seconds after which is looked whether there is something to do."""
_PAUSE = 0.3
"""Seconds without typing after which the page is made anew."""


class Proofing:
    """Follows one manuscript."""

    def __init__(
        self,
        room: Room,
        manuscript: Manuscript,
        panes: tuple[Fields, EditorPane, ProofPane],
        fields: Sequence[Field],
    ) -> None:
        self._room, self._manuscript, self._fields = room, manuscript, fields
        self._filled, self._editor, self._proof = panes
        self._shown: str | None = None
        self._typed_at = 0.0
        self.is_source = False
        """Whether the whole text stands in the editor."""
        self.errors = 0
        """How many errors the text had when it was last looked at."""

    def typed(self) -> None:
        """Hear that the text has changed."""
        self._typed_at = time.monotonic()

    async def tick(self) -> None:
        """Do what there is to do."""
        now = time.monotonic()
        self._manuscript.keep()
        text = self._manuscript.text
        if text != self._shown and now - self._typed_at > _PAUSE:
            self._shown = text
            await self._prove(text)

    async def _prove(self, text: str) -> None:
        """Show the page of a text. Raises ChildProcessError where its build ended by itself."""
        proof = await run.io_bound(self._room.proofs.show, self._manuscript.path, text)
        if proof is None:  # the desk is being closed
            return
        if proof.is_shown:
            self._room.board.base_path = proof.base_path
            self._proof.show(proof.address)
        else:
            others = () if any(map(is_error, proof.problems)) else proof.elsewhere
            self._proof.keep_waiting(next((one.place.path for one in others), ""))
        self._say(proof.problems, proof.elsewhere)

    def _say(self, own: Sequence[Problem], elsewhere: Sequence[Problem]) -> None:
        """Say each problem where it belongs."""
        self.errors = sum(map(is_error, own))
        self._filled.say(beside(self._room.speech, own, self._fields))
        self._editor.note([self._noted(one) for one in (*own, *elsewhere)])

    def _noted(self, problem: Problem) -> Noted:
        said = self._room.speech.said(problem)
        where, go = self._way_to(problem)
        return Noted(
            message=said.message, hint=said.hint, is_error=is_error(problem), where=where, go=go
        )

    def _way_to(self, problem: Problem) -> tuple[str, Handler | None]:
        """What a problem's button says, and where it leads."""
        if problem.place.path != self._manuscript.path:
            return problem.place.path, None
        path = field_of(problem, self._fields)
        if path and not self.is_source:
            return self._label(path), lambda: javascript("focus", f"field-{path}")
        if line := self._line(problem):
            said = self._room.speech.fill("Line {n}", n=line)
            return said, lambda: self._editor.go_to(line)
        return "", None

    def _line(self, problem: Problem) -> int | None:
        """The line of the editor in which a problem is."""
        return problem.place.line if self.is_source else self._manuscript.line_in_body(problem)

    def _label(self, path: str) -> str:
        """A field's name, after those of what it stands in."""
        names, known = [], self._fields
        for key in path.split("."):
            found = next((field for field in known if field.key == key), None)
            names.append(found.label if found else str(int(key) + 1) if key.isdecimal() else key)
            known = found.fields if found else known
        return " ".join(names)
