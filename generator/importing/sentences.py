"""Sentences: where a text may be cut.

In: one paragraph. Out: its sentences with where they stand. Known here alone: what ends a
sentence in English and in Chinese, that an abbreviation's full stop does not, and that nothing
between quotation marks or brackets does.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.importing.vocabulary.writing import ABBREVIATIONS

_PAIRS = {
    "“": "”",
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "《": "》",
    "【": "】",
    "[": "]",
    "〔": "〕",
}
_CLOSING = frozenset(_PAIRS.values())
_FARTHEST = 600
"""Characters between a pair: a mark whose mate is farther off has none."""
_END = re.compile(r"(?:[.!?;]|\.{3}|…)[”’\"')\]]*(?=\s|$)|[。！？；…]+[”’」』）】》]*")
_WORD = re.compile(r"[\w’'-]+$")
_INITIALS = re.compile(r"(?:^|[\s(“])(?:[A-Za-z]\.)*[A-Za-z]$")


class Sentence(Struct, frozen=True, kw_only=True):
    """One sentence where it stands in its paragraph."""

    text: str
    start: int
    end: int
    """Behind its last character; spaces that follow are between sentences."""


def sentences(text: str) -> list[Sentence]:
    """The sentences of a paragraph; what a semicolon parts counts as two."""
    shut = _shut(text)
    found, start = [], 0
    for match in _END.finditer(text):
        end = match.end()
        if end not in shut and not _is_abbreviation(text, match.start()):
            found.append(_sentence(text, start, end))
            start = end
    if text[start:].strip():
        found.append(_sentence(text, start, len(text)))
    return found


def _sentence(text: str, start: int, end: int) -> Sentence:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Sentence(text=text[start:end].rstrip(), start=start, end=start + len(words.strip()))


def _is_abbreviation(text: str, at: int) -> bool:
    if text[at] != ".":
        return False
    before = text[max(at - 20, 0) : at]
    word = _WORD.search(before)
    return bool(_INITIALS.search(before)) or bool(word and word[0] in ABBREVIATIONS)


def _shut(text: str) -> set[int]:
    """The places between a mark and its mate, at which nothing may be cut."""
    inside: set[int] = set()
    for start, end in _pairs(text):
        inside.update(range(start + 1, end + 1))
    return inside


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Where each opening mark and its mate stand; straight quotation marks take turns."""
    open_: list[tuple[str, int]] = []
    quote = -1
    for at, char in enumerate(text):
        if char == '"':
            if quote >= 0 and at - quote < _FARTHEST:
                yield quote, at
                quote = -1
            else:
                quote = at
        elif char in _PAIRS:
            open_.append((_PAIRS[char], at))
        elif char in _CLOSING:
            for n in range(len(open_) - 1, -1, -1):
                if open_[n][0] == char:
                    if at - open_[n][1] < _FARTHEST:
                        yield open_[n][1], at
                    del open_[n:]
                    break
