"""The bulletin model: what is published, as pages show it.

In: documents, put together by `assemble`. Every value is frozen, as in `documents`. The pages
themselves, which are built of these, are in `pages`.
"""

from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from generator.dates import Interval, Moment
from generator.documents import Heading, Redirect, Withheld
from generator.schema_site import Freshness, Level
from generator.urls import Base


class Link(Struct, frozen=True, array_like=True):
    """Words that lead somewhere."""

    title: str
    url: str
    """Root-relative, with base_url's path; absolute for another site; "" for words alone."""


class Print(Struct, frozen=True, array_like=True):
    """A picture in one size."""

    url: str
    width: int
    """In pixels."""


class Prints(Struct, frozen=True, kw_only=True, array_like=True):
    """A picture in one of the lighter formats."""

    type: str
    """MIME type."""
    sizes: tuple[Print, ...]
    """The narrowest first."""


class Picture(Struct, frozen=True, kw_only=True, array_like=True):
    """A picture as pages show it."""

    url: str
    alt: str
    width: int = 0
    height: int = 0
    credit: str = ""
    caption: str = ""
    prints: tuple[Prints, ...] = ()
    """The same picture in lighter formats, the lightest first; empty where there are none."""


class Inset(Struct, frozen=True, kw_only=True, array_like=True):
    """A picture within a text."""

    place: int
    """Which of the text's links it is."""
    width: int
    height: int
    prints: tuple[Prints, ...]


class Attachment(Struct, frozen=True, kw_only=True, array_like=True):
    """A document or recording that a text links to, or that its front matter attaches."""

    title: str
    url: str
    kind: str
    """Its ending in small letters: `pdf`. The filter `label` has the words."""
    type: str
    """MIME type."""
    size: int
    """In bytes; the filter `filesize` has the words."""
    places: tuple[int, ...] = ()
    """Which of the text's links lead to it."""


class Track(Struct, frozen=True, array_like=True):
    """Captions of a film in one language."""

    url: str
    lang: str


class Recording(Struct, frozen=True, kw_only=True, array_like=True):
    """A film or sound recording within a text."""

    place: int
    """Which of the text's links it is."""
    is_film: bool
    """Whether there is something to see."""
    type: str
    """MIME type."""
    width: int
    """In pixels; 0 where it is not known."""
    height: int
    poster: str
    """The URL of the picture that is shown until it plays; "" for none."""
    tracks: tuple[Track, ...]
    transcript: str
    """The digest of what is said in it, as HTML; "" where nobody wrote it down."""
    transcript_lang: str


class Card(Struct, frozen=True, kw_only=True, array_like=True):
    """A bulletin as other pages see it: never its text."""

    id: str
    url: str
    title: str
    date: Moment
    summary: str
    column: Link | None
    organization: Link | None
    department: Link | None
    tags: tuple[Link, ...]
    held: Interval | None = None
    """When the meeting that it reports was held."""
    cover: Picture | None = None
    pinned: bool = False
    not_public: Withheld | None = None
    """None of what the public sees; so of all bulletins but in a preview."""


