"""What each kind of page shows: one value for each template, nothing else reaches it.

A page is a pure function of its Job: the template's name and these values. `producers` fill them
in, `render` hands them to Jinja as `page`, beside the language's Frame as `frame`.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from generator.dates import Interval, Moment
from generator.model import (
    Bulletin,
    Card,
    Content,
    Expired,
    LanguageLink,
    Link,
    Office,
    Person,
    Picture,
    Series,
    Statement,
    StaticPage,
    Topic,
)
from generator.pictures import Rendition


class FeedLink(Struct, frozen=True, array_like=True):
    """A feed, or another form of a page, that the page announces."""

    type: str
    """MIME type."""
    title: str
    url: str


class Section(Struct, frozen=True, kw_only=True, array_like=True):
    """The column in which a page stands, as page tags name it."""

    name: str
    purpose: str
    type: str
    keywords: tuple[str, ...]


class Head(Struct, frozen=True, kw_only=True, array_like=True):
    """What every page says about itself."""

    title: str
    """The page's own title; the template adds the site's."""
    url: str
    """Its root-relative address."""
    description: str = ""
    canonical: str = ""
    """The absolute address of the original, where that is elsewhere."""
    translations: tuple[LanguageLink, ...] = ()
    """The page in each language that has it, itself included; empty where it stands alone."""
    breadcrumb: tuple[Link, ...] = ()
    """From the home page to the page's parent."""
    feeds: tuple[FeedLink, ...] = ()
    noindex: bool = False
    image: str = ""
    """The root-relative address of its share picture; "" for the site's default."""
    current: str = ""
    """The address of the menu entry that it belongs to."""
    section: Section | None = None
    """The column that it is, or stands in."""
    forms: tuple[FeedLink, ...] = ()
    """The same in other forms, for machines: as JSON, as Markdown, as a calendar."""


class Paging(Struct, frozen=True, kw_only=True, array_like=True):
    """The place of a page of a list within its year or month."""

    whole: Link
    """The front of the year or month."""
    older: Link | None = None
    newer: Link | None = None
    pages: tuple[Link, ...] = ()
    """On the front of a year or month: its other pages, from the oldest, by the days they begin."""


class Figure(Struct, frozen=True, kw_only=True, array_like=True):
    """How many bulletins of a year stand in a column, or come from an office."""

    id: str
    """The column's or office's; "" for those that stand in none."""
    link: Link
    """Its full name, leading to its bulletins of the year."""
    short: str
    """Its name for a table."""
    depth: int = 0
    """How many columns it is within: its bulletins count there, too."""
    total: int
    months: tuple[int, ...]
    """Of each month, from January on."""


class DayFigure(Struct, frozen=True, array_like=True):
    """How many bulletins a day has."""

    day: dt.date
    number: int


class Figures(Struct, frozen=True, kw_only=True, array_like=True):
    """How many bulletins a year's lists show."""

    year: int
    total: int
    months: tuple[int, ...]
    """Of each month, from January on."""
    days: tuple[DayFigure, ...]
    """Those that have any, in order."""
    columns: tuple[Figure, ...]
    """Those that have any, as the site orders them."""
    offices: tuple[Figure, ...]
    """Those that have any of their own, as the tree orders them."""


class MapDay(Struct, frozen=True, array_like=True):
    """A day with bulletins on the map of a year."""

    week: int
    """Its column, from 0 on."""
    weekday: int
    """Its row; Monday is 0."""
    title: str
    """The day in words, without its year."""
    number: int
    """Of its bulletins."""
    step: int
    """From 1 for a few to 4 for as many as the busiest day of the year has."""


class MapMonth(Struct, frozen=True, array_like=True):
    """Where a month begins on the map of a year."""

    week: int
    """Its first column."""
    name: str
    """Its short name."""


class MapGap(Struct, frozen=True, array_like=True):
    """A day without bulletins on the map of a year."""

    week: int
    """Its column."""
    weekday: int
    """Its row."""


class MapStep(Struct, frozen=True, array_like=True):
    """What a step of the map of a year means."""

    step: int
    least: int
    """The least number of bulletins that has it."""
    most: int
    """The greatest."""


class HalfYear(Struct, frozen=True, kw_only=True, array_like=True):
    """Half of the map of a year: a column for each week, a row for each day of the week."""

    title: str
    number: int
    """Of its bulletins."""
    months: tuple[MapMonth, ...]
    quiet: tuple[MapGap, ...]
    days: tuple[MapDay, ...]


