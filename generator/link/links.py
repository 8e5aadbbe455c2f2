"""Link: from the addresses that authors wrote to those that browsers need.

In: every text's link table, the routes, the files that exist. Out: each text's addresses resolved,
the files that published texts refer to, and the links that lead nowhere. Known here alone: which
files go out because a text shows, plays or attaches them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import asdict

from generator.config import TOPICS
from generator.documents import Body, Page, Post, topic_name
from generator.enclosures import Companions, Fellows, as_published, is_recording
from generator.errors import Place, Problem
from generator.link.resolving import Ground, Step, Terrain, resolve
from generator.meant import with_near
from generator.schema import PostMatter
from generator.schema_threads import TopicEntry
from generator.urls import fold, output_path


class Text(Struct, frozen=True, kw_only=True):
    """A document's link table."""

    path: str
    links: tuple[str, ...]
    """As the author wrote them, in order."""
    pictures: tuple[int, ...]
    """Which of the links are pictures or recordings."""
    body_line: int
    """Where the text begins, for the place of a dead link."""
    wordless: tuple[int, ...] = ()
    """Which of the pictures and recordings say nothing to people who can't see them."""
    named: tuple[int, ...] = ()
    """Which of the links are documents or recordings."""
    cover: str = ""
    """The cover picture's file, as the author wrote it."""
    cover_field: str = "cover.src"
    """Where the author wrote it."""
    attached: tuple[str, ...] = ()
    """The files that the front matter attaches, as the author wrote them."""
    name: str = ""
    """Whose links they are, where they are not those of the document at this path."""

    @property
    def owner(self) -> str:
        """Whose links they are."""
        return self.name or self.path


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
        body, matter = bodies[document.path], document.matter
        cover = matter.cover if isinstance(matter, PostMatter) else None
        attached = matter.attachments if isinstance(matter, PostMatter) else ()
        if body.links or cover or attached:
            text = Text(
                path=document.path,
                links=body.links,
                pictures=body.pictures,
                body_line=document.body_line,
                wordless=body.wordless,
                named=tuple(n for n, _ in body.named),
                cover=cover.src if cover else "",
                attached=tuple(one.src for one in attached),
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
    attached: dict[str, tuple[str, ...]]
    """For each document the files that its front matter attaches; "" for one that is wrong."""
    named: dict[str, tuple[tuple[int, str], ...]]
    """For each document that links documents or recordings, which of its links, and the file."""
    played: dict[str, tuple[tuple[int, str, Companions], ...]]
    """For each document with recordings which of its links each is, and its files."""
    files: dict[str, str]
    """For each file that a published text refers to, its address."""
    places: dict[str, Place]
    """For each of these files, where a text refers to it first."""
    shown: dict[str, tuple[tuple[int, str], ...]]
    """For each document with pictures of our own, which of its links each is, and its file."""
    subtitles: dict[str, str]
    """For each file of captions that becomes WebVTT, the address at which it will stand."""
    wanted: tuple[Wanted, ...]


def link(texts: Collection[Text], given: Terrain) -> tuple[Linked, list[Problem]]:
    """Resolve every link of every text that has any."""
    ground = _mapped(texts, given)
    woven = {text.owner: _weave(text, ground) for text in texts}
    used: dict[str, str] = {}
    places: dict[str, Place] = {}
    for one in woven.values():
        for file, place in one.used:
            used[file] = ground.routes.of_file(file)
            places.setdefault(file, place)
    linked = Linked(
        links={path: one.links for path, one in woven.items() if one.links},
        covers={path: one.cover for path, one in woven.items() if one.has_cover},
        attached={path: one.attached for path, one in woven.items() if one.attached},
        named={path: one.named for path, one in woven.items() if one.named},
        played={path: one.played for path, one in woven.items() if one.played},
        files=used,
        places=places,
        shown={path: one.shown for path, one in woven.items() if one.shown},
        subtitles={
            file: as_published(ground.routes.of_file(file))
            for one in woven.values()
            for _, _, companions in one.played
            for file in companions.subrip
        },
        wanted=tuple(wanted for one in woven.values() for wanted in one.wanted),
    )
    problems = [problem for one in woven.values() for problem in one.problems]
    return linked, with_near(problems, chain(given.routes.addresses, given.files), given.bodies)


def _mapped(texts: Collection[Text], given: Terrain) -> Ground:
    hrefs = [href for text in texts for href in text.links]
    needed = any(href.startswith("/") for href in hrefs)
    addresses = given.routes.addresses.items() if needed else ()
    by_file = {fold(output_path(address)): path for path, address in addresses}
    has_recordings = any(is_recording(text.links[n]) for text in texts for n in text.pictures)
    fellows = Fellows(given.files if has_recordings else ())
    return Ground(**asdict(given), by_file=by_file, fellows=fellows)


class _Woven(Struct, frozen=True, kw_only=True):
    """What the links of one text lead to; fields as in Linked."""

    links: tuple[str, ...]
    has_cover: bool
    cover: str
    attached: tuple[str, ...]
    named: tuple[tuple[int, str], ...]
    played: tuple[tuple[int, str, Companions], ...]
    shown: tuple[tuple[int, str], ...]
    used: list[tuple[str, Place]]
    wanted: list[Wanted]
    problems: list[Problem]


def _weave(text: Text, ground: Ground) -> _Woven:
    steps = list(_steps(text, ground))
    fields = list(_fields(text, ground))
    placed = [*zip(steps, _places(text), text.links, strict=True), *fields]
    ours = [(n, steps[n].file) for n in text.pictures if steps[n].file]
    played = tuple((n, file, ground.fellows.of(file)) for n, file in ours if is_recording(file))
    used = [(step.file, place) for step, place, _ in placed if step.file]
    for n, _, companions in played:
        used += [(file, placed[n][1]) for file in companions.published]
    files = tuple(step.file for step, _, _ in fields)
    return _Woven(
        links=tuple(step.url for step in steps),
        has_cover=bool(text.cover),
        cover=files[0] if text.cover else "",
        attached=files[1:] if text.cover else files,
        named=tuple((n, steps[n].file) for n in text.named if steps[n].file),
        played=played,
        shown=tuple((n, file) for n, file in ours if not is_recording(file)),
        used=used,
        wanted=[Wanted(file=s.wanted, place=p, href=href) for s, p, href in placed if s.wanted],
        problems=[
            *(Problem(place=p, code=s.code, values=s.values) for s, p, _ in placed if s.code),
            *(_wordless(text.links[n], placed[n][1]) for n in text.wordless),
        ],
    )


def _wordless(href: str, place: Place) -> Problem:
    code = "recording-without-words" if is_recording(href) else "picture-without-alt"
    return Problem(place=place, code=code, values={"href": href})


def _fields(text: Text, ground: Ground) -> Iterator[tuple[Step, Place, str]]:
    """What the files of the front matter come to, the cover first."""
    written = [(text.cover_field, "cover-not-a-file", text.cover)] if text.cover else []
    written += [
        (f"attachments.{n}.src", "attachment-not-a-file", href)
        for n, href in enumerate(text.attached)
    ]
    for field, code, href in written:
        step = resolve(href, text.path, ground)
        if not step.file and not step.code:
            step = Step(code=code, values={"href": href})
        yield step, Place(path=text.path, field=field), href


def _steps(text: Text, ground: Ground) -> Iterator[Step]:
    """What each link comes to. A picture of another host would tell it who reads our page."""
    pictures = frozenset(text.pictures)
    for n, href in enumerate(text.links):
        step = resolve(href, text.path, ground)
        elsewhere = n in pictures and not step.code and urlsplit(step.url).netloc
        code = "recording-elsewhere" if is_recording(href) else "picture-elsewhere"
        yield Step(code=code, values={"href": href}) if elsewhere else step


def _places(text: Text) -> list[Place]:
    seen: dict[str, int] = {}
    places: list[Place] = []
    for href in text.links:
        nth = seen.get(href, 0)
        seen[href] = nth + 1
        places.append(Place(path=text.path, line=text.body_line, quote=href, nth=nth))
    return places
