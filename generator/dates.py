"""Dates as an office writes them: a civil day, a moment of a day, an interval of days.

In: text such as `2022-05-26`, `2022-05-26T09:00`, `2022年5月26日` or `2022-02-09/2022-02-11`.
Out: frozen values. Known here alone: which spellings of a date are accepted. A civil date has no
zone and stays that date everywhere; only a moment with a time is ever compared with the clock.
"""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from msgspec import Struct

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)")
_CLOCK = re.compile(r"(?:[T\s]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?")
NOON = dt.time(12)


class Moment(Struct, frozen=True, order=True, array_like=True):
    """A day, and perhaps a time of that day in the site's zone."""

    day: dt.date
    """The civil date."""
    time: dt.time | None = None
    """The time of day in the site's zone; None where only the day is known."""

    def __str__(self) -> str:
        """ISO 8601, as front matter has it."""
        return f"{self.day}T{self.time:%H:%M:%S}" if self.time else self.day.isoformat()

    @property
    def order(self) -> tuple[dt.date, dt.time]:
        """What bulletins are ordered by: a bare day counts as its noon."""
        return self.day, self.time or NOON

    def aware(self, zone: ZoneInfo, default: dt.time = NOON) -> dt.datetime:
        """The instant in `zone`; a bare day is taken at noon, so that no zone moves it."""
        return dt.datetime.combine(self.day, self.time or default, zone)


class Interval(Struct, frozen=True, order=True, array_like=True):
    """From one day to another, both included; one day when they are equal."""

    first: dt.date
    """The first day."""
    last: dt.date
    """The last day."""

    def __str__(self) -> str:
        """ISO 8601, as front matter has it."""
        return f"{self.first}" if self.first == self.last else f"{self.first}/{self.last}"


def parse_day(text: str) -> dt.date:
    """A civil day. Raises ValueError where the words are no day of the calendar."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    return dt.date(*(int(part) for part in match.groups() if part))


def parse_moment(text: str, zone: ZoneInfo | None = None) -> Moment:
    """A day with a time or without; a stated offset is turned into `zone`'s time.

    Raises ValueError where the words are no such moment.
    """
    text = text.strip()
    match = _DAY.match(text)
    if match is None:
        raise ValueError(text)
    day, rest = parse_day(match[0]), text[match.end() :]
    if not rest:
        return Moment(day)
    clock = _CLOCK.fullmatch(rest)
    if clock is None:
        raise ValueError(text)
    time = dt.time(int(clock[1]), int(clock[2]), int(clock[3] or 0))
    if clock[4] and zone:
        there = dt.datetime.fromisoformat(f"{day}T{time}{clock[4].replace('Z', '+00:00')}")
        here = there.astimezone(zone)
        return Moment(here.date(), here.time())
    return Moment(day, time)


def parse_interval(text: str) -> Interval:
    """One day, or two with `/` (ISO 8601) between. Raises ValueError for anything else."""
    is_day = _DAY.fullmatch(text.strip()) is not None  # its own slashes part no interval
    first, slash, last = (text, "", "") if is_day else text.partition("/")
    interval = Interval(parse_day(first), parse_day(last if slash else first))
    if interval.last < interval.first:
        raise ValueError(text)
    return interval
