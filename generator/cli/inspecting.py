"""The commands that look closely at a build: build --verify, and explain."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from generator.build import build
from generator.cache import Store
from generator.cli.building import build_from_nothing, build_or_exit, request_of
from generator.cli.terminal import Terminal
from generator.explain import Explanation, Shown, explain
from generator.report import Progress, Report, Request
from generator.standing import FILE, FRAME, NEW, PAGE, PROGRAM, RECORD, TEMPLATE
from generator.verify import differences
from generator.workers import Workers

_MOST = 20
"""How many of a kind are named."""


def run_verified(terminal: Terminal, site: Path, options: dict[str, Any]) -> None:
    """Build, then build once more from nothing, elsewhere, and compare."""
    request = request_of(site, options)
    report = build_or_exit(terminal, request, options)
    if not options["quiet"]:
        terminal.report(report, verbose=options["verbose"])
    with tempfile.TemporaryDirectory(prefix="bulletin-verify-") as folder:
        clean = Path(folder) / "output"
        build_or_exit(terminal, replace(request, output=clean), options, build_from_nothing)
        found = differences(request.output, clean)
        count = sum(report.made.values())
    if not found:
        terminal.say("Verified: all {n} files are what a clean build makes.", n=count)
        return
    words = {"missing": "missing", "extra": "left over", "other": "not the same"}
    for one in found[:_MOST]:
        terminal.warn("{file}: {how}", file=one.output, how=terminal.fill(words[one.how]))
    terminal.warn(
        "{n} files are not what a clean build makes. Run bulletin clean, then build, and please "
        "report what you did before: this must never happen.",
        n=len(found),
    )
    sys.exit(1)


def run_explain(terminal: Terminal, site: Path, address: str, options: dict[str, Any]) -> None:
    """Say what one page is made from, and why it was written last."""
    found: list[Explanation | None] = []

    def plan(request: Request, store: Store, workers: Workers, progress: Progress) -> Report:
        report = build(replace(request, dry=True), store, workers, progress)
        if report.plans:
            plans = report.plans
            found.append(explain(address, report.base_path, plans.slices, plans.around, store))
        return report

    report = build_or_exit(terminal, request_of(site, options), options, plan)
    (explanation,) = found
    if explanation is None:
        terminal.warn("No page of this site has the address {address}.", address=address)
        sys.exit(1)
    for line in _lines(terminal, explanation, report):
        click.echo(line)


_WHY = {
    NEW: "it was not there before",
    PAGE: "what it shows had changed",
    TEMPLATE: "its template had changed, or one that this brings in",
    FRAME: "what frames every page had changed: title, menus, footer, assets or words",
    PROGRAM: "the program had changed",
    FILE: "it was no longer as the build before had left it",
    RECORD: "what it records had changed",
}


def _lines(terminal: Terminal, it: Explanation, report: Report) -> Iterator[str]:
    sheet = it.sheet
    yield sheet.output
    yield terminal.fill("  made from: {source}", source=sheet.made_from)
    if sheet.template and report.plans:
        names = report.plans.house.templates.closure(sheet.template)
        yield terminal.fill("  template: {names}", names=", ".join(names))
        yield terminal.fill("  language: {lang}", lang=sheet.lang)
    yield terminal.fill("  recorded in: manifest/{slice}.json", slice=it.slice)
    yield from _listed(terminal, terminal.fill("  shows:"), it.shows)
    yield from _listed(terminal, terminal.fill("  is shown on:"), it.shown_on)
    if it.last is None:
        yield terminal.fill("  The last build did not make it.")
    else:
        why = terminal.fill(_WHY[it.last.why])
        yield terminal.fill(
            "  Written last by the build of {when}, since {why}.", when=it.last.when, why=why
        )
    if it.due:
        yield terminal.fill(
            "  The next build will make it, since {why}.", why=terminal.fill(_WHY[it.due])
        )
    else:
        yield terminal.fill(
            "  Nothing it is made from has changed since: the next build will leave it."
        )


def _listed(terminal: Terminal, head: str, found: tuple[Shown, ...]) -> Iterator[str]:
    if found:
        yield head
        yield from (f"    {one.url}  {one.title}" for one in found[:_MOST])
    if len(found) > _MOST:
        yield terminal.fill("    … and {n} more", n=len(found) - _MOST)
