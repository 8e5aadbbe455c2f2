"""The command that makes PDFs of single bulletins: pdf."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from generator.binding import check_installed, missing
from generator.build import build
from generator.cache import Store
from generator.cli.building import build_or_exit, request_of
from generator.cli.terminal import Terminal
from generator.errors import SiteError
from generator.handout import Found, finder, hand_out, names_of
from generator.pages import Output
from generator.report import Plans, Progress, Report, Request
from generator.workers import Watched, Workers

_SUFFIX = ".pdf"


def run_pdf(terminal: Terminal, site: Path, wanted: Sequence[str], options: dict[str, Any]) -> None:
    """Make the PDFs of some bulletins, all or none."""
    chosen: Path = options.pop("output") or Path()
    is_file = chosen.suffix.lower() == _SUFFIX and not chosen.is_dir()
    if is_file and len(wanted) > 1:
        raise click.BadParameter("several PDFs need a folder", param_hint="--output")
    made: list[tuple[str, Output, str]] = []

    def run(request: Request, store: Store, workers: Workers, progress: Progress) -> Report:
        check_installed("bulletin pdf")
        report = build(replace(request, dry=True), store, workers, progress)
        if report.plans:
            found = _found(terminal, wanted, report, report.plans, request.root)
            watched = Watched(workers, lambda done, total: progress("pdf", done, total))
            bound = hand_out(found, report.plans, request.root, store, watched)
            for one, name, result in zip(found, names_of(found), bound, strict=True):
                if result.problems:
                    raise SiteError(result.problems)
                made.append((name, result.outputs[0], one.sheet.made_from))
        return report

    build_or_exit(terminal, request_of(site, options), options, run)
    terminal.problems(_missing(made))
    for name, output, _ in made:
        file = chosen if is_file else chosen / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.data)
        terminal.say("{file}: {size} KB", file=file, size=-(-len(output.data) // 1000))


def _missing(made: Sequence[tuple[str, Output, str]]) -> Iterator[Any]:
    for name, output, source in made:
        if output.missing:
            yield missing(source, name, output.missing)


def _found(
    terminal: Terminal, wanted: Sequence[str], report: Report, plans: Plans, root: Path
) -> list[Found]:
    """The bulletins, each once; where one has no PDF, the program ends here."""
    find, found, failed = finder(plans, report.base_path), [], False
    withheld = {one.path for one in report.withheld}
    for name in wanted:
        source = _source(name, root)
        one = find(name, source)
        if one and not one.is_withdrawn:
            found += [one] if one not in found else []
            continue
        failed = True
        if one:
            terminal.warn("{name} was withdrawn, and is no longer handed out.", name=name)
        elif source in withheld:
            terminal.warn("{name} is not published. With -D, -F or -E it is.", name=name)
        else:
            terminal.warn("This site has no bulletin {name}.", name=name)
    if failed:
        sys.exit(1)
    return found


def _source(name: str, root: Path) -> str:
    """The source that a person means by a path, from where they are or in the site's folder."""
    for file in (Path(name), root / name, root / "content" / name):
        path = file.resolve()
        if file.is_file() and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return ""
