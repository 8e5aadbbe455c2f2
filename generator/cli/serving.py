"""The command serve: build, show, and build again."""

import errno
import ipaddress
import secrets
import socket
import sys
import webbrowser
from pathlib import Path
from typing import Any

from generator.cli.builder import Builder, Built
from generator.cli.building import request_of
from generator.cli.terminal import Terminal
from generator.preview.guard import Guard
from generator.preview.live import Board, Words
from generator.preview.serve import application, listener, run
from generator.preview.watch import watching
from generator.theme import find_theme


def run_serve(terminal: Terminal, site: Path, options: dict[str, Any]) -> None:
    """Serve the site until the person stops it; a mistake is shown and the last good site stays."""
    request = request_of(site, options)
    listening = listener_or_exit(terminal, options["port"], options["bind"])
    board, builder = Board(request.output), Builder(terminal, request, options)
    folders = {request.root / "content", request.root / "templates", find_theme()}

    def again() -> None:
        shown: list[Built] = []

        def show(built: Built) -> None:
            if built not in shown:  # when it is over, a build says again what has appeared
                shown.append(built)
                _put_up(terminal, board, built)

        show(builder.build(show))

    try:
        with watching(folders, again, poll=options["poll"]):
            again()
            _serve(terminal, board, listening, options)
    finally:
        builder.close()


def _put_up(terminal: Terminal, board: Board, built: Built) -> None:
    """Tell those who look what came of a build."""
    if built.output:
        board.built(built.output, built.base_path, built.files)
        return
    heading = terminal.fill("To be mended first; beneath is the last good site.")
    words = Words(heading=heading, close=terminal.fill("Hide"))
    board.failed(built.problems, terminal.lang, words)


def _serve(
    terminal: Terminal, board: Board, listening: socket.socket, options: dict[str, Any]
) -> None:
    host, port = options["bind"], listening.getsockname()[1]
    token = "" if is_here(host) else new_token()
    url = url_of(host, port, board.base_path, token)
    terminal.say("Serving at {url}; stop with Ctrl+C.", url=url)
    if options["open_browser"]:
        webbrowser.open(url)
    without = terminal.fill("Open the address that the program has written, with its token.")
    guard = Guard(application(board), names=names_of(host, port), token=token, without=without)
    run(guard, listening)


def listener_or_exit(terminal: Terminal, port: int, host: str) -> socket.socket:
    """A socket on the first free port; where there is none, the program says so and ends."""
    try:
        return listener(port, host)
    except OSError as error:
        _say_why_deaf(terminal, error, port, host)
        sys.exit(1)


def _say_why_deaf(terminal: Terminal, error: OSError, port: int, host: str) -> None:
    """Say why nobody can be served."""
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        terminal.warn(
            "This computer has no address {host}. With --bind 127.0.0.1 only it sees the site, "
            "with --bind 0.0.0.0 all computers of the network do.",
            host=host,
        )
    elif error.errno in (errno.EACCES, errno.EPERM):
        terminal.warn(
            "Nobody but an administrator may use port {port}: choose one from 1024 on.", port=port
        )
    else:
        terminal.warn("All ports from {port} on are taken: choose another with --port.", port=port)


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(16)


def names_of(host: str, port: int) -> tuple[str, ...]:
    """The names by which a server may be asked for; any, where other machines can reach it."""
    own = ("127.0.0.1", "localhost", "[::1]") if is_here(host) else ()
    return tuple(f"{name}:{port}" for name in own)


def is_here(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def url_of(host: str, port: int, path: str, token: str) -> str:
    """What a person opens. An address that means all of this machine's is told by its name."""
    name = socket.gethostname() if host in ("0.0.0.0", "::") else host  # noqa: S104 - only compared
    name = f"[{name}]" if ":" in name else name
    return f"http://{name}:{port}{path}" + (f"?token={token}" if token else "")
