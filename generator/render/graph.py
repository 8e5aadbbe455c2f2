"""Graph: what a page says to machines in schema.org's words, as one JSON-LD graph.

In: a page's values, and the Frame. Out: nodes. A thing has the same `@id` on every page that speaks
of it: its own page's URL with what it is behind `#`. The page that is about it describes it in
full; others name it and point there.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.dates import Interval
from generator.model import Bulletin, FollowLine, Link, MeetingFacts, PersonLine, SourceLine
from generator.pages import (
    ArticlePage,
    Frame,
    Head,
    OfficePage,
    PersonPage,
    SeriesPage,
    TopicPage,
)
from generator.render.institutions import institution, meetings, official, topic
from generator.render.nodes import ORGANIZATION, Names, Node, at, node

_MODES = {
    "hybrid": "MixedEventAttendanceMode",
    "in-person": "OfflineEventAttendanceMode",
    "video": "OnlineEventAttendanceMode",
}


class Graph:
    """Describes the pages of one language."""

    def __init__(self, frame: Frame, say: Callable[[str], str]) -> None:
        """`say` gives the words for an id of the schema, as LABELS has it."""
        self._frame = frame
        self._names = Names(frame)
        self._say = say

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
                yield institution(page, self._names)
            case PersonPage():
                yield official(page.person, self._names)
            case TopicPage():
                yield topic(page, self._names)
            case SeriesPage():
                yield meetings(page.series, page.head.title, self._names)
            case _:
                return

    def _around(self, head: Head) -> Iterator[Node]:
        """The page itself, its place, and the site."""
        frame, site = self._frame, self._names.id(self._frame.root, "website")
        publisher = self._names.id(frame.root, "publisher") if frame.owner else ""
        trail = [*head.breadcrumb, Link(head.title, head.url)]
        yield node(
            "WebPage",
            self._names.id(head.url, "page"),
            url=self._names.url(head.url),
            name=head.title,
            description=head.description,
            inLanguage=frame.lang,
            isPartOf=at(site),
            breadcrumb=at(self._names.id(head.url, "breadcrumb")) if head.breadcrumb else None,
        )
        if head.breadcrumb:
            places = [
                node("ListItem", position=n, name=link.title, item=self._names.url(link.url))
                for n, link in enumerate(trail, 1)
            ]
            yield node(
                "BreadcrumbList", self._names.id(head.url, "breadcrumb"), itemListElement=places
            )
        yield node(
            "WebSite",
            site,
            url=self._names.url(frame.root),
            name=frame.title,
            description=frame.description,
            inLanguage=frame.lang,
            publisher=at(publisher),
        )
        if publisher:
            yield node(ORGANIZATION, publisher, name=frame.owner)

    def _article(self, bulletin: Bulletin, head: Head) -> Iterator[Node]:
        card, me = bulletin.card, self._names.id(bulletin.card.url, "article")
        event = self._event(bulletin)
        office = card.department or card.organization
        yield node(
            "NewsArticle",
            me,
            url=self._names.url(card.url),
            mainEntityOfPage=at(self._names.id(head.url, "page")),
            headline=card.title,
            alternativeHeadline=bulletin.subtitle,
            description=card.summary,
            identifier=bulletin.number,
            inLanguage=bulletin.lang,
            datePublished=self._names.moment(card.date),
            dateModified=self._names.moment(bulletin.updated),
            wordCount=bulletin.words,
            articleSection=card.column.title if card.column else "",
            keywords=[tag.title for tag in card.tags],
            image=self._image(bulletin),
            publisher=self._names.organization(card.organization),
            sourceOrganization=self._names.organization(office),
            author=[node("Person", name=name) for name in bulletin.author],
            editor=node("Person", name=bulletin.editor) if bulletin.editor else None,
            isBasedOn=self._source(bulletin.source),
            translationOfWork=self._original(bulletin),
            workTranslation=self._translations(bulletin),
            correction=[
                node("CorrectionComment", datePublished=self._names.moment(one.date), text=one.note)
                for one in bulletin.corrections
            ],
            hasPart=self._requirements(bulletin.meeting, card.url),
            isPartOf=[at(self._names.id(one.url, "topic")) for one in bulletin.topics if one.url],
            mentions=[self._followed(one) for one in bulletin.follows],
            about=at(event["@id"]) if event else None,
        )
        if event:
            yield event

    def _image(self, bulletin: Bulletin) -> Node | None:
        cover = bulletin.card.cover
        if cover is None:
            return None
        return node(
            "ImageObject",
            url=self._names.url(cover.url),
            width=cover.width,
            height=cover.height,
            caption=cover.caption or cover.alt,
            creditText=cover.credit,
        )

    def _source(self, source: SourceLine | None) -> Node | None:
        if source is None or not (source.reprint or source.url):
            return None
        return node(
            "CreativeWork",
            name=source.name,
            url=source.url,
            datePublished=self._names.moment(source.date),
        )

    def _original(self, bulletin: Bulletin) -> Node | None:
        original = bulletin.translation.original if bulletin.translation else ""
        return at(self._names.id(original, "article")) if original else None

    def _translations(self, bulletin: Bulletin) -> list[Node]:
        """The others of its family, if it is none of them that was translated."""
        if bulletin.translation:
            return []
        others = (one.url for one in bulletin.translations if one.lang != bulletin.lang)
        return [found for url in others if (found := at(self._names.id(url, "article")))]

    def _event(self, bulletin: Bulletin) -> Node | None:
        """The meeting; one whose day nobody knows is no event that can be looked for."""
        meeting = bulletin.meeting
        if meeting is None or meeting.held is None:
            return None
        first, last = _days(meeting.held)
        series = meeting.series
        people = _once((*meeting.presided_by, *meeting.attended_by, *meeting.speakers))
        return node(
            "Event",
            self._names.id(bulletin.card.url, "meeting"),
            name=meeting.name or (series.title if series else self._say(meeting.type)),
            startDate=first,
            endDate=last,
            location=node("Place", name=meeting.place) if meeting.place else None,
            eventAttendanceMode=_schema(_MODES.get(meeting.mode or "", "")),
            organizer=self._names.organization(bulletin.card.organization),
            attendee=[self._line(one) for one in people],
            superEvent=at(self._names.id(series.url, "series")) if series and series.url else None,
        )

    def _requirements(self, meeting: MeetingFacts | None, url: str) -> list[Node]:
        requirements = meeting.requirements if meeting else ()
        return [
            node(
                "WebPageElement",
                self._names.id(url, one.anchor) if one.anchor else "",
                position=n,
                headline=one.heading,
                text=one.text,
            )
            for n, one in enumerate(requirements, 1)
        ]

    def _followed(self, one: FollowLine) -> Node:
        """What a bulletin reports on further: a requirement of an earlier one, or that one."""
        url, _, anchor = one.url.partition("#")
        if anchor:
            return node("WebPageElement", self._names.id(url, anchor), headline=one.heading)
        return node("NewsArticle", self._names.id(url, "article"), headline=one.title)

    def _line(self, who: PersonLine) -> Node:
        """A person as a bulletin prints them."""
        me = self._names.id(who.url, "person") if who.url else ""
        return node("Person", me, name=who.name, jobTitle=list(who.roles))


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
