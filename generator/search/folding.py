"""Folding: a text as search compares it, so that what a reader means is found however it is typed.

In: a text. Out: the same in small letters, without accents, in half width, in simplified
characters, and without the spaces that only set Chinese characters apart. Each character is folded
by itself, so that the browser can do the same with a reader's words (`search.js`). Known here
alone: OpenCC.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Chinese characters, as a class of a regular expression names them; with the zero of dates."""
_FIRST = "\u3007"
"""The first of them: no text without a character from here on has any, which is told quickly."""
_RANGES = (
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0x20000, 0x323B0),
)


def has_han(text: str) -> bool:
    """Whether there are Chinese characters in a text."""
    return max(text, default="") >= _FIRST and _han().search(text) is not None


# To read these takes 4 ms each, and a site without Chinese needs neither.


@cache
def _han() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]")


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(f"(?<=[{HAN}])[ \t]+|[ \t]+(?=[{HAN}])")


@cache
def simplified() -> str:
    """Every traditional character, each followed by its simplified one; OpenCC's table."""
    from opencc import OpenCC  # costs 20 ms, and its table is remembered

    every = [chr(number) for numbers in _RANGES for number in numbers]
    turned = OpenCC("t2s").convert("\n".join(every)).split("\n")
    return "".join(a + b for a, b in zip(every, turned, strict=True) if a != b and len(b) == 1)


class Folding:
    """How texts are folded."""

    def __init__(self, pairs: str) -> None:
        self._table = _Table(dict(zip(pairs[::2], pairs[1::2], strict=True)))

    def fold(self, text: str) -> str:
        """A text as search compares it. Line ends part what doesn't belong together."""
        folded = text.translate(self._table)
        return _blanks().sub("", folded) if has_han(folded) else folded


class _Table(dict[int, str]):
    """What each character becomes; filled as characters come."""

    def __init__(self, simplified: Mapping[str, str]) -> None:
        super().__init__({0x2019: "'"})
        self._simplified = simplified

    def __missing__(self, number: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(number))
        bare = "".join(sign for sign in apart if unicodedata.category(sign) != "Mn").lower()
        folded = "".join(self._simplified.get(sign, sign) for sign in bare)
        self[number] = folded
        return folded
