"""Breakdown: build --profile: a build, and where its time went.

In: a Request. Out: the site, and on standard output what took how long: by stage, by template, by
step of Markdown, by source.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from generator.cache import Store
from generator.cli.building import build_from_nothing, build_or_exit, request_of
from generator.cli.terminal import Terminal
from generator.profiling import Profile, profiled
from generator.report import Progress, Report, Request
from generator.workers import ALONE, Workers

_STEPS, _SOURCES = 20, 10
"""How many of each are named, those that took most."""


def run_profiled(terminal: Terminal, site: Path, options: dict[str, Any]) -> None:
    """Build in one process as if for the first time, and say where the time went."""
    profiles: list[Profile] = []

    def run(request: Request, store: Store, _workers: Workers, progress: Progress) -> Report:
        report, profile = profiled(lambda: build_from_nothing(request, store, ALONE, progress))
        profiles.append(profile)
        return report

    report = build_or_exit(terminal, request_of(site, options), options, run)
    terminal.report(report, verbose=options["verbose"])
    for line in lines(terminal, report, profiles[0]):
        click.echo(line)


def lines(terminal: Terminal, report: Report, profile: Profile) -> Iterator[str]:
    """The breakdown as a person reads it: numbers first, so that names of any length line up."""
    yield ""
    yield terminal.fill("Seconds by stage:")
    for stage, seconds in report.timings.items():
        yield f"{seconds:10.3f}  {stage}"
    yield ""
    yield terminal.fill("By template: seconds, pages, milliseconds for each, and the slowest page:")
    for row in profile.templates:
        mean, longest = row.seconds / row.count * 1000, row.longest * 1000
        slowest = f"{longest:.2f} {row.slowest}"
        yield f"{row.seconds:10.3f} {row.count:7,} {mean:8.2f}  {row.template} ({slowest})"
    count, seconds = profile.reading
    read = terminal.fill("templates read and compiled before")
    yield f"{seconds:10.3f} {count:7,} {seconds / max(count, 1) * 1000:8.2f}  {read}"
    yield ""
    yield terminal.fill("Markdown, step by step: seconds without the steps within it, calls:")
    for name, calls, seconds in profile.steps[:_STEPS]:
        yield f"{seconds:10.3f} {calls:7,}  {name.removeprefix('generator.')}"
    yield ""
    yield terminal.fill("The slowest sources: milliseconds to parse and convert:")
    for path, seconds in profile.sources[:_SOURCES]:
        yield f"{seconds * 1000:10.2f}  {path}"
