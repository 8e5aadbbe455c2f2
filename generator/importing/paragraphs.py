"""Paragraphs: those of a text that has lost them.

In: a wall of text. Out: paragraphs, cut between sentences where something new begins: a speaker,
the meeting, an ordinal; and where one has become too long. Known here alone: how long that is.
"""

from generator.importing.escaping import plain
from generator.importing.openers import opens
from generator.importing.scripts import weight
from generator.importing.sentences import sentences

_LONG = 700
"""Weight of a paragraph behind which the next sentence begins another."""
_SHORT = 60
"""Weight of a beginning that stays with the sentence behind it."""


def cut(text: str) -> list[str]:
    """The paragraphs of a wall of text, in order; no character but spaces is lost."""
    starts = [0]
    for sentence in sentences(text):
        so_far = weight(text[starts[-1] : sentence.start])
        if so_far > _LONG or (so_far > _SHORT and opens(plain(sentence.text))):
            starts.append(sentence.start)
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
