"""Committing: what git knows of a bulletin, and entering it into the folder's history.

In: a saved bulletin and a person's words. Out: a commit of it and of the pictures that it shows.
Where the folder is no repository, nothing of this is seen.
"""

from nicegui import run, ui

from generator.desk.history import Kind, NotCommitted, Reason, commit, state_of
from generator.desk.interface.asking import ask_for_message
from generator.desk.interface.elements import button, tag
from generator.desk.interface.manuscript import Manuscript
from generator.desk.interface.speech import Speech

_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


class Committing:
    """The button that commits, with what there is to commit."""

    def __init__(self, speech: Speech, manuscript: Manuscript) -> None:
        """Build it, unseen at first."""
        self._speech, self._manuscript = speech, manuscript
        self._said = tag("span", kind="state")
        self._button = button(speech.fill("Commit…"), self._ask)
        self._show("none")
        ui.timer(0, self.look, once=True)

    async def look(self) -> None:
        """Look at what git says now."""
        state = await run.io_bound(state_of, self._manuscript.root, self._manuscript.path)
        if state:  # else the desk is being closed
            self._show(state.kind)

    def _show(self, kind: Kind) -> None:
        fill = self._speech.fill
        words: dict[Kind, str] = {
            "new": fill("not committed"),
            "changed": fill("changes not committed"),
            "conflicted": fill("conflict in git"),
        }
        self._said.set_text(words.get(kind, ""))
        self._said.set_visibility(kind in words)
        self._button.set_visibility(kind in ("new", "changed"))

    async def _ask(self) -> None:
        paths = (self._manuscript.path, *self._pictures())
        message = await ask_for_message(self._speech, self._manuscript.title, paths)
        if message:
            await self._commit(paths, message)
            await self.look()

    async def _commit(self, paths: tuple[str, ...], message: str) -> None:
        try:
            name = await run.io_bound(commit, self._manuscript.root, paths, message)
        except NotCommitted as error:
            said = f"{self._why(error.reason)} {error.words}".strip()
            ui.notify(said, type="warning", timeout=0, close_button=True, multi_line=True)
            return
        if name:
            ui.notify(self._speech.fill("Committed: {name}", name=name))

    def _pictures(self) -> tuple[str, ...]:
        """The pictures beside the bulletin that it names."""
        folder = (self._manuscript.root / self._manuscript.path).parent
        place = self._manuscript.path.rpartition("/")[0]
        names = sorted(one.name for one in folder.iterdir() if one.suffix.lower() in _PICTURES)
        return tuple(f"{place}/{name}" for name in names if name in self._manuscript.text)

    def _why(self, reason: Reason) -> str:
        fill = self._speech.fill
        reasons: dict[Reason, str] = {
            "no-git": fill("Git isn’t installed on this computer."),
            "no-repository": fill("The site’s folder is no git repository."),
            "no-identity": fill("Git doesn’t know who you are: set user.name and user.email."),
            "no-message": fill("Say what was done."),
            "nothing": fill("There is nothing to commit."),
            "ignored": fill("Git is told to ignore this file."),
            "busy": fill("Another program is at work on the repository. Try again in a moment."),
            "refused": fill("Git refused:"),
        }
        return reasons[reason]
