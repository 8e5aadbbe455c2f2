"""The commands that build: build, check, list, clean."""

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, cast

import click
from msgspec.structs import replace

from generator.build import build
from generator.cache import Store
from generator.catalogues import Said, said_of
from generator.chunks import WorkersError
from generator.cli.options import understood
from generator.cli.progress import progress_bar
from generator.cli.spreading import workers_of
from generator.cli.terminal import Terminal
from generator.dates import Moment, parse_moment
from generator.encoding import Recent
from generator.errors import SiteError
from generator.insisting import insist
from generator.report import Progress, Report, Request
from generator.troubles import trouble_of
from generator.urls import parse_base
from generator.withhold import Reason
from generator.workers import Workers
from generator.write import open_target, remove_stale

Run = Callable[[Request, Store, Workers, Progress], Report]
"""A build."""

Options = Mapping[str, Any]
"""Of the command line, by name."""
_NONE: Options = {}
Failure = SiteError | WorkersError | OSError
FAILURES = (SiteError, WorkersError, OSError)
"""What keeps a build from going well: problems; the machinery of processes; a full disk, a file
that was removed meanwhile, a folder's rights."""
KEPT = ".bulletin"
"""The folder of a site in which the program keeps what is its own."""
TYPED = "desk"
"""What in it is nobody's but the people's who write at the desk."""


def run_build(terminal: Terminal, site: Path, options: dict[str, Any], *, dry: bool) -> None:
    """Build or check, and say what came of it."""
    request = replace(request_of(site, options, dry=dry), rehearse=dry, proofread=dry)
    report = build_or_exit(terminal, request, options)
    if options["quiet"]:
        return
    if dry:
        made = sum(report.made.values())
        terminal.say("No errors. A build would make {made} files.", made=made)
        terminal.withheld(report.withheld)
    else:
        terminal.report(report, verbose=options["verbose"])


def run_list(terminal: Terminal, site: Path, what: str, at: str | None) -> None:
    """List what is withheld."""
    report = build_or_exit(terminal, request_of(site, {"at": at}, dry=True), {})
    reason = {"drafts": "draft"}.get(what, what)
    found = [one for one in report.withheld if reason in ("withheld", one.reason)]
    if found:
        terminal.withheld(found, most=None)
    else:
        terminal.say("There are none.")


def run_clean(terminal: Terminal, site: Path, output: Path | None) -> None:
    """Remove what builds made."""
    root = site.resolve()
    folder = (output or root / "output").resolve()
    if folder.exists():
        try:
            with open_target(folder, root, preview=False) as target:
                removed = remove_stale(target, ())
        except SiteError as error:
            terminal.problems(error.problems)
            sys.exit(1)
        if folder.exists() and not any(folder.iterdir()):
            folder.rmdir()
        terminal.say("{n} files removed.", n=len(removed))
    _clear(root / KEPT)


def _clear(kept: Path) -> None:
    """Remove what the program keeps for itself, but for what people have typed and not saved."""
    for each in kept.iterdir() if kept.is_dir() else ():
        if each.is_dir() and each.name != TYPED:
            shutil.rmtree(each, ignore_errors=True)
        elif not each.is_dir():
            each.unlink(missing_ok=True)
    with suppress(OSError):
        kept.rmdir()


def build_or_exit(
    terminal: Terminal, request: Request, options: Options = _NONE, run: Run = build
) -> Report:
    """Build, and say what is wrong; with an error the program ends here."""
    try:
        report = attempt(terminal, request, options, run)
    except FAILURES as error:
        say_failure(terminal, error)
        sys.exit(1)
    terminal.problems(report.warnings)
    return report


def attempt(
    terminal: Terminal,
    request: Request,
    options: Options = _NONE,
    run: Run = build,
    recent: Recent | None = None,
) -> Report:
    """Build. Raises one of FAILURES where that goes wrong.

    Args:
        terminal: Where it is said what the build waits for.
        request: What is to be built.
        options: Those of the command line.
        run: What builds, given a store.
        recent: What earlier builds of this process have decoded; None where it builds once.
    """
    with (
        workers_of(options, for_once=recent is None) as workers,
        progress_bar(quiet=options.get("quiet", False)) as progress,
    ):
        return insist(
            lambda: _store(terminal, request, recent),
            lambda store: run(request, store, workers, progress),
        )


def say_failure(terminal: Terminal, error: Failure) -> tuple[Said, ...]:
    """Say why a build failed; gives what was said."""
    if isinstance(error, WorkersError):
        terminal.warn(error.sentence, **error.blanks)
        return (Said(message=terminal.fill(error.sentence, **error.blanks)),)
    problems = error.problems if isinstance(error, SiteError) else (trouble_of(error),)
    terminal.problems(problems)
    return tuple(said_of(problem, terminal.words) for problem in problems)


def build_from_nothing(
    request: Request, _store: Store, workers: Workers, progress: Progress
) -> Report:
    """A build that remembers nothing; the site's own store stays locked, and as it is."""
    with closing(Store(None)) as forgetful:
        return build(request, forgetful, workers, progress)


def _store(terminal: Terminal, request: Request, recent: Recent | None) -> Store:
    def waiting() -> None:
        terminal.warn(
            "Waiting: another build of this site is running, and this one begins when it has ended."
        )

    return Store(store_file(request), waiting, recent)


def store_file(request: Request) -> Path | None:
    """Where a build remembers; a preview remembers apart, and so does a check of either.

    None where nothing is remembered on disk: what is only looked up, and a check of a folder in
    which nobody may write.
    """
    kept = request.root / KEPT
    if not (request.root / "content").is_dir():
        return None
    name = "preview" if request.show else "public"
    if not request.dry:
        return kept / f"{name}.sqlite"
    place = kept if kept.exists() else request.root
    is_kept = request.rehearse and os.access(place, os.W_OK)
    return kept / f"{name}-check.sqlite" if is_kept else None


def request_of(site: Path, options: dict[str, Any], *, dry: bool = False) -> Request:
    """The Request that the options of the command line mean."""
    root = site.resolve()
    flags = {"draft": "drafts", "future": "future", "expired": "expired"}
    show = frozenset(cast(Reason, reason) for reason, flag in flags.items() if options.get(flag))
    chosen = options.get("output")
    standard = root / KEPT / "preview" if show else root / "output"
    # What a link leads to is written and replaced, never the link.
    output = (Path(chosen) if chosen else standard).resolve()
    if show and output.is_relative_to((root / "output").resolve()):
        raise click.BadParameter("a preview never goes to output/", param_hint="--output")
    base_url = options.get("base_url") or ""
    if base_url:
        understood(parse_base, base_url, "--base-url", "address such as https://example.org/path/")
    return Request(
        root=root,
        output=output,
        clock=clock(),
        at=_moment(options.get("at")),
        base_url=base_url,
        show=show,
        strict=bool(options.get("strict")),
        dry=dry,
    )


def _moment(text: str | None) -> Moment | None:
    wanted = "moment such as 2026-11-24 or 2026-11-24T09:00"
    return understood(parse_moment, text, "--at", wanted) if text else None


def clock() -> dt.datetime:
    """The moment that it is; SOURCE_DATE_EPOCH (reproducible-builds.org) overrules the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.datetime.now(dt.UTC)
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds since 1970"
        ) from None
