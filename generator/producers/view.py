"""View: the site seen from one language, with what all producers share.

Known here alone: the URLs of the pages that the program makes, their counterparts in other
languages, and what a page says about itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import digest_of
from generator.model import Bulletin, Edition, LanguageLink, Leaves, Link, Site
from generator.pages import FeedLink, Head, Job, Section
from generator.producers.neighbours import Around
from generator.producers.shelves import Shelf, Shelves
from generator.urls import made_address, output_path

FEED_TYPES = (
    ("application/atom+xml", "atom.xml", "feeds/atom.xml"),
    ("application/rss+xml", "rss.xml", "feeds/rss.xml"),
    ("application/feed+json", "feed.json", "feeds/feed.json"),
)
"""MIME type, file and template of each kind of feed."""


class View(Struct, frozen=True, kw_only=True):
    """What a producer sees."""

    site: Site
    edition: Edition
    shelves: dict[str, Shelves]
    """The lists of every language."""
    gettext: Callable[[str], str]
    """The interface's words in this language."""

    @property
    def lang(self) -> str:
        """The language's tag."""
        return self.edition.lang

    @property
    def is_default(self) -> bool:
        """Whether this language stands at the root: what exists once is made with it."""
        return self.edition is self.site.editions[0]

    @property
    def home(self) -> Link:
        """The home page."""
        return Link(self.gettext("Home"), self.edition.root)

    def url(self, kind: str, *parts: str) -> str:
        """The URL of a page that the program makes, as `assemble` gives it to names."""
        base = self.site.base
        return base.url(made_address(base.address(self.edition.root), kind, *parts))

    def has(self, kind: str) -> bool:
        """Whether a kind of page is on."""
        return kind in self.site.kinds

    def job(self, template: str, url: str, page: Any, *, made_from: str) -> Job:
        """A page at `url`."""
        return Job(
            output=self.output(url),
            template=template,
            lang=self.lang,
            page=page,
            made_from=made_from,
        )

    def output(self, url: str) -> str:
        """The file that answers for a URL of this site."""
        return output_path(self.site.base.address(url))

    def head(self, title: str, url: str, **more: Any) -> Head:
        """What a page says about itself; the breadcrumb starts at home unless it is given."""
        more.setdefault("breadcrumb", (self.home,))
        return Head(title=title, url=url, **more)

    def section(self, id_: str) -> Section | None:
        """A column as page tags name it; None where there is none of this id."""
        for column in self.edition.columns:
            if column.id == id_:
                return Section(
                    name=column.link.title,
                    purpose=column.purpose,
                    type=column.type,
                    keywords=column.keywords,
                )
        return None

    def list(self, place: str) -> Shelf:
        """One list in this language: `column notices`, `all`."""
        return self.shelves[self.lang][place]

    def twins(self, url: str, place: str = "") -> tuple[LanguageLink, ...]:
        """The same page in each language that has it; empty where it stands alone.

        Args:
            url: The page's own URL.
            place: The list in which a language that has the page has something; "" where all do.
        """
        return self.twins_where(
            url, lambda edition: not place or bool(self.shelves[edition.lang][place])
        )

    def twins_where(self, url: str, has: Callable[[Edition], bool]) -> tuple[LanguageLink, ...]:
        """The same page in each language whose edition `has` it; empty where it stands alone."""
        below = url.removeprefix(self.edition.root)
        links = tuple(
            LanguageLink(edition.lang, edition.root + below)
            for edition in self.site.editions
            if has(edition)
        )
        return links if len(links) > 1 else ()

    def feeds(self, home: str, title: str) -> tuple[FeedLink, ...]:
        """The feeds of a list, as its page announces them."""
        if not self.has("feeds"):
            return ()
        return tuple(FeedLink(type_, title, home + file) for type_, file, _ in FEED_TYPES)

    def only(self, places: Iterable[str], *, moved: bool = False) -> "View":
        """The same, of which only some lists may be asked for, and maybe what has moved."""
        shelves = {lang: shelves.only(places) for lang, shelves in self.shelves.items()}
        return replace(self, site=self.site if moved else unmoved(self.site), shelves=shelves)

    def marks(self, places: Iterable[str], texts: int = 0, *, moved: bool = False) -> Iterator[str]:
        """What changes where anything does that some lists may see of their bulletins.

        Args:
            places: The lists.
            texts: Of how many of the newest bulletins of each they may see the texts too.
            moved: Whether what has moved may be seen.
        """
        if moved:
            yield digest_of((self.site.redirects, self.site.loose))
        for place in places:
            for lang, shelves in self.shelves.items():
                yield f"{place} {lang} {shelves.mark(place, texts)}"

    @property
    def outline(self) -> str:
        """The URL of the list of all feeds of this language; "" where there are none."""
        return f"{self.edition.root}feeds.opml" if self.has("feeds") else ""

    def trail(self, *links: Link | Iterable[Link]) -> tuple[Link, ...]:
        """A breadcrumb from the home page on."""
        flat: list[Link] = [self.home]
        for link in links:
            flat += [link] if isinstance(link, Link) else link
        return tuple(flat)


def unmoved(site: Site) -> Site:
    """A site without its old addresses, which are asked for in few places and change often."""
    return replace(site, redirects=(), loose=())


class Front(Struct, frozen=True, kw_only=True):
    """What stands in front, of one thing: planned anew only where something of it changed."""

    name: str
    """By which it is told from every other of its language."""
    places: tuple[str, ...]
    """The lists that it shows anything of, in any language."""
    jobs: Callable[[View], Iterable[Job]]
    """Its files; only those lists may be asked for."""
    texts: int = 0
    """Of how many of the newest bulletins of each list it shows the texts too."""
    moved: bool = False
    """Whether it shows the old addresses of what has moved."""

    def marks(self, view: View) -> Iterator[str]:
        """What changes where anything does that it may see of the view."""
        return view.marks(self.places, self.texts, moved=self.moved)

    def planned(self, view: View) -> Iterable[Job]:
        """Its files, for which it sees no more of the view than it has named."""
        return self.jobs(view.only(self.places, moved=self.moved))


class YearView(View, frozen=True, kw_only=True):
    """What a producer of lists sees of one year: its volume alone."""

    year: int
    leaves: Leaves


class MonthView(View, frozen=True, kw_only=True):
    """What a producer of bulletins' own pages sees of one month; it sees no list."""

    bulletins: tuple[Bulletin, ...]
    """Oldest first, withdrawn ones too."""
    around: Mapping[str, Around]
    """By path, of those that stand in lists."""
