"""Punctuation: marks of one script in the other, quotation marks, and forms of GB/T 15834-2011.

Where the standard's clause is named, the rule is the standard's; else it is a convention.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from generator.editorial.manuscript import Finding, Manuscript, Passage
from generator.editorial.rulebook import Rulebook
from generator.editorial.sentences import HAN

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_HALF_IN_CHINESE = re.compile(
    rf"(?<=[{HAN}”’》」）])(?:[,;:!?]|(?<!\.)\.(?!\.))(?: (?=\S))?"
    rf"(?=[{HAN}“‘《「（\"\s]|(?<= )\S|(?<=[,;:])[\dA-Za-z]|\Z)"
    rf"|(?<=[%％\dA-Za-z])[,;!?](?=[{HAN}“《])"
)
_BRACKETS = re.compile(rf"(?<=[{HAN}”》])\(([^()\n\ufffc]{{0,100}}[{HAN}][^()\n\ufffc]{{0,100}})\)")
_STRAIGHT = re.compile(r'"([^"\n\ufffc]{1,200})"')
_FULL_IN_ENGLISH = re.compile(rf"(?<![{HAN}》”])[，。；：！？、（）](?![{HAN}《“])")
_BETWEEN = re.compile(r"(?<=[》”])、(?=[《“])")
_ELLIPSIS = re.compile(
    rf"(?<=[{HAN}”》，。])\.{{3,6}}(?!\.)|\.{{3,6}}(?=[{HAN}])|。{{2,6}}|(?<!…)…(?!…)|·{{3,6}}"
)
_DASH = re.compile(rf"(?<=[{HAN}”》]) ?-{{2,4}} ?(?=[{HAN}“《])")
_ENUMERATION = re.compile(
    r"(?P<bare>[一二三四五六七八九十]{1,3})(?P<after_bare>[.．，,])(?!\d)"
    r"|(?P<bracketed>[（(][一二三四五六七八九十\d]{1,3}[）)])(?P<after_bracketed>[、，,.．])(?![（(])"
    r"|(?P<digits>\d{1,2})(?P<after_digits>、)(?!\d)"
)
_TIGHT = re.compile("[.;!?,]“?[A-Za-z]")
_UNSPACED = re.compile(
    r"\b(?P<end>\w+[a-z\d][)”’]?[.;!?])(?P<next>“?[A-Z][a-z]+)"
    r"|\b(?P<before>[A-Za-z]+[a-z],)(?P<after>[A-Za-z]{2,})"
)
_CURLY = re.compile("[“”]")
_CORNER = re.compile("[「」]")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])'(?=[A-Za-z])")


def _own_body(manuscript: Manuscript) -> Iterator[Passage]:
    return (passage for passage in manuscript.body if passage.kind != "quote")


_Mend = str | Callable[[re.Match[str]], str] | None
"""What may be put in place of what is found: always the same, made of it, or nothing safe."""


def _each(
    code: str, pattern: re.Pattern[str], passage: Passage, mend: _Mend = None
) -> Iterator[Finding]:
    for match in pattern.finditer(passage.text):
        right = mend(match) if callable(mend) else mend
        yield Finding(
            code=code,
            passage=passage,
            start=match.start(),
            end=match.end(),
            values={"found": match[0].strip(), "right": right or ""},
            mend=right,
        )


def half_width_in_chinese(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """GB/T 15834-2011, 5.1: the marks of Chinese text are as wide as its characters."""
    if not manuscript.is_chinese:
        return
    code = "punctuation-half-width"
    for passage in _own_body(manuscript):
        if passage.text.isascii():
            continue
        number = _ENUMERATION.match(passage.text)
        for finding in _each(code, _HALF_IN_CHINESE, passage, lambda one: _FULL[one[0].strip()]):
            if not (number and finding.start < number.end()):  # which has a rule of its own
                yield finding
        yield from _each(code, _BRACKETS, passage, lambda match: f"（{match[1]}）")
        if passage.text.count('"') % 2 == 0:
            yield from _each(code, _STRAIGHT, passage, lambda match: f"“{match[1]}”")


def full_width_in_english(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """A convention: the marks of English text are its own, but within a Chinese wording."""
    if manuscript.is_english:
        for passage in manuscript.own_words:
            if not passage.text.isascii():
                found = _each("punctuation-full-width", _FULL_IN_ENGLISH, passage)
                yield from found


def mixed_quotes(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """One text, one kind of quotation mark and of apostrophe."""
    body = tuple(_own_body(manuscript))
    if manuscript.is_chinese:
        if any(_CURLY.search(passage.text) for passage in body):
            for passage in body:
                yield from _each("quotes-mixed", _CORNER, passage)
        return
    curly = any("“" in passage.text or "”" in passage.text for passage in body)
    bent = any("’" in passage.text for passage in body)
    for passage in body:
        if curly and passage.text.count('"') % 2 == 0:
            yield from _each("quotes-mixed", _STRAIGHT, passage, lambda match: f"“{match[1]}”")
        if bent:
            yield from _each("quotes-mixed", _APOSTROPHE, passage, "’")


def chinese_forms(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """GB/T 15834-2011: no 、 between titles or quotations (4.5.3.5), —— (4.10), …… (4.11)."""
    if not manuscript.is_chinese:
        return
    for passage in _own_body(manuscript):
        yield from _each("comma-between-titles", _BETWEEN, passage)
        if any(sign in passage.text for sign in ("...", "。。", "…", "···")):
            yield from _each("ellipsis-form", _ELLIPSIS, passage, "……")
        if "--" in passage.text:
            yield from _each("dash-form", _DASH, passage, "——")


_AFTER: Mapping[str, str] = {"bare": "、", "bracketed": "", "digits": "."}


def enumeration_marks(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """GB/T 15834-2011, B.3.2 to B.3.4: 一、 but 1. and （一） with nothing after it."""
    if not manuscript.is_chinese:
        return
    for passage in _own_body(manuscript):
        match = _ENUMERATION.match(passage.text)
        if match and passage.kind != "cell":
            kind = next(name for name in _AFTER if match[name])
            right = f"{match[kind]}{_AFTER[kind]}"
            values = {"found": match[0], "right": right}
            yield Finding(code="enumeration-mark", passage=passage, end=match.end(), values=values)


def missing_spaces(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """A convention of English: a space follows a full stop, semicolon or comma."""
    if manuscript.is_english:
        for passage in _own_body(manuscript):
            if _TIGHT.search(passage.text):
                yield from _each("space-after-stop", _UNSPACED, passage, _spaced)


def _spaced(match: re.Match[str]) -> str:
    return " ".join(part for part in match.groups() if part)