class MonthLine(Struct, frozen=True, kw_only=True, array_like=True):
    """A month of a year's figures."""

    link: Link
    """To its bulletins; the title alone where there are none."""
    short: str
    """Its name in a narrow column."""
    number: int
    days: tuple[int, ...]
    """How many each of its days has, from the first on."""


class YearFigures(Struct, frozen=True, kw_only=True, array_like=True):
    """What the page of a year shows of its figures."""

    figures: Figures
    months: tuple[MonthLine, ...]
    """All twelve."""
    halves: tuple[HalfYear, ...]
    weekdays: tuple[str, ...]
    """The shortest names of the days of the week, from Monday on."""
    steps: tuple[MapStep, ...]
    """Those that some number has."""
    csv: str
    """The root-relative address of the figures for spreadsheets."""
    json: str
    """The root-relative address of the figures for programs."""


class ListPage(Struct, frozen=True, kw_only=True, array_like=True):
    """The front of a column or tag, a year, a month: `pages/list.html`."""

    head: Head
    kind: str
    """column, tag, year, month, or archive."""
    purpose: str = ""
    cards: tuple[Card, ...] = ()
    """Newest first."""
    children: tuple[Link, ...] = ()
    """Columns within this one; months of a year."""
    years: tuple[Link, ...] = ()
    paging: Paging | None = None
    figures: YearFigures | None = None
    """On the page of a year, where `figures` are on."""
    groups: tuple["SessionGroup", ...] = ()
    """Of a series: its cards as sessions, in order."""


class Gap(Struct, frozen=True, array_like=True):
    """Numbers of sessions of which there is no bulletin here."""

    first: int
    last: int


class Session(Struct, frozen=True, kw_only=True, array_like=True):
    """A meeting of a series."""

    card: Card
    ordinal: int | None
    """Its number within the year."""
    missing: Gap | None = None
    """Right before it."""


class SessionGroup(Struct, frozen=True, kw_only=True, array_like=True):
    """The sessions of a year, oldest first."""

    year: int
    sessions: tuple[Session, ...]


class Block(Struct, frozen=True, kw_only=True, array_like=True):
    """A column's or office's newest bulletins on another page."""

    link: Link
    purpose: str
    cards: tuple[Card, ...]


class HomePage(Struct, frozen=True, kw_only=True, array_like=True):
    """The home page: `pages/home.html`."""

    head: Head
    headline: Card | None
    pinned: tuple[Card, ...]
    latest: tuple[Card, ...]
    blocks: tuple[Block, ...]
    """Each column with its newest."""
    offices: tuple[Link, ...]
    """The first few of the tree."""
    all_offices: Link | None = None
    """The tree of offices, where the page does not show them all."""
    topics: tuple["TopicLine", ...] = ()
    """The first few that are open."""
    all_topics: Link | None = None
    """The index of topics, where there are more."""


class TopicLine(Struct, frozen=True, kw_only=True, array_like=True):
    """A topic on other pages."""

    link: Link
    summary: str
    opened: Moment | None = None
    closed: Moment | None = None
    """None while it is open."""
    cover: Picture | None = None


class TopicPage(Struct, frozen=True, kw_only=True, array_like=True):
    """The front of a topic: `pages/topic.html`."""

    head: Head
    topic: Topic
    leading: tuple[Card, ...]
    """What stands at its head, in its author's order."""
    blocks: tuple[Block, ...]
    """Its parts."""
    cards: tuple[Card, ...]
    """The newest first, or the oldest, as the topic has it."""
    years: tuple[Link, ...]


class TopicsPage(Struct, frozen=True, kw_only=True, array_like=True):
    """The index of topics: `pages/topics.html`."""

    head: Head
    open: tuple[TopicLine, ...]
    closed: tuple[TopicLine, ...]


class ArticlePage(Struct, frozen=True, kw_only=True, array_like=True):
    """A bulletin's own page: `pages/article.html`."""

    head: Head
    bulletin: Bulletin
    older: Link | None
    newer: Link | None
    related: tuple[Card, ...]
    pdf: str = ""
    """The URL of its PDF; "" where it has none."""
    session_before: Link | None = None
    """The session of the series before the meeting that it reports."""
    session_after: Link | None = None
    """The session after that meeting."""


