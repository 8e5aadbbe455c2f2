"""Facts: the names in one bulletin's front matter, resolved against the registries.

In: a post and what the site knows. Out: ids and the lines that its page prints, and a problem for
each name that means nothing or more than one thing. Roles print as written, never from today's
registry.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.assemble.registers import Registers, Tongue, series_of, tag_of
from generator.documents import Post
from generator.errors import Problem, nearest, problem_in_field
from generator.model import (
    DecisionLine,
    Link,
    MeetingFacts,
    PersonLine,
    RequirementLine,
    Series,
    Tag,
    requirement_anchor,
)
from generator.names import Names
from generator.schema import Meeting, Mention

OF_THE_OFFICE = ("party-group", "procuratorial-committee", "chief-procurator", "all-staff")
"""Meetings of an office as a whole, whichever department reports them."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


class Facts(Struct, frozen=True, kw_only=True):
    """What a bulletin's names come to."""

    column: str = ""
    office: str = ""
    department: str = ""
    tags: tuple[Tag, ...] = ()
    meeting: MeetingFacts | None = None
    series: Series | None = None
    people: tuple[str, ...] = ()
    """Ids of everyone registered whom it names."""
    topics: tuple[str, ...] = ()
    """Ids of the topics that it belongs to."""


class Known(Struct, frozen=True, kw_only=True):
    """What a language knows."""

    names: Names
    registers: Registers
    tongue: Tongue


def facts_of(
    post: Post, known: Known, named: str = "", leads: Iterable[str] = ()
) -> tuple[Facts, list[Problem]]:
    """Resolve one bulletin's names.

    Args:
        post: The bulletin.
        known: What its language knows.
        named: The id of the series that an author named.
        leads: Ids of the topics at whose head it stands.
    """
    problems: list[Problem] = []
    column = _column(post, known, problems)
    office = _office(post, known, problems)
    department = _department(post, office, known, problems)
    meeting = post.matter.meeting
    owner = office if meeting and meeting.type in OF_THE_OFFICE else department or office
    series = _series(named, meeting, owner, known) if meeting else None
    tags, stands = tuple(_tags(post, known)), post.matter.status == "published"
    if series and not stands:
        series = replace(series, link=_words(series.link))
    lines = _Lines(post.path, known, problems)
    return Facts(
        column=column,
        office=office,
        department=department,
        tags=tags if stands else tuple(replace(tag, link=_words(tag.link)) for tag in tags),
        meeting=_meeting(meeting, series, lines) if meeting else None,
        series=series,
        people=tuple(sorted(lines.ids)),
        topics=_topics(post, {tag.id for tag in tags}, leads, known, problems),
    ), problems


def _words(link: Link) -> Link:
    """A name alone: what a withdrawn bulletin names may have no page, since no list shows it."""
    return Link(link.title, "")


def _one(
    kind: str,
    text: str,
    ids: tuple[str, ...],
    known: Iterable[str],
    post: Post,
    field: str = "",
) -> Iterator[Problem]:
    """What is wrong with a name that ought to mean one thing; `field` where it isn't the kind's."""
    values = {kind: text, "name": text}
    if not ids:
        values["near"] = nearest(text, known)
        yield problem_in_field(f"{kind}-unknown", post.path, field or kind, **values)
    elif len(ids) > 1:
        values["candidates"] = ", ".join(ids)
        yield problem_in_field(f"{kind}-ambiguous", post.path, field or kind, **values)


def _column(post: Post, known: Known, problems: list[Problem]) -> str:
    text, names = post.matter.column, known.names
    ids, near = names.column(text), known.registers.columns
    return _required("column", text, ids, near, post, problems) if names.columns else ""


def _office(post: Post, known: Known, problems: list[Problem]) -> str:
    text, names = post.matter.organization, known.names
    ids, near = names.office(text), names.offices
    return _required("organization", text, ids, near, post, problems) if near else ""


def _required(
    kind: str,
    text: str,
    ids: tuple[str, ...],
    near: Iterable[str],
    post: Post,
    problems: list[Problem],
) -> str:
    """The id of what every bulletin has to name where the site keeps a register of it."""
    if not text:
        problems.append(problem_in_field(f"{kind}-missing", post.path, kind))
        return ""
    problems += _one(kind, text, ids, near, post)
    return ids[0] if ids else ""


