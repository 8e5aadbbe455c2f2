"""Meant: what dead links and anchors were probably meant to lead to.

In: problems, the paths that links may lead to, the texts with their anchors. Out: the same
problems, those of dead links and anchors with a value `near`. Known here alone: among which names
each is sought, and how many dead links are too many for a look at every name.
"""

import posixpath
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from generator.documents import Body
from generator.errors import Problem, closest
from generator.shortlist import Shortlist

_COMPARED = 100_000
"""Comparisons that are made, which takes 1 s; for more, only what is most alike is compared."""

Kind = tuple[str, str]
"""A problem's code; and the text in which an anchor is sought, or the ending of a path."""


def with_near(
    problems: Sequence[Problem], paths: Iterable[str], bodies: Mapping[str, Body]
) -> list[Problem]:
    """The problems, with the anchor or path that comes closest as it would be written, or ""."""
    kinds = {n: kind for n, problem in enumerate(problems) if (kind := _kind(problem))}
    names = _names(frozenset(kinds.values()), paths, bodies)
    is_much = sum(len(names[kind]) for kind in kinds.values()) > _COMPARED
    shortlists = {kind: Shortlist(names[kind]) for kind in names if is_much}
    compare = cache(closest)  # what many texts have copied is compared once
    named = list(problems)
    for n, kind in kinds.items():
        word = _word(problems[n])
        likely = shortlists[kind].of(word) if is_much else names[kind]
        near = compare(*_as_written(problems[n], word, likely))
        shown = f"#{near}" if near and kind[0] == "dead-anchor" else near
        named[n] = replace(problems[n], values=problems[n].values | {"near": shown})
    return named


def _word(problem: Problem) -> str:
    return problem.values["target" if problem.code == "dead-link" else "anchor"]


def _kind(problem: Problem) -> Kind | None:
    if problem.code == "dead-link":
        return problem.code, posixpath.splitext(problem.values["target"])[1]
    if problem.code == "dead-anchor":
        return problem.code, problem.values["target"]
    return None


def _names(
    kinds: Collection[Kind], paths: Iterable[str], bodies: Mapping[str, Body]
) -> Mapping[Kind, Sequence[str]]:
    """For each kind every name among which it is sought: a text's anchors, or paths that end so."""
    by_ending: dict[str, list[str]] = {}
    if any(code == "dead-link" for code, _ in kinds):
        by_ending[""] = sorted(paths)
        for path in by_ending[""]:
            if ending := posixpath.splitext(path)[1]:
                by_ending.setdefault(ending, []).append(path)
    return {
        (code, among): by_ending.get(among, ()) if code == "dead-link" else bodies[among].anchors
        for code, among in kinds
    }


def _as_written(problem: Problem, word: str, names: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """The word and the names as the text would write them: a path from its folder, not its own."""
    path = problem.place.path
    if problem.code == "dead-anchor":
        return word, tuple(names)
    folder = f"/{posixpath.dirname(path)}"  # of paths that begin at no root it asks where we are
    written = (posixpath.relpath(f"/{name}", folder) for name in names if name != path)
    return posixpath.relpath(f"/{word}", folder), tuple(written)
