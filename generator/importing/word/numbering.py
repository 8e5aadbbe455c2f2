"""Numbering: the numbers that Word writes before paragraphs, and that stand nowhere in its text.

In: the trees of the document, its styles and its numbering. Out: for each numbered paragraph its
number. Known here alone: how Word counts, and which numbers a list of Markdown can say: 1. and 2.
Others, such as 一、 or （二） or 第三条, become part of the text, for the law cites by them.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct

from generator.importing.word.xml import found, value, w

_PLAIN = re.compile(r"%\d[.．、)）]?")
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCountingThousand",
)
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Level(Struct, frozen=True, kw_only=True):
    """One level of a list."""

    format: str
    """Word's name of how it counts: `decimal`, `bullet`, `chineseCounting`."""
    text: str
    """What is printed, `%1` being the number of the first level: `第%1条`."""
    start: int
    style: str
    """The style of paragraphs whose paragraphs all have it."""


class Number(Struct, frozen=True):
    """What stands before a paragraph."""

    label: str
    """As Word prints it; "" for a bullet."""
    value: int
    is_listed: bool
    """Whether a list of Markdown says the same."""


class Numbering:
    """Counts as Word does; it lives as long as one document is read."""

    def __init__(self, root: etree._Element | None, styles: Mapping[str, str]) -> None:
        """Take `styles` as the numId that each style gives its paragraphs."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = styles
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        for abstract in found(root, "w:abstractNum"):
            levels = {_int(one.get(w("ilvl"))): _level(one) for one in found(abstract, "w:lvl")}
            self._levels[abstract.get(w("abstractNumId"), "")] = levels
        for num in found(root, "w:num"):
            name = num.get(w("numId"), "")
            self._lists[name] = value(num, "w:abstractNumId")
            for override in found(num, "w:lvlOverride"):
                if start := value(override, "w:startOverride"):
                    self._starts[name, _int(override.get(w("ilvl")))] = _int(start)

    def number(self, paragraph: etree._Element) -> Number | None:
        """What stands before a paragraph; each is to be asked for once, in their order."""
        name, depth = self._place(paragraph)
        list_ = self._lists.get(name, "")
        level = self._levels.get(list_, {}).get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(list_, {})
        restart = self._starts.pop((name, depth), None)
        counts[depth] = restart if restart is not None else counts.get(depth, level.start - 1) + 1
        for deeper in [n for n in counts if n > depth]:
            del counts[deeper]
        if level.format == "bullet":
            return Number("", counts[depth], is_listed=True)
        label = re.sub(r"%(\d)", lambda at: self._written(list_, int(at[1]) - 1), level.text)
        is_plain = level.format == "decimal" and _PLAIN.fullmatch(level.text) is not None
        return Number(label, counts[depth], is_listed=is_plain)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list and the level of a paragraph, given by itself or by its style."""
        style = value(paragraph, "w:pPr/w:pStyle")
        name = value(paragraph, "w:pPr/w:numPr/w:numId") or self._styles.get(style, "")
        depth = value(paragraph, "w:pPr/w:numPr/w:ilvl")
        if depth:
            return name, _int(depth)
        levels = self._levels.get(self._lists.get(name, ""), {})
        by_style = (n for n, level in sorted(levels.items()) if style and level.style == style)
        return name, next(by_style, 0)

    def _written(self, list_: str, depth: int) -> str:
        level = self._levels[list_].get(depth)
        count = self._counts[list_].get(depth, level.start if level else 1)
        return _written(count, level.format if level else "decimal")


def _level(element: etree._Element) -> Level:
    return Level(
        format=value(element, "w:numFmt"),
        text=value(element, "w:lvlText"),
        start=_int(value(element, "w:start") or "1"),
        style=value(element, "w:pStyle"),
    )


def _int(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,6}", text) else 0


def _written(count: int, form: str) -> str:
    """A number as one of Word's formats has it; in digits where that isn't known here."""
    if form in _CHINESE and 0 < count < 100:
        return _chinese(count)
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 90:
        return "".join(_roman(count)).upper() if form == "upperRoman" else "".join(_roman(count))
    if form == "decimalEnclosedCircle" and 0 < count <= 20:
        return chr(ord("①") + count - 1)
    if form == "ideographTraditional" and 0 < count <= 10:
        return _STEMS[count - 1]
    return str(count)


def _chinese(count: int) -> str:
    tens, ones = divmod(count, 10)
    ten = f"{_DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return ten + (_DIGITS[ones] if ones else "")


def _roman(count: int) -> Iterator[str]:
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        yield letters * times
