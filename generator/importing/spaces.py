"""Spaces: those that were lost behind a full stop when paragraphs ran together.

In: Markdown of one paragraph in English. Out: the same with a space where one belongs. Known here
alone: which full stops are none: of `U.S.`, of addresses and file names, of numbers and dates, of
abbreviations and initials.
"""

import re

from generator.importing.vocabulary.writing import ABBREVIATIONS

_LOST = re.compile(
    r"(?:(?<=[a-z0-9)\]”’])|(?<=[a-z]\"))(?P<stop>[.!?;:][”’)\]]?|[”’)\]](?<=[.!?;:].))(?=[“‘(]?[A-Z])"
    r"|(?<=[a-z])(?P<comma>[,;])(?=[A-Za-z]{2})"
    r"|(?<=\d)(?P<day>,)(?=[A-Z][a-z])"
)
_ADDRESS = re.compile(
    r"&(?:[a-z]+|#\d+);"  # an entity, which `escaping` has made of a sign
    r"|[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+|`[^`]*`"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\]\([^)]*\)"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|cn|uk|html?|php|pdf|docx?|xlsx?|jpe?g|png|txt|zip)\b",
    re.IGNORECASE,
)
_WORD_BEHIND = re.compile(r"[\w-]*[a-z]\.(?:Net|Zip)")
_WORD = re.compile(r"[A-Za-z0-9]+$")


def mended(text: str) -> str:
    """The paragraph with a space behind each full stop, semicolon or colon that lost its own."""
    taken = [match.span() for match in _ADDRESS.finditer(text) if _is_one(match[0])]
    return _LOST.sub(lambda lost: lost[0] + " " * _is_end(text, lost, taken), text)


def lost(text: str) -> int:
    """How many spaces a paragraph has lost: from two on, paragraphs have run together in it."""
    return len(mended(text)) - len(text)


def _is_one(words: str) -> bool:
    """Whether it is an address, and no sentence that ran into a word such as `Net`."""
    return not _WORD_BEHIND.fullmatch(words)


def _is_end(text: str, lost: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    at = lost.start()
    if any(start <= at < end for start, end in taken):
        return False
    if lost[0][0] != ".":
        return True
    word = _WORD.search(text, max(at - 30, 0), at)
    before = word[0] if word else ""
    # Of one letter before a full stop it is an initial's: `U.S.`, `e.g.`
    return not (len(before) == 1 and before.isalpha()) and before not in ABBREVIATIONS
