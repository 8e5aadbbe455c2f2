"""Headers: what stands above a text of another generator.

In: the text of a file. Out: its values by key, the text below, and the line on which that begins.
Known here alone: the five ways in which front matter is written: YAML between `---`, TOML between
`+++`, JSON in braces, Pelican's `Title: …`, and none.
"""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from generator.errors import Place, Problem
from generator.importing.material import Given, Refusal
from generator.yaml_nodes import Flaw, MappingNode, Node, ScalarNode, SequenceNode, compose

Kind = Literal["yaml", "toml", "json", "pelican", "none"]
_FENCED = re.compile(
    r"\s*(?P<fence>---|\+\+\+|;;;)[ \t]*\n(?P<matter>.*?)^(?P=fence)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}):(?:[ \t]+(?P<value>.*))?$")
_FIRST_KEYS = ("title", "date", "author", "category", "slug", "tags", "status", "modified")
_AT = re.compile(r"line (\d+)")
_NOTHING = ("", "~", "null", "Null", "NULL")


class Headed(Struct, frozen=True, kw_only=True):
    """A text with what stands above it."""

    kind: Kind
    values: Mapping[str, Any]
    """Strings, true and false, numbers, and lists and mappings of them."""
    body: str
    line: int
    """The line of the file, from 1, on which the body begins."""


def headed(text: str, given: Given) -> Headed:
    """Take a file apart. Raises Refusal where its front matter can't be read."""
    if match := _FENCED.match(text):
        first = text.count("\n", 0, match.start("matter")) + 1
        values = _fenced(match, given, first)
        kind: Kind = "toml" if match["fence"] == "+++" else "yaml"
        return _headed(kind, values, text, match.end())
    if text.lstrip().startswith("{"):
        start = len(text) - len(text.lstrip())
        try:
            values, end = json.JSONDecoder().raw_decode(text, start)
        except (ValueError, RecursionError):
            return Headed(kind="none", values={}, body=text, line=1)
        return _headed("json", values, text, end) if isinstance(values, dict) else _none(text)
    return _pelican(text)


def _headed(kind: Kind, values: Mapping[str, Any], text: str, end: int) -> Headed:
    line = text.count("\n", 0, end) + 1
    return Headed(kind=kind, values=values, body=text[end:], line=line)


def _none(text: str) -> Headed:
    return Headed(kind="none", values={}, body=text, line=1)


def _fenced(match: re.Match[str], given: Given, first: int) -> Mapping[str, Any]:
    matter = match["matter"]
    if match["fence"] == "+++":
        try:
            return tomllib.loads(matter)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            at = _AT.search(f"{error}")
            raise _broken(given, first + int(at[1]) - 1 if at else first, f"{error}") from None
    if match["fence"] == ";;;":
        try:
            found = json.loads(f"{{{matter}}}")
        except (ValueError, RecursionError) as error:
            raise _broken(given, first, f"{error}") from None
        return dict(found)
    return _yaml(matter, given, first)


def _yaml(matter: str, given: Given, first: int) -> Mapping[str, Any]:
    root, flaws = compose(matter)
    if flaws:
        raise _flawed(given, flaws[0], matter, first)
    if root is None:
        return {}
    value = _value(root)
    if not isinstance(value, dict):
        raise _broken(given, first, "?")
    return value


def yaml_values(text: str) -> Mapping[str, Any]:
    """The values of a file of YAML or JSON by key; none where it can't be read."""
    root, flaws = compose(text)
    value = _value(root) if root and not flaws else None
    return value if isinstance(value, dict) else {}


def _value(node: Node) -> Any:
    """A node as plain values; scalars stay strings, but for numbers, true, false and nothing."""
    if isinstance(node, MappingNode):
        return {str(_value(key)): _value(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_value(one) for one in node.value]
    assert isinstance(node, ScalarNode)  # noqa: S101 - said to the type checker
    return node.value if node.style in ("'", '"', "|", ">") else _scalar(node.value)


def _scalar(text: str) -> Any:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    if re.fullmatch(r"-?(?:0|[1-9][0-9]{0,14})", text):
        return int(text)
    return "" if text in _NOTHING else text


def _flawed(given: Given, flaw: Flaw, matter: str, first: int) -> Refusal:
    """The problem that `bulletin check` would name, at its line."""
    line = first + matter.count("\n", 0, flaw.start)
    column = flaw.start - matter.rfind("\n", 0, flaw.start)
    place = Place(path=given.shown, line=line, column=column)
    return Refusal(Problem(place=place, code=flaw.code, values=flaw.values))


def _broken(given: Given, line: int, words: str) -> Refusal:
    place = Place(path=given.shown, line=line)
    return Refusal(Problem(place=place, code="import-matter-broken", values={"words": words}))


def _pelican(text: str) -> Headed:
    """Pelican's lines of `Key: value`, up to an empty one; a value may go on, moved in."""
    values: dict[str, Any] = {}
    lines = text.split("\n")
    count, key = 0, ""
    for line in lines:
        match = _LINE.match(line)
        if match:
            key = match["key"].strip()
            values[key] = (match["value"] or "").strip()
        elif key and line.startswith("    ") and line.strip():
            values[key] = f"{values[key]}, {line.strip()}".removeprefix(", ")
        else:
            break
        count += 1
    is_header = {name.lower() for name in values} & {*_FIRST_KEYS}
    if len(is_header) < 2 or (count < len(lines) and lines[count].strip()):
        return _none(text)
    body = "\n".join(lines[count:])
    return Headed(kind="pelican", values=values, body=body, line=count + 1)


def plain(value: Any) -> Any:
    """A value as YAML can say it: dates as strings, keys as strings."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return value
