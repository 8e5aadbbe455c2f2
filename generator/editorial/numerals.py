"""Numerals: how Chinese texts write years, dates and ranges, after GB/T 15835-2011."""

import re
from collections.abc import Iterator

from generator.editorial.manuscript import Finding, Manuscript, Passage
from generator.editorial.rulebook import Rulebook

_DIGIT = "一二三四五六七八九"
_ZEROS = "○零◯ＯOo0"
_CUT = re.compile(
    r"(?<![\d０-９.．\-—–～~至到/])(?<!\d[、和])\d{2}年(?=\d{1,2}月(?!内)|度|上半年|下半年|第[一二三四]季度)"
)
_SPAN = re.compile(
    r"(?:刑|刑期|执行|徒刑|满|历时|为期|长达|年限|连续|累计|从检|从业|工作|超过|不少于|至少)[^，。；]{0,6}\Z"
)
_CHINESE_YEAR = re.compile(rf"(?<![{_DIGIT}十百千〇零])[一二][{_DIGIT}〇{_ZEROS}]{{3}}(?=年)")
_WRONG_ZERO = re.compile(f"[{_ZEROS}]")
_MIXED = re.compile(
    rf"\d{{4}}年[{_DIGIT}十]{{1,3}}月(?:[{_DIGIT}十\d]{{1,3}}日)?"
    rf"|(?<!\d)\d{{1,2}}月[{_DIGIT}十]{{1,3}}日"
    rf"|(?<![{_DIGIT}十])[一二][{_DIGIT}〇{_ZEROS}]{{3}}年\d{{1,2}}月"
    rf"|(?<![{_DIGIT}十\d年])[{_DIGIT}十]{{1,2}}月\d{{1,2}}日"
)
_RANGE = re.compile(
    r"(?<![\d\-/.:：A-Za-z])\d{1,4}(?:年|月|日|时|%|％)?[-~]\d{1,4}(?:年|月|日|时|%|％|岁|名|人|件|个|条|万|天|元|户|起|次)"
)


def _all(code: str, pattern: re.Pattern[str], passage: Passage, signs: str) -> Iterator[Finding]:
    """What of a pattern stands in a passage; which it can't without one of the signs."""
    if not any(sign in passage.text for sign in signs):
        return
    for match in pattern.finditer(passage.text):
        start, end = match.span()
        values = {"found": match[0]}
        yield Finding(code=code, passage=passage, start=start, end=end, values=values)


def cut_years(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """GB/T 15835-2011: a year of four digits is not cut to two."""
    for passage in _chinese(manuscript):
        for finding in _all("year-cut", _CUT, passage, "年"):
            if not _SPAN.search(passage.text, max(finding.start - 10, 0), finding.start):
                yield finding


def wrong_zeros(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """GB/T 15835-2011: the nought of a year in Chinese numerals is 〇."""
    for passage in _chinese(manuscript):
        if "年" not in passage.text:
            continue
        for match in _CHINESE_YEAR.finditer(passage.text):
            right = _WRONG_ZERO.sub("〇", match[0])
            if right != match[0]:
                yield Finding(
                    code="zero-wrong",
                    passage=passage,
                    start=match.start(),
                    end=match.end(),
                    values={"found": match[0], "right": right},
                    mend=right,
                )


def mixed_dates(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """GB/T 15835-2011: what is of one kind is written in one form, within a date above all."""
    for passage in _chinese(manuscript):
        yield from _all("date-mixed", _MIXED, passage, "月")


def wrong_ranges(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """GB/T 15835-2011: a range has ～ or — between its numbers."""
    for passage in _chinese(manuscript):
        yield from _all("range-mark", _RANGE, passage, "-~")


def _chinese(manuscript: Manuscript) -> tuple[Passage, ...]:
    return manuscript.own_words if manuscript.is_chinese else ()
