"""Sources: what `parse`, `convert` and `examine` make of each file, remembered.

In: sources and documents. Out: what becomes of them, from the store where nothing changed.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Store, digest, digest_of
from generator.config import Config, read_config
from generator.discover import Discovered, Look, discover
from generator.documents import REGISTRIES, Body, Page, Post, Source, Withheld
from generator.errors import Problem, problem
from generator.link import Linked
from generator.parse import Habits, Parsed, ParseInput, habits_of, parse
from generator.pictures import BEGINNING, Examined, Plate, examine, is_picture
from generator.remembered.bench import Bench, pack_of
from generator.steps import Computed, Step, remember
from generator.textfile import decode
from generator.urls import is_static

_LOOKS = "looks"
_LOADED_LATE = (
    "markdown",
    "generator.convert",
    "jinja2",
    "generator.render.environment",
)
"""What takes long to load, and only what changed has a use for, in the order of the stages. (A
text is parsed too soon: to wait for what reads YAML takes as long as to load it.)"""


def discover_again(
    root: Path, overlay: Mapping[str, bytes], store: Store, program: str
) -> tuple[Discovered, list[Problem]]:
    """What `discover` finds; what the last build of this program saw need not be read again."""
    kept = store.known(_LOOKS, dict[str, dict[str, Look]])
    last = {name: pack.get(program, {}) for name, pack in kept.items()}
    looks = {folder: look for some in last.values() for folder, look in some.items()}
    found, problems = discover(root, overlay, looks)
    new: dict[str, dict[str, Look]] = {name: {} for name in kept}
    for folder, look in found.looks.items():
        new.setdefault(_pack_of_looks(folder), {})[folder] = look
    for name, some in new.items():
        if some != last.get(name):
            store.keep_pack(_LOOKS, name, {program: some} if some else {})
    return found, problems


def _pack_of_looks(folder: str) -> str:
    """The pack of what was seen of a folder: one for each year of an archive."""
    return "/".join(folder.split("/", 3)[:3])


class _Text(Struct, frozen=True):
    path: str
    lang: str
    markdown: str


class _Converted(Struct, frozen=True, array_like=True):
    body: Body | None
    problem: Problem | None


def _parse(given: tuple[ParseInput, bytes]) -> Computed[Parsed]:
    return Computed(parse(*given))


def _convert(text: _Text) -> Computed[_Converted]:
    from generator.convert import TooDeep, convert  # loads Markdown, which takes 50 ms

    try:
        done = convert(text.markdown, text.lang)
    except TooDeep:
        return Computed(_Converted(None, problem("markdown-too-deep", text.path)))
    return Computed(_Converted(done.body, None), {done.body.digest: done.html.encode()})


def _enough_of(data: bytes, path: str) -> bytes:
    """What of a file goes to whoever examines it."""
    return data if is_picture(path) else data[:BEGINNING]


def _examine(prepared: tuple[bytes, str]) -> Computed[Examined]:
    return Computed(examine(*prepared))


class _Configured(Struct, frozen=True):
    config: Config | None
    problems: tuple[Problem, ...]


def config_of(bench: Bench) -> tuple[Config | None, list[Problem]]:
    """The site's Config, None where site.yaml is missing or wrong; and every problem."""
    sources = [s for s in bench.sources.values() if s.kind in REGISTRIES]

    def compute(_: str) -> Computed[_Configured]:
        config, problems = read_config(sources, bench.read)
        return Computed(_Configured(config, tuple(problems)))

    key = digest(bench.program, *(f"{source.digest}{source.path}" for source in sources))
    step = Step(
        name="config",
        key=str,
        pack=lambda _: "all",
        prepare=str,
        compute=compute,
        enough=2,
        type=_Configured,
    )
    (done,) = remember(step, [key], bench.store, bench.workers).values
    return done.config, [*done.problems]


class ParsedSite(Struct, frozen=True, kw_only=True):
    """What became of all posts and pages."""

    posts: tuple[Post, ...]
    pages: tuple[Page, ...]
    failed: frozenset[str]
    """Paths of those with problems."""
    marks: dict[str, str]
    """For each post's path a digest of all that its front matter and address depend on."""


