"""Streams: a folded text as the terms that an index counts.

In: a folded text. Out: its terms, one for each place: of Chinese, each character with the one
behind it, the last of a run alone; of everything else, words. What doesn't belong together has an
empty place between it. So a run of characters is in a text if its pairs stand there one after
another, and no dictionary has to know where a Chinese word ends. The browser takes a reader's
words apart in the same way (`search.js`).
"""

import re
from operator import add

from generator.search.folding import HAN

_TERM = re.compile(rf"([{HAN}]+)|([^\W_{HAN}]+(?:'[^\W_{HAN}]+)*)|(\n)|[^\w\s]|_")
GAP = ""
"""The term of an empty place."""


def stream_of(folded: str) -> list[str]:
    """The terms of a folded text, in order."""
    stream: list[str] = []
    was_han = is_parted = is_broken = False
    for found in _TERM.finditer(folded):
        han, word, end = found.groups()
        if han:
            if (is_parted or is_broken) and stream:
                stream.append(GAP)
            stream += map(add, han, han[1:])
            stream.append(han[-1])
        elif word:
            if is_broken or (is_parted and was_han):
                stream.append(GAP)
            stream.append(word.removesuffix("'s"))
        else:
            is_parted = True
            is_broken = is_broken or bool(end)
            continue
        was_han, is_parted, is_broken = bool(han), False, False
    return stream
