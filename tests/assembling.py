"""Assembling: sites put together from posts and registries as values, for tests of `assemble`."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import convert, json
from msgspec.structs import replace

from generator.assemble import Assembly, assemble, bind, desk, enter, known_in
from generator.config import STAND_IN, Config
from generator.dates import parse_moment
from generator.documents import Body, Page, Post
from generator.errors import Problem
from generator.model import Bulletin, Edition, Leaves, Row, Spine
from generator.names import gather_names
from generator.route import route
from generator.schema import PageMatter, PostMatter
from generator.schema_site import OfficeEntry, PersonEntry, SiteFile, TagEntry
from generator.schema_threads import TopicEntry
from generator.urls import Base
from tests.specimens import Library, Press

SITE = {
    "title": {"en": "Bulletins", "zh": "检察简讯"},
    "base_url": "https://example.org/",
    "languages": ["en", "zh"],
    "columns": [
        {"id": "news", "name": {"en": "News", "zh": "要闻"}},
        {
            "id": "openness",
            "name": "Openness",
            "columns": [{"id": "notices", "name": {"en": "Notices", "zh": "通知公告"}}],
        },
    ],
}
OFFICES = [
    {
        "id": "city",
        "name": {"en": "City Procuratorate", "zh": "市人民检察院"},
        "level": "municipal",
        "departments": [{"id": "second", "name": {"en": "Second Department", "zh": "第二检察部"}}],
        "offices": [{"id": "county", "name": "County Procuratorate", "level": "county"}],
    }
]
PEOPLE = [
    {
        "id": "chen-lin",
        "name": {"en": "Chen Lin", "zh": "陈琳"},
        "posts": [{"organization": "city/second", "title": {"en": "Director", "zh": "主任"}}],
    },
    {"id": "li-wei-city", "name": "Li Wei"},
    {"id": "li-wei-county", "name": "Li Wei"},
]
WORDS: Mapping[str, Callable[[str], str]] = {"en": str, "zh": lambda words: f"[{words}]"}
"""The interface's words of each language."""
TAGS = [{"id": "openness", "name": {"en": "Openness", "zh": "检务公开"}}]


def config(**site: Any) -> Config:
    """A site with registries; `offices=[]` and the like leave one out."""
    registries = {"offices": OFFICES, "people": PEOPLE, "tags": TAGS, "topics": []}
    given = {name: site.pop(name, value) for name, value in registries.items()}
    return replace(
        STAND_IN,
        site=convert(SITE | site, SiteFile),
        offices=convert(given["offices"], tuple[OfficeEntry, ...]),
        people=convert(given["people"], tuple[PersonEntry, ...]),
        tags=convert(given["tags"], tuple[TagEntry, ...]),
        topics=convert(given["topics"], tuple[TopicEntry, ...]),
    )


def post(name: str, date: str = "2022-05-26", lang: str = "en", **matter: Any) -> Post:
    given = {"column": "news", "organization": "city", "title": f"Title of {name}", **matter}
    suffix = "" if lang == "en" else f".{lang}"
    return Post(
        path=f"content/posts/{name}{suffix}.md",
        key=f"content/posts/{name}",
        lang=lang,
        matter=PostMatter(date=parse_moment(date), **given),
        body_start=0,
        body_line=1,
        text_digest="",
    )


def page(name: str, lang: str = "en", **matter: Any) -> Page:
    suffix = "" if lang == "en" else f".{lang}"
    return Page(
        path=f"content/pages/{name}{suffix}.md",
        key=f"content/pages/{name}",
        lang=lang,
        matter=PageMatter(**({"title": name} | matter)),
        body_start=0,
        body_line=1,
        text_digest="",
    )


def assembled(
    *documents: Post | Page,
    given: Config | None = None,
    expired: tuple[Post, ...] = (),
    **more: Any,
) -> tuple[Library, list[Problem]]:
    """The site with its volumes, and what is wrong."""
    given = given or config()
    names = gather_names(given)
    routes, problems = route([*documents, *expired], given, names)
    assert problems == []
    body = Body(
        digest="d", links=(), pictures=(), anchors=(), summary="The first paragraph.", words=3
    )
    parts: dict[str, Any] = {
        "config": given,
        "names": names,
        "base": Base("https://example.org", "/"),
        "routes": routes,
        "posts": tuple(d for d in documents if isinstance(d, Post)),
        "pages": tuple(d for d in documents if isinstance(d, Page)),
        "expired": expired,
        "bodies": {d.path: body for d in documents},
        "links": {},
        "pictures": {},
        "shown": {},
        "covers": {},
    }
    return _bound(Assembly(**(parts | more)))


def _bound(assembly: Assembly) -> tuple[Library, list[Problem]]:
    """Each year put together, and the site around them."""
    known = known_in(assembly.config, assembly.names, assembly.base, WORDS)
    ready = desk(assembly)
    years = {
        year: bind(year, (enter(one, known[one.post.lang]) for one in ready.manuscripts(year)))
        for year in ready.years
    }
    volumes = tuple(bound.volume for bound, _ in years.values())
    site, problems = assemble(assembly, known, volumes)
    bound = [problem for one, _ in years.values() for problem in one.problems]
    problems = [*ready.problems, *problems, *bound]
    leaves = {
        year: Leaves.bound(json.decode(data, type=Leaves) for data in quires.values())
        for year, (_, quires) in years.items()
    }
    return Library(site, volumes, leaves), problems


def editions(*documents: Post | Page, **more: Any) -> tuple[Press, ...]:
    """The site in each language, without a problem."""
    library, problems = assembled(*documents, **more)
    assert problems == []
    return tuple(_press(edition, library) for edition in library.site.editions)


def _press(edition: Edition, library: Library) -> Press:
    """An edition with all its bulletins, withdrawn ones too."""
    found: list[Bulletin] = []
    leading: list[str] = []
    for volume in library.volumes:
        within = library.leaves[volume.year].bulletins.get(edition.lang, ())
        spine = volume.spines.get(edition.lang, Spine())
        found += within
        leading += (within[n].card.id for n in spine.places.get("headline", Row(())).positions)
    return Press(edition, tuple(found), "".join(leading))


def only(*documents: Post | Page, **more: Any) -> Bulletin:
    """The one English bulletin."""
    (bulletin,) = editions(*documents, **more)[0].bulletins
    return bulletin


def problems(*documents: Post | Page, **more: Any) -> list[tuple[str, str]]:
    """Field and code of every problem."""
    return [(p.place.field, p.code) for p in assembled(*documents, **more)[1]]
