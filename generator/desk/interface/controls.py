"""Controls: what a field is filled in with, each by the kind of value that it holds.

In: a field's name for the browser, its value, and who hears of a new one. Out: an element. A value
is heard at each change, since a person may save at any moment. Words that can be completed are
still anybody's own: a registry need not know them.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from nicegui import ui
from nicegui.element import Element
from nicegui.events import GenericEventArguments, ValueChangeEventArguments

from generator.desk.completion import Choice
from generator.desk.interface.elements import tag
from generator.desk.interface.speech import Speech

Heard = Callable[[Any], None]
"""Is given the new value; None where nothing is left."""


def words(name: str, value: object, heard: Heard, *, long: bool = False) -> Element:
    """A line of words, or several."""
    make = ui.textarea if long else ui.input
    made = make(value="" if value is None else str(value), on_change=_passing(heard))
    return _plain(made, name, "autogrow" if long else "")


def _passing(heard: Heard) -> Callable[[ValueChangeEventArguments[Any]], None]:
    return lambda event: heard(event.value or None)


def _plain(made: ui.input | ui.textarea, name: str, more: str = "") -> Element:
    made.props(f"outlined dense {more}")
    made.props["for"] = name
    return made


class Completed:
    """A line of words that the browser completes from a registry.

    What the registry knows is shown by its name and written as its id; all else as it was typed.
    """

    def __init__(self, name: str, value: object, choices: Iterable[Choice], heard: Heard) -> None:
        self._ids: dict[str, str] = {}
        names = {choice.id: choice.name for choice in choices}
        made = words(
            name,
            names.get(str(value), value),
            lambda typed: heard(self._ids.get(typed, typed) if typed else None),
        )
        # The library's own line looks for its proposals under this id, and lays out none.
        self._proposals = tag("datalist", id=f"{made.html_id}-datalist")
        self.propose(choices)

    def propose(self, choices: Iterable[Choice]) -> None:
        """Offer other proposals."""
        known = tuple(choices)
        self._ids = {choice.name: choice.id for choice in known}
        self._proposals.clear()
        with self._proposals:
            for choice in known:
                tag("option", _initials(choice), value=choice.name)


def _initials(choice: Choice) -> str:
    """By which a Chinese name is typed in short; the browser looks for them too."""
    length = len(choice.name.rpartition(" / ")[2])
    short = (n for n in choice.names if n.isascii() and n.isalpha() and len(n) == length)
    return "" if choice.name.isascii() else next(short, "")


def number(name: str, value: object, heard: Heard) -> Element:
    """A whole number; what is none stays as it was typed, and is a problem of the field."""

    def hear(written: str | None) -> None:
        text = (written or "").strip()
        heard(int(text) if text.isdecimal() else text or None)

    made = words(name, value, hear)
    made.props["inputmode"] = "numeric"
    return made


def day(name: str, value: object, heard: Heard, speech: Speech) -> Element:
    """A date, with a calendar; a time may follow it, and it may be written as people write it."""
    made = ui.input(value="" if value is None else str(value), on_change=_passing(heard))
    _plain(made, name)
    with made.add_slot("append"):
        opened = tag("button", kind="calendar", type="button", aria_label=speech.fill("Calendar"))
        with opened:
            ui.icon("event").props["aria-hidden"] = "true"
        with opened, ui.menu().props("no-parent-event") as menu:
            ui.date(
                value=made.value if _is_day(made.value) else None,
                on_change=lambda event: _picked(made, menu, event.value),
            ).props("minimal mask=YYYY-MM-DD")
        opened.on("click", menu.open, [])
    return made


def _is_day(text: str) -> bool:
    return len(text) == len("2026-11-29") and text.replace("-", "").isdecimal()


def _picked(made: ui.input, menu: ui.menu, chosen: str | None) -> None:
    """Put the day that was picked in place of the one that stands there; a time stays."""
    if chosen:
        _, divider, time = (made.value or "").replace(" ", "T").partition("T")
        made.set_value(f"{chosen}{divider}{time}")
    menu.close()


def choice(
    name: str,
    value: object,
    options: Mapping[str, str],
    heard: Heard,
    *,
    optional: bool = True,
) -> Element:
    """One of a few; where it is optional, the first line is none of them."""
    made = tag("select", kind="native", id=name).on(
        "change",
        lambda event: heard(str(event.args) or None),
        js_handler="(event) => emit(event.target.value)",
    )
    current = "" if value is None else str(value)
    known = {"": "", **options} if optional else options
    with made:
        for word, label in {**known, **({} if current in known else {current: current})}.items():
            option = tag("option", label, value=word)
            if word == current:
                option.props["selected"] = True
    return made


def yes_or_no(name: str, value: object, label: str, heard: Heard) -> Element:
    """A box to tick."""
    with tag("label", kind="choice"):
        box = tag("input", type="checkbox", id=name).on(
            "change",
            lambda event: heard(True if event.args else None),
            js_handler="(event) => emit(event.target.checked)",
        )
        if value is True:
            box.props["checked"] = True
        tag("span", label)
    return box


def several(name: str, values: Sequence[Any], choices: Sequence[Choice], heard: Heard) -> Element:
    """Any number of words, each completed from a registry, in the order in which they are given.

    A value that is more than a word (a person with posts) is kept as it is.
    """
    by_word: dict[str, Any] = {_word(value): value for value in values}
    known_as = {choice.name: choice.id for choice in choices}
    labels = {word: _label(value, choices) for word, value in by_word.items()}
    labels |= {choice.name: choice.name for choice in choices if choice.id not in by_word}
    made = ui.select(
        labels, value=list(by_word), multiple=True, with_input=True, new_value_mode="add-unique"
    )
    made.props("outlined dense use-chips hide-dropdown-icon")
    made.props["for"] = name
    pending = [""]

    def hear(event: ValueChangeEventArguments[Any]) -> None:
        pending[0] = ""
        heard([by_word.get(word, known_as.get(word, word)) for word in event.value] or None)

    def typed(event: GenericEventArguments) -> None:
        pending[0] = str(event.args or "").strip()

    def left() -> None:
        """What was typed and not entered is meant all the same."""
        word, pending[0] = pending[0], ""
        if word and word not in made.value:
            labels[word] = word
            made.set_options(labels, value=[*made.value, word])

    made.on_value_change(hear)
    made.on("input-value", typed)
    made.on("blur", left, [])
    return made


def _word(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _label(value: object, choices: Sequence[Choice]) -> str:
    """How a value reads: a registry's name for an id, a person with their posts."""
    if isinstance(value, dict):
        roles = ", ".join(map(str, value.get("roles") or ()))
        name = str(value.get("name") or _word(value))
        return f"{name} ({roles})" if roles else name
    names = {choice.id: choice.name for choice in choices}
    return names.get(str(value), str(value))
