"""Neighbours: what each bulletin's page shows of other bulletins.

In: the listed bulletins of a year, and how the years around it meet it. Out: for each the next
older and newer one of its column, what is related to it, and the sessions of its series before and
after it.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.model import LOOK_BACK, Bulletin, Card, Edge, Kin, Link
from generator.producers.sessions import sessions_around

_RELATED = 4


class Around(Struct, frozen=True, kw_only=True, array_like=True):
    """What stands around one bulletin; nothing of a withdrawn one, which stands in no list."""

    older: Link | None = None
    newer: Link | None = None
    related: tuple[Card, ...] = ()
    session_before: Link | None = None
    session_after: Link | None = None


def neighbours(bulletins: Sequence[Bulletin], edge: Edge) -> dict[str, Around]:
    """What stands around each bulletin of a year, by its path.

    Args:
        bulletins: The year's in one language, oldest first.
        edge: How the years around it meet it.
    """
    listed = [one for one in bulletins if one.withdrawn is None]
    row = _in_columns(listed, edge)
    related = _related(listed, edge.recent)
    sessions = sessions_around(listed, edge)
    found: dict[str, Around] = {}
    for one in listed:
        older, newer = row[one.path]
        before, after = sessions.get(one.path, (None, None))
        found[one.path] = Around(
            older=older,
            newer=newer,
            related=related[one.path],
            session_before=before,
            session_after=after,
        )
    return found


def _in_columns(
    listed: Sequence[Bulletin], edge: Edge
) -> dict[str, tuple[Link | None, Link | None]]:
    """The next older and newer bulletin of the same column, in this year or beyond it."""
    columns: dict[str, list[Bulletin]] = {}
    for one in listed:
        columns.setdefault(one.column_id, []).append(one)
    found: dict[str, tuple[Link | None, Link | None]] = {}
    for id_, some in columns.items():
        links = [edge.older.get(id_), *(one.link for one in some), edge.newer.get(id_)]
        for n, one in enumerate(some):
            found[one.path] = links[n], links[n + 2]
    return found


def _related(listed: Sequence[Bulletin], before: Sequence[Kin]) -> Mapping[str, tuple[Card, ...]]:
    """What is related to each, among those before it: so a new one changes no older page."""
    row: list[Kin | Bulletin] = [*before, *listed]
    places: dict[tuple[str, str], list[int]] = {}
    found: dict[str, tuple[Card, ...]] = {}
    for n, one in enumerate(row):
        if n >= len(before):
            found[listed[n - len(before)].path] = _most_alike(one, n, row, places)
        for kind, id_, _ in _ties(one):
            places.setdefault((kind, id_), []).append(n)
    return found


def _most_alike(
    one: Kin | Bulletin,
    here: int,
    row: Sequence[Kin | Bulletin],
    places: Mapping[tuple[str, str], Sequence[int]],
) -> tuple[Card, ...]:
    """The cards of those just before it with which it has most in common, newer ones first."""
    likeness: dict[int, int] = {}
    for kind, id_, weight in _ties(one):
        for n in places.get((kind, id_), ())[-LOOK_BACK:]:
            if n >= here - LOOK_BACK:
                likeness[n] = likeness.get(n, 0) + weight
    ranked = sorted(((alike, n) for n, alike in likeness.items()), reverse=True)
    return tuple(row[n].card for _, n in ranked[:_RELATED])


def _ties(one: Kin | Bulletin) -> Iterator[tuple[str, str, int]]:
    """What it can have in common with others, and how much that counts."""
    if one.series_id:
        yield "series", one.series_id, 3
    if one.department_id:
        yield "department", one.department_id, 1
    for tag in one.tag_ids:
        yield "tag", tag, 2
