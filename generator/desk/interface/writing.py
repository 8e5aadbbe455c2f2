"""Writing: the page on which one bulletin, static page or registry is written.

In: a Room and a source path, which may be anybody's. Out: a page with fields, text, and the real
page beside them; a registry has no fields. What is typed is kept within a second; only a save
touches the file.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from nicegui import run, ui

from generator.config import Config
from generator.desk.completion import choices_of
from generator.desk.form import fields_of
from generator.desk.interface.asking import ask_for_picture
from generator.desk.interface.editor_pane import EditorPane
from generator.desk.interface.elements import button, javascript, tag
from generator.desk.interface.fields import Fields
from generator.desk.interface.form_pane import FormPane
from generator.desk.interface.furniture import page_of, refuse
from generator.desk.interface.manuscript import Manuscript, left_behind
from generator.desk.interface.proof_pane import ProofPane
from generator.desk.interface.proofing import TICK, Proofing
from generator.desk.interface.publication import Publication
from generator.desk.interface.room import Room, today
from generator.desk.interface.saving import Head
from generator.desk.kinds import asked_of
from generator.desk.pictures import markdown_for, store
from generator.desk.recovery import Unsaved
from generator.desk.shelf import Forbidden
from generator.desk.splice import Unspliceable
from generator.errors import SiteError

_SETTLED = 0.3
"""Seconds after which a tab that this page came in place of is known to be gone."""


def writing(room: Room, config: Config, path: str, kind: str = "") -> None:
    """Build the page; `kind` is that of a new bulletin, whose fields come first."""
    tab = ui.context.client.id
    try:
        manuscript = Manuscript(room.root, path, tab)
    except (Forbidden, SiteError, OSError, ValueError) as error:
        refuse(room, config, error)
        return
    with page_of(room, config, path, "writing"):
        desk = _Writing(room, config, manuscript, asked_of(kind))
        ui.timer(_SETTLED, desk.offer, once=True)
    ui.context.client.on_connect(lambda: room.living.add(tab))
    ui.context.client.on_disconnect(lambda: room.living.discard(tab))
    ui.context.client.on_disconnect(lambda: manuscript.keep(at_once=True))


class _Writing:
    """The parts of the page, and what each of them hears of the others."""

    def __init__(
        self, room: Room, config: Config, manuscript: Manuscript, first: Sequence[str]
    ) -> None:
        self._room, self._speech, self._manuscript = room, room.speech, manuscript
        self._config = config
        self._is_source = self._values() is None
        self._head = Head(self._speech, manuscript, self._renew, self._turn_over)
        with tag("div"):
            self._notices, self._remarks = tag("div"), tag("div")
        self._switches()
        speech, matter = self._speech, manuscript.matter
        fields = fields_of(matter, speech.words, speech.lang) if matter else ()
        filled = Fields(
            speech,
            choices_of(config, speech.lang),
            partial(today, config),
            self._read,
            self._changed,
        )
        with tag("div", kind="panes" if matter else "panes without-fields"):
            self._form = FormPane(speech, fields, filled, self._read, first)
            self._editor = EditorPane(
                speech,
                self._text(),
                self._rewritten,
                self._pictured,
                is_markdown=matter is not None,
            )
            proof = ProofPane(speech)
        with self._form.head:
            self._publication = Publication(speech, self._publish)
        self._proofing = Proofing(room, manuscript, (filled, self._editor, proof), fields)
        self._show_which()
        ui.timer(TICK, self._proofing.tick)

    def _switches(self) -> None:
        """On a narrow screen, which part is seen."""
        fill = self._speech.fill
        parts = {"text": fill("Text"), "proof": fill("Page")}
        if self._manuscript.matter:
            parts = {"fields": fill("Details"), **parts}
        with tag("div", kind="switch", role="group", aria_label=fill("Parts")):
            for name, label in parts.items():
                made = tag("button", label, type="button", data_pane_of=name)
                made.on("click", js_handler=f"() => desk.pane('{name}')")
        javascript("pane", "text")

    def _values(self) -> Mapping[str, Any] | None:
        """What the front matter says; None where it can't be read."""
        try:
            return self._manuscript.values()
        except Unspliceable:
            return None

    def _read(self) -> Mapping[str, Any]:
        return self._values() or {}

    def _text(self) -> str:
        """What stands in the editor."""
        return self._manuscript.source if self._is_source else self._manuscript.body

    # What the person does

    def _changed(self, path: str, value: object) -> bool:
        try:
            self._manuscript.change(path, value)
        except Unspliceable:
            ui.notify(
                self._speech.fill("This can’t be changed here; change it in the whole text."),
                type="warning",
            )
            return False
        self._typed()
        return True

    def _rewritten(self, text: str) -> None:
        write = self._manuscript.retype if self._is_source else self._manuscript.rewrite
        write(text)
        self._typed()

    async def _pictured(self, name: str, data: bytes) -> None:
        said = await ask_for_picture(self._speech, name)
        if said is None:
            return
        try:
            place = await run.io_bound(store, self._room.root, self._manuscript.path, name, data)
        except SiteError as error:
            for problem in error.problems:
                told = self._speech.said(problem)
                ui.notify(
                    f"{told.message} {told.hint}", type="warning", timeout=0, close_button=True
                )
            return
        if place:
            shown = markdown_for(place, said.alt, said.credit, said.caption)
            self._editor.insert_block(shown)

    async def _publish(self, *, is_draft: bool) -> None:
        if self._changed("draft", True if is_draft else None):
            await self._head.save()

    def _turn_over(self) -> None:
        """Show the whole text in the editor, or the text below the fields."""
        if self._is_source and self._values() is None:
            said = self._speech.fill("The lines at the top have to be mended first.")
            ui.notify(said, type="warning")
            return
        self._is_source = not self._is_source
        self._renew()

    # What is shown then

    def _typed(self) -> None:
        self._proofing.typed()
        self._tell()

    def _tell(self) -> None:
        self._head.tell()
        self._publication.tell(self._read(), errors=self._proofing.errors)

    def _renew(self) -> None:
        """Show everything anew, after another text came in place of the one that was shown."""
        if self._values() is None:
            self._is_source = True
        self._editor.put(self._text())
        self._proofing.typed()
        self._show_which()

    def _show_which(self) -> None:
        self._show_remarks()
        self._form.build(hidden=self._is_source)
        self._head.turned(is_source=self._is_source)
        self._proofing.is_source = self._is_source
        self._tell()

    def _show_remarks(self) -> None:
        """What stands at the top of the file for a person to check, and how to take it out."""
        fill, remarks = self._speech.fill, self._manuscript.remarks
        self._remarks.clear()
        if not remarks:
            return
        with self._remarks, tag("div", kind="notice of-remarks", role="region") as notice:
            notice.props["aria-label"] = fill("To be checked")
            with tag("ul", tabindex="0"):
                for remark in remarks:
                    is_one = remark.startswith("- ")
                    tag("li", remark.removeprefix("- "), "" if is_one else "is-head")
            button(fill("All checked: take these lines out"), self._clear_remarks, "main")

    def _clear_remarks(self) -> None:
        self._manuscript.clear_remarks()
        self._renew()

    def offer(self) -> None:
        """Offer what was typed and neither saved nor thrown away."""
        living = frozenset(self._room.living)
        unsaved = left_behind(self._room.root, self._manuscript.path, living)
        if unsaved:
            self._offer(unsaved)

    def _offer(self, unsaved: Unsaved) -> None:
        fill, when = self._speech.fill, self._room.stamp(unsaved.when, self._config)
        with self._notices, tag("div", kind="notice", role="region") as notice:
            notice.props["aria-label"] = fill("Text that was not saved")
            tag("p", fill("Text that was not saved is here, from {when}.", when=when))

            def resume() -> None:
                self._manuscript.resume(unsaved)
                notice.delete()
                self._renew()

            def discard() -> None:
                self._manuscript.discard(unsaved)
                notice.delete()

            button(fill("Discard it"), discard)
            button(fill("Go on with it"), resume, "main")
