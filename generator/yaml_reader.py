"""YAML reader: from the YAML of a file to the Struct that declares it, or all that is wrong.

In: text and one of the Structs of `schema` or `schema_site`. Out: a value of that Struct, or every
problem at once, each with its place. Known here alone: how the value of a key is read by what the
schema expects there and not by YAML's guess, so that `404`, `no` and `2022-05-01` are words where
words are expected.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from generator import yaml_scalars, yaml_shapes
from generator.dates import Interval
from generator.errors import Problem
from generator.yaml_keys import dash_flaw, keylike_lines, recognise, unknown_key
from generator.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.yaml_scalars import UnreadableError, is_null
from generator.yaml_shapes import Key, Record, Shape, keys_by_name, keys_of, names_below
from generator.yaml_sheet import Sheet

T = TypeVar("T", bound=Struct)


class _WrongError(Exception):
    """A value could not be read; its problem is noted already."""


def read(
    text: str,
    type_: type[T],
    path: str,
    *,
    line: int = 1,
    defaults: Mapping[str, Any] | None = None,
    timezone: str = "",
) -> tuple[T | None, list[Problem]]:
    """The value that a YAML mapping means, None where there are problems, and the problems.

    Args:
        text: The YAML alone, without the lines of `---` of a front matter.
        type_: The Struct that declares the keys.
        path: The file's path, for the problems.
        line: The line of the file on which `text` begins.
        defaults: Values for keys that are not written or are empty, by canonical name.
        timezone: IANA name of the zone into which times with an offset are turned.
    """
    sheet = Sheet(text, path, line)
    root = sheet.open(names_below(type_))
    if root is None and sheet.problems:
        return None, sheet.problems
    reader = _Reader(sheet, timezone, type_)
    try:
        value = reader.record(root or _EMPTY, type_, "", defaults or {})
    except _WrongError:
        return None, sheet.problems
    return (None if sheet.problems else value), sheet.problems


def read_list(
    text: str, type_: type[T], path: str, *, timezone: str = ""
) -> tuple[tuple[T, ...], list[Problem]]:
    """The entries of a registry, which is a YAML list; the sound ones, and every problem.

    `timezone` is the site's, for times with an offset.
    """
    sheet = Sheet(text, path, 1)
    root = sheet.open(names_below(type_))
    if root is None or is_null(root):
        return (), sheet.problems
    if not isinstance(root, SequenceNode):
        sheet.note("registry-not-list", root, "")
        return (), sheet.problems
    reader = _Reader(sheet, timezone, type_)
    return tuple(reader.sound(root, Record(type_))), sheet.problems


_EMPTY = MappingNode("", [], None, None)


class _Reader:
    """Reads nodes by shapes. Raises _WrongError for a value whose problems are noted."""

    def __init__(self, sheet: Sheet, timezone: str, top: type[Struct]) -> None:
        self.sheet, self.top = sheet, top
        self.zone = _zone(timezone)
        self.written = dict[str, str]()

    def value(self, node: Node, shape: Shape, field: str) -> Any:
        """The value of a node where `shape` is expected."""
        if isinstance(shape, yaml_shapes.TextOr):
            shape = shape.other if isinstance(node, MappingNode) else yaml_shapes.Text()
        match shape:
            case yaml_shapes.Record(cls):
                return self.record(node, cls, field, {})
            case yaml_shapes.Listing(item):
                return self.listing(node, item, field)
            case yaml_shapes.Mapping():
                return self.mapping(node, shape, field)
            case yaml_shapes.Anything():
                return self.anything(node, field)
            case yaml_shapes.Days() if isinstance(node, MappingNode):
                return self.days(node, field)
        return self.scalar(node, shape, field)

    def scalar(self, node: Node, shape: Shape, field: str) -> Any:
        """One value that is neither list nor mapping."""
        if not isinstance(node, ScalarNode):
            is_list = isinstance(node, SequenceNode)
            code = "one-value-expected" if is_list else "text-expected"
            raise self.wrong(code, node, field, key=self.name(field))
        if is_null(node):
            raise self.wrong("value-missing", node, field, key=self.name(field))
        try:
            return yaml_scalars.read(yaml_scalars.words(node, self.sheet.text), shape, self.zone)
        except UnreadableError as error:
            raise self.wrong(error.code, node, field, **error.values) from None

    def record(self, node: Node, cls: type[T], field: str, defaults: Mapping[str, Any]) -> T:
        """A mapping with the keys that a Struct declares."""
        if not isinstance(node, MappingNode):
            raise self.not_record(node, cls, field)
        noted = len(self.sheet.problems)
        values, seen = dict(defaults), dict[str, Node]()
        for key_node, value_node in node.value:
            key = self.key(key_node, cls, field, seen)
            if key and not is_null(value_node):
                with suppress(_WrongError):
                    values[key.name] = self.item(key_node, value_node, key, field)
            elif key and key.required and key.name not in values:
                name = key_node.value
                self.sheet.note("value-missing", key_node, _join(field, key.name), key=name)
        for key in keys_of(cls):
            if key.required and key.name not in seen and key.name not in values:
                self.sheet.note_missing(key, _join(field, key.name))
        if len(self.sheet.problems) > noted:
            raise _WrongError
        return cls(**values)

    def key(self, node: Node, cls: type[Struct], field: str, seen: dict[str, Node]) -> Key | None:
        """The declared key that a node names; None where it is unknown or named before."""
        key = recognise(node, cls)
        if key is None:
            flaw = unknown_key(node, cls, self.top, field)
            self.sheet.note_at(flaw, field)
            # A misspelt key isn't a missing one as well.
            if meant := keys_by_name(cls).get(flaw.values.get("near", "").casefold()):
                seen.setdefault(meant.name, node)
            return None
        if key.name in seen and recognise(seen[key.name], cls):
            first, name = seen[key.name], _join(field, key.name)
            values = {"first": first.value, "line": str(self.sheet.line_of(first))}
            self.sheet.note("key-twice", node, name, key=node.value, **values)
            return None
        seen[key.name] = node
        return key

    def item(self, key_node: Node, node: Node, key: Key, parent: str) -> Any:
        """The value of one key of a record."""
        is_own_name = key_node.value.casefold() in (key.name, key.zh)
        is_one = isinstance(node, SequenceNode) and len(node.value) == 1
        if is_one and isinstance(key.shape, yaml_shapes.Text) and not is_own_name:
            # Other generators write `categories: [news]` where one column is meant.
            node = node.value[0]
        field = _join(parent, key.name)
        self.written[field] = key_node.value
        value = self.value(node, key.shape, field)
        if key.required and value == "":
            raise self.wrong("value-missing", node, field, key=key_node.value)
        return value

    def not_record(self, node: Node, cls: type[Struct], field: str) -> _WrongError:
        """Something else stands where keys are expected: often keys with a mistaken colon."""
        flaws = keylike_lines(node, self.sheet.text, cls)
        for flaw in flaws:
            self.sheet.note_at(flaw, field)
        if flaws:
            return _WrongError()
        if not field:
            return self.wrong("yaml-not-keys", node, field)
        required = [key.name for key in keys_of(cls) if key.required]
        keys = ", ".join(required or [key.name for key in keys_of(cls)][:3])
        return self.wrong("mapping-expected", node, field, key=self.name(field), keys=keys)

    def listing(self, node: Node, item: Shape, field: str) -> tuple[Any, ...]:
        """A list; a single text stands for a list of one."""
        if isinstance(node, SequenceNode):
            noted = len(self.sheet.problems)
            values = tuple(self.sound(node, item, field))
            if len(self.sheet.problems) > noted:
                raise _WrongError
            return values
        if dash := dash_flaw(node):
            self.sheet.note_at(dash, field)
            raise _WrongError
        is_text = isinstance(item, yaml_shapes.Text | yaml_shapes.Choice | yaml_shapes.TextOr)
        if isinstance(item, yaml_shapes.TextOr) or (is_text and isinstance(node, ScalarNode)):
            return (self.value(node, item, _join(field, "0")),)
        raise self.wrong("list-expected", node, field, key=self.name(field))

    def sound(self, node: SequenceNode, item: Shape, field: str = "") -> list[Any]:
        """The items of a list that can be read; the others are noted."""
        values = []
        for n, child in enumerate(node.value):
            with suppress(_WrongError):
                values.append(self.value(child, item, _join(field, str(n))))
        return values

    def mapping(self, node: Node, shape: yaml_shapes.Mapping, field: str) -> dict[str, Any]:
        """A mapping whose keys are the author's choice, or words of a list."""
        if not isinstance(node, MappingNode):
            raise self.wrong("mapping-expected", node, field, key=self.name(field), keys="…")
        noted = len(self.sheet.problems)
        values, seen = dict[str, Any](), dict[str, Node]()
        for key_node, value_node in node.value:
            with suppress(_WrongError):
                name = self.free_key(key_node, shape.key, field, seen)
                values[name] = self.value(value_node, shape.value, _join(field, name))
        if len(self.sheet.problems) > noted:
            raise _WrongError
        return values

    def free_key(self, node: Node, shape: Shape, field: str, seen: dict[str, Node]) -> str:
        """A key that no Struct declares."""
        name = str(self.scalar(node, shape, field))
        if name in seen:
            line = str(self.sheet.line_of(seen[name]))
            raise self.wrong("key-twice", node, _join(field, name), key=name, first=name, line=line)
        seen[name] = node
        return name

    def anything(self, node: Node, field: str) -> Any:
        """A site's own data: lists, mappings, and scalars by YAML's guess."""
        if isinstance(node, SequenceNode):
            items = enumerate(node.value)
            return [self.anything(child, _join(field, str(n))) for n, child in items]
        if isinstance(node, MappingNode):
            shape = yaml_shapes.Mapping(yaml_shapes.Text(), yaml_shapes.Anything())
            return self.mapping(node, shape, field)
        if is_null(node) or not isinstance(node, ScalarNode):
            return None
        return yaml_scalars.guess(node.value, quoted=bool(node.style))

    def days(self, node: MappingNode, field: str) -> Interval:
        """An interval written as a mapping of its first and last day."""
        ends = self.record(node, yaml_scalars.FirstAndLast, field, {})
        try:
            return ends.interval()
        except UnreadableError as error:
            raise self.wrong(error.code, node, field, **error.values) from None

    def name(self, field: str) -> str:
        """The key of a field as its author wrote it; of an item, the list's."""
        while field.rpartition(".")[2].isdecimal():
            field = field.rpartition(".")[0]
        return self.written.get(field, field.rpartition(".")[2])

    def wrong(self, code: str, node: Node, field: str, **values: str) -> _WrongError:
        """Note a problem; what is returned is to be raised."""
        self.sheet.note(code, node, field, **values)
        return _WrongError()


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name


def _zone(name: str) -> ZoneInfo | None:
    """The zone; None where the name is none, which is a problem of site.yaml alone."""
    try:
        return ZoneInfo(name) if name else None
    except (OSError, ValueError):
        return None
