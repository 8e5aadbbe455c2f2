"""The command import: what becomes of each file, what is asked, and what is reported."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import click

from generator.catalogues import said_of
from generator.cli.asking import ask
from generator.cli.building import FAILURES, Failure, request_of, say_failure
from generator.cli.progress import progress_bar
from generator.cli.starting import config_or_exit
from generator.cli.terminal import Terminal
from generator.importing.draft import Answers, shown
from generator.importing.facts import Proposal
from generator.importing.imports import (
    Outcome,
    Workshop,
    found_in,
    looked_at,
    settled,
    unasked,
    workshop_of,
)
from generator.importing.material import Given
from generator.report import Progress

_BATCH = 100
"""Files that are tried with one build, where nobody is asked."""
_BECAME = {
    "written": "imported",
    "draft": "imported as a draft",
    "known": "known already",
    "refused": "refused",
}


def run_import(
    terminal: Terminal, site: Path, files: Sequence[Path], options: Mapping[str, Any]
) -> None:
    """Import files, and say what became of each; ends with 1 where one was refused."""
    workshop = _workshop(terminal, site, dry=options["dry_run"])
    asks = _is_asked() if options["ask"] is None else options["ask"]
    outcomes: list[Outcome] = []
    failure: Failure | None = None
    with progress_bar(quiet=options["quiet"] or asks) as progress:
        try:
            outcomes += _imported(terminal, files, workshop, options, progress, asks=asks)
        except FAILURES as error:  # what is written by then stays, and is told
            failure = error
    if failure:
        say_failure(terminal, failure)
    _tell(terminal, outcomes, quiet=options["quiet"], dry=workshop.dry)
    if options["report"]:
        report = [_record(terminal, outcome) for outcome in outcomes]
        text = json.dumps(report, ensure_ascii=False, indent=2)
        options["report"].write_text(f"{text}\n", encoding="utf-8", newline="\n")
    if failure or any(outcome.became == "refused" for outcome in outcomes):
        sys.exit(1)


def _workshop(terminal: Terminal, site: Path, *, dry: bool) -> Workshop:
    config = config_or_exit(terminal, site.resolve())
    return workshop_of(request_of(site, {}, dry=True), config, terminal.words, dry=dry)


def _is_asked() -> bool:
    """Whether a person is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _imported(
    terminal: Terminal,
    files: Iterable[Path],
    workshop: Workshop,
    options: Mapping[str, Any],
    progress: Progress,
    *,
    asks: bool,
) -> Iterator[Outcome]:
    """What becomes of each file. With questions, each is settled before the next is asked about."""
    waiting = list(found_in(files))
    total, done = len(waiting), 0
    left = iter(waiting)
    while some := list(islice(left, 1 if asks else _BATCH)):
        batch: list[tuple[Proposal, Answers]] = []
        for one in some:
            progress("import", done, total)
            done += 1
            found = (
                looked_at(one, workshop, only_sure=options["sure"])
                if isinstance(one, Given)
                else one
            )
            if isinstance(found, Outcome):
                yield found
            else:
                batch.append((found, ask(terminal, found) if asks else unasked(found)))
        yield from settled(batch, workshop)


def _tell(terminal: Terminal, outcomes: Sequence[Outcome], *, quiet: bool, dry: bool) -> None:
    for outcome in outcomes:
        if outcome.became == "refused":
            terminal.problems(outcome.problems)
    if quiet:
        return
    if not outcomes:
        terminal.say("There is no file here that can be imported.")
    elif len(outcomes) == 1:
        _tell_one(terminal, outcomes[0])
    else:
        _table(terminal, outcomes)
    if dry:
        terminal.say("A dry run: nothing was written.")


def _tell_one(terminal: Terminal, outcome: Outcome) -> None:
    if outcome.became == "known":
        terminal.say("{file} is in the site already: {path}", file=outcome.file, path=outcome.path)
    if outcome.became not in ("written", "draft"):
        return
    if outcome.became == "written":
        terminal.say("{file} is now {path}.", file=outcome.file, path=outcome.path)
    else:
        terminal.say("{file} is now {path}, a draft.", file=outcome.file, path=outcome.path)
    for guess in outcome.guesses:
        mark = "?" if guess.key in outcome.unconfirmed else "="
        click.echo(f"  {mark} {guess.key}: {_short(shown(guess.value))}")
    for problem in outcome.problems:
        said = said_of(problem, terminal.words)
        click.echo(f"  ! {problem.code}: {said.message}")
    if outcome.unconfirmed:
        terminal.say(
            "What has a question mark is a guess. Its words stand at the top of the file: check "
            "them, then take them and draft: true out."
        )


def _table(terminal: Terminal, outcomes: Sequence[Outcome]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("File", "Became", "Guesses", "Bulletin"):
        table.add_column(terminal.fill(heading), overflow="fold")
    for one in outcomes:
        became = terminal.fill(_BECAME[one.became])
        table.add_row(one.file, became, str(len(one.unconfirmed) or ""), one.path)
    width = None if sys.stdout.isatty() else 200
    Console(width=width, highlight=False, markup=False).print(table)
    for became, words in _BECAME.items():
        if count := sum(one.became == became for one in outcomes):
            terminal.say("{n} {became}", n=count, became=terminal.fill(words))


def _record(terminal: Terminal, outcome: Outcome) -> dict[str, Any]:
    """One file of the report for programs."""
    return {
        "file": outcome.file,
        "became": outcome.became,
        "path": outcome.path,
        "facts": [
            {
                "key": guess.key,
                "value": guess.value,
                "words": guess.words,
                "confirmed": guess.key not in outcome.unconfirmed,
            }
            for guess in outcome.guesses
        ],
        "left_out": list(outcome.left_out),
        "problems": [
            {"code": one.code, "message": said_of(one, terminal.words).message}
            for one in outcome.problems
        ],
    }


def _short(text: str, most: int = 100) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
