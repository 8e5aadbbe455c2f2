"""Plan: every file of the output, decided before one is rendered.

In: the site seen from each language, and the producers, as a parameter. Out: Slices of sheets, with
their pages as JSON, and a problem for each place that two of them claim.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from generator.cache import digest
from generator.config import SITE
from generator.encoding import encoded
from generator.errors import Problem, problem, problem_in_field
from generator.pages import Job, Outline, Sheet, Slice, texts_in
from generator.urls import fold

V = TypeVar("V")


def plan(name: str, views: Sequence[V], producers: Iterable[Callable[[V], Iterable[Job]]]) -> Slice:
    """What some producers make of each view."""
    return slice_of(name, (job for produce in producers for view in views for job in produce(view)))


def slice_of(name: str, jobs: Iterable[Job]) -> Slice:
    """Some Jobs as a slice whose pages stay in memory."""
    pages: dict[str, bytes] = {}
    sheets: list[Sheet] = []
    for job in sorted(jobs, key=lambda job: (job.output, job.made_from)):
        data = msgspec.json.encode(job.page) if job.template else job.data
        pages[job.output] = data
        sheets.append(_sheet(job, job.digest or digest(data)))
    made = tuple(sheets)
    return Slice(
        name=name,
        outline=outline(name, made),
        places=lambda: places_of(made),
        open=lambda: made,
        load=lambda: pages,
    )


def places_of(sheets: Iterable[Sheet]) -> str:
    """The paths of their files, as a slice has them."""
    return "\0".join(sheet.output for sheet in sheets)


def outline(name: str, sheets: tuple[Sheet, ...]) -> Outline:
    """What can be told of a slice, from its sheets in order of their paths."""
    return Outline(
        digest=digest(encoded(sheets)),
        places=digest(places_of(sheets)),
        surroundings=tuple(sorted({(s.template, s.lang) for s in sheets if s.template})),
        made=Counter(sheet.template or name for sheet in sheets),
    )


def _sheet(job: Job, digest: str) -> Sheet:
    kind = type(job.page).__name__ if job.template else ""
    return Sheet(
        job.output,
        job.template,
        job.lang,
        kind,
        job.made_from,
        digest,
        texts_in(job.page),
        job.copy,
        job.rendition,
    )


def files_of(slices: Iterable[Slice]) -> list[str]:
    """The paths of all files, as they are written."""
    return [place for one in slices if one.outline.made for place in one.places().split("\0")]


def collisions(slices: Sequence[Slice], files: Collection[str]) -> Iterator[Problem]:
    """Where two files claim one place, or a file a place where a folder has to be.

    Args:
        slices: They are opened only where there is such a place.
        files: The folded paths of all their files.
    """
    if len(set(files)) == len(files) and _folders(files).isdisjoint(files):
        return
    sheets = (sheet for one in slices for sheet in one.sheets)
    yield from _collisions(sorted(sheets, key=lambda sheet: (sheet.output, sheet.made_from)))


def _folders(files: Iterable[str]) -> set[str]:
    """Every folder that has to be there."""
    found: set[str] = set()
    level = {file.rpartition("/")[0] for file in files}
    while level - {""}:
        found |= level
        level = {folder.rpartition("/")[0] for folder in level}
    return found - {""}


def _collisions(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    owners: dict[str, Sheet] = {}
    folders: dict[str, Sheet] = {}
    for sheet in sheets:
        file = fold(sheet.output)
        other = owners.setdefault(file, sheet)
        if other is not sheet:
            yield _collision(sheet, other)
        while "/" in file:
            file = file.rpartition("/")[0]
            folders.setdefault(file, sheet)
    for file in owners.keys() & folders.keys():
        yield _collision(owners[file], folders[file])


def _collision(one: Sheet, other: Sheet) -> Problem:
    """The problem is the author's whose file it is; between two pages of ours, site.yaml's."""
    if not one.made_from.startswith("content/"):
        one, other = other, one
    if one.template == "pages/redirect.html":
        alias = f"/{one.output}".removesuffix("index.html")
        values = {"alias": alias, "other": other.made_from}
        return problem_in_field("alias-collision", one.made_from, "aliases", **values)
    return problem("output-collision", source_of(one), output=one.output, other=other.made_from)


def source_of(sheet: Sheet) -> str:
    """The file in which its author can change where it stands; site.yaml, where we made it."""
    return sheet.made_from if sheet.made_from.startswith("content/") else SITE
