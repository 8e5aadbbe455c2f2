"""Beginning: the page on which a new bulletin is begun.

In: a Room. Out: a draft of the kind that a person chose, and the page on which it is written. Only
what it can't be without is asked for here.
"""

import datetime as dt

from nicegui import run, ui
from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement
from nicegui.events import UploadEventArguments

from generator.config import Config
from generator.desk.bringing import bring
from generator.desk.interface import controls
from generator.desk.interface.elements import button, javascript, tag
from generator.desk.interface.furniture import language_names, page_of
from generator.desk.interface.room import Room, address_of
from generator.desk.kinds import KINDS, begin, kind_named
from generator.desk.shelf import Saved, save
from generator.names import in_language

_LARGEST = 50_000_000
"""Bytes of a file that is brought along; a document with its pictures is far below."""
_TRIES = 3
"""How often another place is looked for, where somebody takes the one that was free."""


def beginning(room: Room, config: Config) -> None:
    """Build the page."""
    with page_of(room, config, room.speech.fill("New bulletin"), "sheet is-narrow"):
        _Beginning(room, config)


class _Beginning:
    """What is asked, and what was answered."""

    def __init__(self, room: Room, config: Config) -> None:
        self._room, self._config, self._fill = room, config, room.speech.fill
        own, usual = room.speech.lang, config.site.defaults.lang or config.language
        self._kind, self._lang = KINDS[0].id, own if own in config.site.languages else usual
        self._today = dt.datetime.now(config.zone).date()
        self._answers: dict[str, object] = {"date": f"{self._today}"}
        self._wrong: dict[str, TextElement] = {}
        tag("h1", self._fill("New bulletin"))
        self._kinds()
        if len(config.site.languages) > 1:
            with self._frame("lang", self._fill("Language")):
                names = language_names(room.speech, config)
                controls.choice("in-lang", self._lang, names, self._speak, optional=False)
        with self._frame("title", self._fill("Title")):
            controls.words("in-title", "", self._answering("title"))
        with self._frame("date", self._fill("Date")):
            controls.day("in-date", self._today, self._answering("date"), room.speech)
        with tag("div", kind="actions"):
            button(self._fill("Begin"), self._begin, "main")
        self._bringing()

    def _kinds(self) -> None:
        with tag("fieldset", kind="kinds"):
            tag("legend", self._fill("What is it?"))
            for kind in KINDS:
                label = in_language(kind.label, self._room.speech.lang, "en")
                with tag("label", kind="choice"):
                    box = tag("input", type="radio", name="kind", value=kind.id)
                    box.on("change", lambda event: self._choose(str(event.args)), js_handler=_VALUE)
                    if kind.id == self._kind:
                        box.props["checked"] = True
                    tag("span", label)

    def _choose(self, kind: str) -> None:
        self._kind = kind

    def _speak(self, lang: str | None) -> None:
        self._lang = lang or self._config.language

    def _answering(self, name: str) -> controls.Heard:
        def hear(value: object) -> None:
            self._answers[name] = value

        return hear

    def _frame(self, name: str, label: str) -> Element:
        made = tag("div", kind="desk-field", id=f"field-{name}")
        with made:
            tag("label", label, "name", for_=f"in-{name}")
            # The answer stands before what is wrong with it, though it is made later.
            self._wrong[name] = tag("span", kind="wrong", id=f"wrong-{name}")
        javascript("tie", f"field-{name}", f"wrong-{name}")
        return made

    def _say(self, problems: dict[str, str]) -> None:
        for name, place in self._wrong.items():
            place.set_text(problems.get(name, ""))
        javascript("mark", [f"field-{name}" for name in problems])
        for name in list(problems)[:1]:
            javascript("focus", f"field-{name}")

    def _bringing(self) -> None:
        """What is there already becomes a draft too."""
        fill = self._fill
        with tag("section", kind="bringing", aria_label=fill("Bring a text along")):
            tag("h2", fill("Or bring along a text that is there already"))
            tag(
                "p",
                fill(
                    "A Word document (.docx), a saved page, plain text or Markdown. It becomes a "
                    "draft; what was guessed stands above it, for you to check."
                ),
                "muted",
            )
            uploader = ui.upload(
                auto_upload=True, max_file_size=_LARGEST, on_upload=self._brought
            ).classes("uploader")
            choose = tag("button", fill("Choose a file…"), type="button")
            choose.on("click", js_handler=f"() => desk.choose({uploader.id})")
            self._told = tag("div", kind="wrong", role="alert")

    async def _brought(self, event: UploadEventArguments) -> None:
        """Go to the draft; where there is none, say why."""
        room, data = self._room, await event.file.read()
        words, name = room.speech.words, event.file.name
        outcome = await run.io_bound(bring, room.root, self._config, words, name, data)
        if outcome and outcome.path:
            javascript("leave", address_of(outcome.path))
            return
        self._told.clear()
        with self._told:
            for problem in outcome.problems if outcome else ():
                said = room.speech.said(problem)
                tag("p", f"{said.message} {said.hint}".strip())

    async def _begin(self) -> None:
        if not str(self._answers.get("title") or "").strip():
            self._say({"title": self._fill("Give the bulletin's title.")})
            return
        try:
            path = await run.io_bound(self._written)
        except ValueError:
            said = self._fill(
                "This is no day that can be read. Write it as {day}.", day=self._today
            )
            self._say({"date": said})
            return
        if path:
            javascript("leave", address_of(path))

    def _written(self) -> str:
        """The path of the new bulletin. Raises ValueError where the date is none."""
        kind = kind_named(self._kind)
        for _ in range(_TRIES):
            new = begin(self._room.root, kind, self._answers, self._lang, self._today, self._config)
            if isinstance(save(self._room.root, new.path, new.text, ""), Saved):
                return new.path
        return ""


_VALUE = "(event) => emit(event.target.value)"
"""What is sent of an event in the browser."""
