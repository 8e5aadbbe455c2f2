"""Calendar: how iCalendar writes texts, moments and lines (RFC 5545).

In: words, a moment, a whole calendar with plain line ends. Out: the same as the standard wants it.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from generator.dates import Moment

_LONGEST = 75
"""Octets of a line, without its end (section 3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
"""Section 3.3.11."""


def escaped(text: str) -> str:
    """Words as the value of a property."""
    return text.translate(_ESCAPES)


def utc(moment: Moment, zone: ZoneInfo) -> str:
    """A moment in UTC (section 3.3.5, form 2); a bare day is taken at noon."""
    return f"{moment.aware(zone).astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def folded(text: str) -> str:
    """Lines of no more than 75 octets of UTF-8, cut between characters, that end as wanted."""
    lines = (_folded(line) for line in text.split("\n") if line)
    return "".join(f"{line}\r\n" for line in lines)


def _folded(line: str) -> str:
    data = line.encode()
    if len(data) <= _LONGEST:
        return line
    pieces, begin, room = [], 0, _LONGEST
    while len(data) - begin > room:
        end = begin + room
        while data[end] & 0xC0 == 0x80:  # within a character (RFC 3629)
            end -= 1
        pieces.append(data[begin:end])
        begin, room = end, _LONGEST - 1  # the space before it counts
    return b"\r\n ".join((*pieces, data[begin:])).decode()
