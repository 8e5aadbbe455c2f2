"""Fields: what a schema declares, as a person fills it in, each with its words and its problems.

In: the fields, what completes them, and what is said in them now. Out: changes, one field at a
time. A value that no field can hold is shown as it is and left to the whole text.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from msgspec.structs import replace
from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement

from generator.desk.completion import Choice, Choices
from generator.desk.form import Field, field_of, value_at
from generator.desk.interface import controls
from generator.desk.interface.completing import Completed
from generator.desk.interface.elements import button, javascript, tag
from generator.desk.interface.speech import Speech
from generator.errors import Problem
from generator.names import folded

Changed = Callable[[str, object], object]
"""Hears the path of a field and its new value, None for none."""
_LISTS = ("texts", "people", "tags", "topics")
"""Inputs that are completed and hold any number of words."""
_WORDS = ("office", "department", "column", "person")
"""Inputs that are completed and hold one."""


class Fields:
    """Fields on one page."""

    def __init__(
        self,
        speech: Speech,
        choices: Choices,
        today: Callable[[], dt.date],
        read: Callable[[], Mapping[str, Any]],
        changed: Changed,
    ) -> None:
        """Build nothing yet.

        Args:
            speech: The person's language.
            choices: What fields are completed from.
            today: Tells the day in the site's zone.
            read: Says what is said now, by canonical key.
            changed: Hears what the person changes.
        """
        self._speech, self._choices, self._today = speech, choices, today
        self._read, self._changed = read, changed
        self._wrong: dict[str, TextElement] = {}
        self._completed: dict[str, Completed] = {}

    def forget(self) -> None:
        """Hear that what was built is gone."""
        self._wrong.clear()
        self._completed.clear()

    def build(self, field: Field, value: object) -> None:
        """Build a field, or those that belong to it."""
        if field.input == "group":
            values = value if isinstance(value, dict) else {}
            for inner in field.fields:
                self.build(inner, values.get(inner.key))
        elif field.input == "items":
            self._items(field, value if isinstance(value, list) else [])
        else:
            with self._frame(field):
                self._control(field, value)

    @contextmanager
    def _frame(self, field: Field) -> Iterator[None]:
        """A field's name before it, and what is known and what is wrong below it."""
        with tag("div", kind="desk-field", id=f"field-{field.path}"):
            if field.input != "yes":
                with tag("label", field.label, "name", for_=f"in-{field.path}"):
                    if field.required:
                        tag("span", " *", "needed", aria_hidden="true")
            yield
            tag("span", field.description, "help", id=f"help-{field.path}")
            self._wrong[field.path] = tag("span", kind="wrong", id=f"wrong-{field.path}")
        javascript("tie", f"field-{field.path}", f"help-{field.path} wrong-{field.path}")

    def _control(self, field: Field, value: Any) -> None:
        name, heard = f"in-{field.path}", partial(self._hear, field)
        match "any" if isinstance(value, dict) and field.input not in _WORDS else field.input:
            case "long":
                controls.words(name, value, heard, long=True)
            case "date" | "days":
                controls.day(name, value, heard, self._speech, self._today)
            case "number":
                controls.number(name, value, heard)
            case "yes":
                controls.yes_or_no(name, value, field.label, heard)
            case "choice":
                options = {choice.id: choice.name for choice in field.choices}
                controls.choice(name, value, options, heard)
            case "any":
                tag("span", self._speech.fill("It is written in the whole text."), "muted")
            case known if known in (*_LISTS, *_WORDS):
                self._complete(field, value)
            case _:
                controls.words(name, value, heard)

    def _complete(self, field: Field, value: Any) -> None:
        is_list = field.input in _LISTS

        def heard(values: list[Any]) -> None:
            self._hear(field, (values if is_list else values[0]) if values else None)

        self._completed[field.path] = Completed(
            f"in-{field.path}", _as_list(value), self._known(field), heard, is_list=is_list
        )

    def _known(self, field: Field) -> Sequence[Choice]:
        known: Mapping[str, Sequence[Choice]] = {
            "office": self._choices.offices,
            "department": self._departments(),
            "column": self._choices.columns,
            "tags": self._choices.tags,
            "topics": self._choices.topics,
            "people": self._choices.people,
            "person": self._choices.people,
        }
        return known.get(field.input, ())

    def _departments(self) -> Sequence[Choice]:
        """Of the office that is named now; of all, where it is none that is known."""
        said = folded(str(self._read().get("organization") or ""))
        for office in self._choices.offices:
            if said in office.names:
                return self._choices.departments[office.id]
        return tuple(one for of_one in self._choices.departments.values() for one in of_one)

    def _hear(self, field: Field, value: object) -> None:
        # An emptied line that must be there keeps its place in the file.
        self._changed(field.path, "" if value is None and field.required else value)
        if field.input == "office" and "department" in self._completed:
            self._completed["department"].propose(self._departments())

    def _items(self, field: Field, values: Sequence[Any]) -> None:
        """Any number of the same few fields."""
        with tag("div", kind="desk-field", id=f"field-{field.path}"):
            tag("span", field.label, "name")
            self._wrong[field.path] = tag("span", kind="wrong")
            place = tag("div")
            self._fill(place, field, values)

            def add() -> None:
                with place:
                    self._item(place, field, len(list(place)), {})

            button(self._speech.fill("Add"), add)

    def _fill(self, place: Element, field: Field, values: Sequence[Any]) -> None:
        """Put the items of a list in their place."""
        for known in (self._wrong, self._completed):
            for path in [path for path in known if path.startswith(f"{field.path}.")]:
                known.pop(path)
        place.clear()
        with place:
            for number, value in enumerate(values):
                self._item(place, field, number, value if isinstance(value, dict) else {})

    def _item(self, place: Element, field: Field, number: int, value: Mapping[str, Any]) -> None:
        with tag("fieldset", kind="item"):
            tag("legend", f"{field.label} {number + 1}")
            for inner in field.fields:
                self.build(_placed(inner, number), value.get(inner.key))
            button(self._speech.fill("Remove"), lambda: self._remove(place, field, number))

    def _remove(self, place: Element, field: Field, number: int) -> None:
        if number < len(value_at(self._read(), field.path) or ()):
            self._changed(f"{field.path}.{number}", None)
        self._fill(place, field, value_at(self._read(), field.path) or ())

    def say(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong next to each field."""
        for path, place in self._wrong.items():
            if place.text != problems.get(path, ""):
                place.set_text(problems.get(path, ""))
        javascript("mark", [f"field-{path}" for path in problems])


def beside(speech: Speech, problems: Iterable[Problem], fields: Sequence[Field]) -> dict[str, str]:
    """What is said beside each field, by its path."""
    said: dict[str, str] = {}
    for one in problems:
        if path := field_of(one, fields):
            told = speech.said(one)
            said[path] = f"{said.get(path, '')}\n{told.message} {told.hint}".strip()
    return said


def _as_list(value: object) -> Sequence[Any]:
    if value is None or value == "":
        return ()
    return value if isinstance(value, list) else (value,)


def _placed(inner: Field, place: int) -> Field:
    """The field of an item, at the item's place in its list."""
    within = tuple(_placed(field, place) for field in inner.fields)
    return replace(inner, path=inner.path.replace("*", f"{place}", 1), fields=within)
