"""Remembered: the costly pure stages, with what each depends on.

In: sources and documents. Out: what `parse`, `convert` and `measure` make of them, from the store
where nothing changed. Known here alone: the keys. Nothing of a withheld text is ever kept.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from generator.cache import Computed, Step, Store, digest, digest_of, remember
from generator.config import Config
from generator.convert import TooDeep, convert
from generator.documents import Body, Page, Post, Source
from generator.errors import Problem, problem, problem_in_field
from generator.parse import Parsed, ParseInput, parse, parse_input
from generator.pictures import Size, measure
from generator.textfile import decode
from generator.withhold import why_withheld


class Bench(Struct, frozen=True, kw_only=True):
    """What the remembered stages work with."""

    store: Store
    program: str
    """The program's fingerprint, a part of every key."""
    read: Callable[[Source], bytes]
    sources: Mapping[str, Source]


class _Text(Struct, frozen=True):
    path: str
    lang: str
    markdown: str


class _Converted(Struct, frozen=True):
    body: Body | None
    problem: Problem | None


class _Measured(Struct, frozen=True):
    size: Size | None


def _parse(given: tuple[ParseInput, bytes]) -> Computed[Parsed]:
    return Computed(parse(*given))


def _convert(text: _Text) -> Computed[_Converted]:
    try:
        done = convert(text.markdown, text.lang)
    except TooDeep:
        return Computed(_Converted(None, problem("markdown-too-deep", text.path)))
    return Computed(_Converted(done.body, None), {done.body.digest: done.html.encode()})


def _measure(data: bytes) -> Computed[_Measured]:
    return Computed(_Measured(measure(data)))


class ParsedSite(Struct, frozen=True, kw_only=True):
    """What became of all posts and pages."""

    posts: tuple[Post, ...]
    pages: tuple[Page, ...]
    failed: frozenset[str]
    """Paths of those with problems."""


def parse_all(
    bench: Bench, config: Config, now: dt.datetime
) -> tuple[tuple[ParsedSite, int], list[Problem]]:
    """Every post and page, how many had to be parsed, and what is wrong."""

    def prepare(given: ParseInput) -> tuple[ParseInput, bytes]:
        return given, bench.read(bench.sources[given.path])

    def keep(parsed: Parsed) -> bool:
        if parsed.post:
            return why_withheld(parsed.post, now, config.zone)[0] is None
        return parsed.page is not None and not parsed.page.matter.draft

    step = Step(
        name="parse",
        prepare=prepare,
        compute=_parse,
        key=lambda given: digest(bench.program, digest_of(given)),
        type=Parsed,
        keep=keep,
    )
    inputs = [
        parse_input(source.path, source.digest, is_post=source.kind == "post", config=config)
        for source in bench.sources.values()
        if source.kind in ("post", "page")
    ]
    done = remember(step, inputs, bench.store)
    parsed = ParsedSite(
        posts=tuple(one.post for one in done.values if one.post),
        pages=tuple(one.page for one in done.values if one.page),
        failed=frozenset(
            given.path for given, one in zip(inputs, done.values, strict=True) if one.problems
        ),
    )
    problems = [problem for one in done.values for problem in one.problems]
    return (parsed, done.computed), problems


def convert_all(
    bench: Bench, documents: Iterable[Post | Page]
) -> tuple[tuple[dict[str, Body], int], list[Problem]]:
    """The body of every document by its path, how many had to be converted, and what is wrong."""

    def prepare(document: Post | Page) -> _Text:
        text, _ = decode(bench.read(bench.sources[document.path]), document.path)
        return _Text(document.path, document.lang, text[document.body_start :])

    step = Step(
        name="convert",
        prepare=prepare,
        compute=_convert,
        enough=200,
        key=lambda document: digest(bench.program, document.text_digest),
        type=_Converted,
        keep=lambda done: done.problem is None,
        blobs=lambda done: (done.body.digest,) if done.body else (),
    )
    documents = tuple(documents)
    done = remember(step, documents, bench.store)
    bodies = {
        document.path: one.body
        for document, one in zip(documents, done.values, strict=True)
        if one.body
    }
    return (bodies, done.computed), [one.problem for one in done.values if one.problem]


def measure_all(
    bench: Bench, covers: Mapping[str, str]
) -> tuple[dict[str, tuple[int, int]], list[Problem]]:
    """Width and height of each cover by its source path; what is no picture.

    Args:
        bench: What the stage works with.
        covers: The cover's source path by its post's; "" where it is unknown.
    """
    paths = sorted({cover for cover in covers.values() if cover})

    step: Step[str, bytes, _Measured] = Step(
        name="measure",
        prepare=lambda path: bench.read(bench.sources[path]),
        compute=_measure,
        key=lambda path: digest(bench.program, bench.sources[path].digest),
        type=_Measured,
    )
    sizes = dict(zip(paths, remember(step, paths, bench.store).values, strict=True))
    problems = [
        problem_in_field("picture-unreadable", post, "cover.src", file=cover)
        for post, cover in covers.items()
        if cover and sizes[cover].size is None
    ]
    known = {path: one.size for path, one in sizes.items() if one.size}
    return {path: (size.width, size.height) for path, size in known.items()}, problems
