"""Form pane: the front matter as fields, each with its words and its problems.

In: the fields that the schema declares, and what the file says. Out: changes, one field at a time.
A value that no field can hold is shown as it is and left to the whole text.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from msgspec.structs import replace
from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement

from generator.desk.completion import Choice, Choices
from generator.desk.form import Field
from generator.desk.interface import controls
from generator.desk.interface.elements import button, javascript, tag
from generator.desk.interface.speech import Speech
from generator.names import folded

Changed = Callable[[str, object], object]
"""Hears the path of a field and its new value, None for none."""

FIRST = ("title", "date", "column", "organization", "department", "summary", "tags")
"""What nearly every bulletin says, in the order in which people think of it."""
_APART = ("draft", "id", "extra")
"""What has its own place on the page, what nobody changes, and what only templates know."""
_TOGETHER = {
    "meeting": ("meeting",),
    "pictures": ("cover", "attachments", "photographer"),
    "origin": ("source", "author", "editor", "translation"),
    "times": ("updated", "publish_at", "expires", "status", "reason", "corrections"),
}


class FormPane:
    """The fields of a bulletin."""

    def __init__(
        self,
        speech: Speech,
        fields: Sequence[Field],
        choices: Choices,
        read: Callable[[], Mapping[str, Any]],
        changed: Changed,
    ) -> None:
        """Build the pane, empty at first.

        Args:
            speech: The person's language.
            fields: What may be said of a bulletin.
            choices: What fields are completed from.
            read: Says what the front matter says now.
            changed: Hears what the person changes.
        """
        self._speech, self._choices, self._read, self._changed = speech, choices, read, changed
        self._fields = {field.path: field for field in fields}
        self._wrong: dict[str, TextElement] = {}
        self._completed: dict[str, controls.Completed] = {}
        self._pane = tag(
            "section", kind="pane scrolls of-fields", aria_label=speech.fill("Details")
        )
        with self._pane:
            self.head = tag("div")
            self._body = tag("div")

    def build(self, *, hidden: bool = False) -> None:
        """Build the fields anew, from what the front matter says now.

        Args:
            hidden: Whether the whole text is being edited instead.
        """
        values = self._read()
        self._wrong.clear()
        self._body.clear()
        if hidden:
            with self._body:
                tag(
                    "p",
                    self._speech.fill("The whole text, with what is said here, is in the editor."),
                )
            return
        with self._body:
            for path in FIRST:
                self._field(self._fields[path], values.get(path))
            for name, paths in self._groups():
                with self._group(name, is_open=any(path in values for path in paths)):
                    for path in paths:
                        self._field(self._fields[path], values.get(path))

    def _groups(self) -> Iterator[tuple[str, Sequence[str]]]:
        fill = self._speech.fill
        names = {
            "meeting": fill("Meeting"),
            "pictures": fill("Pictures and files"),
            "origin": fill("Authors and sources"),
            "times": fill("Times and corrections"),
        }
        for key, paths in _TOGETHER.items():
            yield names[key], paths
        placed = {*FIRST, *_APART, *(path for paths in _TOGETHER.values() for path in paths)}
        yield fill("More"), [path for path in self._fields if path not in placed]

    @contextmanager
    def _group(self, name: str, *, is_open: bool) -> Iterator[None]:
        with tag("details", kind="group") as made:
            if is_open:
                made.props["open"] = True
            tag("summary", name)
            yield

    def _field(self, field: Field, value: object) -> None:
        """A field, or those that belong to it."""
        if field.input == "group":
            self._within(field, value if isinstance(value, dict) else {})
        elif field.input == "items":
            self._items(field, value if isinstance(value, list) else [])
        else:
            with self._frame(field):
                self._control(field, value)

    def _within(self, field: Field, values: Mapping[str, Any]) -> None:
        for inner in field.fields:
            self._field(inner, values.get(inner.key))

    @contextmanager
    def _frame(self, field: Field) -> Iterator[Element]:
        """A field's name before it, and what is known and what is wrong below it."""
        with tag("div", kind="desk-field", id=f"field-{field.path}") as made:
            if field.input != "yes":
                with tag("label", field.label, "name", for_=f"in-{field.path}"):
                    if field.required:
                        tag("span", " *", "needed", aria_hidden="true")
            yield made
            tag("span", field.description, "help", id=f"help-{field.path}")
            self._wrong[field.path] = tag("span", kind="wrong", id=f"wrong-{field.path}")
        javascript("tie", f"field-{field.path}", f"help-{field.path} wrong-{field.path}")

    def _control(self, field: Field, value: Any) -> None:
        name, heard = f"in-{field.path}", partial(self._hear, field)
        known = self._known(field)
        match "any" if isinstance(value, dict) else field.input:
            case "long":
                controls.words(name, value, heard, long=True)
            case "date" | "days":
                controls.day(name, value, heard, self._speech)
            case "number":
                controls.number(name, value, heard)
            case "yes":
                controls.yes_or_no(name, value, field.label, heard)
            case "choice":
                options = {choice.id: choice.name for choice in field.choices}
                controls.choice(name, value, options, heard)
            case "texts" | "people" | "tags" | "topics":
                controls.several(name, _as_list(value), known, heard)
            case "any":
                tag("span", self._speech.fill("It is written in the whole text."), "muted")
            case "office" | "department" | "column" | "person":
                self._completed[field.path] = controls.Completed(name, value, known, heard)
            case _:
                controls.words(name, value, heard)

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
        with tag("div", kind="desk-field", id=f"field-{field.path}") as frame:
            tag("span", field.label, "name")
            self._wrong[field.path] = tag("span", kind="wrong")
            for place, value in enumerate(values):
                self._item(field, place, value if isinstance(value, dict) else {})
            added = [len(values)]

            def add() -> None:
                with frame:
                    self._item(field, added[0], {}).move(target_index=-2)
                added[0] += 1

            button(self._speech.fill("Add"), add)

    def _item(self, field: Field, place: int, value: Mapping[str, Any]) -> Element:
        with tag("fieldset", kind="item") as made:
            tag("legend", f"{field.label} {place + 1}")
            for inner in field.fields:
                self._field(_placed(inner, place), value.get(inner.key))
            button(self._speech.fill("Remove"), lambda: self._remove(field.path, place))
        return made

    def _remove(self, path: str, place: int) -> None:
        if place < len(_at(self._read(), path) or ()):
            self._changed(f"{path}.{place}", None)
        self.build()

    def say(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong next to each field."""
        for path, place in self._wrong.items():
            if place.text != problems.get(path, ""):
                place.set_text(problems.get(path, ""))
        javascript("mark", [f"field-{path}" for path in problems])


def _as_list(value: object) -> Sequence[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _at(values: object, path: str) -> Any:
    """The value at a dotted path; None where there is none."""
    for name in path.split("."):
        values = values.get(name) if isinstance(values, dict) else None
    return values


def _placed(inner: Field, place: int) -> Field:
    """The field of an item, at the item's place in its list."""
    within = tuple(_placed(field, place) for field in inner.fields)
    return replace(inner, path=inner.path.replace("*", f"{place}", 1), fields=within)