def parse_all(bench: Bench, config: Config) -> tuple[tuple[ParsedSite, int], list[Problem]]:
    """Every post and page, how many had to be parsed, and what is wrong."""
    bench.workers.make_ready(_LOADED_LATE)
    habits, keys = _parse_keys(bench, config)

    def prepare(path: str) -> tuple[ParseInput, bytes]:
        source = bench.sources[path]
        given = ParseInput(path=path, digest=source.digest, habits=habits[_folder_of(source)])
        return given, bench.read(source)

    step = Step(
        name="parse",
        key=keys.__getitem__,
        pack=pack_of,
        prepare=prepare,
        compute=_parse,
        label=lambda prepared: prepared[0].path,
        type=Parsed,
    )
    done = remember(step, keys, bench.store, bench.workers)
    parsed = ParsedSite(
        posts=tuple(one.post for one in done.values if one.post),
        pages=tuple(one.page for one in done.values if one.page),
        failed=frozenset(path for path, one in zip(keys, done.values, strict=True) if one.problems),
        marks=keys,
    )
    problems = [problem for one in done.values for problem in one.problems]
    return (parsed, done.computed), problems


def forget_withheld(bench: Bench, withheld: Iterable[Withheld], marks: Mapping[str, str]) -> None:
    """See to it that nothing of a withheld text is remembered; `marks` are those of ParsedSite."""
    for one in withheld:
        bench.store.withhold("parse", pack_of(one.path), marks[one.path])


_Folder = tuple[str, str]
"""A folder's path, and whether its posts are meant or its pages."""


def _folder_of(source: Source) -> _Folder:
    return source.path.rpartition("/")[0], source.kind


def _parse_keys(bench: Bench, config: Config) -> tuple[dict[_Folder, Habits], dict[str, str]]:
    """The habits of each folder with texts, and for each text's path the key of what it gives."""
    habits: dict[_Folder, Habits] = {}
    around: dict[_Folder, str] = {}
    keys: dict[str, str] = {}
    for path, source in bench.sources.items():
        if source.kind not in ("post", "page"):
            continue
        folder = _folder_of(source)
        if folder not in habits:
            habits[folder] = habits_of(folder[0], is_post=source.kind == "post", config=config)
            around[folder] = digest(bench.program, digest_of(habits[folder]))
        # A digest of all this would be shorter, and cost as much as to read the result.
        keys[path] = f"{around[folder]} {source.digest} {path}"
    return habits, keys


def convert_all(
    bench: Bench, documents: Iterable[Post | Page]
) -> tuple[tuple[dict[str, Body], int], list[Problem]]:
    """The body of every document by its path, how many had to be converted, and what is wrong."""

    def prepare(document: Post | Page) -> _Text:
        text, _ = decode(bench.read(bench.sources[document.path]), document.path)
        return _Text(document.path, document.lang, text[document.body_start :])

    step = Step(
        name="convert",
        key=lambda document: document.text_digest + bench.program,
        pack=lambda document: pack_of(document.path),
        prepare=prepare,
        compute=_convert,
        label=lambda text: text.path,
        enough=200,
        loads="generator.convert",
        type=_Converted,
        parts=lambda done: (done.body.digest,) if done.body else (),
    )
    documents = tuple(documents)
    done = remember(step, documents, bench.store, bench.workers)
    bodies = {
        document.path: one.body
        for document, one in zip(documents, done.values, strict=True)
        if one.body
    }
    return (bodies, done.computed), [one.problem for one in done.values if one.problem]


def examine_all(bench: Bench, linked: Linked) -> tuple[dict[str, Plate], list[Problem]]:
    """The Plate of each picture that a text refers to, by its source path; what is wrong with it.

    A static file is published as it is, in the one size that it has. Any other file beside a text
    is looked at as well: a picture whose name doesn't say so would keep what its camera wrote.
    """
    shown = {file for pictures in linked.shown.values() for _, file in pictures}
    shown |= {*linked.covers.values()}
    paths = sorted(path for path in linked.files if path in shown or not is_static(path))
    step: Step[str, tuple[bytes, str], Examined] = Step(
        name="examine",
        key=lambda path: digest(bench.program, bench.sources[path].digest, path),
        pack=pack_of,
        prepare=lambda path: (_enough_of(bench.read(bench.sources[path]), path), path),
        compute=_examine,
        label=lambda prepared: prepared[1],
        enough=50,
        type=Examined,
    )
    found = dict(zip(paths, remember(step, paths, bench.store, bench.workers).values, strict=True))
    problems = [
        Problem(
            place=linked.places[path],
            code=one.code or "picture-unreadable",
            values={"file": path} | one.values,
        )
        for path, one in found.items()
        if one.code or (path in shown and not one.plate)
    ]
    plates = {
        path: replace(one.plate, renditions=()) if is_static(path) else one.plate
        for path, one in found.items()
        if one.plate
    }
    return plates, problems
