"""Streams: a folded text as the terms that an index counts.

In: a folded text. Out: its terms, one for each place: of Chinese, each character with the one
behind it, the last of a run alone; of everything else, words. What doesn't belong together has an
empty place between it. So a run of characters is in a text if its pairs stand there one after
another, and no dictionary has to know where a Chinese word ends. The browser takes a reader's
words apart in the same way (`search.js`).
"""

import re
from functools import cache
from operator import add

from generator.search.folding import HAN, has_han

_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
GAP = ""
"""The term of an empty place."""


def stream_of(folded: str) -> list[str]:
    """The terms of a folded text, in order."""
    stream: list[str] = []
    for line in folded.split("\n"):
        terms = _mixed(line) if has_han(line) else _words(line)
        if terms and stream:
            stream.append(GAP)
        stream += terms
    return stream


@cache
def _term() -> re.Pattern[str]:
    """Characters, or a word, or what parts them. To read it takes 6 ms."""
    return re.compile(rf"([{HAN}]+)|([^\W_{HAN}]+(?:'[^\W_{HAN}]+)*)|[^\w\s]|_")


def _words(line: str) -> list[str]:
    words = _WORDS.findall(line)
    return [word.removesuffix("'s") for word in words] if "'s" in line else words


def _mixed(line: str) -> list[str]:
    """The terms of a line in which Chinese characters are."""
    stream: list[str] = []
    was_han = is_parted = False
    for found in _term().finditer(line):
        han, word = found.groups()
        if han:
            if is_parted and stream:
                stream.append(GAP)
            stream += map(add, han, han[1:])
            stream.append(han[-1])
        elif word:
            if is_parted and was_han:
                stream.append(GAP)
            stream.append(word.removesuffix("'s"))
        else:
            is_parted = True
            continue
        was_han, is_parted = bool(han), False
    return stream
