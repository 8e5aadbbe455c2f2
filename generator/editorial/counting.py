"""Counting: announced are four requirements, so four must follow.

In: what a text announces, and what it lists, in the front matter or in its own words. Known here
alone: how a number of requirements is announced, and by what their items are known.
"""

import re
from collections.abc import Iterator

from generator.editorial.manuscript import Finding, Manuscript, Passage
from generator.editorial.rulebook import Rulebook

_ENGLISH = (
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
)
_CHINESE = "一二三四五六七八九十"
_ANNOUNCED = re.compile(
    r"\b(?:put|puts|putting|set|sets|made|makes|raised|raises|laid|lays|issued|gave|gives|stated)\s+"
    r"(?:forward\s+|out\s+|down\s+|forth\s+)?(?P<number>[a-z]+|\d{1,2})\s+"
    r"(?:(?:specific|clear|further|concrete|main|key|new)\s+)?requirements\b",
    re.IGNORECASE,
)
_ANNOUNCED_CHINESE = re.compile(
    rf"(?:提出|提|作出|明确|讲|强调)了?(?:以下|如下)?(?P<number>[{_CHINESE}两]|\d{{1,2}})(?:点|项|条|个方面的?|方面的?|个)"
    r"(?:具体|明确|工作)?(?:要求|希望|意见|建议)"
)
_ORDINAL = re.compile(
    rf"(?:\A|[.;:!?]|\n)[”’\")]?\s*(?P<word>{'|'.join(_ENGLISH[1])})(?:ly)?,", re.IGNORECASE
)
_FINALLY = re.compile(r"(?:\A|[.;:!?]|\n)\s*(?:finally|lastly),", re.IGNORECASE)
_ITEMS_CHINESE = (
    re.compile(rf"(?:\A|[。；：，\s])(?P<word>[{_CHINESE}])是"),
    re.compile(rf"(?:\A|[。；：\s])(?P<word>[{_CHINESE}])要"),
    re.compile(rf"(?:\A|[。；：\s])第(?P<word>[{_CHINESE}])[，、]"),
    re.compile(rf"(?:\A|[。；：\s])[（(](?P<word>[{_CHINESE}])[）)]"),
    re.compile(rf"(?:\A|\s)(?P<word>[{_CHINESE}])、"),
)


def miscounted_requirements(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """What is announced against the front matter's requirements, else against the text's items.

    A text that announces several numbers reports several speakers, and is not counted; nor is one
    whose items can't be told.
    """
    found = list(_announcements(manuscript))
    numbers = {number for _, _, number in found}
    if len(numbers) != 1:
        return
    passage, match, announced = found[0]
    counted = _required(manuscript) or _listed(manuscript, found)
    if counted and counted != announced:
        yield Finding(
            code="requirements-miscounted",
            passage=passage,
            start=match.start(),
            end=match.end(),
            values={
                "found": match[0],
                "announced": str(announced),
                "counted": str(counted),
            },
        )


def _announcements(manuscript: Manuscript) -> Iterator[tuple[Passage, re.Match[str], int]]:
    """Each number that is announced, those of the text ahead of those of the front matter."""
    pattern = _ANNOUNCED_CHINESE if manuscript.is_chinese else _ANNOUNCED
    body = tuple(one for one in manuscript.body if one.kind != "quote")
    heads = tuple(one for one in manuscript.fields if not one.field.startswith("meeting."))
    signs = ("要求", "希望", "意见", "建议") if manuscript.is_chinese else ("requirements",)
    for passage in (*body, *heads):
        if not any(sign in passage.low for sign in signs):
            continue
        for match in pattern.finditer(passage.text):
            if number := _number(match["number"]):
                yield passage, match, number


def _number(word: str) -> int:
    """What a word says; 0 for none."""
    word = word.lower()
    if word.isdecimal():
        return int(word)
    if word in ("两", "both"):
        return 2
    if word in _CHINESE:
        return _CHINESE.index(word) + 1
    return _ENGLISH[0].index(word) + 1 if word in _ENGLISH[0] else 0


def _required(manuscript: Manuscript) -> int:
    meeting = manuscript.matter.meeting
    return len(meeting.requirements) if meeting else 0


def _listed(manuscript: Manuscript, announcements: list[tuple[Passage, re.Match[str], int]]) -> int:
    """How many items the text has after the announcement; 0 where it has no list of its own."""
    text = [one for one in announcements if not one[0].field]
    if len(text) != 1:
        return 0
    passage, match, _ = text[0]
    after = [one for one in manuscript.body if one.start > passage.start and one.kind != "quote"]
    words = [passage.text[match.end() :], *(one.text for one in after)]
    if manuscript.is_chinese:
        return next(filter(None, (_in_order(pattern, words) for pattern in _ITEMS_CHINESE)), 0)
    count = _in_order(_ORDINAL, words)
    return count + any(map(_FINALLY.search, words)) if count else 0


def _in_order(pattern: re.Pattern[str], words: list[str]) -> int:
    """How far the items count, first to last; 0 unless they run from the first on to a second.

    Where they begin anew, that is another list.
    """
    count = 0
    for text in words:
        for match in pattern.finditer(text):
            word = match["word"].lower()
            place = _CHINESE.find(word) if word in _CHINESE else _ENGLISH[1].index(word)
            if place == 0 and count > 1:
                return count
            if place == count:
                count += 1
    return count if count > 1 else 0
