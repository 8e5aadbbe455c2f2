"""Reading: a text with what the site knows, and the guesses that are made of it.

In: nothing; values only. A recogniser takes a Reading and gives Guesses; it sees no file and asks
nobody.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from generator.config import Config
from generator.dates import Moment
from generator.errors import Problem
from generator.importing.signposts import Places, places_of
from generator.names import Names, gather_names

_HAN = re.compile("[\u4e00-\u9fff]")


class Known(Struct, frozen=True, kw_only=True):
    """What the site says, and what day it is there."""

    config: Config
    names: Names
    places: Places
    today: dt.date


def known_of(config: Config, today: dt.date) -> Known:
    """What the site says, made ready for any number of files."""
    return Known(
        config=config, names=gather_names(config), places=places_of(config.offices), today=today
    )


class Guess(Struct, frozen=True, kw_only=True):
    """One value of the front matter to be, with what speaks for it."""

    key: str
    """The dotted path of a key of `PostMatter`."""
    value: Any
    """What YAML can say: a string, a number, true, or a list or mapping of those."""
    words: str
    """The words that it came from, as they stand in the source."""
    is_sure: bool = False
    """Whether the source says so in so many words; all else a person has to confirm."""


class Reading(Struct, frozen=True, kw_only=True):
    """A text as the recognisers see it: plain, its paragraphs restored."""

    title: str
    paragraphs: tuple[str, ...]
    lang: str
    """`en` or `zh`."""
    published: Moment | None
    """When the source says that it was published."""
    known: Known


class Finding(Struct, frozen=True, kw_only=True):
    """What a recogniser made of a text."""

    guesses: tuple[Guess, ...] = ()
    notes: tuple[Problem, ...] = ()
    """What a person should look at, without a place."""


def value_of(guesses: Iterable[Guess], key: str) -> Any:
    """The value of the first guess of a key; None where there is none."""
    return next((guess.value for guess in guesses if guess.key == key), None)


def around(text: str, start: int, end: int, most: int = 60) -> str:
    """The words of a find with some of those beside it, cut at spaces and marked where cut."""
    most = most // 2 if _HAN.search(text) else most
    first, last = max(start - most, 0), min(end + most, len(text))
    while 0 < first < start and text[first - 1].isalnum() and text[first - 1].isascii():
        first += 1
    while end < last < len(text) and text[last].isalnum() and text[last].isascii():
        last -= 1
    before, after = "…" if first else "", "…" if last < len(text) else ""
    return f"{before}{text[first:last].strip()}{after}"
