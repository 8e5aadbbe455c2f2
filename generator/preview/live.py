"""Live: what browsers that show the preview are told: that a page has changed, or what is wrong.

In: what came of each build, from any thread. Out: server-sent events (HTML, section 9.2), which
`live.js` reads in every page of the preview. Known here alone: what an event says.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.catalogues import Said

_MANY = 300
"""From how many changed files on they are not named: every page may have changed."""
_PAGES = (".html", ".htm", ".shtml")
_UNSEEN = (".bin", ".csv", ".ics", ".json", ".md", ".opml", ".txt", ".xml", ".conf", "_headers")
"""Endings of files that no page shows."""
_ALIVE = 15
"""Seconds after which a browser hears that there is nothing new, so that a dead one is noticed."""


class Words(Struct, frozen=True, kw_only=True):
    """What the overlay says besides the problems themselves."""

    heading: str
    close: str


class News(Struct, frozen=True, kw_only=True):
    """What there is to know after a build."""

    version: str
    """Of the files that are shown: another one when any of them has changed."""
    changed: tuple[str, ...] | None = None
    """The pages that have changed since the version before, by paths in the output; None: all."""
    problems: tuple[Said, ...] = ()
    """What keeps the newest texts from being shown; the last good site stays."""
    lang: str = "en"
    """The language of the problems."""
    words: Words | None = None


class Board:
    """The latest news, and what is shown. Builds change it from their own thread."""

    def __init__(self, output: Path, base_path: str = "/") -> None:
        self.output, self.base_path = output, base_path
        self._token, self._number = secrets.token_hex(4), 0
        self.news = News(version=f"{self._token}-0")
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Queue[News]]] = set()

    def built(self, output: Path, base_path: str, files: Iterable[str]) -> None:
        """A build went well: what it wrote and removed, as paths in the output."""
        self.output, self.base_path = output, base_path
        changed = tuple(files)
        self._number += bool(changed) or not self._number
        self._tell(News(version=f"{self._token}-{self._number}", changed=_pages(changed)))

    def failed(self, problems: Iterable[Said], lang: str, words: Words) -> None:
        """A build did not go well."""
        said = tuple(problems)
        self._tell(replace(self.news, changed=(), problems=said, lang=lang, words=words))

    def _tell(self, news: News) -> None:
        self.news = news
        for loop, queue in tuple(self._waiting):
            loop.call_soon_threadsafe(queue.put_nowait, news)

    async def events(self) -> AsyncIterator[bytes]:
        """The latest news, and then all that come, for one browser."""
        waiting = (asyncio.get_running_loop(), asyncio.Queue[News]())
        self._waiting.add(waiting)
        try:
            yield _event(self.news)
            while True:
                try:
                    yield _event(await asyncio.wait_for(waiting[1].get(), _ALIVE))
                except TimeoutError:
                    yield b": nothing new\n\n"
        finally:
            self._waiting.discard(waiting)


def _pages(changed: tuple[str, ...]) -> tuple[str, ...] | None:
    """The pages among some files; None where every page may look otherwise now."""
    seen = tuple(file for file in changed if not file.endswith(_UNSEEN))
    if len(seen) > _MANY or any(not file.endswith(_PAGES) for file in seen):
        return None
    return seen


def _event(news: News) -> bytes:
    return b"data: " + msgspec.json.encode(news) + b"\n\n"
