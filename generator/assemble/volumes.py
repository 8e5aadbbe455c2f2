"""Volumes: the bulletins of one year, put together and bound.

In: the manuscripts of a year, and what each language knows. Out: the Volume, the Leaves of each of
its quires, which are its months, and a problem for each name that means nothing. A volume depends
on nothing outside its year, so it can be remembered.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from generator.assemble.bulletins import bulletin_of
from generator.assemble.facts import Facts, Known, facts_of
from generator.assemble.manuscripts import Manuscript
from generator.cache import digest
from generator.documents import Redirect
from generator.errors import Problem
from generator.model import (
    LOOK_BACK,
    Bulletin,
    Kin,
    Leaves,
    ListKind,
    Row,
    Series,
    Spine,
    Tag,
    Volume,
    head_of,
    list_of,
    numbers_of,
    part_of,
    session_order,
)

_ENOUGH = 16
"""Of a text's digest the digits by which a change is noticed."""


class Bound(Struct, frozen=True, kw_only=True, array_like=True):
    """A volume, and what is wrong with its manuscripts."""

    volume: Volume
    problems: tuple[Problem, ...]


class Entry(Struct, frozen=True, kw_only=True, array_like=True):
    """A bulletin with what its volume's spine has to know of it."""

    bulletin: Bulletin
    tags: tuple[Tag, ...]
    series: Series | None
    leads: bool
    topics: tuple[str, ...] = ()
    """The places in topics that are more than being one of theirs: at the head, in a part."""


class Entered(Struct, frozen=True):
    """An entry, with what else comes of its manuscript."""

    entry: Entry
    redirects: tuple[Redirect, ...]
    problems: tuple[Problem, ...]


def bind(year: int, entered: Iterable[Entered]) -> tuple[Bound, dict[str, bytes]]:
    """Bind a year's bulletins: the volume, and its quires as they are stored, by their digests."""
    problems: list[Problem] = []
    entries: dict[str, list[Entry]] = {}
    redirects: dict[int, list[Redirect]] = {}
    for one in entered:
        bulletin = one.entry.bulletin
        entries.setdefault(bulletin.lang, []).append(one.entry)
        redirects.setdefault(bulletin.month, []).extend(one.redirects)
        problems += one.problems
    ordered = {lang: sorted(some, key=_order) for lang, some in sorted(entries.items())}
    quires = {month: msgspec.json.encode(leaves) for month, leaves in _quires(ordered, redirects)}
    digests = {month: digest(data) for month, data in quires.items()}
    seen = {lang: [_seen(one.bulletin) for one in some] for lang, some in ordered.items()}
    spines = {lang: spine_of(some, seen[lang]) for lang, some in ordered.items()}
    outside = digest(msgspec.json.encode((seen, sorted(redirects.items()), spines)))
    texts = {lang: tuple(_text(one.bulletin) for one in some) for lang, some in ordered.items()}
    volume = Volume(year=year, quires=digests, outside=outside, spines=spines, texts=texts)
    bound = Bound(volume=volume, problems=tuple(problems))
    return bound, {digests[month]: data for month, data in quires.items()}


def _quires(
    ordered: Mapping[str, Sequence[Entry]], redirects: Mapping[int, Sequence[Redirect]]
) -> Iterator[tuple[int, Leaves]]:
    """What each month of a year holds; `redirects` are those of every month that has bulletins."""
    months: dict[int, dict[str, list[Bulletin]]] = {month: {} for month in sorted(redirects)}
    for lang, some in ordered.items():
        for one in some:
            months[one.bulletin.month].setdefault(lang, []).append(one.bulletin)
    for month, bulletins in months.items():
        by_lang = {lang: tuple(some) for lang, some in bulletins.items()}
        yield month, Leaves(by_lang, tuple(redirects[month]))


def enter(manuscript: Manuscript, known: Known) -> Entered:
    """Put one bulletin together."""
    post, extras, base = manuscript.post, manuscript.extras, known.tongue.base
    facts, problems = facts_of(post, known, extras.series, [topic for topic, _ in extras.topics])
    bulletin = bulletin_of(manuscript, facts, known)
    return Entered(
        Entry(
            bulletin=bulletin,
            tags=facts.tags,
            series=facts.series,
            leads=extras.leads,
            topics=tuple(_in_topics(facts, extras.topics, known)),
        ),
        redirects=tuple(
            Redirect(old=base.url(old), new=bulletin.card.url, path=post.path, lang=post.lang)
            for old in extras.aliases
        ),
        problems=tuple(problems),
    )


