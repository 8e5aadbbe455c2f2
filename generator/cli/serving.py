"""The command serve: build, show, and build again."""

import sys
import webbrowser
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from generator.cli.building import build_or_exit, build_or_say, clock, request_of
from generator.cli.terminal import Terminal
from generator.preview.serve import HOST, application, free_port, run
from generator.preview.watch import watching
from generator.report import Request


def run_serve(
    terminal: Terminal, site: Path, options: dict[str, Any], *, port: int, open_browser: bool
) -> None:
    """Serve the site until the person stops it; a mistake is said and the last good site stays."""
    request = request_of(site, options)
    report = build_or_exit(terminal, request, options)
    if not options["quiet"]:
        terminal.report(report, verbose=options["verbose"])
    try:
        port = free_port(port)
    except OSError as error:
        terminal.warn("{error}", error=error)
        sys.exit(1)
    url = f"http://{HOST}:{port}{report.base_path}"
    terminal.say("Serving at {url}; stop with Ctrl+C.", url=url)
    if open_browser:
        webbrowser.open(url)
    folders = [request.root / "content", request.root / "templates"]
    with watching(folders, lambda: _again(terminal, request, options)):
        run(application(request.output, report.base_path), port)


def _again(terminal: Terminal, request: Request, options: dict[str, Any]) -> None:
    """One more build; nothing that goes wrong in it ends the server."""
    report = build_or_say(terminal, replace(request, clock=clock()), options)
    if report and not options["quiet"]:
        terminal.say("Built again: {n} files changed.", n=len(report.done.written))
