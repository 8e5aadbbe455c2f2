"""Registers: the registries and columns as one language's pages show them.

In: Config. Out: columns, offices, people, tags, topics, series of an edition, each with its URL (""
where that kind of page is off, so that a name is shown without a link).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from generator.config import Config
from generator.dates import Moment
from generator.labels import LABELS
from generator.model import (
    Column,
    ContactLine,
    Department,
    FriendGroupLine,
    FriendLine,
    Link,
    Office,
    Person,
    Series,
    Tag,
    Term,
)
from generator.names import Names, in_language
from generator.schema_keys import LocalText
from generator.schema_site import ColumnEntry, OfficeEntry, PersonEntry
from generator.schema_threads import TopicEntry
from generator.urls import Base, made_address


class Registers(Struct, frozen=True, kw_only=True):
    """What a language's bulletins may refer to."""

    columns: dict[str, Column]
    offices: dict[str, Office]
    departments: dict[str, Department]
    people: dict[str, Person]
    tags: dict[str, Link]
    """Registered tags."""
    topics: dict[str, Link]
    gathering: dict[str, tuple[tuple[str, Moment | None], ...]]
    """For each tag the topics that gather by it, and when they were closed."""
    parts: dict[str, tuple[frozenset[str], ...]]
    """For each topic, by which tags each of its parts gathers."""

    def owners(self, id_: str) -> "Owners":
        """Whose something is, by the id of an office or department (`office/department`)."""
        office = self.offices.get(id_.partition("/")[0])
        above = office.link if office else None
        if id_ in self.departments:
            return Owners(owner=self.departments[id_].link, office=above)
        return Owners(owner=above, office=None)


class Owners(Struct, frozen=True, kw_only=True):
    """Whose something is."""

    owner: Link | None
    """The office or department; None where it is not registered."""
    office: Link | None
    """The office of a department."""


class Tongue(Struct, frozen=True, kw_only=True):
    """How one language says and addresses things."""

    lang: str
    config: Config
    base: Base
    gettext: Callable[[str], str]
    """The interface's words in this language."""

    def say(self, text: LocalText) -> str:
        """A text in this language, else in the default one."""
        return in_language(text, self.lang, self.config.language)

    def url(self, kind: str, *parts: str) -> str:
        """The URL of a page that the program makes; "" where its kind is off."""
        if not self.config.has(kind):
            return ""
        return self.base.url(made_address(self.config.prefix(self.lang), kind, *parts))


def registers(tongue: Tongue, names: Names) -> Registers:
    """Every registered thing in one language."""
    config = tongue.config
    offices: dict[str, Office] = {}
    for office in _offices(config.offices, (), tongue):
        offices[office.id] = office
    departments = {d.id: d for office in offices.values() for d in office.departments}
    columns = {column.id: column for column in _columns(config.site.columns, "", (), tongue)}
    links = {id_: office.link for id_, office in offices.items()}
    links |= {id_: department.link for id_, department in departments.items()}
    people = {p.id: _person(p, links, names, tongue) for p in config.people}
    tags = {t.id: Link(tongue.say(t.name), tongue.url("tags", t.id)) for t in config.tags}
    return Registers(
        columns=columns,
        offices=offices,
        departments=departments,
        people=people,
        tags=tags,
        topics={t.id: Link(tongue.say(t.name), tongue.url("topics", t.id)) for t in config.topics},
        gathering=_gathering(config.topics, names),
        parts={
            topic.id: tuple(frozenset(map(names.tag, part.tags)) for part in topic.sections)
            for topic in config.topics
        },
    )


def _gathering(
    topics: Iterable[TopicEntry], names: Names
) -> dict[str, tuple[tuple[str, Moment | None], ...]]:
    found: dict[str, tuple[tuple[str, Moment | None], ...]] = {}
    for topic in topics:
        for tag in map(names.tag, topic.tags):
            found[tag] = (*found.get(tag, ()), (topic.id, topic.closed))
    return found


def _columns(
    entries: Iterable[ColumnEntry], above: str, parents: tuple[Link, ...], tongue: Tongue
) -> Iterator[Column]:
    for entry in entries:
        id_ = f"{above}{entry.id}"
        link = Link(tongue.say(entry.name), tongue.url("columns", id_))
        yield Column(
            id=id_,
            link=link,
            purpose=tongue.say(entry.purpose),
            freshness=entry.freshness,
            type=tongue.say(entry.type),
            keywords=tuple(map(tongue.say, entry.keywords)),
            parents=parents,
            children=tuple(f"{id_}/{child.id}" for child in entry.columns),
        )
        yield from _columns(entry.columns, f"{id_}/", (*parents, link), tongue)


def _offices(
    entries: Iterable[OfficeEntry], parents: tuple[Link, ...], tongue: Tongue
) -> Iterator[Office]:
    for entry in entries:
        link = Link(tongue.say(entry.name), tongue.url("offices", entry.id))
        yield Office(
            id=entry.id,
            link=link,
            short_name=tongue.say(entry.short_name),
            level=entry.level,
            note=tongue.say(entry.note),
            contact=_contact(entry, tongue),
            parents=parents,
            children=tuple(child.id for child in entry.offices),
            departments=tuple(_departments(entry, tongue)),
        )
        yield from _offices(entry.offices, (*parents, link), tongue)


def _contact(entry: OfficeEntry, tongue: Tongue) -> ContactLine | None:
    contact = entry.contact
    if contact is None:
        return None
    return ContactLine(
        address=tongue.say(contact.address),
        phone=contact.phone,
        email=contact.email,
        hours=tongue.say(contact.hours),
    )


def _departments(entry: OfficeEntry, tongue: Tongue) -> Iterator[Department]:
    for department in entry.departments:
        id_ = f"{entry.id}/{department.id}"
        link = Link(tongue.say(department.name), tongue.url("offices", id_))
        yield Department(id=id_, link=link, purpose=tongue.say(department.purpose))


def _person(entry: PersonEntry, links: Mapping[str, Link], names: Names, tongue: Tongue) -> Person:
    terms = []
    for post in entry.posts:
        place = next(iter(names.place(post.organization)), "")
        terms.append(
            Term(
                office=links.get(place),
                office_id=place,
                title=tongue.say(post.title),
                since=post.since,
                until=post.until,
            )
        )
    return Person(
        id=entry.id,
        link=Link(tongue.say(entry.name), tongue.url("people", entry.id)),
        note=tongue.say(entry.note),
        terms=tuple(terms),
    )


def tag_of(id_: str, written: str, known: Registers, tongue: Tongue) -> Tag:
    """A tag, registered or made from the words that an author wrote."""
    link = known.tags.get(id_) or Link(written, tongue.url("tags", id_))
    return Tag(id=id_, link=link)


def series_of(id_: str, type_: str, name: str, owners: Owners, tongue: Tongue) -> Series:
    """A meeting series; without a name of its own it is called after its kind."""
    return Series(
        id=id_,
        link=Link(name or tongue.gettext(LABELS[type_]), tongue.url("meetings", id_)),
        type=type_,
        owner=owners.owner,
        office=owners.office,
    )


def friends_of(tongue: Tongue) -> tuple[FriendGroupLine, ...]:
    """The friendly sites in one language."""
    return tuple(
        FriendGroupLine(
            name=tongue.say(group.name),
            links=tuple(
                FriendLine(link=Link(tongue.say(f.name), f.url), note=tongue.say(f.note))
                for f in group.links
            ),
        )
        for group in tongue.config.site.friends
    )
