"""Form pane: the front matter as a form: which fields stand first, and which belong together.

In: the fields that the schema declares, and what the file says. Out: changes, one field at a time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from generator.desk.form import Field, field_at, value_at, without
from generator.desk.interface.elements import tag
from generator.desk.interface.fields import Fields
from generator.desk.interface.speech import Speech

_FIRST = (
    *("title", "date", "column", "organization", "department", "summary", "tags"),
    *("menu", "menu_title", "order"),
)
"""What nearly every text says, in the order in which people think of it."""
_APART = ("draft", "id", "extra")
"""What has its own place on the page, what nobody changes, and what only templates know."""
_TOGETHER = {
    "meeting": ("meeting",),
    "pictures": ("cover", "attachments", "photographer"),
    "origin": ("source", "author", "editor", "translation"),
    "times": ("updated", "publish_at", "expires", "status", "reason", "corrections"),
}


class FormPane:
    """The fields of a text."""

    def __init__(
        self,
        speech: Speech,
        fields: Sequence[Field],
        filled: Fields,
        read: Callable[[], Mapping[str, Any]],
        first: Sequence[str] = (),
    ) -> None:
        """Build the pane, empty at first.

        Args:
            speech: The person's language.
            fields: What may be said of a text.
            filled: Builds each of them.
            read: Says what the front matter says now.
            first: Paths of fields that come before all others.
        """
        self._speech, self._filled, self._read = speech, filled, read
        self._fields = fields
        self._first = tuple(dict.fromkeys((*first, *_FIRST)))
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
        self._filled.forget()
        self._body.clear()
        with self._body:
            if hidden:
                tag(
                    "p",
                    self._speech.fill("The whole text, with what is said here, is in the editor."),
                )
                return
            for path in self._first:
                if field := field_at(self._fields, path):
                    self._filled.build(field, value_at(values, path))
            for name, fields in self._groups():
                with self._group(name, is_open=any(field.path in values for field in fields)):
                    for field in fields:
                        self._filled.build(field, values.get(field.path))

    def _groups(self) -> Iterator[tuple[str, Sequence[Field]]]:
        """The other fields, by the names of their groups."""
        fill = self._speech.fill
        names = {
            "meeting": fill("Meeting"),
            "pictures": fill("Pictures and files"),
            "origin": fill("Authors and sources"),
            "times": fill("Times and corrections"),
            "more": fill("More"),
        }
        group_of = {path: key for key, paths in _TOGETHER.items() for path in paths}
        others = without(self._fields, {*self._first, *_APART})
        for key, name in names.items():
            fields = [one for one in others if group_of.get(one.path, "more") == key]
            if fields:
                yield name, fields

    @contextmanager
    def _group(self, name: str, *, is_open: bool) -> Iterator[None]:
        with tag("details", kind="group") as made:
            if is_open:
                made.props["open"] = True
            tag("summary", name)
            yield