class OfficePage(Struct, frozen=True, kw_only=True, array_like=True):
    """An office or department: `pages/office.html`."""

    head: Head
    office: Office
    department: str = ""
    """The department's name where the page is a department's."""
    purpose: str = ""
    children: tuple[Link, ...] = ()
    """Offices directly below it."""
    people: tuple["Member", ...] = ()
    cards: tuple[Card, ...] = ()
    below: tuple[Card, ...] = ()
    """The newest few of the offices below it."""
    place: tuple["Tree", ...] = ()
    """From the highest office above it down to itself and those directly below it."""
    years: tuple[Link, ...] = ()


class Member(Struct, frozen=True, kw_only=True, array_like=True):
    """A person on an office's page."""

    link: Link
    title: str
    since: str
    until: str


class PersonPage(Struct, frozen=True, kw_only=True, array_like=True):
    """A person: `pages/person.html`."""

    head: Head
    person: Person
    cards: tuple[Card, ...]
    years: tuple[Link, ...]


class SeriesPage(Struct, frozen=True, kw_only=True, array_like=True):
    """A meeting series: `pages/series.html`."""

    head: Head
    series: Series
    cards: tuple[Card, ...]
    years: tuple[Link, ...]
    groups: tuple[SessionGroup, ...] = ()
    """The same as sessions: the newest year first, each year in order."""
    calendars: tuple[Link, ...] = ()
    """The calendar of each year, newest first."""


class Tree(Struct, frozen=True, kw_only=True, array_like=True):
    """A link with links below it."""

    link: Link
    note: str = ""
    children: tuple["Tree", ...] = ()
    number: int = 0
    """Of a year's bulletins, where figures are on."""


class IndexPage(Struct, frozen=True, kw_only=True, array_like=True):
    """An index of offices, people, tags, meeting series, years, or friends: `pages/index.html`."""

    head: Head
    kind: str
    """offices, people, tags, meetings, archives, or friends."""
    entries: tuple[Tree, ...]
    calendars: tuple[Link, ...] = ()
    """On the index of meetings: the calendar of each year, newest first."""


class TextPage(Struct, frozen=True, kw_only=True, array_like=True):
    """A static page: `pages/page.html`."""

    head: Head
    page: StaticPage


class ExpiredPage(Struct, frozen=True, kw_only=True, array_like=True):
    """The note at an expired bulletin's address: `pages/expired.html`."""

    head: Head
    expired: Expired


class StatementPage(Struct, frozen=True, kw_only=True, array_like=True):
    """The accessibility statement: `pages/accessibility.html`."""

    head: Head
    statement: Statement


class BarePage(Struct, frozen=True, kw_only=True, array_like=True):
    """A page with no values of its own: `pages/404.html`."""

    head: Head


class RedirectPage(Struct, frozen=True, kw_only=True, array_like=True):
    """An old address: `pages/redirect.html`."""

    head: Head
    target: str
    """The root-relative address that it leads to."""


class FeedEntry(Struct, frozen=True, kw_only=True, array_like=True):
    """One entry of a feed."""

    card: Card
    content: Content
    updated: Moment
    author: str
    notice: str


class FeedPage(Struct, frozen=True, kw_only=True, array_like=True):
    """A feed: `feeds/atom.xml`, `feeds/rss.xml`, `feeds/feed.json`."""

    title: str
    url: str
    """The feed's own root-relative address."""
    home: str
    """The root-relative address of the page that it follows."""
    description: str
    updated: Moment | None
    """The newest of its entries' moments; never the clock's."""
    entries: tuple[FeedEntry, ...]


class FiguresPage(Struct, frozen=True, kw_only=True, array_like=True):
    """A year's figures as data: `feeds/figures.csv`, `feeds/figures.json`."""

    url: str
    """The file's own root-relative address."""
    home: str
    """The root-relative address of the page of the year."""
    figures: Figures


class SitemapEntry(Struct, frozen=True, kw_only=True, array_like=True):
    """One address of a sitemap."""

    url: str
    updated: Moment | None
    translations: tuple[LanguageLink, ...] = ()


class SitemapPage(Struct, frozen=True, kw_only=True, array_like=True):
    """A slice of the sitemap, or their index: `feeds/sitemap.xml`, `feeds/sitemap-index.xml`."""

    entries: tuple[SitemapEntry, ...]


class NewsEntry(Struct, frozen=True, kw_only=True, array_like=True):
    """A bulletin as the news sitemap announces it."""

    url: str
    title: str
    date: Moment
    lang: str
    publication: str
    """What the site is called in that language."""


