"""Specimens: bulletins, editions and sites as values, for tests of what is made of them.

A site comes with its volumes, as `assemble` would have bound them: a Library.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from generator.assemble.editions import KINDS
from generator.assemble.volumes import Entry, spine_of
from generator.cache import digest_of
from generator.catalogues import Words
from generator.dates import Moment
from generator.documents import Redirect
from generator.model import (
    Bulletin,
    Card,
    Column,
    Content,
    Edge,
    Edition,
    LanguageLink,
    Leaves,
    Link,
    Office,
    Person,
    Series,
    Site,
    Spine,
    StaticPage,
    Tag,
    Term,
    Volume,
)
from generator.pages import Job
from generator.producers import (
    ALONE_PRODUCERS,
    BULLETIN_PRODUCERS,
    FEED_PRODUCERS,
    FRONT_PRODUCERS,
    LIST_PRODUCERS,
    FrontProducer,
    MonthProducer,
    MonthView,
    Producer,
    View,
    YearProducer,
    YearView,
    edges_of,
    month_views,
    neighbours,
    site_in,
    views_of,
    year_views,
)
from generator.producers.shelves import Open
from generator.urls import Base

FIRST = dt.date(2020, 1, 1)
_BARE: dict[str, Any] = {
    "kicker": "",
    "subtitle": "",
    "number": "",
    "updated": None,
    "meeting": None,
    "source": None,
    "author": (),
    "photographer": "",
    "editor": "",
    "translation": None,
    "translations": (),
    "withdrawn": None,
    "notice": "",
    "corrections": (),
    "words": 3,
    "headings": (),
    "column_id": "news",
    "office_id": "city",
    "department_id": "",
    "tag_ids": (),
    "person_ids": (),
    "series_id": "",
    "extra": {},
}


def bulletin(name: str, day: dt.date = FIRST, *, root: str = "/", **more: Any) -> Bulletin:
    """A bulletin in the column news of the office city, unless `more` says otherwise."""
    own = {key: more.pop(key) for key in ("pinned", "cover", "time", "summary") if key in more}
    column, office = more.get("column_id", "news"), more.get("office_id", "city")
    card = Card(
        id=name,
        url=f"{root}{day.year}/{name}/",
        title=f"Title of {name}",
        date=Moment(day, own.pop("time", None)),
        summary=own.pop("summary", f"Summary of {name}."),
        column=Link(column, f"{root}columns/{column}/"),
        organization=Link(office, f"{root}offices/{office}/"),
        department=None,
        tags=tuple(Link(tag, f"{root}tags/{tag}/") for tag in more.get("tag_ids", ())),
        **own,
    )
    return Bulletin(
        **_BARE
        | {
            "card": card,
            "path": f"content/posts/{day.year}/{name}.md",
            "lang": "en",
            "content": Content(digest=f"digest of {name}", links=()),
        }
        | more
    )


def daily(number: int, **more: Any) -> list[Bulletin]:
    """As many bulletins, one a day from 2020 on, called b0000, b0001, …"""
    return [bulletin(f"b{n:04}", FIRST + dt.timedelta(n), **more) for n in range(number)]


def column(
    id_: str, parents: Sequence[Link] = (), children: Sequence[str] = (), *, root: str = "/"
) -> Column:
    """A column."""
    return Column(
        id=id_,
        link=Link(id_, f"{root}columns/{id_}/"),
        purpose=f"Purpose of {id_}.",
        freshness="news",
        type="",
        keywords=(),
        parents=tuple(parents),
        children=tuple(children),
    )


def office(
    id_: str, parents: Sequence[Link] = (), children: Sequence[str] = (), *, root: str = "/"
) -> Office:
    """An office without departments."""
    return Office(
        id=id_,
        link=Link(id_, f"{root}offices/{id_}/"),
        short_name="",
        level="county",
        note="",
        contact=None,
        parents=tuple(parents),
        children=tuple(children),
        departments=(),
    )


def person(id_: str, office_id: str = "city", *, root: str = "/") -> Person:
    """An official with one post."""
    term = Term(
        office=Link(office_id, ""), office_id=office_id, title="Director", since="2021", until=""
    )
    return Person(id=id_, link=Link(id_, f"{root}people/{id_}/"), note="", terms=(term,))


def tag(id_: str, root: str = "/") -> Tag:
    """A tag."""
    return Tag(id=id_, link=Link(id_, f"{root}tags/{id_}/"))


def series(id_: str, root: str = "/") -> Series:
    """A meeting series that is nobody's own."""
    link = Link(id_, f"{root}meetings/{id_}/")
    return Series(id=id_, link=link, type="study", owner=None, office=None)


