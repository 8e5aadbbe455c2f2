"""Shortlist: the few of many names with which a word that is none of them is worth comparing.

In: names, and the word. Out: those that share most with it, most first. Known here alone: how they
are found without a look at each name, so that ten thousand words among ten thousand names take
seconds: by three characters in a row, those first that the fewest names have.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache

_MOST = 16
"""Names on a shortlist."""
_TALLIED = 500
"""How often a name is tallied for one word, however common its characters are."""


class Shortlist:
    """Names that can be looked up by a part of them."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = names
        self._with: dict[str, list[str]] = {}
        for name in names:
            for three in _threes(name):
                self._with.setdefault(three, []).append(name)

    def of(self, word: str) -> Collection[str]:
        """The names that share most with `word`; all of them where they are few."""
        if len(self._names) <= _MOST:
            return self._names
        tally = Counter[str]()
        for names in sorted((self._with.get(three, []) for three in _threes(word)), key=len):
            tally.update(names[: _TALLIED - tally.total()])
        return [name for name, _ in tally.most_common(_MOST)]


@lru_cache(maxsize=8)
def shortlist_of(names: tuple[str, ...]) -> Shortlist:
    """The Shortlist of names that are asked for again with each mistake."""
    return Shortlist(names)


def _threes(name: str) -> Iterator[str]:
    """Every three characters in a row, once each, in their order; of Chinese every two."""
    folded = f" {name.casefold()} "
    threes = (folded[n : n + 3] for n in range(len(folded) - 1))
    return iter(dict.fromkeys(three if three.isascii() else three[:2] for three in threes))