class NewsSitemapPage(Struct, frozen=True, kw_only=True, array_like=True):
    """The sitemap of what is new: `feeds/news-sitemap.xml`."""

    entries: tuple[NewsEntry, ...]
    """Newest first."""


class OutlineGroup(Struct, frozen=True, kw_only=True, array_like=True):
    """Some feeds of one kind."""

    title: str
    """What they are of; "" for the feed of the whole site."""
    feeds: tuple[Link, ...]
    """What each follows, with the address of the page that it follows."""


class OutlinePage(Struct, frozen=True, kw_only=True, array_like=True):
    """All feeds of a language, for feed readers: `feeds/feeds.opml`."""

    title: str
    groups: tuple[OutlineGroup, ...]


class CalendarEvent(Struct, frozen=True, kw_only=True, array_like=True):
    """A meeting in a calendar."""

    id: str
    """The bulletin's."""
    url: str
    """The bulletin's."""
    name: str
    """What the meeting is called, and whose it is."""
    title: str
    """The bulletin's."""
    summary: str
    """The bulletin's."""
    type: str
    place: str
    held: Interval
    end: dt.date
    """The day after the last, as calendars count."""
    published: Moment
    changed: Moment
    """When the bulletin was published, updated or corrected last; never the clock's."""
    revision: int
    """How often it was corrected."""


class CalendarPage(Struct, frozen=True, kw_only=True, array_like=True):
    """The meetings of a year, or the newest: `feeds/calendar.ics`."""

    title: str
    url: str
    """The calendar's own root-relative address."""
    home: str
    """The root-relative address of the page that it belongs to."""
    events: tuple[CalendarEvent, ...]
    """Oldest first."""


class Gone(Struct, frozen=True, kw_only=True, array_like=True):
    """What is left to say of a bulletin that is no longer to be had as data."""

    url: str
    """The bulletin's."""
    lang: str
    id: str = ""
    """Of a withdrawn one."""
    reason: str = ""
    """Why it was withdrawn."""
    since: Moment | None = None
    """Since when an expired one is gone; None of a withdrawn one."""


class CopyPage(Struct, frozen=True, kw_only=True, array_like=True):
    """A bulletin for machines: `feeds/article.json`, `feeds/article.md`."""

    bulletin: Bulletin | None = None
    """None where it was withdrawn or has expired."""
    gone: Gone | None = None
    """None while it stands."""


class DataPage(Struct, frozen=True, kw_only=True, array_like=True):
    """Plain values for `feeds/robots.txt` and the like."""

    values: dict[str, Any]


KINDS: Mapping[str, type[Struct]] = {
    kind.__name__: kind
    for kind in (
        ArticlePage,
        BarePage,
        CalendarPage,
        CopyPage,
        DataPage,
        ExpiredPage,
        FeedPage,
        FiguresPage,
        HomePage,
        IndexPage,
        ListPage,
        NewsSitemapPage,
        OfficePage,
        OutlinePage,
        PersonPage,
        RedirectPage,
        SeriesPage,
        SitemapPage,
        StatementPage,
        TextPage,
        TopicPage,
        TopicsPage,
    )
}
"""The kinds of page by their names."""


def texts_in(page: Any) -> tuple[str, ...]:
    """The digests of the texts that a page shows."""
    if isinstance(page, ArticlePage):
        return page.bulletin.content.texts
    if isinstance(page, TextPage):
        return page.page.content.texts
    if isinstance(page, CopyPage):
        return page.bulletin.content.texts if page.bulletin else ()
    if isinstance(page, FeedPage):
        return tuple(text for entry in page.entries for text in entry.content.texts)
    return ()


PAPER = "pages/print.html"
"""The template of what becomes a PDF."""


class Job(Struct, frozen=True, kw_only=True, array_like=True):
    """One file of the output, decided before any is rendered."""

    output: str
    """POSIX path below output/."""
    template: str = ""
    """The template; "" where the bytes are ready or copied."""
    lang: str = ""
    """Whose Frame it stands in."""
    page: Any = None
    """One of the values above."""
    data: bytes = b""
    """Ready bytes."""
    copy: str = ""
    """The source path of a file to copy, or of a picture to develop."""
    rendition: Rendition | None = None
    """As what the picture is developed."""
    digest: str = ""
    """Of that file, or of all that the rendition depends on."""
    made_from: str = ""
    """What it is made of, for messages and the manifest: a source path, or `tag x`."""


def around(template: str, lang: str) -> str:
    """The name of what surrounds a page: its template and its language."""
    return f"{template} {lang}"