def page(name: str, **more: Any) -> StaticPage:
    """A static page in English."""
    given: dict[str, Any] = {
        "path": f"content/pages/{name}.md",
        "lang": "en",
        "link": Link(name, f"/{name}/"),
        "summary": "",
        "updated": None,
        "content": Content(digest="", links=()),
        "headings": (),
        "parents": (),
        "children": (),
        "siblings": (),
        "translations": (),
        "menu": "",
        "menu_title": name,
        "order": 0,
        "toc": False,
        "extra": {},
    }
    return StaticPage(**given | more)


@dataclass(frozen=True)
class Press:
    """One language's edition with the bulletins that volumes hold of it."""

    edition: Edition
    bulletins: tuple[Bulletin, ...]
    """Oldest first."""
    headline: str
    """The id of the one that leads the home page."""


def edition(
    bulletins: Iterable[Bulletin] = (), lang: str = "en", *, headline: str = "", **more: Any
) -> Press:
    """An edition with the column news and the office city, its bulletins put in order."""
    root = "/" if lang == "en" else f"/{lang}/"
    given: dict[str, Any] = {
        "root": root,
        "title": "Bulletins",
        "description": "What happens.",
        "columns": (column("news", root=root),),
        "offices": (office("city", root=root),),
        "people": (),
        "tags": (),
        "series": (),
        "pages": (),
        "expired": (),
        "friends": (),
    }
    ordered = sorted(bulletins, key=lambda one: one.order)
    return Press(Edition(lang=lang, **given | more), tuple(ordered), headline)


@dataclass(frozen=True)
class Library:
    """A site, its volumes, and what these hold."""

    site: Site
    volumes: tuple[Volume, ...]
    """Oldest first."""
    leaves: Mapping[int, Leaves]
    """By year."""

    def open(self, volume: Volume, lang: str) -> Callable[[int], Bulletin]:
        """A volume's bulletins in one language."""
        return self.leaves[volume.year].bulletins[lang].__getitem__

    def views(self, open_: Open | None = None) -> tuple[View, ...]:
        """The site seen from each language; volumes are opened by `open_` if it is given."""
        return views_of(self.site, self.volumes, open_ or self.open, self._words())

    def year_views(self, year: int) -> tuple[YearView, ...]:
        """One year of the site seen from each language."""
        (volume,) = (volume for volume in self.volumes if volume.year == year)
        return year_views(site_in(self.site, volume), volume, self.leaves[year], self._words())

    def month_views(self, year: int, month: int) -> tuple[MonthView, ...]:
        """One month of the site seen from each language that has any bulletin of it."""
        (volume,) = (volume for volume in self.volumes if volume.year == year)
        edges, whole = edges_of(self.volumes)[year], self.leaves[year].bulletins
        around = {lang: neighbours(some, edges.get(lang, Edge())) for lang, some in whole.items()}
        within = {lang: tuple(b for b in some if b.month == month) for lang, some in whole.items()}
        quire = Leaves({lang: some for lang, some in within.items() if some})
        return month_views(site_in(self.site, volume), quire, around, self._words())

    def _words(self) -> dict[str, Words]:
        """Words that say what they are given."""
        return {each.lang: Words([], "") for each in self.site.editions}


def site(
    *presses: Press,
    off: Iterable[str] = (),
    redirects: Iterable[Redirect] = (),
    **more: Any,
) -> Library:
    """A site at https://example.org/ with every kind of page on but those that are `off`."""
    given: dict[str, Any] = {
        "base": Base("https://example.org", "/"),
        "list_size": 20,
        "feed_size": 20,
        "timezone": "Asia/Shanghai",
    }
    olds = tuple(redirects)
    bound = {one.path for press in presses for one in press.bulletins}
    years = sorted({_year(one) for press in presses for one in press.bulletins})
    leaves = {year: _leaves(presses, year, olds) for year in years}
    return Library(
        site=Site(
            editions=tuple(press.edition for press in presses),
            kinds=frozenset(KINDS) - frozenset(off),
            redirects=olds,
            loose=tuple(old for old in olds if old.path not in bound),
            **given | more,
        ),
        volumes=tuple(_volume(presses, year, leaves[year]) for year in years),
        leaves=leaves,
    )


