"""Dating: days of the week, and dates that contradict the front matter.

Known here alone: how texts write dates. A date without its year is taken in the year that brings it
nearest to the day of publication.
"""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress

from msgspec import Struct

from generator.editorial.manuscript import Finding, Manuscript, Passage
from generator.editorial.rulebook import Rulebook
from generator.editorial.sentences import sentences

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS_CHINESE = "一二三四五六日"
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_WEEKDAY = f"(?:(?P<weekday>{'|'.join(_DAYS)})(?:,|\\s+the)?\\s+\\(?)?"
_BEHIND = f"(?:\\s*\\((?P<behind>{'|'.join(_DAYS)})\\))?"
_ENGLISH = (
    re.compile(
        rf"\b{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b"
        rf"(?:,?\s+(?P<year>\d{{4}})\b)?{_BEHIND}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
        rf"(?:,?\s+(?P<year>\d{{4}})\b)?{_BEHIND}",
        re.IGNORECASE,
    ),
)
_CHINESE = re.compile(
    r"(?:(?:星期|周)(?P<before>[一二三四五六日天])[，（(]?)?"
    r"(?:(?P<year>\d{4})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?:[（(]?(?:星期|周)(?P<weekday>[一二三四五六日天])(?:[）)]|(?=[，。、；\s上下晚早]|\Z)))?"
)


class Written(Struct, frozen=True, kw_only=True):
    """A date as a text has it."""

    day: dt.date
    weekday: int | None
    """From Monday as 0; None where none is written."""
    has_year: bool
    start: int
    end: int


def dates(text: str, near: dt.date, *, chinese: bool) -> Iterator[Written]:
    """The dates of a text that the calendar has."""
    for pattern in (_CHINESE,) if chinese else _ENGLISH:
        for match in pattern.finditer(text):
            with suppress(ValueError):
                yield _written(match, near)


def _written(match: re.Match[str], near: dt.date) -> Written:
    """Raises ValueError where the calendar has no such day."""
    word = match["month"].lower()
    month = int(word) if word.isdecimal() else _MONTHS.index(word) + 1
    number = int(match["day"])
    weekday = next(filter(None, map(match.groupdict().get, ("weekday", "before", "behind"))), None)
    years = (int(match["year"]),) if match["year"] else _years(near)
    days = [day for year in years for day in _day(year, month, number)]
    if not days:
        raise ValueError(match[0])
    return Written(
        day=min(days, key=lambda day: abs(day - near)),
        weekday=_number_of(weekday) if weekday else None,
        has_year=bool(match["year"]),
        start=match.start(),
        end=match.end(),
    )


def _years(near: dt.date) -> tuple[int, ...]:
    return near.year - 1, near.year, near.year + 1


def _day(year: int, month: int, day: int) -> Iterator[dt.date]:
    with suppress(ValueError):
        yield dt.date(year, month, day)


def _number_of(weekday: str) -> int:
    if weekday in _DAYS_CHINESE:
        return _DAYS_CHINESE.index(weekday)
    return 6 if weekday == "天" else _DAYS.index(weekday.lower())