class Sheet(Struct, frozen=True, array_like=True):
    """A Job without its page: all that is told of a file until it has to be rendered."""

    output: str
    template: str
    lang: str
    kind: str
    """Which of the values above its page is."""
    made_from: str
    digest: str
    """Of its page, or of its bytes."""
    texts: tuple[str, ...] = ()
    """The digests of the texts that it shows."""
    copy: str = ""
    rendition: Rendition | None = None

    @property
    def is_paper(self) -> bool:
        """Whether its page becomes a PDF."""
        return self.template == PAPER

    @property
    def around(self) -> str:
        """The name of what surrounds it: its template and its language."""
        return around(self.template, self.lang)


class Outline(Struct, frozen=True, kw_only=True, array_like=True):
    """What can be told of a slice without opening it."""

    digest: str
    """Of its sheets."""
    places: str
    """The digest of its files' paths."""
    surroundings: tuple[tuple[str, str], ...]
    """Each template and language of its pages."""
    made: dict[str, int]
    """Number of its files by the template, or else the slice, that makes them."""


class Slice(Struct, frozen=True, kw_only=True):
    """A part of the output that is planned, written and recorded together.

    It is opened, by asking for its sheets, only where something in it has changed.
    """

    name: str
    """A month, the lists of a year, `site`, `feeds` or `assets`, …"""
    outline: Outline
    places: Callable[[], str]
    """The paths of its files, a NUL between any two: told sooner than its sheets."""
    open: Callable[[], tuple[Sheet, ...]]
    load: Callable[[], Mapping[str, bytes]]
    """The page of each sheet as JSON, or its ready bytes, by output path."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Its files, by output path."""
        return self.open()


class Output(Struct, frozen=True, kw_only=True, array_like=True):
    """A rendered file."""

    output: str
    data: bytes
    missing: str = ""
    """Of a PDF, the characters that no font has."""


class IdentityLine(Struct, frozen=True, kw_only=True, array_like=True):
    """A line of the footer."""

    label: str
    text: str
    url: str


class AlertLine(Struct, frozen=True, kw_only=True, array_like=True):
    """An urgent notice."""

    level: str
    """information, warning or emergency."""
    text: str
    lang: str
    """The text's language where that isn't the page's; else ""."""
    url: str
    since: Moment | None
    """From when it stands, where that is said."""


class EmblemLine(Struct, frozen=True, kw_only=True, array_like=True):
    """The site's own emblem."""

    url: str
    alt: str
    width: int
    """In pixels, as it is shown."""
    height: int


class GovernmentTags(Struct, frozen=True, kw_only=True, array_like=True):
    """What the page tags of Chinese government sites say of a site."""

    name: str
    domain: str
    id_code: str


class Frame(Struct, frozen=True, kw_only=True, array_like=True):
    """What frames every page of one language; nothing here changes with a single post."""

    lang: str
    title: str
    owner: str
    description: str
    notice: str
    alerts: tuple[AlertLine, ...] = ()
    """Urgent notices that stand now."""
    preview: bool
    """Whether the build shows what the public may not see yet; every page says so."""
    root: str
    """The address of the language's home page."""
    site_url: str
    """Scheme, host and port of base_url, for absolute addresses."""
    base_path: str
    """base_url's path, ending in `/`."""
    timezone: str
    languages: tuple[LanguageLink, ...]
    """The home page of each language."""
    menu: tuple[Link, ...]
    footer_menu: tuple[Link, ...]
    footer: tuple[IdentityLine, ...]
    assets: dict[str, str]
    """Address of each theme asset by its name: `style.css` → `/assets/style.1a2b3c4d.css`."""
    integrity: dict[str, str]
    """For each style sheet and script what a browser compares it with: `sha384-…`."""
    emblem: EmblemLine | None = None
    """None where the theme's own mark stands."""
    masthead: tuple[str, ...] = ("", "")
    """The colour of a page's head in the light scheme and in the dark one; "" where the style
    sheet has no such token."""
    feeds: tuple[FeedLink, ...]
    """The site's own feeds."""
    outline: str
    """The address of the list of all feeds (OPML); "" where there is none."""
    search: str
    """The address of the page that readers search on; "" where there is none."""
    government: GovernmentTags | None
    """Where the site keeps to the profile `cn-gov`."""
    extra: dict[str, Any]
    qr_codes: bool = False
    """Whether articles show their address as a QR code."""
