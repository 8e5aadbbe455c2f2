"""Beginning: the page on which a new bulletin is begun.

In: a Room. Out: a draft of the kind that a person chose, with what such a bulletin says, and the
page on which it is written. What was answered is tried out before a file is written.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby

from nicegui import run, ui
from nicegui.events import UploadEventArguments

from generator.codes import is_error
from generator.config import Config
from generator.desk.bringing import bring
from generator.desk.completion import choices_of
from generator.desk.form import field_at, fields_of
from generator.desk.interface import controls
from generator.desk.interface.elements import VALUE, button, javascript, tag
from generator.desk.interface.fields import Fields, beside
from generator.desk.interface.furniture import language_names, page_of
from generator.desk.interface.room import Room, address_of, today
from generator.desk.kinds import KINDS, New, begin, kind_named
from generator.desk.shelf import Saved, save
from generator.errors import Problem
from generator.names import in_language
from generator.schema import PostMatter

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
        self._lang = own if own in config.site.languages else usual
        self._kind, self._is_busy = KINDS[0], False
        self._answers: dict[str, object] = {"date": f"{today(config)}"}
        self._schema = fields_of(PostMatter, room.speech.words, room.speech.lang)
        self._fields = Fields(
            room.speech,
            choices_of(config, room.speech.lang),
            partial(today, config),
            lambda: self._answers,
            self._answer,
        )
        tag("h1", self._fill("New bulletin"))
        self._kinds()
        if len(config.site.languages) > 1:
            self._languages()
        self._asked = tag("div", kind="asked")
        self._ask()
        with tag("div", kind="actions"):
            self._button = button(self._fill("Begin"), self._begin, "main")
            self._state = tag("span", kind="state", role="status")
        self._bringing()

    def _kinds(self) -> None:
        with tag("fieldset", kind="kinds"):
            tag("legend", self._fill("What is it?"))
            for kind in KINDS:
                label = in_language(kind.label, self._room.speech.lang, "en")
                with tag("label", kind="choice"):
                    box = tag("input", type="radio", name="kind", value=kind.id)
                    box.on("change", lambda event: self._choose(str(event.args)), js_handler=VALUE)
                    if kind is self._kind:
                        box.props["checked"] = True
                    tag("span", label)

    def _choose(self, kind: str) -> None:
        self._kind = kind_named(kind)
        self._ask()

    def _languages(self) -> None:
        with tag("div", kind="desk-field"):
            tag("label", self._fill("Language"), "name", for_="in-lang")
            names = language_names(self._room.speech, self._config)
            controls.choice("in-lang", self._lang, names, self._speak, optional=False)

    def _speak(self, lang: str | None) -> None:
        self._lang = lang or self._config.language

    def _ask(self) -> None:
        """Ask for what a bulletin of this kind says; what was answered already stays."""
        self._fields.forget()
        self._asked.clear()
        with self._asked:
            for group, paths in groupby(self._kind.asked, lambda path: path.rpartition(".")[0]):
                if group:
                    whole = field_at(self._schema, group)
                    with tag("fieldset", kind="item"):
                        tag("legend", whole.label if whole else group)
                        self._ask_for(tuple(paths))
                else:
                    self._ask_for(tuple(paths))

    def _ask_for(self, paths: Sequence[str]) -> None:
        for path in paths:
            if field := field_at(self._schema, path):
                value = self._answers.get(path, self._kind.given.get(path))
                self._fields.build(field, value)

    def _answer(self, path: str, value: object) -> None:
        self._answers[path] = value

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
        """Go to the new bulletin; where an answer is wrong, say so beside it, and write nothing."""
        if self._is_busy:
            return
        self._show_busy(is_busy=True)
        try:
            path, wrong = await run.io_bound(self._begun) or ("", {})
        finally:
            self._show_busy(is_busy=False)
        if path:
            javascript("leave", address_of(path, self._kind.id))
        self._fields.say(wrong)
        for first in list(wrong)[:1]:
            javascript("focus", f"field-{first}")

    def _show_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._button.props["disabled"] = is_busy
        self._state.set_text(self._fill("Your answers are being checked…") if is_busy else "")

    def _begun(self) -> tuple[str, Mapping[str, str]]:
        """The new bulletin's path, or what is wrong with the answers by field."""
        if not str(self._answers.get("title") or "").strip():
            return "", {"title": self._fill("Give the bulletin's title.")}
        for _ in range(_TRIES):
            try:
                new = self._new()
            except ValueError:
                day = today(self._config)
                said = self._fill("This is no day that can be read. Write it as {day}.", day=day)
                return "", {"date": said}
            if wrong := beside(self._room.speech, self._errors(new), self._schema):
                return "", wrong
            if isinstance(save(self._room.root, new.path, new.text, ""), Saved):
                return new.path, {}
        return "", {}

    def _new(self) -> New:
        """The bulletin as it is answered. Raises ValueError where its date is none."""
        answers = {path: self._answers.get(path) for path in self._kind.asked}
        day = today(self._config)
        return begin(self._room.root, self._kind, answers, self._lang, day, self._config)

    def _errors(self, new: New) -> Sequence[Problem]:
        """What the site's build says of the answers; what is not answered yet can wait."""
        try:
            found = self._room.proofs.show(new.path, new.text).problems
        except ChildProcessError:  # the page on which it is written says so
            return ()
        answered = tuple(path for path in self._kind.asked if self._answers.get(path))
        return [one for one in found if is_error(one) and one.place.field.startswith(answered)]
