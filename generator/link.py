"""Link: from the addresses that authors wrote to those that browsers need.

In: every text's link table, the routes, the files that exist. Out: each text's addresses resolved,
the files that published texts refer to, and the links that lead nowhere. Known here alone: what a
source path means as an address.
"""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct
from msgspec.structs import asdict, replace

from generator.config import TOPICS
from generator.documents import Body, Page, Post, Routes, topic_name
from generator.errors import Place, Problem
from generator.meant import with_near
from generator.schema import PostMatter
from generator.schema_threads import TopicEntry
from generator.urls import Base, fold, output_path


class Text(Struct, frozen=True, kw_only=True):
    """A document's link table."""

    path: str
    links: tuple[str, ...]
    """As the author wrote them, in order."""
    pictures: tuple[int, ...]
    """Which of the links are pictures."""
    body_line: int
    """Where the text begins, for the place of a dead link."""
    cover: str = ""
    """The cover picture's file, as the author wrote it."""
    cover_field: str = "cover.src"
    """Where the author wrote it."""
    name: str = ""
    """Whose cover it is, where that is not the text's of this path."""


def topic_tables(topics: Iterable[TopicEntry]) -> list[Text]:
    """The link table of each topic that has a cover."""
    return [
        Text(
            path=TOPICS,
            links=(),
            pictures=(),
            body_line=1,
            cover=topic.cover.src,
            cover_field=f"{n}.cover.src",
            name=topic_name(topic.id),
        )
        for n, topic in enumerate(topics)
        if topic.cover
    ]


def link_tables(documents: Iterable[Post | Page], bodies: Mapping[str, Body]) -> list[Text]:
    """The link table of each document that has anything to link."""
    tables = []
    for document in documents:
        body = bodies[document.path]
        cover = document.matter.cover if isinstance(document.matter, PostMatter) else None
        if body.links or cover:
            text = Text(
                path=document.path,
                links=body.links,
                pictures=body.pictures,
                body_line=document.body_line,
                cover=cover.src if cover else "",
            )
            tables.append(text)
    return tables


class Wanted(Struct, frozen=True, kw_only=True):
    """An address of this site that only the plan can know."""

    file: str
    """The output file that must answer for it, folded."""
    place: Place
    href: str


class Linked(Struct, frozen=True, kw_only=True):
    """What all links lead to."""

    links: dict[str, tuple[str, ...]]
    """For each document with links its URLs, in the order of its link table."""
    covers: dict[str, str]
    """For each document with a cover, and each topic by its `topic_name`, the picture's source
    path."""
    files: dict[str, str]
    """For each file that a published text refers to, its address."""
    places: dict[str, Place]
    """For each of these files, where a text refers to it first."""
    shown: dict[str, tuple[tuple[int, str], ...]]
    """For each document with pictures of our own, which of its links each is, and its file."""
    wanted: tuple[Wanted, ...]


class Terrain(Struct, frozen=True, kw_only=True):
    """What links may lead to."""

    routes: Routes
    base: Base
    bodies: Mapping[str, Body]
    """Every published text, for its ids."""
    files: frozenset[str]
    """Source paths of files beside texts, and of static files."""
    unknown: frozenset[str] = frozenset()
    """Sources that failed a stage: a link to one is neither sound nor dead."""
    withheld: frozenset[str] = frozenset()
    """Sources of which nothing is published."""


class _Mapped(Terrain, frozen=True, kw_only=True):
    by_file: Mapping[str, str]
    """Each document by the output file that answers for it, folded."""


class _Step(Struct, frozen=True, kw_only=True):
    """What one address comes to."""

    url: str = ""
    code: str = ""
    values: dict[str, str] = {}
    file: str = ""
    wanted: str = ""


