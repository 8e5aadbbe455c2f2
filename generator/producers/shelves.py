"""Shelves: the bulletins of each column, office, department, person, tag and series, by year.

Gathered once for each language, so that no page has to look through the archive.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from generator.model import Bulletin, Edition


class Shelf(Struct, frozen=True):
    """The bulletins of one list, oldest first."""

    bulletins: tuple[Bulletin, ...] = ()
    years: dict[int, tuple[Bulletin, ...]] = {}


Shelves = dict[tuple[str, str], Shelf]
"""By kind (column, office, department, person, tag, series, all) and id."""

EMPTY = Shelf()


def stock(edition: Edition) -> Shelves:
    """Every list of one language."""
    lists: dict[tuple[str, str], list[Bulletin]] = {}
    for bulletin in edition.listed:
        for place in _places(bulletin):
            lists.setdefault(place, []).append(bulletin)
    return {place: Shelf(tuple(found), by_year(found)) for place, found in lists.items()}


def by_year(bulletins: Iterable[Bulletin]) -> dict[int, tuple[Bulletin, ...]]:
    """Bulletins by year, oldest first."""
    groups = groupby(bulletins, key=lambda bulletin: bulletin.card.date.day.year)
    return {year: tuple(group) for year, group in groups}


def _places(bulletin: Bulletin) -> Iterator[tuple[str, str]]:
    yield "all", ""
    column = bulletin.column_id
    while column:  # a column's list holds the columns within it too
        yield "column", column
        column = column.rpartition("/")[0]
    singles = (
        ("office", bulletin.office_id),
        ("department", bulletin.department_id),
        ("series", bulletin.series_id),
    )
    yield from (place for place in singles if place[1])
    yield from (("tag", tag) for tag in bulletin.tag_ids)
    yield from (("person", person) for person in bulletin.person_ids)
