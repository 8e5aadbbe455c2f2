"""Serve: show a built site on this machine as the public server would.

In: a Board, which says what is shown. Out: an ASGI application, and the port that it may use. Pages
are the built ones with one script more, which shows them anew when they have changed. Known here
alone, with `guard`: starlette and uvicorn.
"""

import errno
import os
import re
import socket
from collections.abc import MutableMapping
from contextlib import suppress
from functools import cache
from html import escape
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import (
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from generator.cache import digest
from generator.headers import FOR_EVER, HEADERS
from generator.preview.live import Board

HOST = "127.0.0.1"
"""Where it is served, unless the person wants it otherwise."""
ADDED = "/__bulletin__/"
"""What the preview has besides the site is below this address."""
_SCRIPT = Path(__file__).with_name("live.js")
_AT_ONCE = 8_000_000
"""Bytes up to which a file is read at once; larger ones (a video) are sent piece by piece."""
_TYPES = {
    "atom.xml": "application/atom+xml",
    "rss.xml": "application/rss+xml",
    "feed.json": "application/feed+json",
}
_HASHED = re.compile(r"\.[0-9a-f]{10}\.\w+$")
"""The name of a file of the theme with its digest: another file has another name."""
_NOTHING_YET = b"<!doctype html><html><head><title>Bulletin</title></head><body></body></html>"


def application(board: Board) -> Starlette:
    """The site below base_url's path; everything else leads there."""

    async def script(_request: Request) -> Response:
        return Response(_script(), headers=_headers(for_ever=True), media_type="text/javascript")

    async def events(_request: Request) -> Response:
        headers = {"cache-control": "no-store"}
        return StreamingResponse(board.events(), headers=headers, media_type="text/event-stream")

    async def file(request: Request) -> Response:
        home = unquote(board.base_path)  # Starlette's paths are decoded
        asked = request.scope["path"]
        if asked == "/" != home:
            return RedirectResponse(board.base_path)
        if not f"{asked}/".startswith(home):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        site, mounted = _Site(board), {**request.scope, "root_path": home.rstrip("/")}
        return await site.get_response(site.get_path(mounted), request.scope)

    async def failed(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException) and error.status_code != HTTPStatus.NOT_FOUND:
            return PlainTextResponse(error.detail, error.status_code)
        return _not_found(board, request.scope["path"])

    routes = [
        Route(f"{ADDED}live.js", script),
        Route(f"{ADDED}events", events),
        Route("/{path:path}", file),
    ]
    return Starlette(routes=routes, exception_handlers={HTTPException: failed, 404: failed})


def _not_found(board: Board, asked: str) -> Response:
    """The nearest 404 page: of the address's language, else of the site."""
    output = board.output
    below = asked.removeprefix(unquote(board.base_path)).strip("/").split("/")
    for folder in (below[0], ""):
        with suppress(OSError, ValueError):  # a name that no file system accepts
            page = (output / folder / "404.html").resolve()
            if page.is_relative_to(output.resolve()) and page.is_file():
                return _page(page.read_bytes(), board, HTTPStatus.NOT_FOUND)
    if not (output / "index.html").is_file():
        return _page(_NOTHING_YET, board, HTTPStatus.NOT_FOUND)
    return PlainTextResponse("404", HTTPStatus.NOT_FOUND)


class _Site(StaticFiles):
    """Files of the output; pages by their folder's address, feeds by their own types."""

    def __init__(self, board: Board) -> None:
        super().__init__(directory=board.output, html=True, check_dir=False)
        self._board = board

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """The file for a path. For what is missing starlette would take the root's 404 page."""
        return ("", None) if path == "404.html" else super().lookup_path(path)

    def file_response(
        self,
        full_path: Any,
        stat_result: os.stat_result,
        scope: MutableMapping[str, Any],
        status_code: int = 200,
    ) -> Response:
        """A file's bytes. A page is read at once: a build may replace it at any moment."""
        path = Path(full_path)
        if stat_result.st_size > _AT_ONCE:
            response = super().file_response(full_path, stat_result, scope, status_code)
            response.headers.update(_headers())
            return response
        type_ = _type(path)
        if type_ == "text/html":
            return _page(_read(path), self._board, status_code)
        is_known = path.parent.name == "assets" and _HASHED.search(path.name) is not None
        return Response(_read(path), status_code, _headers(for_ever=is_known), type_)


def _page(html: bytes, board: Board, status: int) -> Response:
    """A page, with the script that looks whether it has changed."""
    script = (
        f'<script src="{ADDED}live.js?v={digest(_script())}" data-version="{board.news.version}" '
        f'data-base="{escape(board.base_path)}" defer></script>'
    )
    before, end, after = html.rpartition(b"</body>")
    if not end:
        before, after = html, b""
    return Response(
        before + script.encode() + end + after, status, _headers(), media_type="text/html"
    )


@cache
def _script() -> bytes:
    return _SCRIPT.read_bytes()


def _headers(*, for_ever: bool = False) -> dict[str, str]:
    """What is shown must be what was just built, but for what has its digest in its name."""
    return {**HEADERS, "cache-control": FOR_EVER if for_ever else "no-cache"}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise HTTPException(HTTPStatus.NOT_FOUND) from None


def _type(path: Path) -> str:
    if path.suffix in (".shtml", ".htm"):
        return "text/html"
    if path.name in _TYPES:
        return f"{_TYPES[path.name]}; charset=utf-8"
    return guess_type(path.name)[0] or "application/octet-stream"


def listener(first: int, host: str = HOST) -> socket.socket:
    """A socket that listens on the first port from `first` on that nobody uses.

    Raises OSError where a hundred of them are taken, or where this machine has no such address.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in range(first, min(first + 100, 65536)) if first >= 0 else ():
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, port))
            made.listen()
        except OSError as error:
            made.close()
            if error.errno != errno.EADDRINUSE:
                raise
        else:
            return made
    raise OSError(f"no free port from {first} on")


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Serve until the person stops it, whoever is still looking."""
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1, access_log=False)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])
