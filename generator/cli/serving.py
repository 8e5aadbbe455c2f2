"""The command serve: build, show, and build again."""

import ipaddress
import secrets
import socket
import sys
import threading
import traceback
import webbrowser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from generator.catalogues import Said, said_of
from generator.chunks import WorkersError
from generator.cli.building import attempt, clock, request_of
from generator.cli.terminal import Terminal
from generator.errors import Problem, SiteError
from generator.preview.guard import Guard
from generator.preview.live import Board, Words
from generator.preview.serve import application, listener, run
from generator.preview.watch import watching
from generator.report import Report, Request
from generator.theme import find_theme
from generator.troubles import trouble_of


def run_serve(terminal: Terminal, site: Path, options: dict[str, Any]) -> None:
    """Serve the site until the person stops it; a mistake is shown and the last good site stays."""
    request = request_of(site, options)
    preview = _Preview(terminal, request, options)
    folders = {request.root / "content", request.root / "templates", find_theme()}
    with watching(folders, preview.again, poll=options["poll"]):
        if (report := preview.build()) and not options["quiet"]:
            terminal.report(report, verbose=options["verbose"])
        _serve(terminal, preview.board, options)


def _serve(terminal: Terminal, board: Board, options: dict[str, Any]) -> None:
    host = options["bind"]
    try:
        listening = listener(options["port"], host)
    except OSError as error:
        terminal.warn("{error}", error=error)
        sys.exit(1)
    port = listening.getsockname()[1]
    token = "" if _is_here(host) else secrets.token_urlsafe(16)
    url = _url(host, port, board.base_path, token)
    terminal.say("Serving at {url}; stop with Ctrl+C.", url=url)
    if options["open_browser"]:
        webbrowser.open(url)
    names = () if token else (f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))
    run(Guard(application(board), names=names, token=token), listening)


def _is_here(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _url(host: str, port: int, base_path: str, token: str) -> str:
    """What a person opens. An address that means all of this machine's is told by its name."""
    name = socket.gethostname() if host in ("0.0.0.0", "::") else host  # noqa: S104 - only compared
    name = f"[{name}]" if ":" in name else name
    return f"http://{name}:{port}{base_path}" + (f"?token={token}" if token else "")


class _Preview:
    """Builds, and puts on the board what came of it."""

    def __init__(self, terminal: Terminal, request: Request, options: dict[str, Any]) -> None:
        self._terminal, self._request, self._options = terminal, request, options
        self._one_at_a_time = threading.Lock()
        self.board = Board(request.output)

    def build(self) -> Report | None:
        """Build once; nothing that goes wrong in it ends the server."""
        with self._one_at_a_time:
            return self._build()

    def _build(self) -> Report | None:
        try:
            report = attempt(self._terminal, replace(self._request, clock=clock()), self._options)
        except SiteError as error:
            self._problems(error.problems)
        except OSError as error:  # a full disk, a file that was removed meanwhile
            self._problems([trouble_of(error)])
        except WorkersError as error:
            self._terminal.warn(error.sentence, **error.blanks)
            self._failed([_said(self._terminal.fill(error.sentence, **error.blanks))])
        except Exception as error:  # noqa: BLE001 - a fault of ours, and the person writes on
            traceback.print_exc()
            self._failed([_said(f"{type(error).__name__}: {error}")])
        else:
            self._terminal.problems(report.warnings)
            done = report.done
            self.board.built(report.output, report.base_path, (*done.written, *done.removed))
            return report
        return None

    def again(self) -> None:
        """Build once more, and say so."""
        report = self.build()
        if report and not self._options["quiet"]:
            self._terminal.say("Built again: {n} files changed.", n=len(report.done.written))

    def _problems(self, problems: Iterable[Problem]) -> None:
        found = tuple(problems)
        self._terminal.problems(found)
        self._failed(said_of(problem, self._terminal.words) for problem in found)

    def _failed(self, said: Iterable[Said]) -> None:
        fill = self._terminal.fill
        words = Words(heading=fill("This is the last good site."), close=fill("Hide"))
        self.board.failed(said, self._terminal.lang, words)


def _said(message: str) -> Said:
    return Said(place="", code="", is_error=True, message=message, excerpt="", hint="")
