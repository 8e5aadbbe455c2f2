"""The commands that begin something: init and new."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import click

from generator.cli.terminal import Terminal
from generator.config import read_config
from generator.dates import parse_day
from generator.discover import discover, reader
from generator.schema import MeetingType
from generator.starting.init import LANGUAGES, lay_out, starter
from generator.starting.new import Wish, place, text

_ZONE = "Asia/Shanghai"


def run_init(terminal: Terminal, folder: Path) -> None:
    """Lay out a new site."""
    lang = terminal.lang if terminal.lang in LANGUAGES else "en"
    today = dt.datetime.now(ZoneInfo(_ZONE)).date()
    try:
        lay_out(folder, starter(lang, today))
    except FileExistsError as error:
        terminal.warn("{file} is there already; nothing was written.", file=error)
        sys.exit(1)
    terminal.say("A new site is in {folder}.", folder=folder)
    terminal.say("Build it: bulletin build --site {folder}", folder=folder)


def run_new(terminal: Terminal, site: Path, title: str | None, options: dict[str, Any]) -> None:
    """Write a new bulletin's file."""
    if not title:
        if not sys.stdin.isatty():
            raise click.UsageError(terminal.fill("Give the bulletin's title."))
        title = click.prompt(terminal.fill("Title"))
    found, _ = discover(site.resolve(), {}, {})
    config, problems = read_config(found.sources, reader(site.resolve(), {}))
    if config is None:
        terminal.problems(problems)
        sys.exit(1)
    meeting = options["meeting"] or ""
    if meeting and meeting not in get_args(MeetingType):
        known = ", ".join(get_args(MeetingType))
        raise click.BadParameter(f"{meeting!r}; choose from {known}", param_hint="--meeting")
    lang = options["post_lang"] or config.site.defaults.lang or config.language
    wish = Wish(
        title=title,
        date=_day(options["date"], config.zone),
        column=options["column"] or "",
        organization=options["organization"] or "",
        department=options["department"] or "",
        meeting=meeting,
        draft=not options["publish"],
    )
    file = place(wish, site, lang_suffix="" if lang == config.language else f".{lang}")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text(wish), encoding="utf-8", newline="\n")
    terminal.say("{file} is ready to be written.", file=file.as_posix())
    if wish.draft:
        terminal.say("It is a draft; take the line draft: true out to publish it.")


def _day(written: str | None, zone: ZoneInfo) -> dt.date:
    if not written:
        return dt.datetime.now(zone).date()
    try:
        return parse_day(written)
    except ValueError:
        raise click.BadParameter(
            f"{written!r} is no day such as 2026-11-24", param_hint="--date"
        ) from None
