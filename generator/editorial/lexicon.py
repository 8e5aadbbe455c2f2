"""Lexicon: where any of thousands of wordings stands in a text.

In: the entries of word lists. Out: for a text each wrong wording in it with its entry. Known here
alone: how they are looked for at once. All forms of a language are one pattern, cut into a tree
by their beginnings, the longest first, so that a sound longer form hides the wrong one within.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.editorial.sentences import HAN
from generator.schema_editorial import WordEntry

_IS_CHINESE = re.compile(rf"[{HAN}]")
_FOLD = str.maketrans(
    {chr(upper): chr(upper + 32) for upper in range(65, 91)} | {"’": "'", "\n": " ", "\t": " "}
)
"""Capitals, apostrophes and line ends count for nothing, and every character stays where it is."""
_SPACES = re.compile(r"\s+")


class Lexicon:
    """The forms of one language.

    Args:
        entries: The word lists' entries that are on, of this language.
        words: Whether a form begins and ends where a word does.
    """

    def __init__(self, entries: Iterable[WordEntry], *, words: bool) -> None:
        self._wrong: dict[str, WordEntry] = {}
        sound: set[str] = set()
        for entry in entries:
            self._wrong.update({folded(form): entry for form in entry.wrong})
            sound.update(map(folded, entry.unless))
            sound.update(
                form
                for form in map(folded, entry.right)
                if any(folded(wrong) in form for wrong in entry.wrong)
            )
        self._pattern = any_of({*self._wrong, *sound}, words=words)

    def find(self, text: str) -> Iterator[tuple[int, int, WordEntry]]:
        """Each wrong wording of a text: where it begins, where it ends, and its entry."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(laid_flat(text)):
            entry = self._wrong.get(_SPACES.sub(" ", match[0]))
            start, end = match.span()
            if entry and not (entry.exact and text[start:end] not in entry.wrong):
                yield start, end, entry


def folded(form: str) -> str:
    """A form as it is looked for."""
    return _SPACES.sub(" ", form.translate(_FOLD)).strip()


def laid_flat(text: str) -> str:
    """A text as forms are looked for in it, each character where it was."""
    return text.translate(_FOLD)


def is_chinese(entry: WordEntry) -> bool:
    """Whether an entry is for texts in Chinese: its first form has an ideograph."""
    return any(_IS_CHINESE.search(form) for form in entry.wrong[:1])


def any_of(forms: Iterable[str], *, words: bool) -> re.Pattern[str] | None:
    """The pattern of folded forms, of which the longest is found; None for none.

    Args:
        forms: As `folded` gives them.
        words: Whether they begin and end where words do.
    """
    tree: dict[str, Any] = {}
    for form in sorted(filter(None, forms)):
        branch = tree
        for char in form:
            branch = branch.setdefault(char, {})
        branch[""] = {}
    if not tree:
        return None
    inner = _written(tree)
    return re.compile(rf"(?<![\w-]){inner}(?![\w-])" if words else inner)


def _written(tree: Mapping[str, Any]) -> str:
    """A tree of characters as a pattern that tries the longer forms first."""
    stem = ""
    while len(tree) == 1 and "" not in tree:
        ((char, tree),) = tree.items()
        stem += _sign(char)
    branches = [_sign(char) + _written(below) for char, below in tree.items() if char]
    if not branches:
        return stem
    return f"{stem}(?:{'|'.join(branches)}){'?' if '' in tree else ''}"


def _sign(char: str) -> str:
    return r"\s+" if char == " " else re.escape(char)
