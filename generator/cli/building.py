"""The commands that build: build, check, list, clean."""

import datetime as dt
import os
import shutil
import sys
from pathlib import Path
from typing import Any, cast

import click
from msgspec.structs import replace

from generator.build import build
from generator.cache import Store
from generator.cli.options import understood
from generator.cli.terminal import Terminal
from generator.dates import Moment, parse_moment
from generator.errors import SiteError
from generator.report import Report, Request
from generator.urls import parse_base
from generator.withhold import Reason
from generator.write import open_target, remove_stale

KEPT = ".bulletin"
"""The folder of a site in which the program keeps what is its own."""


def run_build(terminal: Terminal, site: Path, options: dict[str, Any], *, dry: bool) -> None:
    """Build or check, and say what came of it."""
    request = replace(request_of(site, options, dry=dry), rehearse=dry)
    report = build_or_exit(terminal, request)
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
    report = build_or_exit(terminal, request_of(site, {"at": at}, dry=True))
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
    shutil.rmtree(root / KEPT, ignore_errors=True)


def build_or_exit(terminal: Terminal, request: Request) -> Report:
    """Build, and say what is wrong; with an error the program ends here."""
    report = build_or_say(terminal, request)
    if report is None:
        sys.exit(1)
    terminal.problems(report.warnings)
    return report


def build_or_say(terminal: Terminal, request: Request) -> Report | None:
    """Build; None where that went wrong, after saying why."""
    store = Store(store_file(request))
    try:
        return build(request, store)
    except SiteError as error:
        terminal.problems(error.problems)
    except OSError as error:  # a full disk, a file that was removed meanwhile, a folder's rights
        terminal.warn("{error}", error=error)
    finally:
        store.close()
    return None


def store_file(request: Request) -> Path | None:
    """Where a build remembers; a preview remembers apart, and a dry run nothing on disk."""
    if request.dry or not (request.root / "content").is_dir():
        return None
    name = "preview" if request.show else "public"
    return request.root / KEPT / f"{name}.sqlite"


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
