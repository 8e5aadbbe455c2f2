"""The commands that begin something: init and new."""

import datetime as dt
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import click

from generator.cli.options import understood
from generator.cli.terminal import Terminal
from generator.config import Config, read_config
from generator.dates import parse_day
from generator.discover import discover, reader
from generator.locate import locate_in_site
from generator.names import Index, gather_names
from generator.parse import parse, parse_input
from generator.schema import MeetingType
from generator.starting.editors import FOLDER, schema_files
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


def run_schema(terminal: Terminal, site: Path, output: Path | None) -> None:
    """Write the schemas; those that are there already are replaced."""
    folder = output or site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    files = schema_files()
    for name, schema in files.items():
        (folder / name).write_text(schema, encoding="utf-8", newline="\n")
    terminal.say("{n} schemas are in {folder}.", n=len(files), folder=folder)


def run_new(terminal: Terminal, site: Path, title: str | None, options: dict[str, Any]) -> None:
    """Write a new bulletin's file."""
    if not title or not title.strip():
        if not sys.stdin.isatty():
            raise click.UsageError(terminal.fill("Give the bulletin's title."))
        title = click.prompt(terminal.fill("Title"))
    config = config_or_exit(terminal, site.resolve())
    meeting = options["meeting"] or ""
    if meeting and meeting not in get_args(MeetingType):
        known = ", ".join(get_args(MeetingType))
        raise click.BadParameter(f"{meeting!r}; choose from {known}", param_hint="--meeting")
    lang = options["post_lang"] or config.site.defaults.lang or config.language
    _known("--post-lang", lang, config.site.languages, {lang} & {*config.site.languages})
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
    written = text(wish)
    _check_names(file.relative_to(site).as_posix(), written, config)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(written, encoding="utf-8", newline="\n")
    terminal.say("{file} is ready to be written.", file=file.as_posix())
    if wish.draft:
        terminal.say("It is a draft; take the line draft: true out to publish it.")


def config_or_exit(terminal: Terminal, root: Path) -> Config:
    """The site's Config; where it is wrong the program says so and ends."""
    (found, _), read = discover(root, {}, {}), reader(root, {})
    config, problems = read_config(found.sources, read)
    if config is None:
        sources = {source.path: source for source in found.sources}
        terminal.problems(locate_in_site(problems, sources, read, root))
        sys.exit(1)
    return config


def _check_names(path: str, written: str, config: Config) -> None:
    """Refuse a column, office or department that the next build would not know."""
    post = parse(parse_input(path, "", is_post=True, config=config), written.encode()).post
    if post is None:
        return
    matter, names = post.matter, gather_names(config)
    _known("--column", matter.column, _ids(names.columns), names.column(matter.column))
    offices = names.office(matter.organization)
    _known("--organization", matter.organization, _ids(names.offices), offices)
    if matter.department and offices:
        departments = _ids(names.departments.get(offices[0], {}))
        ids = names.department(offices[0], matter.department)
        _known("--department", matter.department, departments, ids)


def _ids(index: Index) -> list[str]:
    return sorted({id_ for ids in index.values() for id_ in ids})


def _known(option: str, text: str, known: Collection[str], ids: Collection[str]) -> None:
    """Refuse `text` where the site knows such names and this is none of them."""
    if known and not ids:
        said = repr(text) if text else "none is given, and the site has no default"
        raise click.BadParameter(f"{said}; choose from {', '.join(known)}", param_hint=option)


def _day(written: str | None, zone: ZoneInfo) -> dt.date:
    if not written:
        return dt.datetime.now(zone).date()
    return understood(parse_day, written, "--date", "day such as 2026-11-24")
