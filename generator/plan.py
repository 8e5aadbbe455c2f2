"""Plan: every file of the output, decided before one is rendered.

In: the Site, seen from each language, and the producers, as a parameter. Out: Jobs by output path,
and a problem for each place that two of them claim.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from generator.errors import Problem, problem, problem_in_field
from generator.pages import Job
from generator.urls import fold

V = TypeVar("V")


def plan(
    views: Sequence[V], producers: Iterable[Callable[[V], Iterable[Job]]], files: Iterable[Job]
) -> tuple[tuple[Job, ...], list[Problem]]:
    """Every Job, by output path; places that two Jobs claim are problems that name both."""
    jobs = list(files)
    for produce in producers:
        for view in views:
            jobs += produce(view)
    jobs.sort(key=lambda job: (job.output, job.made_from))
    return tuple(jobs), list(_collisions(jobs))


def _collisions(jobs: Sequence[Job]) -> Iterator[Problem]:
    owners: dict[str, Job] = {}
    folders: dict[str, Job] = {}
    for job in jobs:
        file = fold(job.output)
        other = owners.setdefault(file, job)
        if other is not job:
            yield _collision(job, other)
        while "/" in file:
            file = file.rpartition("/")[0]
            folders.setdefault(file, job)
    for file in owners.keys() & folders.keys():
        yield _collision(owners[file], folders[file])


def _collision(one: Job, other: Job) -> Problem:
    """The problem is the author's whose file it is; between two pages of ours, site.yaml's."""
    if not one.made_from.startswith("content/"):
        one, other = other, one
    if one.template == "pages/redirect.html":
        alias = f"/{one.output}".removesuffix("index.html")
        values = {"alias": alias, "other": other.made_from}
        return problem_in_field("alias-collision", one.made_from, "aliases", **values)
    path = one.made_from if one.made_from.startswith("content/") else "content/site.yaml"
    return problem("output-collision", path, output=one.output, other=other.made_from)
