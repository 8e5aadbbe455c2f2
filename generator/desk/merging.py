"""Merging: two people's changes to one text as one, where they touch different lines.

In: the text that both began with, and what each made of it. Out: the text with both changes; None
where they changed the same lines, or lines side by side, which only a person can judge.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_Change = tuple[int, int, Sequence[str]]
"""From which line to which, and the lines in their place."""
_MOST_COMPARED = 25_000_000
"""Pairs of lines that may be compared: it takes a second or two."""


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Both changes in one text; None where they can't be told apart."""
    old, ours, others = (text.splitlines(keepends=True) for text in (base, mine, theirs))
    if len(old) * max(len(ours), len(others)) > _MOST_COMPARED:
        return None
    changes = [*_changes(old, ours), *(each for each in _changes(old, others))]
    kept = sorted({(start, end, tuple(lines)) for start, end, lines in changes})
    if any(before[1] >= after[0] for before, after in pairwise(kept)):
        return None
    done, at = list[str](), 0
    for start, end, lines in kept:
        done += [*old[at:start], *lines]
        at = end
    return "".join((*done, *old[at:]))


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield start, end, new[new_start:new_end]
