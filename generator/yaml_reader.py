"""YAML reader: from the YAML of a file to the Struct that declares it, or all that is wrong.

In: text and one of the Structs of `schema` or `schema_site`. Out: a value of that Struct, or every
problem at once, each with its place. Known here alone: how the value of a key is read by what the
schema expects there and not by YAML's guess, so that `404`, `no` and `2022-05-01` are words where
words are expected.
"""

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from msgspec import Struct

from generator import yaml_scalars, yaml_shapes
from generator.errors import Place, Problem
from generator.yaml_keys import keylike_lines, recognise, unknown_key
from generator.yaml_mistakes import repair
from generator.yaml_nodes import Flaw, MappingNode, Node, ScalarNode, SequenceNode, compose
from generator.yaml_scalars import Unreadable, is_null
from generator.yaml_shapes import Key, Record, Shape, keys_by_name, keys_of

T = TypeVar("T", bound=Struct)


class _Wrong(Exception):
    """A value could not be read; its problem is noted already."""


def read(  # noqa: PLR0913 - the last three each have a plain default
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
    root, sheet = _open(text, path, line)
    reader = _Reader(sheet, timezone, type_)
    if root is None and sheet.problems:
        return None, sheet.problems
    try:
        value = reader.record(root or _EMPTY, type_, "", dict(defaults or {}))
    except _Wrong:
        return None, sheet.problems
    return (None if sheet.problems else cast(T, value)), sheet.problems


def read_list(text: str, type_: type[T], path: str) -> tuple[tuple[T, ...], list[Problem]]:
    """The entries of a registry, which is a YAML list; the sound ones, and every problem."""
    root, sheet = _open(text, path, 1)
    if root is None or is_null(root):
        return (), sheet.problems
    if not isinstance(root, SequenceNode):
        sheet.note("registry-not-list", root, "")
        return (), sheet.problems
    reader = _Reader(sheet, "", type_)
    return tuple(reader.sound(root, Record(type_))), sheet.problems


_EMPTY = MappingNode("", [], None, None)


class _Sheet:
    """The text being read, and the problems noted so far."""

    def __init__(self, text: str, path: str, line: int) -> None:
        self.text, self.path, self.line = text, path, line
        self.repaired = frozenset[int]()
        self.problems: list[Problem] = []

    def note(self, code: str, node: Node, field: str, **values: str) -> None:
        """Note a problem with a node."""
        start, end = node.start_mark.index, node.end_mark.index
        self.note_at(Flaw(code, start, end, values), field)

    def note_at(self, flaw: Flaw, field: str = "") -> None:
        """Note a problem with a stretch of the text."""
        before = self.text.rfind("\n", 0, flaw.start)
        line = self.text.count("\n", 0, flaw.start)
        stop = self.text.find("\n", flaw.start, flaw.end)
        # In a line that was repaired to read on, only the line is the author's.
        column = 0 if line in self.repaired else flaw.start - before
        place = Place(
            path=self.path,
            line=self.line + line,
            column=column,
            length=max((stop if stop >= 0 else flaw.end) - flaw.start, 1),
            field=field,
        )
        self.problems.append(Problem(place=place, code=flaw.code, values=flaw.values))

    def note_missing(self, key: Key, field: str) -> None:
        """Note that a key is absent: there is a field to name, but no place yet."""
        values = {"key": key.name, "zh": key.zh}
        place = Place(path=self.path, field=field)
        self.problems.append(Problem(place=place, code="key-missing", values=values))

    def line_of(self, node: Node) -> str:
        """The line of the file on which a node begins."""
        return str(self.line + self.text.count("\n", 0, node.start_mark.index))


def _open(text: str, path: str, line: int) -> tuple[Node | None, _Sheet]:
    """The nodes of a text. Where its YAML is broken, each usual mistake is noted and mended.

    So a file with a full-width colon still gets its other problems in the same run.
    """
    sheet = _Sheet(text, path, line)
    root, flaws = compose(text)
    if not flaws:
        return root, sheet
    mended, mistakes = repair(text)
    for mistake in mistakes:
        sheet.note_at(mistake)
    if mistakes:
        root, flaws = compose(mended)
        sheet.text = mended
        sheet.repaired = frozenset(text.count("\n", 0, mistake.start) for mistake in mistakes)
    for flaw in flaws:
        if mended.count("\n", 0, flaw.start) not in sheet.repaired:
            sheet.note_at(flaw)
    return root, sheet


class _Reader:
    """Reads nodes by shapes. Raises _Wrong for a value whose problems are noted."""

    def __init__(self, sheet: _Sheet, timezone: str, top: type[Struct]) -> None:
        self.sheet, self.top = sheet, top
        self.zone = _zone(timezone)

    def value(self, node: Node, shape: Shape, field: str) -> Any:
        """The value of a node where `shape` is expected."""
        match shape:
            case yaml_shapes.Record(cls):
                return self.record(node, cls, field, {})
            case yaml_shapes.Listing(item):
                return self.listing(node, item, field)
            case yaml_shapes.Mapping():
                return self.mapping(node, shape, field)
            case yaml_shapes.TextOr(other):
                other_kind = isinstance(node, MappingNode)
                return self.value(node, other if other_kind else yaml_shapes.Text(), field)
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
            raise self.wrong(code, node, field, key=field.rpartition(".")[2])
        if is_null(node):
            raise self.wrong("value-missing", node, field, key=field)
        try:
            return yaml_scalars.read(node.value, shape, self.zone)
        except Unreadable as error:
            raise self.wrong(error.code, node, field, **error.values) from None

    def record(self, node: Node, cls: type[Struct], field: str, defaults: dict[str, Any]) -> Struct:
        """A mapping with the keys that a Struct declares."""
        if not isinstance(node, MappingNode):
            raise self.not_record(node, cls, field)
        noted = len(self.sheet.problems)
        values, seen = dict(defaults), dict[str, Node]()
        for key_node, value_node in node.value:
            key = self.key(key_node, cls, field, seen)
            if key is None:
                continue
            if is_null(value_node):
                self.empty(key_node, key, field, values)
                continue
            try:
                values[key.name] = self.item(key_node, value_node, key, _join(field, key.name))
            except _Wrong:
                continue
        for key in keys_of(cls):
            if key.required and key.name not in seen and key.name not in values:
                self.sheet.note_missing(key, _join(field, key.name))
        if len(self.sheet.problems) > noted:
            raise _Wrong
        return cls(**values)

    def item(self, key_node: Node, value_node: Node, key: Key, field: str) -> Any:
        """The value of one key of a record."""
        by_alias = key_node.value.casefold() not in (key.name, key.zh)
        if by_alias and isinstance(value_node, SequenceNode) and len(value_node.value) == 1:
            # Other generators write `categories: [news]` where one column is meant.
            if isinstance(key.shape, yaml_shapes.Text):
                value_node = value_node.value[0]
        value = self.value(value_node, key.shape, field)
        if key.required and value == "":
            raise self.wrong("value-missing", value_node, field, key=key.name)
        return value

    def key(
        self, node: Node, cls: type[Struct], field: str, seen: dict[str, Node]
    ) -> Key | None:
        """The declared key that a node names; None where it is unknown or named before."""
        key = recognise(node, cls)
        if key is None:
            flaw = unknown_key(node, cls, self.top)
            self.sheet.note_at(flaw, field)
            return None
        if key.name in seen:
            first = seen[key.name]
            values = {"key": node.value, "first": first.value, "line": self.sheet.line_of(first)}
            self.sheet.note("key-twice", node, _join(field, key.name), **values)
            return None
        seen[key.name] = node
        return key

    def empty(self, node: Node, key: Key, field: str, values: dict[str, Any]) -> None:
        """A key without a value is as good as absent, unless it is required."""
        if key.required and key.name not in values:
            self.sheet.note("value-missing", node, _join(field, key.name), key=node.value)

    def not_record(self, node: Node, cls: type[Struct], field: str) -> _Wrong:
        """Something else stands where keys are expected: often keys with a mistaken colon."""
        flaws = keylike_lines(node, self.sheet.text, cls)
        for flaw in flaws:
            self.sheet.note_at(flaw, field)
        if flaws:
            return _Wrong()
        if not field:
            return self.wrong("yaml-not-keys", node, field)
        required = [key.name for key in keys_of(cls) if key.required]
        keys = ", ".join(required or [key.name for key in keys_of(cls)][:3])
        return self.wrong("mapping-expected", node, field, key=field.rpartition(".")[2], keys=keys)

    def listing(self, node: Node, item: Shape, field: str) -> tuple[Any, ...]:
        """A list; a single text stands for a list of one."""
        if isinstance(node, SequenceNode):
            noted = len(self.sheet.problems)
            values = tuple(self.sound(node, item, field))
            if len(self.sheet.problems) > noted:
                raise _Wrong
            return values
        words = isinstance(item, yaml_shapes.Text | yaml_shapes.Choice | yaml_shapes.TextOr)
        if words and (isinstance(node, ScalarNode) or isinstance(item, yaml_shapes.TextOr)):
            return (self.value(node, item, _join(field, "0")),)
        raise self.wrong("list-expected", node, field, key=field.rpartition(".")[2])

    def sound(self, node: SequenceNode, item: Shape, field: str = "") -> list[Any]:
        """The items of a list that can be read; the others are noted."""
        values = []
        for n, child in enumerate(node.value):
            try:
                values.append(self.value(child, item, _join(field, str(n))))
            except _Wrong:
                continue
        return values

    def mapping(self, node: Node, shape: yaml_shapes.Mapping, field: str) -> dict[str, Any]:
        """A mapping whose keys are the author's choice, or words of a list."""
        if not isinstance(node, MappingNode):
            name = field.rpartition(".")[2]
            raise self.wrong("mapping-expected", node, field, key=name, keys="…")
        noted = len(self.sheet.problems)
        values, seen = dict[str, Any](), dict[str, Node]()
        for key_node, value_node in node.value:
            try:
                name = self.free_key(key_node, shape.key, field, seen)
                values[name] = self.value(value_node, shape.value, _join(field, name))
            except _Wrong:
                continue
        if len(self.sheet.problems) > noted:
            raise _Wrong
        return values

    def free_key(self, node: Node, shape: Shape, field: str, seen: dict[str, Node]) -> str:
        """A key that no Struct declares."""
        name = str(self.scalar(node, shape, field))
        if name in seen:
            line = self.sheet.line_of(seen[name])
            raise self.wrong("key-twice", node, _join(field, name), key=name, first=name, line=line)
        seen[name] = node
        return name

    def anything(self, node: Node, field: str) -> Any:
        """A site's own data: lists, mappings, and scalars by YAML's guess."""
        if isinstance(node, SequenceNode):
            return [self.anything(child, _join(field, str(n))) for n, child in enumerate(node.value)]
        if isinstance(node, MappingNode):
            shape = yaml_shapes.Mapping(yaml_shapes.Text(), yaml_shapes.Anything())
            return self.mapping(node, shape, field)
        return None if is_null(node) else yaml_scalars.guess(node.value, quoted=bool(node.style))

    def days(self, node: MappingNode, field: str) -> Any:
        """An interval written as a mapping of its first and last day."""
        ends = self.record(node, yaml_scalars.FirstAndLast, field, {})
        assert isinstance(ends, yaml_scalars.FirstAndLast)  # noqa: S101 - what record has made
        try:
            return ends.interval()
        except Unreadable as error:
            raise self.wrong(error.code, node, field, **error.values) from None

    def wrong(self, code: str, node: Node, field: str, **values: str) -> _Wrong:
        """Note a problem; what is returned is to be raised."""
        self.sheet.note(code, node, field, **values)
        return _Wrong()


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name


def _zone(name: str) -> ZoneInfo | None:
    """The zone; None where the name is none, which is a problem of site.yaml alone."""
    try:
        return ZoneInfo(name) if name else None
    except (OSError, ValueError):
        return None