def link(texts: Collection[Text], given: Terrain) -> tuple[Linked, list[Problem]]:
    """Resolve every link of every text that has any."""
    needed = any(href.startswith("/") for text in texts for href in text.links)
    addresses = given.routes.addresses.items() if needed else ()
    by_file = {fold(output_path(address)): path for path, address in addresses}
    ground = _Mapped(**asdict(given), by_file=by_file)
    links: dict[str, tuple[str, ...]] = {}
    covers: dict[str, str] = {}
    used: dict[str, str] = {}
    places: dict[str, Place] = {}
    shown: dict[str, tuple[tuple[int, str], ...]] = {}
    wanted: list[Wanted] = []
    problems: list[Problem] = []
    for text in texts:
        steps = list(_steps(text, ground))
        if not text.name:
            links[text.path] = tuple(step.url for step in steps)
        if pictures := tuple((n, steps[n].file) for n in text.pictures if steps[n].file):
            shown[text.path] = pictures
        placed = list(zip(text.links, steps, _places(text), strict=True))
        if text.cover:
            step = _resolve(text.cover, text.path, ground)
            covers[text.name or text.path] = step.file
            field = Place(path=text.path, field=text.cover_field)
            if not step.file and not step.code:
                step = _Step(code="cover-not-a-file", values={"href": text.cover})
            placed.append((text.cover, step, field))
        for href, step, place in placed:
            if step.file:
                used[step.file] = ground.routes.of_file(step.file)
                places.setdefault(step.file, place)
            if step.wanted:
                wanted.append(Wanted(file=step.wanted, place=place, href=href))
            if step.code:
                problems.append(Problem(place=place, code=step.code, values=step.values))
    linked = Linked(
        links=links, covers=covers, files=used, places=places, shown=shown, wanted=tuple(wanted)
    )
    return linked, with_near(problems, chain(given.routes.addresses, given.files), given.bodies)


def _steps(text: Text, ground: _Mapped) -> Iterator[_Step]:
    """What each link comes to. A picture of another host would tell it who reads our page."""
    pictures = frozenset(text.pictures)
    for n, href in enumerate(text.links):
        step = _resolve(href, text.path, ground)
        elsewhere = n in pictures and not step.code and urlsplit(step.url).netloc
        yield _Step(code="picture-elsewhere", values={"href": href}) if elsewhere else step


def _places(text: Text) -> list[Place]:
    seen: dict[str, int] = {}
    places: list[Place] = []
    for href in text.links:
        nth = seen.get(href, 0)
        seen[href] = nth + 1
        places.append(Place(path=text.path, line=text.body_line, quote=href, nth=nth))
    return places


def _resolve(href: str, path: str, ground: _Mapped) -> _Step:
    try:
        parts = urlsplit(href)
    except ValueError:
        return _Step(code="link-malformed", values={"href": href})
    if parts.scheme or parts.netloc:
        return _Step(url=href)
    fragment = unquote(parts.fragment)
    if not parts.path:
        return _to_document(path, fragment, href, ground)
    if parts.path.startswith("/"):
        return _to_address(
            unquote(parts.path), _tail(parts.query, fragment), fragment, href, ground
        )
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if not target.startswith("content/"):
        return _Step(code="link-climbs-out", values={"href": href})
    return _to_source(target, fragment, href, ground)


def _to_address(address: str, tail: str, fragment: str, href: str, ground: _Mapped) -> _Step:
    """An address of this site: a document's, whose ids are known, or one for the plan to find."""
    file = fold(output_path(address))
    if file in ground.by_file:
        step = _to_document(ground.by_file[file], fragment, href, ground)
        return replace(step, url=ground.base.url(address) + tail)
    return _Step(url=ground.base.url(address) + tail, wanted=file)


def _to_source(target: str, fragment: str, href: str, ground: _Mapped) -> _Step:
    for candidate in (target, f"{target}/index.md"):
        if candidate in ground.routes.addresses and candidate not in ground.withheld:
            return _to_document(candidate, fragment, href, ground)
        if candidate in ground.unknown:
            return _Step()
        if candidate in ground.withheld:
            return _Step(code="link-to-withheld", values={"href": href, "target": candidate})
    if target in ground.files:
        url = ground.base.url(ground.routes.of_file(target)) + _tail("", fragment)
        return _Step(url=url, file=target)
    return _Step(code="dead-link", values={"href": href, "target": target})


def _to_document(target: str, fragment: str, href: str, ground: _Mapped) -> _Step:
    url = ground.base.url(ground.routes.addresses[target]) + _tail("", fragment)
    body = ground.bodies.get(target) if fragment else None
    if body and fragment not in body.anchors:
        values = {"href": href, "anchor": fragment, "target": target}
        return _Step(url=url, code="dead-anchor", values=values)
    return _Step(url=url)


def _tail(query: str, fragment: str) -> str:
    return (f"?{query}" if query else "") + (
        f"#{quote(fragment, safe=_FRAGMENT)}" if fragment else ""
    )


_FRAGMENT = "-._~!$&'()*+,;=:@/?"