def _year(bulletin: Bulletin) -> int:
    return bulletin.card.date.day.year


def _leaves(presses: Iterable[Press], year: int, redirects: Iterable[Redirect]) -> Leaves:
    """What the volume of a year holds."""
    within = {
        press.edition.lang: tuple(one for one in press.bulletins if _year(one) == year)
        for press in presses
    }
    paths = {one.path for some in within.values() for one in some}
    return Leaves(
        {lang: some for lang, some in within.items() if some},
        tuple(redirect for redirect in redirects if redirect.path in paths),
    )


def _volume(presses: Iterable[Press], year: int, leaves: Leaves) -> Volume:
    """The volume of a year, with spines as the program makes them."""
    spines = {
        press.edition.lang: _spine(press, leaves.bulletins[press.edition.lang])
        for press in presses
        if press.edition.lang in leaves.bulletins
    }
    months = sorted({one.month for some in leaves.bulletins.values() for one in some})
    texts = {
        lang: tuple(digest_of(one.content) for one in some)
        for lang, some in leaves.bulletins.items()
    }
    return Volume(
        year=year,
        quires=dict.fromkeys(months, ""),
        outside="",
        spines=spines,
        texts=texts,
    )


def _spine(press: Press, bulletins: Iterable[Bulletin]) -> Spine:
    some = tuple(bulletins)
    seen = [digest_of(one.outside) for one in some]
    return spine_of([_entry(one, press) for one in some], seen)


def _entry(bulletin: Bulletin, press: Press) -> Entry:
    tags = {one.id: one for one in press.edition.tags}
    known = {one.id: one for one in press.edition.series}
    return Entry(
        bulletin=bulletin,
        tags=tuple(tags.get(id_) or tag(id_, press.edition.root) for id_ in bulletin.tag_ids),
        series=known.get(bulletin.series_id),
        leads=bulletin.card.id == press.headline,
    )


def produced(given: Library, *modules: ModuleType) -> dict[str, Job]:
    """The Jobs of the producers of some modules, or of all, by their files."""
    return {job.output: job for _, job in _jobs(given, modules)}


def slices(given: Library, *modules: ModuleType) -> dict[str, str]:
    """To which slice each file belongs that the producers of some modules, or of all, make."""
    return {job.output: name for name, job in _jobs(given, modules)}


def _jobs(given: Library, modules: Iterable[ModuleType]) -> list[tuple[str, Job]]:
    """Every Job with its slice's name: what stands in front, then each year."""
    names = {module.__name__ for module in modules}

    def wanted(producer: Producer | FrontProducer | YearProducer | MonthProducer) -> bool:
        return not names or producer.__module__ in names

    views = given.views()
    jobs = [
        (name, job)
        for name, some in (("site", FRONT_PRODUCERS), ("feeds", FEED_PRODUCERS))
        for produce in filter(wanted, some)
        for view in views
        for front in produce(view)
        for job in front.planned(view)
    ]
    jobs += (
        ("site", job)
        for produce in filter(wanted, ALONE_PRODUCERS)
        for view in views
        for job in produce(view)
    )
    for year in given.leaves:
        seen = given.year_views(year)
        lists, name = filter(wanted, LIST_PRODUCERS), f"lists-{year}"
        jobs += ((name, job) for produce in lists for view in seen for job in produce(view))
    jobs += (
        (f"{volume.year}-{month:02}", job)
        for produce in filter(wanted, BULLETIN_PRODUCERS)
        for volume in given.volumes
        for month in volume.quires
        for view in given.month_views(volume.year, month)
        for job in produce(view)
    )
    assert len({job.output for _, job in jobs}) == len(jobs)
    return jobs


def pair(name: str) -> tuple[LanguageLink, ...]:
    """A page in English and Chinese."""
    return (LanguageLink("en", f"/{name}/"), LanguageLink("zh", f"/zh/{name}/"))
