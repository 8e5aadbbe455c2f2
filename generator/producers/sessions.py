"""Sessions: the meetings of a series in order, with what is missing between them.

In: the bulletins that report them. Out: groups by the year of the meeting, and each bulletin's
neighbours in its series. Known here alone: when two bulletins report the same session. A series
goes on from one year's bulletins to the next year's, as everything does.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby

from generator.model import Bulletin, Edge, Link, session_order, year_of_session
from generator.pages import Gap, Session, SessionGroup

_Around = tuple[Link | None, Link | None]


def groups_of(
    bulletins: Iterable[Bulletin], known: Mapping[int, Collection[int]]
) -> tuple[SessionGroup, ...]:
    """Sessions by year, the newest year first.

    Args:
        bulletins: Some of a series.
        known: For each year of which it can be told what is missing, the numbers of its sessions.
    """
    ordered = sorted(bulletins, key=session_order)
    groups = [
        SessionGroup(year=year, sessions=tuple(_session(one, known.get(year)) for one in some))
        for year, some in groupby(ordered, key=year_of_session)
    ]
    return tuple(reversed(groups))


def _session(bulletin: Bulletin, known: Collection[int] | None) -> Session:
    number = bulletin.ordinal
    missing = _missing_before(number, known) if number and known else None
    return Session(card=bulletin.card, ordinal=number, missing=missing)


def _missing_before(number: int, known: Collection[int]) -> Gap | None:
    """The numbers right before this one of which there is no bulletin."""
    before = max((n for n in known if n < number), default=0)
    return Gap(before + 1, number - 1) if before + 1 < number else None


def sessions_around(listed: Sequence[Bulletin], edge: Edge) -> Mapping[str, _Around]:
    """For the path of each bulletin of a series the session before its own, and the one after."""
    series: dict[str, list[Bulletin]] = {}
    for bulletin in listed:
        if bulletin.series_id:
            series.setdefault(bulletin.series_id, []).append(bulletin)
    around: dict[str, _Around] = {}
    for id_, bulletins in series.items():
        earlier, later = edge.earlier.get(id_), edge.later.get(id_)
        runs = [list(run) for _, run in groupby(sorted(bulletins, key=session_order), key=_same)]
        for n, run in enumerate(runs):
            before = runs[n - 1][-1].link if n else earlier
            after = runs[n + 1][0].link if n + 1 < len(runs) else later
            around |= {one.path: (before, after) for one in run}
    return around


def _same(bulletin: Bulletin) -> tuple[object, ...]:
    """Equal for bulletins on one session: of the same days, with the same number or without any."""
    held = bulletin.card.held
    return (held, bulletin.ordinal) if held else (bulletin.path,)
