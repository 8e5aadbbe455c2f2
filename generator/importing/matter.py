"""Matter: front matter as YAML that people read and correct.

In: keys with values, and remarks. Out: the lines between the two of `---`, remarks as comments
above them. Known here alone: what YAML needs in quotes, and how the house lays out lists,
mappings and long texts.
"""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_PLAIN = re.compile(r"[^\W_][\w .,;?!%&'\"()/、。，；：？！（）“”‘’《》·—–+-]*(?<! )")
"""What needs no quotes: it begins with a letter or a digit and has no sign that means something."""
_LIKE_A_NUMBER = re.compile(r"[\d.+-]+|true|false|yes|no|on|off|null", re.IGNORECASE)
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]+")
_WIDTH = 96
_LONG = 110


def front_matter(values: Mapping[str, Any], remarks: Iterable[str] = ()) -> str:
    """The whole front matter with its lines of hyphens.

    Args:
        values: By dotted key, in the order in which they are to stand; empty ones are left out.
        remarks: Sentences for whoever opens the file.
    """
    comments = (line for remark in remarks for line in _comment(remark))
    return "\n".join(["---", *comments, *_mapping(_nested(values), 0), "---", ""])


def _nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Dotted keys as mappings within mappings; the first of a key says where it stands."""
    nested: dict[str, Any] = {}
    for key, value in values.items():
        *above, last = key.split(".")
        place = nested
        for part in above:
            place = place.setdefault(part, {})
        place[last] = value
    return nested


def _comment(remark: str) -> Iterator[str]:
    words = " ".join(_UNWRITABLE.sub(" ", remark).split())
    first, *more = textwrap.wrap(words, _WIDTH, break_on_hyphens=False) or [""]
    yield f"# {first}"
    yield from (f"#   {line}" for line in more)


def _mapping(values: Mapping[str, Any], depth: int) -> Iterator[str]:
    for key, value in values.items():
        if value not in ("", [], {}, None):
            yield from _entry(f"{'  ' * depth}{_scalar(str(key))}:", value, depth)


def _entry(start: str, value: Any, depth: int) -> Iterator[str]:
    """A key with its value, or a hyphen with its own."""
    if isinstance(value, Mapping):
        yield start
        yield from _mapping(value, depth + 1)
    elif isinstance(value, (list, tuple)):
        is_flat = not any(isinstance(one, (Mapping, list)) for one in value)
        if is_flat and len(flow := f"{start} {_flow(value)}") <= _WIDTH:
            yield flow
        else:
            yield start
            for one in value:
                yield from _item(one, depth + 1)
    else:
        yield from _text(start, value, depth)


def _item(value: Any, depth: int) -> Iterator[str]:
    margin = "  " * depth
    if isinstance(value, Mapping):
        lines = list(_mapping(value, depth + 1))
        yield from [f"{margin}- {lines[0].lstrip()}", *lines[1:]] if lines else []
    elif isinstance(value, list):
        yield f"{margin}- {json.dumps(value, ensure_ascii=False, default=str)}"
    else:
        yield from _text(f"{margin}-", value, depth)


def _text(start: str, value: Any, depth: int) -> Iterator[str]:
    """A value on its key's line; a long text below it, where no sign means anything."""
    words = _one_line(value) if isinstance(value, str) else ""
    if len(start) + len(words) <= _LONG:
        yield f"{start} {_scalar(value)}"
        return
    margin = "  " * (depth + 1)
    yield f"{start} >-"
    yield from (
        f"{margin}{line}"
        for line in textwrap.wrap(
            words, _WIDTH - len(margin), break_long_words=False, break_on_hyphens=False
        )
    )


def _flow(values: Iterable[Any]) -> str:
    quoted = (
        json.dumps(_one_line(one), ensure_ascii=False) if "," in str(one) else _scalar(one)
        for one in values
    )
    return f"[{', '.join(quoted)}]"


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return "null" if value is None else str(value)
    words = _one_line(value)
    is_plain = _PLAIN.fullmatch(words) and not _LIKE_A_NUMBER.fullmatch(words)
    is_date = re.fullmatch(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?|/\d{4}-\d\d-\d\d)?", words)
    return words if is_plain or is_date else json.dumps(words, ensure_ascii=False)


def _one_line(text: str) -> str:
    return " ".join(_UNWRITABLE.sub(" ", text).split())
