"""Days: the dates that a text spells, in English and Chinese.

In: text. Out: the days with where they stand. Known here alone: the spellings of a date, whole or
without its year, and of several days in a row.
"""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct

from generator.dates import Interval
from generator.importing.openers import number_of
from generator.importing.vocabulary.writing import MONTHS

_MONTH = "|".join(f"{month}|{month[:3]}\\.?" if month != "May" else month for month in MONTHS)
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_TO = r"\s*(?:to|through|and|until|[-–—~])\s*"
_DIGITS = "〇一二三四五六七八九"
_ZEROS = str.maketrans("○零", "〇〇")
_SPELLINGS = (
    re.compile(
        rf"\b(?P<month>{_MONTH}) (?P<day>{_DAY})(?:{_TO}(?P<last>{_DAY}))?\b"
        rf"(?:,? ?(?P<year>(?:19|20)\d\d)\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<day>{_DAY})(?:{_TO}(?P<last>{_DAY}))? (?:of )?(?P<month>{_MONTH})\b"
        rf"(?:,? (?P<year>(?:19|20)\d\d)\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日?"
        r"(?:\s*(?:至|到|—+|-|–|~|～|、)\s*(?:(?P<to>\d{1,2})月)?(?P<last>\d{1,2})日)?(?![\d月])"
    ),
    re.compile(
        rf"(?:(?P<year>[{_DIGITS}○零]{{4}})年)(?P<month>[一二三四五六七八九十]{{1,2}})月"
        r"(?P<day>[一二三四五六七八九十]{1,3})日"
    ),
    re.compile(
        r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
        r"(?![\d-])"
    ),
)
_CLOCK = re.compile(r"[\sT]*(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?:[:：]\d{2})?")
_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?")


class Day(Struct, frozen=True, kw_only=True):
    """A date as a text spells it."""

    start: int
    end: int
    year: int
    """0 where the text does not say it."""
    month: int
    day: int
    last: tuple[int, int]
    """Month and day of the last of several days; those of the first where it is one."""

    def interval(self, year: int = 0) -> Interval | None:
        """The days in the year that the text says, else in the given one.

        None where the calendar does not have them.
        """
        try:
            first = dt.date(self.year or year, self.month, self.day)
            last = dt.date(self.year or year, *self.last)
        except ValueError:
            return None
        return Interval(first, last) if last >= first else None


def days(text: str) -> list[Day]:
    """Every date that a text spells, in order."""
    found = sorted(_found(text), key=lambda day: (day.start, -day.end))
    apart: list[Day] = []
    for day in found:
        if not apart or day.start >= apart[-1].end:
            apart.append(day)
    return apart


def spelled(text: str) -> tuple[str, str] | None:
    """The moment with which a line begins, in ISO 8601, and the rest of it; None for none."""
    if zoned := _ZONED.match(text):
        return zoned[0], text[zoned.end() :]
    day = next(iter(days(text)), None)
    if day is None or day.start or not (whole := day.interval()) or whole.first != whole.last:
        return None
    rest = text[day.end :]
    clock = _CLOCK.match(rest)
    if clock and int(clock["hour"]) < 24 and int(clock["minute"]) < 60:
        time = f" {int(clock['hour']):02}:{clock['minute']}"
        return f"{whole.first}{time}", rest[clock.end() :]
    return f"{whole.first}", rest


def _found(text: str) -> Iterator[Day]:
    for spelling in _SPELLINGS:
        for match in spelling.finditer(text):
            said = match.groupdict()
            month, day = _month(said["month"]), _number(said["day"])
            last = (_number(said.get("to") or "") or month, _number(said.get("last") or "") or day)
            yield Day(
                start=match.start(),
                end=match.end(),
                year=_year(said["year"] or ""),
                month=month,
                day=day,
                last=last,
            )


def _year(words: str) -> int:
    """A year in Arabic or Chinese digits; 0 for none."""
    if words.isascii():
        return int(words or 0)
    return int("".join(str(_DIGITS.index(digit)) for digit in words.translate(_ZEROS)))


def _month(words: str) -> int:
    if not words.isascii():
        return number_of(words)
    if words.isdigit():
        return int(words)
    return next(n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(words[:3].lower()))


def _number(words: str) -> int:
    if words and not words.isascii():
        return number_of(words)
    return int(re.sub(r"\D", "", words) or 0)