class Content(Struct, frozen=True, kw_only=True, array_like=True):
    """A text by its digest, with its addresses resolved: loaded only when it is rendered."""

    digest: str
    links: tuple[str, ...]
    insets: tuple[Inset, ...] = ()
    """Its pictures, as far as they are our own."""
    attachments: tuple[Attachment, ...] = ()
    recordings: tuple[Recording, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The digests of all that is loaded to show it."""
        spoken = (one.transcript for one in self.recordings if one.transcript)
        return (self.digest, *spoken)


class PersonLine(Struct, frozen=True, kw_only=True, array_like=True):
    """A person as a bulletin prints them."""

    name: str
    url: str = ""
    """Their page, or "" for a bare name."""
    roles: tuple[str, ...] = ()


class FollowLine(Struct, frozen=True, kw_only=True, array_like=True):
    """Another bulletin as one that it follows up on, or that follows up on it, names it."""

    title: str
    url: str
    """Its address; where one of its requirements is followed, that of the requirement."""
    date: Moment
    lang: str
    """The language it is in, which need not be the page's."""
    number: int = 0
    """Which requirement of the earlier bulletin is followed, from 1; 0 for the bulletin as such."""
    heading: str = ""
    """The requirement's."""


class RequirementLine(Struct, frozen=True, kw_only=True, array_like=True):
    """A requirement as a bulletin prints it."""

    heading: str
    text: str
    by: PersonLine | None
    anchor: str = ""
    """Its id on the bulletin's page."""


def requirement_anchor(number: int) -> str:
    """The id of a requirement on its bulletin's page; they are counted from 1."""
    return f"b--requirement-{number}"


class DecisionLine(Struct, frozen=True, kw_only=True, array_like=True):
    """A decision as a bulletin prints it."""

    text: str
    owner: str
    due: Moment | None


class MeetingFacts(Struct, frozen=True, kw_only=True, array_like=True):
    """The meeting that a bulletin reports, its names resolved."""

    type: str
    name: str
    series: Link | None
    ordinal: int | None
    held: Interval | None
    place: str
    mode: str | None
    presided_by: tuple[PersonLine, ...]
    attended_by: tuple[PersonLine, ...]
    speakers: tuple[PersonLine, ...]
    groups: tuple[str, ...]
    agenda: tuple[str, ...]
    requirements: tuple[RequirementLine, ...]
    decisions: tuple[DecisionLine, ...]


class SourceLine(Struct, frozen=True, kw_only=True, array_like=True):
    """Where a text comes from, as its page says it."""

    name: str
    url: str
    date: Moment | None
    reprint: bool


class TranslationLine(Struct, frozen=True, kw_only=True, array_like=True):
    """How a text was translated, as its page says it."""

    of: str
    """The original's language tag."""
    original: str
    """The original's address, or "" where it is not on this site."""
    method: str
    engine: str
    reviewed_by: str


class CorrectionLine(Struct, frozen=True, kw_only=True, array_like=True):
    """A correction on the record."""

    date: Moment
    note: str


class LanguageLink(Struct, frozen=True, array_like=True):
    """The same page in a language of the site."""

    lang: str
    url: str


class Bulletin(Struct, frozen=True, kw_only=True, array_like=True):
    """A published bulletin with everything its own page says."""

    card: Card
    path: str
    """Its source path."""
    lang: str
    content: Content
    kicker: str
    subtitle: str
    number: str
    updated: Moment | None
    meeting: MeetingFacts | None
    source: SourceLine | None
    author: tuple[str, ...]
    photographer: str
    editor: str
    translation: TranslationLine | None
    translations: tuple[LanguageLink, ...]
    """This bulletin in each language that has it, itself included; empty where it stands alone."""
    withdrawn: str | None
    """Why it was withdrawn; None while it stands."""
    notice: str
    corrections: tuple[CorrectionLine, ...]
    words: int
    headings: tuple[Heading, ...]
    column_id: str
    office_id: str
    department_id: str
    tag_ids: tuple[str, ...]
    person_ids: tuple[str, ...]
    series_id: str
    extra: dict[str, Any]
    topics: tuple[Link, ...] = ()
    """The topics that it belongs to."""
    topic_ids: tuple[str, ...] = ()
    follows: tuple[FollowLine, ...] = ()
    """The earlier bulletins on which it reports further."""
    followed: tuple[FollowLine, ...] = ()
    """The later ones that report further on it, oldest first."""

    @property
    def order(self) -> tuple[object, ...]:
        """What bulletins are ordered by, everywhere: date, time, id."""
        return (*self.card.date.order, self.card.id)

    @property
    def month(self) -> int:
        """The month of its date, within its year."""
        return self.card.date.day.month

    @property
    def changed(self) -> Moment:
        """When it was published, updated or corrected last; never the clock's."""
        moments = [self.card.date, *(correction.date for correction in self.corrections)]
        return max(*moments, self.updated or self.card.date, key=lambda moment: moment.order)

    @property
    def link(self) -> Link:
        """Its title, leading to it."""
        return Link(self.card.title, self.card.url)

    @property
    def ordinal(self) -> int | None:
        """The number within its year of the meeting that it reports."""
        return self.meeting.ordinal if self.meeting else None

    @property
    def outside(self) -> "Bulletin":
        """All of it but its text, and what is read or counted there: what lists may see of it."""
        return replace(self, content=Content(digest="", links=()), words=0, headings=())


class Column(Struct, frozen=True, kw_only=True, array_like=True):
    """A column in one language."""

    id: str
    """Its path of ids: `openness/notices`."""
    link: Link
    purpose: str
    freshness: Freshness
    type: str
    """Its class among the page tags of government sites."""
    keywords: tuple[str, ...]
    parents: tuple[Link, ...]
    children: tuple[str, ...]
    """Ids of the columns directly within it."""


class Department(Struct, frozen=True, kw_only=True, array_like=True):
    """A department in one language."""

    id: str
    """`office/department`."""
    link: Link
    purpose: str


class ContactLine(Struct, frozen=True, kw_only=True, array_like=True):
    """How the public reaches an office, in one language."""

    address: str
    phone: str
    email: str
    hours: str


class Office(Struct, frozen=True, kw_only=True, array_like=True):
    """A procuratorate in one language."""

    id: str
    link: Link
    short_name: str
    level: Level
    note: str
    contact: ContactLine | None
    parents: tuple[Link, ...]
    """From the highest down to the one above it."""
    children: tuple[str, ...]
    """Ids of the offices directly below it."""
    departments: tuple[Department, ...]


class Term(Struct, frozen=True, kw_only=True, array_like=True):
    """A post and the years in which it was held."""

    office: Link | None
    office_id: str
    title: str
    since: str
    until: str


class Person(Struct, frozen=True, kw_only=True, array_like=True):
    """An official in one language."""

    id: str
    link: Link
    note: str
    terms: tuple[Term, ...]


class Tag(Struct, frozen=True, kw_only=True, array_like=True):
    """A tag in one language."""

    id: str
    link: Link


class TopicPart(Struct, frozen=True, kw_only=True, array_like=True):
    """A part of a topic in one language."""

    name: str
    place: str
    """The list of its bulletins."""


class Topic(Struct, frozen=True, kw_only=True, array_like=True):
    """A topic in one language."""

    id: str
    link: Link
    summary: str
    lead: tuple[str, ...]
    """The paragraphs before its bulletins."""
    opened: Moment | None
    """Since when it has been running."""
    closed: Moment | None
    """Since when it is closed; None while it is open."""
    order: str
    """newest or oldest: which bulletins come first."""
    leading: int
    """How many bulletins its author put at its head."""
    parts: tuple[TopicPart, ...]
    cover: Picture | None = None


class Series(Struct, frozen=True, kw_only=True, array_like=True):
    """Meetings of one kind of one office or department."""

    id: str
    link: Link
    type: str
    owner: Link | None
    """The office or department that meets."""
    office: Link | None
    """The office, where it is a department that meets."""


ListKind = Literal["column", "department", "month", "office", "person", "series", "tag", "topic"]
"""Of what there are lists of bulletins."""


def list_of(kind: ListKind, id_: str | int) -> str:
    """The name of the list of something's bulletins; of a month's, in every year."""
    return f"{kind} {id_}"


def head_of(id_: str, number: int) -> str:
    """The list of the one bulletin that stands at a place of a topic's head, from 0."""
    return f"head {number} of {id_}"


def part_of(id_: str, number: int) -> str:
    """The list of the bulletins of a part of a topic; they are counted from 0."""
    return f"part {number} of {id_}"


def session_order(bulletin: Bulletin) -> tuple[object, ...]:
    """What the sessions of a series are ordered by: day, number, the order of bulletins.

    One whose day nobody knows counts as held when it was reported.
    """
    held = bulletin.card.held
    return (held.first if held else bulletin.card.date.day, bulletin.ordinal or 0, *bulletin.order)


def year_of_session(bulletin: Bulletin) -> int:
    """The year within which a session is counted."""
    held = bulletin.card.held
    return held.first.year if held else bulletin.card.date.day.year


def numbers_of(bulletins: Iterable[Bulletin]) -> dict[int, tuple[int, ...]]:
    """The numbers of the sessions of one series, by the year in which they were held."""
    numbers: dict[int, tuple[int, ...]] = {}
    for one in bulletins:
        if one.ordinal:
            year = year_of_session(one)
            numbers[year] = (*numbers.get(year, ()), one.ordinal)
    return numbers


LOOK_BACK = 50
"""Among how many bulletins before it one looks for what is related to it."""


class Kin(Struct, frozen=True, kw_only=True, array_like=True):
    """A bulletin as later ones see it that look for what is related."""

    card: Card
    column_id: str
    department_id: str
    series_id: str
    tag_ids: tuple[str, ...]


class Row(Struct, frozen=True, array_like=True):
    """The bulletins of a volume that stand in one list."""

    positions: tuple[int, ...]
    """Which they are, oldest first."""
    mark: str = ""
    """The digest of what the list may see of them."""


class Spine(Struct, frozen=True, kw_only=True, array_like=True):
    """What can be told of one language's bulletins of a year without opening the volume."""

    places: dict[str, Row] = {}
    """By list: `all`, `tag x`, `month 5`, …"""
    tags: tuple[Tag, ...] = ()
    """Those of its lists, as their newest bulletin writes them."""
    series: tuple[Series, ...] = ()
    recent: tuple[Kin, ...] = ()
    """The newest listed bulletins, oldest first: among them a later one finds what is related."""
    first: dict[str, Link] = {}
    """For each column its oldest listed bulletin."""
    last: dict[str, Link] = {}
    """For each column its newest listed bulletin."""
    opening: dict[str, Link] = {}
    """For each series its first session, as one reads them in order."""
    closing: dict[str, Link] = {}
    """For each series its last session."""
    numbers: dict[str, dict[int, tuple[int, ...]]] = {}
    """For the list of each series the numbers of its sessions, by the year of the meeting."""


class Volume(Struct, frozen=True, kw_only=True, array_like=True):
    """The bulletins of one year in every language, bound together; the texts are elsewhere.

    Other pages open it only where its spine is not enough.
    """

    year: int
    quires: dict[int, str]
    """For each month that has any the digest of its bulletins, by which they are loaded."""
    outside: str
    """The digest of what lists may see of them, and of the spines."""
    spines: dict[str, Spine]
    """By language."""
    texts: dict[str, tuple[str, ...]] = {}
    """By language, for each bulletin what changes with its text: for who shows texts of others."""


class Edge(Struct, frozen=True, kw_only=True, array_like=True):
    """Where a year begins and ends, in one language: what its pages see of the years around it."""

    recent: tuple[Kin, ...] = ()
    """The newest bulletins before it, oldest first."""
    older: dict[str, Link] = {}
    """For each column the newest bulletin before it."""
    newer: dict[str, Link] = {}
    """For each column the oldest bulletin after it."""
    earlier: dict[str, Link] = {}
    """For each series the last session before it."""
    later: dict[str, Link] = {}
    """For each series the first session after it."""


class Leaves(Struct, frozen=True, array_like=True):
    """What a volume or a quire holds: bulletins by language, oldest first; withdrawn ones too."""

    bulletins: dict[str, tuple[Bulletin, ...]]
    redirects: tuple[Redirect, ...] = ()
    """Old addresses of its bulletins, root-relative."""

    @property
    def outside(self) -> "Leaves":
        """The same without texts."""
        bulletins = {lang: tuple(b.outside for b in some) for lang, some in self.bulletins.items()}
        return replace(self, bulletins=bulletins)

    @staticmethod
    def bound(quires: "Iterable[Leaves]") -> "Leaves":
        """What several quires hold together; the oldest comes first."""
        bulletins: dict[str, tuple[Bulletin, ...]] = {}
        redirects: tuple[Redirect, ...] = ()
        for quire in quires:
            redirects += quire.redirects
            for lang, some in quire.bulletins.items():
                bulletins[lang] = bulletins.get(lang, ()) + some
        return Leaves(dict(sorted(bulletins.items())), redirects)


class StaticPage(Struct, frozen=True, kw_only=True, array_like=True):
    """A static page with its text."""

    path: str
    lang: str
    link: Link
    summary: str
    updated: Moment | None
    content: Content
    headings: tuple[Heading, ...]
    parents: tuple[Link, ...]
    children: tuple[Link, ...]
    siblings: tuple[Link, ...]
    """Pages of the same folder in order, itself included."""
    translations: tuple[LanguageLink, ...]
    menu: str
    menu_title: str
    order: int
    toc: bool
    extra: dict[str, Any]
    not_public: Withheld | None = None
    """None of what the public sees; so of all pages but in a preview."""


class Expired(Struct, frozen=True, kw_only=True, array_like=True):
    """An address whose bulletin has expired: it answers with a note and nothing of the text."""

    lang: str
    url: str
    since: Moment


class FriendGroupLine(Struct, frozen=True, kw_only=True, array_like=True):
    """A group of friendly sites in one language."""

    name: str
    links: tuple["FriendLine", ...]


class FriendLine(Struct, frozen=True, kw_only=True, array_like=True):
    """A friendly site in one language."""

    link: Link
    note: str


class Statement(Struct, frozen=True, kw_only=True, array_like=True):
    """What the accessibility statement says of the office, in one language."""

    conformance: str = ""
    """full, partial or none; "" where nobody has assessed it."""
    assessed: str = ""
    date: Moment | None = None
    limits: tuple[str, ...] = ()
    owner: str = ""
    """Who publishes the site."""
    phone: str = ""
    email: str = ""
    address: str = ""
    link: Link | None = None
    """A page or form on which one can report a problem."""
    days: int = 0
    """Within how many working days an answer is promised; 0 for no promise."""


class Edition(Struct, frozen=True, kw_only=True, array_like=True):
    """The site in one language."""

    lang: str
    root: str
    """The URL of its home page."""
    title: str
    description: str
    columns: tuple[Column, ...]
    """A column before the columns within it."""
    offices: tuple[Office, ...]
    """An office before the offices below it."""
    people: tuple[Person, ...]
    tags: tuple[Tag, ...]
    """Those that its bulletins have, by name."""
    series: tuple[Series, ...]
    pages: tuple[StaticPage, ...]
    expired: tuple[Expired, ...]
    friends: tuple[FriendGroupLine, ...]
    topics: tuple[Topic, ...] = ()
    """In the order of the registry."""
    statement: Statement | None = None
    """None where the site has a page of its own in its place."""


class Site(Struct, frozen=True, kw_only=True, array_like=True):
    """Everything that is published but the bulletins themselves, which volumes hold."""

    base: Base
    editions: tuple[Edition, ...]
    """The default language first."""
    redirects: tuple[Redirect, ...]
    """All of them, root-relative."""
    loose: tuple[Redirect, ...]
    """Those that lead to what stands in no volume: static pages, expired bulletins."""
    kinds: frozenset[str]
    """Kinds of page that are on."""
    list_size: int
    feed_size: int
    timezone: str