def _in_topics(facts: Facts, leads: Iterable[tuple[str, int]], known: Known) -> Iterator[str]:
    """A bulletin's places at the head of topics, and in parts of them."""
    yield from (head_of(topic, n) for topic, n in leads)
    if facts.topics:
        tags = {tag.id for tag in facts.tags}
        for topic in facts.topics:
            for n, wanted in enumerate(known.registers.parts[topic]):
                if tags & wanted:
                    yield part_of(topic, n)


def _order(entry: Entry) -> tuple[object, ...]:
    return entry.bulletin.order


def _seen(bulletin: Bulletin) -> str:
    return digest(msgspec.json.encode(bulletin.outside))


def _text(bulletin: Bulletin) -> str:
    return digest(msgspec.json.encode(bulletin.content))[:_ENOUGH]


def spine_of(entries: list[Entry], seen: Sequence[str]) -> Spine:
    """One language's spine. A withdrawn bulletin stands in no list.

    Args:
        entries: The bulletins, oldest first.
        seen: For each of them the digest of what lists may see of it.
    """
    listed = [(n, one) for n, one in enumerate(entries) if one.bulletin.withdrawn is None]
    places: dict[str, list[int]] = {}
    for n, entry in listed:
        for place in _places(entry):
            places.setdefault(place, []).append(n)
    links = [(one.bulletin.column_id, one.bulletin.link) for _, one in listed]
    sessions = sorted((one.bulletin for _, one in listed if one.series), key=session_order)
    met = [(one.series_id, one.link) for one in sessions]
    return Spine(
        places={
            place: Row(tuple(found), digest("\n".join(seen[n] for n in found)))
            for place, found in places.items()
        },
        tags=tuple({tag.id: tag for _, one in listed for tag in one.tags}.values()),
        series=tuple({one.series.id: one.series for _, one in listed if one.series}.values()),
        recent=tuple(_kin(one.bulletin) for _, one in listed[-LOOK_BACK:]),
        first=dict(reversed(links)),
        last=dict(links),
        opening=dict(reversed(met)),
        closing=dict(met),
        numbers=_numbers(sessions),
    )


def _numbers(sessions: Iterable[Bulletin]) -> dict[str, dict[int, tuple[int, ...]]]:
    """For the list of each series the numbers that its sessions have, by year."""
    series: dict[str, list[Bulletin]] = {}
    for one in sessions:
        if one.ordinal:
            series.setdefault(one.series_id, []).append(one)
    return {list_of("series", id_): numbers_of(some) for id_, some in series.items()}


def _places(entry: Entry) -> Iterator[str]:
    """The lists in which a bulletin stands."""
    bulletin = entry.bulletin
    yield "all"
    yield list_of("month", bulletin.month)
    if bulletin.card.pinned:
        yield "pinned"
    if entry.leads:
        yield "headline"
    if bulletin.card.held:
        yield "meetings"
    column = bulletin.column_id
    while column:  # a column's list holds the columns within it too
        yield list_of("column", column)
        column = column.rpartition("/")[0]
    singles: tuple[tuple[ListKind, str], ...] = (
        ("office", bulletin.office_id),
        ("department", bulletin.department_id),
        ("series", bulletin.series_id),
    )
    yield from (list_of(kind, id_) for kind, id_ in singles if id_)
    yield from (list_of("tag", tag) for tag in bulletin.tag_ids)
    yield from (list_of("topic", topic) for topic in bulletin.topic_ids)
    yield from entry.topics
    yield from (list_of("person", person) for person in bulletin.person_ids)


def _kin(bulletin: Bulletin) -> Kin:
    return Kin(
        card=bulletin.card,
        column_id=bulletin.column_id,
        department_id=bulletin.department_id,
        series_id=bulletin.series_id,
        tag_ids=bulletin.tag_ids,
    )
