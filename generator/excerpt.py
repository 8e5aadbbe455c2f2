"""Excerpt: the line of a text that a problem is about, as a terminal can show it.

In: a line and a Place on it. Out: the line and, below it, carets under what is meant. Known here
alone: how wide characters are on a terminal, which ones must never reach it, and how a long line
is cut.
"""

import unicodedata

from generator.errors import Place

_BEFORE, _LONGEST = 60, 150
"""Characters of a long line that are shown before the column, and in all."""
_TAB = "    "


def excerpt(line: str, place: Place) -> str:
    """A place's line, and a second one with carets where the column is known; "" for no words."""
    line = line.rstrip()
    if not line:
        return ""
    start = min(max(place.column - 1, 0), len(line))
    end = min(start + place.length, max(len(line), start + 1))
    shown, cut = _window(line, start)
    if not place.column:
        return visible(shown)
    before = shown[: start - cut]
    meant = line[start : min(end, cut + len(shown))]
    carets = "^" * max(_width(visible(meant)), 1)
    return f"{visible(shown)}\n{' ' * _width(visible(before))}{carets}"


def _window(line: str, start: int) -> tuple[str, int]:
    """The part of a line around a character, and how many of its characters are cut before."""
    if len(line) <= _LONGEST + 10:
        return line, 0
    cut = max(0, min(start - _BEFORE, len(line) - _LONGEST))
    part = line[cut : cut + _LONGEST]
    before, after = ("…" if cut else ""), ("…" if cut + _LONGEST < len(line) else "")
    return f"{before}{part[len(before) : len(part) - len(after)]}{after}", cut


def visible(text: str) -> str:
    """A text without anything that steers a terminal."""
    return "".join(_TAB if char == "\t" else char if _is_plain(char) else "�" for char in text)


def _is_plain(char: str) -> bool:
    # Control characters could recolour or clear the terminal, and bidirectional ones reorder it.
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(_width_of(char) for char in text)


def _width_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def one_line(text: str, longest: int = 0) -> str:
    """A value as it can stand within a sentence on a terminal; `longest` 0 cuts nothing."""
    shown = visible(" ".join(text.split()))
    return f"{shown[: longest - 1]}…" if 0 < longest < len(shown) else shown
