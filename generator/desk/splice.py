"""Splice: a bulletin's text with other values in its front matter, and every other byte as it was.

In: a file's text as it stands on the disk, and values by dotted path. Out: the text in which only
the lines of those values changed. What comes out is read again before it is given: it means exactly
what was asked for and its body is the old one, or nothing changes and Unspliceable says so.

A field that is removed takes along its own lines and the comments on them. A comment on a line of
its own stays: it may speak of more than the one field.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from generator.desk.edits import Edit, applied, edits_of
from generator.desk.extents import Uneditable
from generator.desk.line_ends import plain, relaid
from generator.desk.meanings import KeyTwice, is_same, meaning, settled
from generator.desk.pen import Pen, in_order
from generator.errors import Problem
from generator.schema import PageMatter, PostMatter
from generator.textfile import FrontMatterSplit, split
from generator.yaml_nodes import MappingNode, Node, compose
from generator.yaml_reader import read
from generator.yaml_scalars import is_null
from generator.yaml_shapes import Record

Matter = type[PostMatter] | type[PageMatter]


class Unspliceable(Exception):  # noqa: N818 - it says what the text is
    """The front matter can't be changed field by field; the text itself has to be mended."""

    def __init__(self, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
        """What is wrong with the text; empty where only its manner of writing is in the way."""


def values_of(text: str, matter: Matter = PostMatter) -> dict[str, Any]:
    """What the front matter says, by canonical key.

    Values are texts, whole numbers, bools, lists and dicts; a date is the text that was written.
    Raises Unspliceable where it can't be read as YAML.
    """
    parts = _parts(plain(text))
    root = _root(parts, matter)
    return _meant(root, matter) if root else {}


def splice(text: str, changes: Mapping[str, Any], matter: Matter = PostMatter) -> str:
    """The text with other values in its front matter.

    Args:
        text: The file's.
        changes: Values by dotted path (`meeting.presided_by.0.roles`), put in one after another.
            None removes a field or an item; a number that is the list's length appends one.
        matter: What declares the keys.

    Raises Unspliceable, and then nothing has changed.
    """
    words = plain(text)
    parts = _parts(words)
    wanted = values_of(text, matter)
    for path, value in changes.items():
        _put(wanted, path.split("."), value)
    wanted = settled(wanted, Record(matter))
    if is_same(wanted, values_of(text, matter)):
        return text
    changed = _respelled(parts, wanted, matter)
    start = _start_of(words, parts.yaml_line)
    result = words[:start] + changed + words[start + len(parts.yaml_text) :]
    checked, _ = split(result, "")
    if checked is None or result[checked.body_start :] != words[parts.body_start :]:
        raise Unspliceable
    return relaid(text, result)


def body_of(text: str) -> str:
    """What stands below the front matter, with plain line ends. Raises Unspliceable."""
    words = plain(text)
    return words[_parts(words).body_start :]


def with_body(text: str, body: str) -> str:
    """The text with another body; lines that did not change keep their line ends."""
    words = plain(text)
    head = words[: _parts(words).body_start]
    gap = "\n" if body and not head.endswith("\n") else ""
    return relaid(text, head + gap + plain(body))


def retyped(text: str, words: str) -> str:
    """The text with other words as a whole; its mark, and line ends of unchanged lines, stay."""
    return relaid(text, plain(words))


def _parts(words: str) -> FrontMatterSplit:
    parts, problems = split(words, "")
    if parts is None:
        raise Unspliceable(tuple(problems))
    return parts


def _start_of(words: str, line: int) -> int:
    """The character at which a line begins."""
    at = 0
    for _ in range(line - 1):
        at = words.index("\n", at) + 1
    return at


def _root(parts: FrontMatterSplit, matter: Matter) -> MappingNode | None:
    """The mapping; None where nothing is written."""
    root, flaws = compose(parts.yaml_text)
    if not flaws and (root is None or is_null(root)):
        return None
    if isinstance(root, MappingNode):
        return root
    _, problems = read(parts.yaml_text, matter, "", line=parts.yaml_line)
    raise Unspliceable(tuple(problems))


def _meant(root: Node, matter: Matter) -> dict[str, Any]:
    try:
        found: dict[str, Any] = meaning(root, Record(matter))
    except KeyTwice:
        raise Unspliceable from None
    return found


def _put(values: Any, path: list[str], value: Any) -> None:
    """Put a value where a path leads; None takes what is there away."""
    name, *rest = path
    if isinstance(values, dict) and ".".join(path) in values:
        name, rest = ".".join(path), []  # a key with dots, which the schema does not know
    if isinstance(values, list):
        _put_item(values, name, rest, value)
    elif not isinstance(values, dict):
        raise Unspliceable
    elif rest:
        _put(values.setdefault(name, _hollow(rest)), rest, value)
    elif value is None:
        values.pop(name, None)
    else:
        values[name] = value


def _put_item(values: list[Any], name: str, rest: list[str], value: Any) -> None:
    if not name.isdecimal() or int(name) > len(values):
        raise Unspliceable
    number = int(name)
    if rest:
        if number == len(values):
            values.append(_hollow(rest))
        _put(values[number], rest, value)
    elif value is None:
        del values[number : number + 1]
    else:
        values[number : number + 1] = [value]


def _hollow(rest: list[str]) -> Any:
    """What holds the rest of a path where nothing stands yet."""
    return [] if rest[0] == "0" else {}


def _respelled(parts: FrontMatterSplit, wanted: dict[str, Any], matter: Matter) -> str:
    """The YAML that means what is wanted, with as few characters changed as possible."""
    text, root = parts.yaml_text, _root(parts, matter)
    shape = Record(matter)
    if root is None:
        pen = Pen()
        added = [
            line
            for name in in_order(wanted, shape)
            for line in pen.entry(name, wanted[name], shape, 0)
        ]
        return _checked(text + "".join(f"{line}\n" for line in added), wanted, matter)
    for fine in (True, False):
        with suppress(Uneditable, Unspliceable):
            edits: list[Edit] = edits_of(text, root, shape, wanted, fine=fine)
            return _checked(applied(text, edits), wanted, matter)
    raise Unspliceable


def _checked(text: str, wanted: dict[str, Any], matter: Matter) -> str:
    """The text, if it means what is wanted."""
    root, flaws = compose(text)
    if flaws or not is_same(_meant(root, matter) if root else {}, wanted):
        raise Unspliceable
    return text
