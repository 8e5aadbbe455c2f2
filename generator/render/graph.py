"""Graph: what a page says to machines in schema.org's words, as one JSON-LD graph.

In: a page's values, and the Frame. Out: nodes. A thing has the same `@id` on every page that speaks
of it: its own page's URL with what it is behind `#`. The page that is about it describes it in
full; others name it and point there.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

from generator.dates import Interval, Moment
from generator.formats import iso
from generator.model import (
    Bulletin,
    Link,
    MeetingFacts,
    Office,
    Person,
    PersonLine,
    Series,
    SourceLine,
    Term,
)
from generator.pages import ArticlePage, Frame, Head, OfficePage, PersonPage, SeriesPage

Node = dict[str, Any]

_MODES = {
    "hybrid": "MixedEventAttendanceMode",
    "in-person": "OfflineEventAttendanceMode",
    "video": "OnlineEventAttendanceMode",
}
_ORGANIZATION = "GovernmentOrganization"


class Graph:
    """Describes the pages of one language."""

    def __init__(self, frame: Frame, say: Callable[[str], str]) -> None:
        """`say` gives the words for an id of the schema, as LABELS has it."""
        self._frame = frame
        self._say = say
        self._zone = ZoneInfo(frame.timezone)

    def __call__(self, page: Any) -> Node:
        """A page's graph."""
        nodes = [*self._thing(page), *self._around(page.head)]
        return {"@context": "https://schema.org", "@graph": nodes}

    def _thing(self, page: Any) -> Iterator[Node]:
        """What the page is about."""
        match page:
            case ArticlePage():
                yield from self._article(page.bulletin, page.head)
            case OfficePage():
                yield self._department(page) if page.department else self._office(page)
            case PersonPage():
                yield self._person(page.person)
            case SeriesPage():
                yield self._series(page.series, page.head.title)
            case _:
                return

    def _around(self, head: Head) -> Iterator[Node]:
        """The page itself, its place, and the site."""
        frame, site = self._frame, self._id(self._frame.root, "website")
        publisher = self._id(frame.root, "publisher") if frame.owner else ""
        trail = [*head.breadcrumb, Link(head.title, head.url)]
        yield _node(
            "WebPage",
            self._id(head.url, "page"),
            url=self._url(head.url),
            name=head.title,
            description=head.description,
            inLanguage=frame.lang,
            isPartOf=_at(site),
            breadcrumb=_at(self._id(head.url, "breadcrumb")) if head.breadcrumb else None,
        )
        if head.breadcrumb:
            places = [
                _node("ListItem", position=n, name=link.title, item=self._url(link.url))
                for n, link in enumerate(trail, 1)
            ]
            yield _node("BreadcrumbList", self._id(head.url, "breadcrumb"), itemListElement=places)
        yield _node(
            "WebSite",
            site,
            url=self._url(frame.root),
            name=frame.title,
            description=frame.description,
            inLanguage=frame.lang,
            publisher=_at(publisher),
        )
        if publisher:
            yield _node(_ORGANIZATION, publisher, name=frame.owner)

    def _article(self, bulletin: Bulletin, head: Head) -> Iterator[Node]:
        card, me = bulletin.card, self._id(bulletin.card.url, "article")
        event = self._event(bulletin)
        office = card.department or card.organization
        yield _node(
            "NewsArticle",
            me,
            url=self._url(card.url),
            mainEntityOfPage=_at(self._id(head.url, "page")),
            headline=card.title,
            alternativeHeadline=bulletin.subtitle,
            description=card.summary,
            identifier=bulletin.number,
            inLanguage=bulletin.lang,
            datePublished=self._moment(card.date),
            dateModified=self._moment(bulletin.updated),
            wordCount=bulletin.words,
            articleSection=card.column.title if card.column else "",
            keywords=[tag.title for tag in card.tags],
            image=self._image(bulletin),
            publisher=self._organization(card.organization),
            sourceOrganization=self._organization(office),
            author=[_node("Person", name=name) for name in bulletin.author],
            editor=_node("Person", name=bulletin.editor) if bulletin.editor else None,
            isBasedOn=self._source(bulletin.source),
            translationOfWork=self._original(bulletin),
            workTranslation=self._translations(bulletin),
            correction=[
                _node("CorrectionComment", datePublished=self._moment(one.date), text=one.note)
                for one in bulletin.corrections
            ],
            hasPart=self._requirements(bulletin.meeting),
            about=_at(event["@id"]) if event else None,
        )
        if event:
            yield event

    def _image(self, bulletin: Bulletin) -> Node | None:
        cover = bulletin.card.cover
        if cover is None:
            return None
        return _node(
            "ImageObject",
            url=self._url(cover.url),
            width=cover.width,
            height=cover.height,
            caption=cover.caption or cover.alt,
            creditText=cover.credit,
        )

    def _source(self, source: SourceLine | None) -> Node | None:
        if source is None or not (source.reprint or source.url):
            return None
        return _node(
            "CreativeWork",
            name=source.name,
            url=source.url,
            datePublished=self._moment(source.date),
        )

    def _original(self, bulletin: Bulletin) -> Node | None:
        original = bulletin.translation.original if bulletin.translation else ""
        return _at(self._id(original, "article")) if original else None

    def _translations(self, bulletin: Bulletin) -> list[Node]:
        """The others of its family, if it is none of them that was translated."""
        if bulletin.translation:
            return []
        others = (one.url for one in bulletin.translations if one.lang != bulletin.lang)
        return [found for url in others if (found := _at(self._id(url, "article")))]

    def _event(self, bulletin: Bulletin) -> Node | None:
        """The meeting; one whose day nobody knows is no event that can be looked for."""
        meeting = bulletin.meeting
        if meeting is None or meeting.held is None:
            return None
        first, last = _days(meeting.held)
        series = meeting.series
        people = _once((*meeting.presided_by, *meeting.attended_by, *meeting.speakers))
        return _node(
            "Event",
            self._id(bulletin.card.url, "meeting"),
            name=meeting.name or (series.title if series else self._say(meeting.type)),
            startDate=first,
            endDate=last,
            location=_node("Place", name=meeting.place) if meeting.place else None,
            eventAttendanceMode=_schema(_MODES.get(meeting.mode or "", "")),
            organizer=self._organization(bulletin.card.organization),
            attendee=[self._line(one) for one in people],
            superEvent=_at(self._id(series.url, "series")) if series and series.url else None,
        )

    def _requirements(self, meeting: MeetingFacts | None) -> list[Node]:
        requirements = meeting.requirements if meeting else ()
        return [
            _node("WebPageElement", position=n, headline=one.heading, text=one.text)
            for n, one in enumerate(requirements, 1)
        ]

    def _line(self, who: PersonLine) -> Node:
        """A person as a bulletin prints them."""
        me = self._id(who.url, "person") if who.url else ""
        return _node("Person", me, name=who.name, jobTitle=list(who.roles))

    def _office(self, page: OfficePage) -> Node:
        office, contact = page.office, page.office.contact
        return _node(
            _ORGANIZATION,
            self._id(office.link.url, "organization"),
            name=office.link.title,
            alternateName=office.short_name if office.short_name != office.link.title else "",
            url=self._url(office.link.url),
            parentOrganization=self._parent(office),
            subOrganization=[self._organization(child) for child in page.children],
            department=[self._organization(one.link) for one in office.departments],
            address=contact.address if contact else "",
            telephone=contact.phone if contact else "",
            email=contact.email if contact else "",
            member=[
                _node("Person", self._id(one.link.url, "person"), name=one.link.title)
                for one in page.people
                if one.link.url and not one.until
            ],
        )

    def _department(self, page: OfficePage) -> Node:
        return _node(
            _ORGANIZATION,
            self._id(page.head.url, "organization"),
            name=page.department,
            description=page.purpose,
            url=self._url(page.head.url),
            parentOrganization=self._organization(page.office.link),
        )

    def _parent(self, office: Office) -> Node | None:
        return self._organization(office.parents[-1]) if office.parents else None

    def _person(self, person: Person) -> Node:
        held = [term.title for term in person.terms if not term.until]
        return _node(
            "Person",
            self._id(person.link.url, "person"),
            name=person.link.title,
            url=self._url(person.link.url),
            jobTitle=held,
            memberOf=[self._term(term) for term in person.terms],
        )

    def _term(self, term: Term) -> Node:
        """A post with its years, as schema.org puts a relation that has more to it."""
        return _node(
            "OrganizationRole",
            roleName=term.title,
            startDate=term.since,
            endDate=term.until,
            memberOf=self._organization(term.office),
        )

    def _series(self, series: Series, name: str) -> Node:
        return _node(
            "EventSeries",
            self._id(series.link.url, "series"),
            name=name,
            url=self._url(series.link.url),
            organizer=self._organization(series.owner),
        )

    def _organization(self, link: Link | None) -> Node | None:
        """An office as others name it."""
        if link is None:
            return None
        me = self._id(link.url, "organization") if link.url else ""
        return _node(_ORGANIZATION, me, name=link.title)

    def _moment(self, moment: Moment | None) -> str:
        return iso(moment, self._zone) if moment else ""

    def _url(self, url: str) -> str:
        return self._frame.site_url + url if url.startswith("/") else url

    def _id(self, url: str, what: str) -> str:
        return f"{self._url(url)}#{what}"


def _node(type_: str, id_: str = "", /, **values: Any) -> Node:
    """A thing with those of its values that there are."""
    said = {name: value for name, value in values.items() if value}
    return {"@type": type_, **({"@id": id_} if id_ else {}), **said}


def _at(id_: str) -> Node | None:
    """A thing that is described elsewhere."""
    return {"@id": id_} if id_ else None


def _schema(name: str) -> str:
    return f"https://schema.org/{name}" if name else ""


def _days(held: Interval) -> tuple[str, str]:
    return held.first.isoformat(), held.last.isoformat()


def _once(people: Iterable[PersonLine]) -> list[PersonLine]:
    """Each of them once, as printed first."""
    found: dict[str, PersonLine] = {}
    for one in people:
        found.setdefault(one.url or one.name, one)
    return list(found.values())
