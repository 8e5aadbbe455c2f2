"""Pen: how a value is written as YAML, so that it is read as the same value.

In: a value, and the shape that the schema expects there. Out: lines of YAML. Known here alone: what
has to be quoted. Texts that YAML 1.1 would take for a number, a date or a yes are quoted although
our own reader would not need it, since other programs read these files too.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.desk.meanings import below, item_of, shape_for
from generator.yaml_nodes import UNPRINTABLE
from generator.yaml_shapes import DayOrMoment, Days, Record, Shape, Text, keys_of

_FIRST = "-?:,[]{}#&*!|>'\"%@`=<~"
"""What a value without quotes can't begin with, or had better not."""
_BROKEN = re.compile("[\\n\\r\\t\x85\u2028\u2029\ufeff]")
"""Characters that a text on one line loses, unless they are escaped."""
_GUESSED = re.compile(
    r"(?i)true|false|yes|no|on|off|y|n|null"
    r"|[-+]?\.(?:inf|nan)"
    r"|[-+.]?\d[\da-fxo_.,:+\-tz ]*"
)
"""What YAML 1.1 takes for something else than text, and a little more."""
_FOLDED_AT = 98
"""Characters in a line of a folded text, but for its indent."""


class Opened(Struct, frozen=True):
    """A value as it stands behind a colon or a dash."""

    head: str
    """What stands on the same line; may be empty."""
    lines: tuple[str, ...] = ()
    """The lines below, with their indents."""


class Pen(Struct, frozen=True, kw_only=True):
    """Writes values in one file's manner."""

    is_chinese: bool = False
    """Whether keys are written in Chinese."""
    dash: int = 2
    """How far a list's dashes are indented below its key."""

    def entry(self, name: str, value: Any, shape: Shape, indent: int) -> list[str]:
        """The lines of a key with its value; `shape` is that of the mapping."""
        opened = self.opened(value, below(shape, name), indent)
        head = f" {opened.head}" if opened.head else ""
        return [f"{' ' * indent}{self.key(name, shape)}:{head}", *opened.lines]

    def item(self, value: Any, shape: Shape, indent: int) -> list[str]:
        """The lines of a list's item."""
        shape = shape_for(shape, value)
        if isinstance(value, Mapping) and value:
            first, *others = self._entries(value, shape, indent + 2)
            return [f"{' ' * indent}- {first.lstrip(' ')}", *others]
        if isinstance(value, list):
            return [f"{' ' * indent}- {self.inline(value, shape)}"]
        opened = self.opened(value, shape, indent)
        return [f"{' ' * indent}- {opened.head}", *opened.lines]

    def opened(self, value: Any, shape: Shape, indent: int, style: str = "") -> Opened:
        """A value behind a colon or a dash that stands at `indent`, where there is room below."""
        shape = shape_for(shape, value)
        if isinstance(value, Mapping) and value:
            return Opened("", tuple(self._entries(value, shape, indent + 2)))
        if isinstance(value, list) and value:
            items = (self.item(each, item_of(shape), indent + self.dash) for each in value)
            return Opened("", tuple(line for item in items for line in item))
        if isinstance(value, str) and (lines := _block(value, style)):
            pad = " " * (indent + 2)
            head, *body = lines
            return Opened(head, tuple(f"{pad}{line}" if line else "" for line in body))
        return Opened(self.inline(value, shape, style=style))

    def inline(self, value: Any, shape: Shape, *, flow: bool = False, style: str = "") -> str:
        """A value on one line; `flow` within brackets."""
        shape = shape_for(shape, value)
        if isinstance(value, Mapping):
            return f"{{{', '.join(self.pairs(value, shape))}}}"
        if isinstance(value, list):
            items = (self.inline(each, item_of(shape), flow=True) for each in value)
            return f"[{', '.join(items)}]"
        return _scalar(value, shape, flow=flow, style=style)

    def pairs(self, values: Mapping[str, Any], shape: Shape) -> Iterator[str]:
        """Keys with their values, to be put within braces."""
        for name in in_order(values, shape):
            value = self.inline(values[name], below(shape, name), flow=True)
            yield f"{self.key(name, shape, flow=True)}: {value}"

    def key(self, name: str, shape: Shape, *, flow: bool = False) -> str:
        """A key by the name that it has in the file's language."""
        if isinstance(shape, Record):
            for key in keys_of(shape.cls):
                if key.name == name:
                    return key.zh if self.is_chinese and key.zh else key.name
        return _scalar(name, Text(), flow=flow, style="")

    def _entries(self, values: Mapping[str, Any], shape: Shape, indent: int) -> Iterator[str]:
        for name in in_order(values, shape):
            yield from self.entry(name, values[name], shape, indent)


def in_order(names: Mapping[str, Any], shape: Shape) -> list[str]:
    """Keys in the schema's order, those that it does not have behind the others."""
    known = [key.name for key in keys_of(shape.cls)] if isinstance(shape, Record) else []
    return [*(name for name in known if name in names), *(n for n in names if n not in known)]


def _scalar(value: Any, shape: Shape, *, flow: bool, style: str) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    if style == "'" and not (_BROKEN.search(value) or UNPRINTABLE.search(value)):
        return "'" + value.replace("'", "''") + "'"
    is_free = isinstance(shape, DayOrMoment | Days) or not _GUESSED.fullmatch(value)
    if style != '"' and is_free and _is_plain(value, flow=flow):
        return value
    return _double(value)


def _is_plain(value: str, *, flow: bool) -> bool:
    """Whether a text is read as itself without quotes."""
    if not value or value != value.strip() or value[0] in _FIRST or value.endswith(":"):
        return False
    if _BROKEN.search(value) or UNPRINTABLE.search(value) or value.startswith("..."):
        return False
    is_parted = ": " in value or " #" in value
    return not is_parted and not (flow and re.search(r"[,\[\]{}?:]", value))


def _double(value: str) -> str:
    """A text in double quotes: JSON's, and what YAML wants escaped besides."""

    def escape(match: re.Match[str]) -> str:
        code = ord(match[0])
        return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"

    # JSON has escaped all that is below a space already.
    escaped = json.dumps(value, ensure_ascii=False)
    return UNPRINTABLE.sub(escape, _BROKEN.sub(escape, escaped))


def _block(value: str, style: str) -> list[str]:
    """The lines of a literal or folded text, its header first; none where it has to be quoted."""
    is_readable = not re.search("[\\r\\t\x85\u2028\u2029\ufeff]", value)
    if not value or value != value.strip() or not is_readable or UNPRINTABLE.search(value):
        return []
    if style == ">" and "\n" not in value:
        return [">-", *_folded(value)]
    if style == "|" or (style not in ("'", '"') and "\n" in value):
        return ["|-", *value.split("\n")]
    return []


def _folded(value: str) -> Iterator[str]:
    """Lines that are read as one, cut at single spaces between words."""
    line = ""
    for word in value.split(" "):
        is_cut = len(line) + len(word) >= _FOLDED_AT and word and line and not line.endswith(" ")
        if is_cut:
            yield line
        line = word if is_cut or not line else f"{line} {word}"
    yield line
