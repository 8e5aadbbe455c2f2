"""The command check --fix: what has one safe answer is shown as a diff, and written if wanted."""

import difflib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import replace

from generator.cli.building import FAILURES, attempt, request_of, run_build, say_failure
from generator.cli.terminal import Terminal
from generator.editorial.mending import mended
from generator.errors import Problem, SiteError
from generator.excerpt import visible
from generator.report import Request
from generator.whole import write_whole


class Change(Struct, frozen=True):
    """A file to mend."""

    path: str
    """As the person sees it."""
    file: Path
    before: bytes
    after: bytes


def run_fix(terminal: Terminal, site: Path, options: dict[str, Any], *, yes: bool) -> None:
    """Check, show what can be mended, write it where that is wanted, and check again."""
    request = replace(request_of(site, options, dry=True), rehearse=True, proofread=True)
    changes = tuple(_changes(request.root, _problems(terminal, request, options)))
    if not changes:
        terminal.say("There is nothing that can be mended without asking you.")
    for change in changes:
        _show(change)
    if changes and _is_wanted(terminal, len(changes), yes=yes):
        for change in changes:
            _write(terminal, change)
    run_build(terminal, site, options, dry=True)


def _problems(terminal: Terminal, request: Request, options: dict[str, Any]) -> tuple[Problem, ...]:
    try:
        return attempt(terminal, request, options).warnings
    except SiteError as error:
        return error.problems
    except FAILURES as error:
        say_failure(terminal, error)
        sys.exit(1)


def _changes(root: Path, problems: Iterable[Problem]) -> Iterator[Change]:
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.mend is not None:
            by_path.setdefault(problem.place.path, []).append(problem)
    for path, found in by_path.items():
        file = (root / path).resolve()
        before = file.read_bytes()
        after = mended(before, found)
        if after != before:
            yield Change(path, file, before, after)


def _show(change: Change) -> None:
    """A unified diff, coloured on a terminal."""
    before, after = (
        text.decode("utf-8-sig").splitlines() for text in (change.before, change.after)
    )
    names = f"a/{change.path}", f"b/{change.path}"
    for line in difflib.unified_diff(before, after, *names, lineterm="", n=1):
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[0]) if _is_coloured() else None
        click.echo(click.style(visible(line), fg=colour) if colour else visible(line))


def _is_coloured() -> bool:
    return "NO_COLOR" not in os.environ and sys.stdout.isatty()


def _is_wanted(terminal: Terminal, count: int, *, yes: bool) -> bool:
    if yes:
        return True
    if sys.stdin.isatty() and sys.stdout.isatty():
        return click.confirm(terminal.fill("Write these changes to {n} files?", n=count))
    terminal.say("Nothing was written. To write these changes, add --yes.")
    return False


def _write(terminal: Terminal, change: Change) -> None:
    """Put the mended file in place in one step, unless somebody else changed it meanwhile."""
    if change.file.read_bytes() != change.before:
        terminal.warn("{path} was changed meanwhile, and is left as it is.", path=change.path)
        return
    write_whole(change.file, change.after)
    terminal.say("Mended: {path}", path=change.path)
