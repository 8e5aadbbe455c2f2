"""Form: the fields of a bulletin as its schema declares them, for people who fill them in.

In: the declared Struct, the registries, a problem. Out: fields with their words in a person's
language, what each may be completed from, and the field that a problem belongs to. What a file says
in these fields is read and written by `splice`.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator import yaml_shapes
from generator.catalogues import Words, theme_words
from generator.dates import parse_interval, parse_moment
from generator.desk.meanings import is_same
from generator.errors import Problem
from generator.labels import LABELS
from generator.schema import PersonMention
from generator.theme import find_theme
from generator.yaml_shapes import Key, Shape, keys_of

_KINDS: Mapping[type, str] = {
    yaml_shapes.Number: "number",
    yaml_shapes.YesNo: "yes",
    yaml_shapes.Choice: "choice",
    yaml_shapes.DayOrMoment: "date",
    yaml_shapes.Days: "days",
    yaml_shapes.Record: "group",
    yaml_shapes.Mapping: "any",
    yaml_shapes.Anything: "any",
}
"""The kind of input by the shape of a value."""
_NAMED = {
    "organization": "office",
    "department": "department",
    "column": "column",
    "tags": "tags",
    "topics": "topics",
}
"""Fields that name something that the site knows."""
_LONG = frozenset(["summary", "text", "note", "notice", "reason", "caption"])
"""Fields with room for several lines."""


class Option(Struct, frozen=True):
    """One of the words that a field may have."""

    id: str
    """What is written."""
    name: str
    """What it means, in the person's language."""


class Field(Struct, frozen=True, kw_only=True):
    """One field of the form."""

    path: str
    """Its dotted path; below an item of a list with `*` in place of the item's number."""
    key: str
    """The last part of it: its canonical key."""
    label: str
    """Its name in the person's language."""
    description: str
    """What it is for, in a sentence."""
    input: str
    """What a person needs: `text`, `long` (several lines), `number`, `yes`, `choice`, `date` (a
    day, perhaps with a time, in the site's zone), `days` (one or several), `texts` (a list),
    `office`, `department`, `column`, `tags`, `topics`, `person`, `people` (a list); `group` and
    `items` have fields of their own, `items` as a list; `any` is for the whole text alone."""
    required: bool
    choices: tuple[Option, ...] = ()
    """Of a `choice`."""
    fields: tuple["Field", ...] = ()
    """Of a `group`, or of each of the `items`."""
    example: str = ""


def fields_of(matter: type[Struct], words: Words, lang: str = "en") -> tuple[Field, ...]:
    """The fields of a Struct of the schema, in its order.

    Args:
        matter: PostMatter or PageMatter.
        words: The program's messages in the person's language.
        lang: That language, by its BCP 47 tag.
    """
    theme = find_theme()
    labels = theme_words(theme, theme, (lang,))[lang]
    return tuple(_Maker(words, labels, lang).fields(matter, ""))


class _Maker:
    """Makes fields in one language."""

    def __init__(self, words: Words, labels: Words, lang: str) -> None:
        self._words, self._labels = words, labels
        self._is_chinese = lang.lower().startswith("zh")

    def fields(self, struct: type[Struct], above: str) -> Iterator[Field]:
        """The fields of a Struct."""
        for key in keys_of(struct):
            input_, inner = _input(key)
            path = above + key.name
            below = f"{path}.*." if input_ == "items" else f"{path}."
            yield Field(
                path=path,
                key=key.name,
                label=self._label(key),
                description=self._words.gettext(key.description).replace("`", ""),
                input=input_,
                required=key.required,
                choices=tuple(self._options(key.shape)),
                fields=tuple(self.fields(inner, below)) if inner else (),
                example=key.example,
            )

    def _label(self, key: Key) -> str:
        if self._is_chinese and key.zh:
            return key.zh
        return "ID" if key.name == "id" else key.name.replace("_", " ").capitalize()

    def _options(self, shape: Shape) -> Iterator[Option]:
        """The words of a choice with what they mean."""
        if isinstance(shape, yaml_shapes.Choice):
            gettext = self._words.gettext
            own = {
                "published": gettext("Published"),
                "withdrawn": gettext("Withdrawn"),
                "original": gettext("Our own text"),
                "reprint": gettext("Reprinted"),
                "other": gettext("Another kind of meeting"),
            }
            for word in shape.words:
                name = own.get(word) or self._labels.gettext(LABELS.get(word, word))
                yield Option(word, name)


def _input(key: Key) -> tuple[str, type[Struct] | None]:
    """The kind of a field, and what declares the fields within it."""
    shape = key.shape
    if key.name in _NAMED:
        return _NAMED[key.name], None
    if isinstance(shape, yaml_shapes.Listing):
        if isinstance(shape.item, yaml_shapes.Record):
            return "items", shape.item.cls
        return "people" if _is_person(shape.item) else "texts", None
    if _is_person(shape):
        return "person", None
    if isinstance(shape, yaml_shapes.Text | yaml_shapes.TextOr):
        return "long" if key.name in _LONG else "text", None
    return _KINDS[type(shape)], shape.cls if isinstance(shape, yaml_shapes.Record) else None


def _is_person(shape: Shape) -> bool:
    other = shape.other if isinstance(shape, yaml_shapes.TextOr) else shape
    return isinstance(other, yaml_shapes.Record) and other.cls is PersonMention


def field_at(fields: Iterable[Field], path: str) -> Field | None:
    """The field at a dotted path, which may be in a group; None where there is none."""
    for field in fields:
        if field.path == path:
            return field
        if field.input == "group" and path.startswith(f"{field.path}."):
            return field_at(field.fields, path)
    return None


def without(fields: Iterable[Field], paths: Container[str]) -> tuple[Field, ...]:
    """The fields but those at some paths, be it in a group."""
    kept = (field for field in fields if field.path not in paths)
    return tuple(
        replace(field, fields=without(field.fields, paths)) if field.input == "group" else field
        for field in kept
    )


def value_at(values: object, path: str) -> Any:
    """The value at a dotted path of what a front matter says; None where there is none."""
    for name in path.split("."):
        values = values.get(name) if isinstance(values, dict) else None
    return values


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What `splice` has to change for a file that says the one to say the other."""
    names = dict.fromkeys((*before, *after))
    return {
        name: after.get(name) for name in names if not is_same(before.get(name), after.get(name))
    }


def field_of(problem: Problem, fields: Sequence[Field]) -> str:
    """The path of the field beside which a problem is said; "" where it belongs to none.

    An item of a list of records keeps its number: `meeting.requirements.0.heading`.
    """
    return ".".join(_steps(problem.place.field.split("."), fields))


def _steps(segments: Sequence[str], fields: Sequence[Field]) -> Iterator[str]:
    """The steps from field to field towards what a path names, as far as there are any."""
    known = {field.key: field for field in fields}
    if not segments or segments[0] not in known:
        return
    field, rest = known[segments[0]], list(segments[1:])
    yield field.key
    if field.input == "items" and rest and rest[0].isdecimal():
        yield rest.pop(0)
    elif field.input != "group":
        return
    inner = list(_steps(rest, field.fields))
    # Of a record as a whole it is said beside its first field.
    yield from inner or [field.fields[0].key]


def iso_of(written: str) -> str:
    """A day, a moment or an interval as ISO 8601 has it; "" where the words are none."""
    for parsed in (parse_moment, parse_interval):
        try:
            return str(parsed(written))
        except (ValueError, OverflowError):
            continue
    return ""
