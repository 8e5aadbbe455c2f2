"""YAML scalars: what one written value means where a certain kind of value is expected.

In: the characters of a scalar, and a Shape. Out: the value, or an UnreadableError with a
problem's code. Known here alone: the spellings of yes and no, of numbers and of choices, and how
a date that is no day of the calendar is told from words that are no date at all.
"""

import datetime as dt
import re
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

from generator import yaml_shapes
from generator.chinese import has_wide, joined
from generator.dates import Interval, Moment, parse_day, parse_interval, parse_moment
from generator.errors import nearest
from generator.yaml_nodes import Node, ScalarNode

_YES = frozenset(("true", "yes", "on", "是"))
_NO = frozenset(("false", "no", "off", "否"))
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_INTEGER = re.compile(r"[-+]?\d{1,9}")
# As YAML 1.2 has them: no octals and no sexagesimals, so 0571 and 12:30 stay what was written.
_GUESSED_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_GUESSED_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_GUESSED_WORDS = {"true": True, "True": True, "false": False, "False": False}
_LIKE_DAY = re.compile(r"\s*\d{4}(-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|年\d{1,2}月\d{1,2}日)")


class UnreadableError(Exception):
    """A scalar that does not mean what is expected."""

    def __init__(self, code: str, **values: str) -> None:
        self.code, self.values = code, values


class FirstAndLast(Struct, frozen=True, kw_only=True):
    """An interval of days as a mapping."""

    first: Annotated[Moment, Meta(extra={"zh": "起", "aliases": ("from", "start", "自")})]
    last: Annotated[Moment, Meta(extra={"zh": "止", "aliases": ("to", "end", "until", "至")})]

    def interval(self) -> Interval:
        """The same as a value; UnreadableError where it ends before it begins."""
        if self.last.day < self.first.day:
            raise UnreadableError(
                "days-reversed", first=str(self.first.day), last=str(self.last.day)
            )
        return Interval(self.first.day, self.last.day)


def is_null(node: Node) -> bool:
    """Whether a node stands for no value: nothing, `~` or `null`, without quotes."""
    return isinstance(node, ScalarNode) and not node.style and node.value in _NULL


def words(node: ScalarNode, written: str) -> str:
    """The characters of a scalar; YAML's space between two lines of Chinese is none.

    `written` is the whole text that the node is from.
    """
    text: str = node.value
    start, end = node.start_mark, node.end_mark
    if start.line == end.line or node.style == "|" or not has_wide(text):
        return text
    return joined(written[start.index : end.index].splitlines(), " ", text)


def read(text: str, shape: yaml_shapes.Shape, zone: ZoneInfo | None) -> Any:
    """What a scalar means where `shape` is expected; a text is without spaces around it.

    Raises UnreadableError. `zone` is where times with an offset are taken to.
    """
    text = text.strip()
    match shape:
        case yaml_shapes.Text(pattern):
            return _text(text, pattern)
        case yaml_shapes.Number():
            return _number(text)
        case yaml_shapes.YesNo():
            return _yes_no(text)
        case yaml_shapes.Choice(words):
            return _choice(text, words)
        case yaml_shapes.DayOrMoment():
            return _moment(text, zone)
        case yaml_shapes.Days():
            return _days(text)
    raise TypeError(shape)


def guess(text: str, *, quoted: bool) -> Any:
    """What a scalar means where nothing is expected; dates stay text."""
    if quoted:
        return text
    if _GUESSED_INTEGER.fullmatch(text):
        return int(text)
    if _GUESSED_DECIMAL.fullmatch(text):
        return float(text)
    return _GUESSED_WORDS.get(text, text)


def _text(text: str, pattern: str) -> str:
    if text and pattern and not re.search(pattern, text):
        raise UnreadableError("format-wrong", found=text)
    return text


def _number(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise UnreadableError("number-expected", found=text)
    return int(text)


def _yes_no(text: str) -> bool:
    word = text.casefold()
    if word not in _YES | _NO:
        raise UnreadableError("yes-no-expected", found=text)
    return word in _YES


def _choice(text: str, words: tuple[str, ...]) -> str:
    word = text.casefold().replace(" ", "-").replace("_", "-")
    known = {each.replace("_", "-"): each for each in words}
    if word not in known:
        allowed = ", ".join(word for word in words if word)
        raise UnreadableError(
            "choice-unknown", found=text, allowed=allowed, near=nearest(text, words)
        )
    return known[word]


def _moment(text: str, zone: ZoneInfo | None) -> Moment:
    try:
        return parse_moment(text, zone)
    except (ValueError, OverflowError):
        raise UnreadableError(_why_no_moment(text), found=text) from None


def _why_no_moment(text: str) -> str:
    like_day = _LIKE_DAY.match(text)
    if like_day is None:
        return "date-unreadable"
    return "time-unreadable" if _is_day(like_day[0]) else "date-impossible"


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except ValueError:
        return False
    return True


def _days(text: str) -> Interval:
    try:
        return parse_interval(text)
    except ValueError:
        raise _why_no_days(text) from None


def _why_no_days(text: str) -> UnreadableError:
    parts = [text] if _LIKE_DAY.fullmatch(text) else text.split("/")
    if not all(_LIKE_DAY.fullmatch(part.strip()) for part in parts) or len(parts) > 2:
        return UnreadableError("days-unreadable", found=text)
    wrong = [part.strip() for part in parts if not _is_day(part)]
    if wrong:
        return UnreadableError("date-impossible", found=wrong[0])
    first, last = (dt.date.isoformat(parse_day(part)) for part in (parts[0], parts[-1]))
    return UnreadableError("days-reversed", first=first, last=last)