def wrong_weekdays(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """A day of the week that the date doesn't fall on."""
    near = manuscript.matter.date.day
    signs = ("星期", "周") if manuscript.is_chinese else _DAYS
    for passage in manuscript.own_words:
        if not any(sign in passage.low for sign in signs):
            continue
        for one in dates(passage.text, near, chinese=manuscript.is_chinese):
            if one.weekday is not None and one.weekday != one.day.weekday():
                right = one.day.weekday()
                name = _DAYS[right].capitalize()
                values = {
                    "found": passage.text[one.start : one.end],
                    "date": one.day.isoformat(),
                    "right": f"星期{_DAYS_CHINESE[right]}" if manuscript.is_chinese else name,
                }
                yield _finding("weekday-wrong", passage, one, values)


_HELD = re.compile(r"\b(?:held|convened|took place|opened|gathered|met)\b", re.IGNORECASE)
_HELD_CHINESE = re.compile("召开|举行")
_HEARSAY_CHINESE = re.compile("获悉|日前|近日|印发|通知|发布")
_AHEAD = re.compile(
    r"\b(?:will|shall|would|is to|are to|was to|were to|to be|until|till|by|before|deadline"
    r"|expire\w*|plan\w*|schedul\w+|due|from|between|valid|next|expected|in force|take effect)\b",
    re.IGNORECASE,
)
_AHEAD_CHINESE = re.compile(
    "将|拟|计划|预计|截至|截止|为止|起施行|之前|以前|前完成|有效期|定于|届时|至"
)
_ON = re.compile(r"[^,;:]*\bon\s+(?:the\s+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DONE_CHINESE = re.compile("召开了|举行了|开展了|结束了|完成了|通过了|作出了")


def held_on_another_day(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """The first paragraph says when a meeting was held, and the front matter another day."""
    meeting = manuscript.matter.meeting
    first = next((one for one in manuscript.body if one.kind == "paragraph"), None)
    if not (meeting and meeting.held and first):
        return
    chinese = manuscript.is_chinese
    for start, end in sentences(first.text, chinese=chinese):
        words = first.text[start:end]
        said = list(_said_to_be_held(words, meeting.held.first, chinese=chinese))
        if said and not any(meeting.held.first <= one.day <= meeting.held.last for one in said):
            one = said[0]
            values = {
                "found": words[one.start : one.end],
                "date": one.day.isoformat(),
                "held": str(meeting.held),
            }
            yield _finding("held-contradicted", first, one, values, start)
        if said:
            return


def _said_to_be_held(words: str, near: dt.date, *, chinese: bool) -> Iterator[Written]:
    """The dates that a sentence gives for what was held: no others that it may have."""
    match = (_HELD_CHINESE if chinese else _HELD).search(words)
    if match is None or (chinese and _HEARSAY_CHINESE.search(words)):
        return
    for one in dates(words, near, chinese=chinese):
        between = words[match.end() : one.start]
        if one.end <= match.start() if chinese else _ON.fullmatch(between):
            yield one


def future_as_past(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """Something that a text tells as done, on a day after the text was published."""
    chinese, published = manuscript.is_chinese, manuscript.matter.date.day
    done = _DONE_CHINESE if chinese else _HELD
    ahead = _AHEAD_CHINESE if chinese else _AHEAD
    for passage in manuscript.body:
        if passage.kind not in ("paragraph", "item") or not _YEAR.search(passage.text):
            continue
        for start, end in sentences(passage.text, chinese=chinese):
            words = passage.text[start:end]
            if not done.search(words) or ahead.search(words):
                continue
            for one in dates(words, published, chinese=chinese):
                if one.has_year and one.day > published:
                    values = {
                        "found": words[one.start : one.end],
                        "date": one.day.isoformat(),
                        "published": published.isoformat(),
                    }
                    yield _finding("future-as-past", passage, one, values, start)


def published_late(manuscript: Manuscript, rulebook: Rulebook) -> Iterator[Finding]:
    """A report that came out long after its meeting: one of the two dates may be another's."""
    meeting, published = manuscript.matter.meeting, manuscript.matter.date.day
    if meeting and meeting.held:
        days = (published - meeting.held.last).days
        if days > rulebook.limits.late_days:
            values = {
                "days": str(days),
                "most": str(rulebook.limits.late_days),
                "held": str(meeting.held),
                "date": published.isoformat(),
            }
            yield Finding(code="published-late", passage=None, field="date", values=values)


def _finding(
    code: str, passage: Passage, one: Written, values: dict[str, str], offset: int = 0
) -> Finding:
    return Finding(
        code=code,
        passage=passage,
        start=offset + one.start,
        end=offset + one.end,
        values=values,
    )
