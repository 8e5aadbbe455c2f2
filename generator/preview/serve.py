"""Serve: show a built site on this machine as the public server would.

In: the output folder and base_url's path. Out: an ASGI application, and the port that it may use.
Known here alone: starlette and uvicorn.
"""

import os
import socket
from collections.abc import MutableMapping
from contextlib import suppress
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from generator.headers import HEADERS

HOST = "127.0.0.1"
_AT_ONCE = 8_000_000
"""Bytes up to which a file is read at once; larger ones (a video) are sent piece by piece."""
_TYPES = {
    "atom.xml": "application/atom+xml",
    "rss.xml": "application/rss+xml",
    "feed.json": "application/feed+json",
}


class _Site(StaticFiles):
    """Files of the output; pages by their folder's address, feeds by their own types."""

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
        response: Response
        if stat_result.st_size > _AT_ONCE:
            response = super().file_response(full_path, stat_result, scope, status_code)
        else:
            response = Response(_read(path), status_code, media_type=_type(path))
        # What is shown must be what was just built.
        response.headers["cache-control"] = "no-cache"
        response.headers.update(HEADERS)
        return response


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise HTTPException(404) from None


def _type(path: Path) -> str:
    if path.suffix in (".shtml", ".htm"):
        return "text/html"
    if path.name in _TYPES:
        return f"{_TYPES[path.name]}; charset=utf-8"
    return guess_type(path.name)[0] or "application/octet-stream"


def application(output: Path, base_path: str) -> Starlette:
    """The site below base_url's path; everything else leads there."""
    home = unquote(base_path)  # Starlette's paths are decoded

    async def not_found(request: Request, _error: Exception) -> Response:
        """The nearest 404 page: of the address's language, else of the site."""
        below = request.url.path.removeprefix(home).strip("/").split("/")
        for folder in (below[0], ""):
            with suppress(OSError, ValueError):  # a name that no file system accepts
                page = (output / folder / "404.html").resolve()
                if page.is_relative_to(output.resolve()) and page.is_file():
                    page_html = page.read_bytes()
                    return Response(page_html, 404, dict(HEADERS), media_type="text/html")
        return PlainTextResponse("404", status_code=404)

    async def to_base(_request: Request) -> Response:
        return RedirectResponse(base_path)

    site = _Site(directory=output, html=True, check_dir=False)
    routes: list[Any] = [] if home == "/" else [Route("/", to_base)]
    routes.append(Mount(home.rstrip("/"), site))
    return Starlette(routes=routes, exception_handlers={HTTPException: not_found, 404: not_found})


def free_port(first: int) -> int:
    """The first port from `first` on that nobody uses.

    Raises OSError where a hundred of them are taken.
    """
    for port in range(first, first + 100):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise OSError(f"no free port from {first} on")


def run(app: Starlette, port: int) -> None:
    """Serve until the person stops it."""
    uvicorn.run(app, host=HOST, port=port, log_level="warning", lifespan="off")
