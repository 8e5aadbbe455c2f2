"""Application: the desk's pages below one address, and the site's own beside them.

In: a Room. Out: an ASGI application. A proof is the page as the public would get it, under the
same address and with the same headers, but its scripts don't run: what a template or a bulletin
brings along must not be able to write bulletins. So it may be shown beside the text.
"""

from collections.abc import Mapping
from pathlib import Path

from fastapi import FastAPI
from nicegui import app as library
from nicegui import ui

from generator.config import STAND_IN, Config
from generator.desk.interface.beginning import beginning
from generator.desk.interface.catalogue import catalogue
from generator.desk.interface.furniture import refuse
from generator.desk.interface.room import ADDRESS, Room
from generator.desk.interface.surroundings import surroundings
from generator.desk.interface.writing import writing
from generator.discover import kind_of
from generator.documents import REGISTRIES
from generator.errors import SiteError
from generator.headers import HEADERS
from generator.preview.sending import Sending
from generator.preview.serve import application as site_application

_FOLDER = Path(__file__).parent
_PATIENCE = 60.0
"""Seconds for which a page that lost its connection may come back to what it was."""
_LONGEST = 30.0
"""Seconds that a page may take to be built."""
_OWN = {
    **HEADERS,
    # The library compiles its components in the browser, and its page has scripts within.
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        )
    ),
    "Referrer-Policy": "no-referrer",
}
_PROOF = {
    **HEADERS,
    "Content-Security-Policy": "; ".join(
        (
            HEADERS["Content-Security-Policy"].replace("ancestors 'none'", "ancestors 'self'"),
            "sandbox allow-same-origin",
        )
    ),
    "Referrer-Policy": "no-referrer",
}


def application(room: Room) -> Sending:
    """The desk and the proofs of a site."""
    outer = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    for name in ("desk.css", "desk.js"):
        library.add_static_file(local_file=_FOLDER / name, url_path=f"/{name}")
    _pages(room)
    ui.run_with(
        outer,
        mount_path=ADDRESS,
        title=room.speech.fill("Desk"),
        dark=None,
        language="zh-CN" if room.speech.lang == "zh" else "en-US",
        reconnect_timeout=_PATIENCE,
        tailwind=False,
        show_welcome_message=False,
    )
    outer.mount("/", site_application(room.board))
    return Sending(outer, _headers)


def _pages(room: Room) -> None:
    @ui.page("/")
    async def _list() -> None:
        if config := _config(room):
            await catalogue(room, config)

    @ui.page("/site")
    async def _site() -> None:
        if config := _config(room):
            await surroundings(room, config)

    @ui.page("/new")
    def _new() -> None:
        if config := _config(room):
            beginning(room, config)

    @ui.page("/write", response_timeout=_LONGEST)
    def _write(path: str = "", kind: str = "") -> None:
        # A registry that is wrong is mended here, so that it must open all the same.
        is_registry = kind_of(path) in REGISTRIES
        if config := _config(room, STAND_IN if is_registry else None):
            writing(room, config, path, kind)


def _config(room: Room, instead: Config | None = None) -> Config | None:
    """What the site says of itself; where that is wrong, what stands in, or the page says so."""
    try:
        return room.config()
    except SiteError as error:
        if instead is None:
            refuse(room, None, error)
        return instead


def _headers(path: str) -> Mapping[str, str]:
    return _OWN if f"{path}/".startswith(f"{ADDRESS}/") else _PROOF