def _department(post: Post, office: str, known: Known, problems: list[Problem]) -> str:
    text = post.matter.department
    if not text or not office:
        return ""
    ids = known.names.department(office, text)
    problems += _one("department", text, ids, known.names.departments.get(office, {}), post)
    return ids[0] if ids else ""


def _tags(post: Post, known: Known) -> Iterator[Tag]:
    seen: set[str] = set()
    for written in post.matter.tags:
        id_ = known.names.tag(written)
        if id_ and id_ not in seen:
            seen.add(id_)
            yield tag_of(id_, written, known.registers, known.tongue)


def _topics(
    post: Post,
    tags: Collection[str],
    leads: Iterable[str],
    known: Known,
    problems: list[Problem],
) -> tuple[str, ...]:
    """The topics that a bulletin names, that it leads, or that gather it by its tags."""
    found = dict.fromkeys(leads)
    for n, written in enumerate(post.matter.topics):
        ids = known.names.topic(written)
        found |= dict.fromkeys(ids[:1])
        problems += _one("topic", written, ids, known.names.topics, post, f"topics.{n}")
    for tag in tags:
        for id_, closed in known.registers.gathering.get(tag, ()):
            if closed is None or post.matter.date.day <= closed.day:
                found[id_] = None
    return tuple(id_ for id_ in known.registers.topics if id_ in found)


def _series(id_: str, meeting: Meeting, owner: str, known: Known) -> Series | None:
    """The series that the author named; else that of the office's meetings of this type."""
    if not id_ and owner and meeting.type != "other":
        id_ = f"{owner}/{meeting.type}"
    if not id_:
        return None
    owners = known.registers.owners(owner)
    return series_of(id_, meeting.type, meeting.series, owners, known.tongue)


class _Lines:
    """Turns mentions into lines, and gathers whom they name and what is wrong with them."""

    def __init__(self, path: str, known: Known, problems: list[Problem]) -> None:
        self.path = path
        self.known = known
        self.problems = problems
        self.ids: set[str] = set()

    def people(self, field: str, mentions: Iterable[Mention]) -> tuple[PersonLine, ...]:
        return tuple(
            self.person(f"meeting.{field}.{n}", mention) for n, mention in enumerate(mentions)
        )

    def person(self, field: str, mention: Mention) -> PersonLine:
        found = self.known.names.person(mention)
        people = self.known.registers.people
        if len(found.ids) > 1:
            candidates = ", ".join(f"{id_} ({people[id_].link.title})" for id_ in found.ids)
            self._report("person-ambiguous", field, name=found.name, candidates=candidates)
        if not found.ids and people and _ID.fullmatch(found.name):
            near = nearest(found.name, people)
            self._report("person-unknown", field, name=found.name, near=near)
        if len(found.ids) != 1:
            return PersonLine(name=found.name, roles=found.roles)
        self.ids.add(found.ids[0])
        link = people[found.ids[0]].link
        printed = link.title if found.name == found.ids[0] else found.name
        return PersonLine(name=printed, url=link.url, roles=found.roles)

    def _report(self, code: str, field: str, **values: str) -> None:
        self.problems.append(problem_in_field(code, self.path, field, **values))


def _meeting(meeting: Meeting, series: Series | None, lines: _Lines) -> MeetingFacts:
    return MeetingFacts(
        type=meeting.type,
        name=meeting.name,
        series=series.link if series else None,
        ordinal=meeting.ordinal,
        held=meeting.held,
        place=meeting.place,
        mode=meeting.mode,
        presided_by=lines.people("presided_by", meeting.presided_by),
        attended_by=lines.people("attended_by", meeting.attended_by),
        speakers=lines.people("speakers", meeting.speakers),
        groups=meeting.groups,
        agenda=meeting.agenda,
        requirements=tuple(
            RequirementLine(
                heading=r.heading,
                text=r.text,
                by=lines.person(f"meeting.requirements.{n}.by", r.by) if r.by else None,
                anchor=requirement_anchor(n + 1),
            )
            for n, r in enumerate(meeting.requirements)
        ),
        decisions=tuple(
            DecisionLine(text=d.text, owner=d.owner, due=d.due) for d in meeting.decisions
        ),
    )
