"""Saving: the head of a text's page, and what is done there that outlives the page.

In: a manuscript, and what a person asks for. Out: a saved file, a save taken back, a bulletin made
public or a draft again, an entry in the folder's history. Two texts of one file are never decided
between without asking.
"""

from collections.abc import Callable
from pathlib import PurePosixPath

from nicegui import ui

from generator.desk.interface.asking import ask_whether, ask_which
from generator.desk.interface.committing import Committing
from generator.desk.interface.elements import button, javascript, tag
from generator.desk.interface.manuscript import Manuscript
from generator.desk.interface.room import ADDRESS, registries
from generator.desk.interface.speech import Speech
from generator.desk.shelf import Conflict, Saved


class Head:
    """A bulletin's name, whether it is saved, and what can be done with it."""

    def __init__(
        self,
        speech: Speech,
        manuscript: Manuscript,
        renew: Callable[[], None],
        turn_over: Callable[[], None],
    ) -> None:
        """Build the head.

        Args:
            speech: The person's language.
            manuscript: What is saved.
            renew: Shows the manuscript's text anew, after another one came in its place.
            turn_over: Shows the whole text in the editor, or the text below the fields.
        """
        self._speech, self._manuscript, self._renew = speech, manuscript, renew
        self._is_busy = False
        registry, _ = registries(speech).get(manuscript.path, ("", ""))
        self._other_name = registry or PurePosixPath(manuscript.path).name
        fill = speech.fill
        with tag("div", kind="head"):
            with tag("div"):
                self._name = tag("h1")
                tag("span", manuscript.path, "path")
            with tag("div", kind="actions") as self.actions:
                self._state = tag("span", kind="state", role="status")
                self._committing = Committing(speech, manuscript)
                self._source = button(fill("Whole text"), turn_over)
                self._source.set_visibility(manuscript.matter is not None)
                self._undo = button(fill("Undo the last save"), self._take_back)
                self._undo.props["disabled"] = True
                button(fill("Save"), self.save, "main", title="Ctrl+S")
        ui.on("desk-save", self.save)
        self.tell()

    def tell(self) -> None:
        """Say how things stand."""
        is_unsaved = self._manuscript.is_unsaved
        name = self._manuscript.title or self._other_name
        if self._name.text != name:
            self._name.set_text(name)
        said = self._speech.fill("Not saved") if is_unsaved else self._speech.fill("Saved")
        if self._state.text != said:
            self._state.set_text(said)
            self._state.classes(add="is-unsaved" if is_unsaved else "", remove="is-unsaved")
            javascript("remember", is_unsaved)
        if self._undo.props.get("disabled") is self._manuscript.can_undo:
            self._undo.props["disabled"] = not self._manuscript.can_undo

    def turned(self, *, is_source: bool) -> None:
        """Say which text is in the editor."""
        self._source.props["aria-pressed"] = str(is_source).lower()

    async def save(self) -> bool:
        """Save; whether the file holds what was asked for then."""
        if self._is_busy:
            return False
        self._is_busy = True
        try:
            return await self._saved(self._manuscript.save())
        finally:
            self._is_busy = False

    async def _saved(self, result: Saved | Conflict) -> bool:
        before = result.mine if isinstance(result, Conflict) else self._manuscript.text
        while isinstance(result, Conflict):
            way = await ask_which(self._speech, result)
            if way is None:
                self.tell()
                return False
            if way == "theirs":
                self._manuscript.yield_to(result)
                break
            text = result.mine if way == "mine" else result.merged or result.mine
            result = self._manuscript.settle(text, result)
        if self._manuscript.text != before:
            self._renew()
        self.tell()
        await self._committing.look()
        return True

    async def _take_back(self) -> None:
        sure = self._speech.fill("The file becomes again what it was before the last save.")
        name = self._speech.fill("Undo the last save")
        if not await ask_whether(self._speech, name, sure, name):
            return
        result = self._manuscript.undo()
        if isinstance(result, Conflict):
            await self._saved(result)
        elif result and not result.stamp:  # it was new, and is gone again
            javascript("leave", f"{ADDRESS}/")
        else:
            self._renew()
            await self._committing.look()
