"""Specimens: bulletins, editions and sites as values, for tests of what is made of them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from generator.assemble.editions import KINDS
from generator.dates import Moment
from generator.model import (
    Bulletin,
    Card,
    Column,
    Content,
    Edition,
    LanguageLink,
    Link,
    Office,
    Person,
    Series,
    Site,
    StaticPage,
    Tag,
    Term,
)
from generator.pages import Job
from generator.producers import PRODUCERS, Producer, View
from generator.producers.shelves import stock
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


def edition(bulletins: Iterable[Bulletin] = (), lang: str = "en", **more: Any) -> Edition:
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
        "headline": "",
    }
    ordered = sorted(bulletins, key=lambda b: (*b.card.date.order, b.card.id))
    return Edition(lang=lang, bulletins=tuple(ordered), **given | more)


def site(*editions: Edition, off: Iterable[str] = (), **more: Any) -> Site:
    """A site at https://example.org/ with every kind of page on but those that are `off`."""
    given: dict[str, Any] = {
        "base": Base("https://example.org", "/"),
        "redirects": (),
        "list_size": 20,
        "feed_size": 20,
        "timezone": "Asia/Shanghai",
    }
    kinds = frozenset(KINDS) - frozenset(off)
    return Site(editions=editions, kinds=kinds, **given | more)


def views(given: Site) -> tuple[View, ...]:
    """The site seen from each language."""
    shelves = {each.lang: stock(each) for each in given.editions}
    return tuple(
        View(site=given, edition=each, shelves=shelves, gettext=str) for each in given.editions
    )


def produced(given: Site, *producers: Producer) -> dict[str, Job]:
    """The Jobs of some producers, or of all, by their files."""
    jobs = [
        job for view in views(given) for produce in producers or PRODUCERS for job in produce(view)
    ]
    assert len({job.output for job in jobs}) == len(jobs)
    return {job.output: job for job in jobs}


def pair(name: str) -> tuple[LanguageLink, ...]:
    """A page in English and Chinese."""
    return (LanguageLink("en", f"/{name}/"), LanguageLink("zh", f"/zh/{name}/"))
