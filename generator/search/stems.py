"""Stems: English words in any of their inflections as one.

In: a word in small letters. Out: its stem. These are the steps for inflection, 1 and 5, of
M. F. Porter, "An algorithm for suffix stripping" (1980), with the exceptions of his later version
for words in -us and -ss; his steps for derivation would put a prosecutor and a prosecution into
one. The browser does the same with a reader's words (`search.js`); a test compares the two.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z]{3,}")
_VOWEL = "(?:[aeiou]|(?<=[^aeiou])y)"
_HAS_VOWEL = re.compile(_VOWEL)
_SYLLABLES = re.compile(f"{_VOWEL}+(?:(?!{_VOWEL})[a-z])+")
_SHORT = re.compile(f"(?:(?!{_VOWEL})[a-z]){_VOWEL}(?:(?!{_VOWEL})[a-z])(?<![wxy])")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word's stem; a word that is not of English letters alone is its own."""
    if not _WORD.fullmatch(word):
        return word
    return _without_e(_with_i(_without_ed(_without_s(word))))


def _measure(word: str) -> int:
    """How often a vowel is followed by a consonant."""
    return len(_SYLLABLES.findall(word))


def _is_short(word: str) -> bool:
    """Whether a word ends like `hop`: consonant, vowel, consonant."""
    return bool(_SHORT.fullmatch(word[-3:])) and len(word) > 2


def _without_s(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + ("ie" if len(word) == 4 else "i")
    if word.endswith(("us", "ss")) or not word.endswith("s"):
        return word
    return word[:-1] if _HAS_VOWEL.search(word[:-2]) else word


def _without_ed(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        left = word.removesuffix(ending)
        if left != word:
            return _mended(left) if _HAS_VOWEL.search(left) else word
    return word


def _mended(left: str) -> str:
    """What is left of a word without its ending, as it was before the ending came."""
    if left.endswith(("at", "bl", "iz")):
        return left + "e"
    if len(left) > 2 and left[-1] == left[-2] and left[-1] not in "aeioulsz":
        return left[:-1]
    return left + "e" if _measure(left) == 1 and _is_short(left) else left


def _with_i(word: str) -> str:
    return word[:-1] + "i" if re.search("[^aeiou]y$", word) and len(word) > 2 else word


def _without_e(word: str) -> str:
    if word.endswith("e"):
        left, measure = word[:-1], _measure(word[:-1])
        if measure > 1 or (measure == 1 and not _is_short(left)):
            return left
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word
