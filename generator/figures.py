"""Figures: what a year amounts to as JSON, the shape that other people's programs read.

Declarations alone. The number of the shape, FORM, goes up when a field goes or means something
else; a further field is no new shape.
"""

from typing import Literal

from msgspec import Struct

from generator.records import Address, Day

FORM: Literal[1] = 1
"""The number of the shape."""


class Counted(Struct, frozen=True, kw_only=True):
    """How many bulletins a column or an office has in the year."""

    id: str
    """Its id: `openness/notices` for a column within another."""
    title: str
    """Its name in the page's language."""
    total: int
    """All of the year."""
    months: tuple[int, ...]
    """Of each month, from January to December."""


class YearRecord(Struct, frozen=True, kw_only=True):
    """How many bulletins a year has. What was withdrawn is not counted."""

    version: Literal[1]
    """The number of this shape."""
    year: int
    """The year of publication."""
    language: str
    """The language of the bulletins that are counted: each language has figures of its own."""
    url: Address
    """The page of the year."""
    total: int
    """All of the year."""
    months: tuple[int, ...]
    """Of each month, from January to December."""
    days: dict[Day, int]
    """Of each day on which there was any."""
    columns: tuple[Counted, ...]
    """Of each column of the site, with those of the columns within it."""
    offices: tuple[Counted, ...]
    """Of each office of the site, without those of the offices below it."""
