"""Editor pane: the text in CodeMirror, its toolbar, what is pasted and dropped, and its problems.

In: a text, and who wants to hear of its changes. Out: the same text as a person has it. What the
toolbar does is done in the browser (`desk.js`): typing never waits for the program.
"""

import json
from collections.abc import Awaitable, Callable, Iterable

from msgspec import Struct
from nicegui import ui
from nicegui.events import GenericEventArguments, UploadEventArguments, ValueChangeEventArguments

from generator.desk.interface.elements import Handler, button, javascript, tag
from generator.desk.interface.furniture import way_to
from generator.desk.interface.speech import Speech
from generator.desk.pasting import markdown_of

_LARGEST_PICTURE = 50_000_000
"""Bytes; what a telephone takes is far below."""


class Noted(Struct, frozen=True, kw_only=True):
    """A problem as it stands under the editor."""

    message: str
    hint: str
    is_error: bool
    where: str = ""
    """What its button says, or in which other file it is; "" where there is nothing to go to."""
    go: Handler | None = None
    """What its button does; None for another file."""


class EditorPane:
    """The pane in which the text is written."""

    def __init__(
        self,
        speech: Speech,
        text: str,
        changed: Callable[[str], None],
        pictured: Callable[[str, bytes], Awaitable[None]],
        *,
        is_markdown: bool = True,
    ) -> None:
        """Build the pane.

        Args:
            speech: The person's language.
            text: What stands in the editor at first.
            changed: Hears the whole text after each change that the person makes.
            pictured: Is given the name and the bytes of a picture that the person brings along.
            is_markdown: Whether the text is Markdown, which can be formatted; else it is YAML.
        """
        self._speech, self._changed, self._pictured = speech, changed, pictured
        self._is_ours = False
        with tag("section", kind="pane of-text", aria_label=speech.fill("Text")):
            if is_markdown:
                bar = tag("div", kind="toolbar", role="toolbar")
                bar.props["aria-label"] = speech.fill("Formatting")
            self._editor = ui.codemirror(
                text,
                language="Markdown" if is_markdown else "YAML",
                line_wrapping=True,
                on_change=self._heard,
            )
            self._uploader = ui.upload(
                auto_upload=True, max_file_size=_LARGEST_PICTURE, on_upload=self._uploaded
            ).classes("uploader")
            self._uploader.on("added", js_handler="(files) => desk.picked(files)")
            self._problems = tag("div", kind="problems", role="region")
            self._problems.props["aria-label"] = speech.fill("Problems")
        uploader = self._uploader.id if is_markdown else None
        if is_markdown:
            with bar:
                self._fill_toolbar()
            ui.on("desk-pasted", self._pasted)
        javascript("attach", self._editor.id, speech.fill("Text of the bulletin"), uploader)

    def _fill_toolbar(self) -> None:
        fill = self._speech.fill
        actions = (
            ("bold", fill("Bold")),
            ("heading", fill("Heading")),
            ("list", fill("List")),
            ("numbers", fill("Numbers")),
            ("quote", fill("Quote")),
            ("link", fill("Link")),
        )
        for action, label in actions:
            _instantly(label, f"desk.format({self._editor.id}, '{action}')")
        one, two = fill("First column"), fill("Second column")
        cells = f"{json.dumps(one)}, {json.dumps(two)}"
        _instantly(fill("Table"), f"desk.table({self._editor.id}, {cells})")
        _instantly(fill("Picture…"), f"desk.choose({self._uploader.id})")

    def _heard(self, event: ValueChangeEventArguments[str]) -> None:
        if not self._is_ours:
            self._changed(event.value)

    def put(self, text: str) -> None:
        """Put another text into the editor."""
        self._is_ours = True
        self._editor.set_value(text)
        self._is_ours = False

    def insert_block(self, text: str) -> None:
        """Insert a block of its own where the person is."""
        javascript("insertBlock", self._editor.id, text)

    def go_to(self, line: int) -> None:
        """Lead the person to a line, from 1."""
        javascript("goTo", self._editor.id, line)

    def _pasted(self, event: GenericEventArguments) -> None:
        given = event.args if isinstance(event.args, dict) else {}
        text = markdown_of(str(given.get("html", "")), str(given.get("text", "")))
        is_block = "\n" in text.strip()
        javascript("insertBlock" if is_block else "insert", self._editor.id, text)

    async def _uploaded(self, event: UploadEventArguments) -> None:
        self._uploader.reset()
        await self._pictured(event.file.name, await event.file.read())

    def note(self, problems: Iterable[Noted]) -> None:
        """Say which problems there are."""
        found = tuple(problems)
        self._problems.clear()
        with self._problems:
            ngettext = self._speech.words.ngettext
            said = ngettext("{n} problem", "{n} problems", len(found)).format(n=len(found))
            with tag("div", role="status"):
                tag("h2", said if found else self._speech.fill("No problems."))
            with tag("ul") if found else self._problems:
                for problem in found:
                    _say(problem)


def _instantly(label: str, script: str) -> None:
    """A button that is answered in the browser."""
    made = tag("button", label, type="button")
    made.on("click", js_handler=f"() => {script}")


def _say(problem: Noted) -> None:
    with tag("li", kind="is-error" if problem.is_error else ""):
        if problem.go:
            button(problem.where, problem.go, "as-link")
            tag("span", " ")
        elif problem.where:
            way_to(problem.where, problem.where)
            tag("span", " ")
        tag("span", problem.message)
        if problem.hint:
            tag("span", problem.hint, "hint")
