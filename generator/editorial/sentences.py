"""Sentences: where they begin and end, and how long they are.

In: a passage's words. Out: stretches of them, numbers. Known here alone: what ends a sentence in
English, also where the space after it is missing, and in Chinese; and what counts as a word.
"""

import re
from collections.abc import Iterator

from generator.editorial.masking import MASK

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
"""The ideographs, as part of a character class."""

_CHINESE_END = re.compile(r"[。！？；!?](?:[”’」』）]*)|\n[ \t]*\n")
_ENGLISH_END = re.compile(
    r"[.!?](?:[”’\")\]]*)(?=\s+[“‘\"'(\[]?[A-Z0-9]|[A-Z][a-z]|[\s\ufffc]*\Z)|[。！？]"
)
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|Arts|Sec|Vol|vs|etc|cf|al|pp?|e\.g|i\.e|a\.m|p\.m"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*|\b\d{1,2})\Z"
)
"""What a full stop may follow without ending a sentence."""


def sentences(text: str, *, chinese: bool) -> Iterator[tuple[int, int]]:
    """Where each sentence of a passage begins and ends, surrounding spaces left out."""
    start = 0
    for match in (_CHINESE_END if chinese else _ENGLISH_END).finditer(text):
        if (
            not chinese
            and match[0] == "."
            and _SHORT.search(text[max(start, match.start() - 8) : match.start()])
        ):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def sentence_around(text: str, at: int, *, chinese: bool) -> tuple[int, int]:
    """Where the sentence begins and ends in which a character stands."""
    for start, end in sentences(text, chinese=chinese):
        if at < end:
            return start, end
    return 0, len(text)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    if left < len(words):
        yield start + left, start + len(words.rstrip())


def length(text: str, *, chinese: bool) -> int:
    """Characters of Chinese, signs included and spaces not; words of any other language."""
    words = text.replace(MASK, "").split()
    return sum(map(len, words)) if chinese else len(words)
