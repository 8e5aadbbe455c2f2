"""Line ends: a file's text and the same text with plain line feeds, there and back.

In: a text as it is on the disk, and new words with plain line ends. Out: the new words with the
file's byte order mark and line ends; a line that did not change keeps its own, whatever the others
have.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""The byte order mark, as a text has it."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_MOST_COMPARED = 4_000_000
"""Pairs of lines that may be compared; of more, changed ones get the file's first line end."""


def plain(text: str) -> str:
    """A text without its mark, every line end a line feed: what `textfile.decode` makes of it."""
    return text.removeprefix(MARK).replace("\r\n", "\n").replace("\r", "\n")


def relaid(text: str, words: str) -> str:
    """New words in place of a text's, with the text's mark and line ends."""
    mark = MARK if text.startswith(MARK) else ""
    old = _LINE.findall(text.removeprefix(MARK))
    ends = [line[len(line.rstrip("\r\n")) :] for line in old]
    known = dict.fromkeys(end for end in ends if end)
    first = next(iter(known), "\n")
    if len(known) <= 1:
        return mark + words.replace("\n", first)
    return mark + "".join(_matched(old, _LINE.findall(words), first))


def bytes_of(text: str) -> bytes:
    """A text's bytes; halves of a character, which browsers may send, are joined or marked."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def _matched(old: Sequence[str], new: Sequence[str], end: str) -> Iterator[str]:
    """The new lines; those that stood there before as they were, the others with one line end."""
    same = [plain(line) for line in old]
    head = _shared(same, new)
    tail = _shared(same[head:][::-1], new[head:][::-1])
    yield from old[:head]
    yield from _between(old[head : len(old) - tail], new[head : len(new) - tail], end)
    yield from old[len(old) - tail :]


def _between(old: Sequence[str], new: Sequence[str], end: str) -> Iterator[str]:
    if len(old) * len(new) > _MOST_COMPARED:
        yield from (line.replace("\n", end) for line in new)
        return
    matcher = SequenceMatcher(None, [plain(line) for line in old], new, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            yield from old[i:i_end]
        else:
            yield from (line.replace("\n", end) for line in new[j:j_end])


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two texts share at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
