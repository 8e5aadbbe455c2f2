"""Recovery: what was typed and not saved outlives a crash, a closed tab and a power cut.

In: the text of an open file, as often as it changes. Out: files below `.bulletin/desk/recovery`,
one for each file and tab, and what is found there later. Known here alone: how often they are
written. They may hold what the public must not see: they lie outside content/ and the public store,
are ignored by git, and only their owner may read them.
"""

import datetime as dt
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.cache import digest
from generator.desk.places import Forbidden, text_place
from generator.desk.vault import FOLDER
from generator.whole import write_whole

_PAUSE = 1.0
"""Seconds between two writings. With a `flush` each second nobody loses more than two."""


class Unsaved(Struct, frozen=True, kw_only=True):
    """A text that was typed and not saved."""

    path: str
    """The source path of the file that it is for."""
    tab: str
    """In which tab of a browser it was typed, by a name that the interface gives."""
    stamp: str
    """The file's stamp when it was opened there; "" for a new file."""
    text: str
    """All of it."""
    when: dt.datetime
    """When it was written, with a zone."""


class Keeper:
    """Keeps the unsaved text of one file in one tab."""

    def __init__(
        self,
        root: Path,
        path: str,
        tab: str,
        stamp: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep nothing yet. Raises Forbidden where the path leads to no text of content/."""
        text_place(root, path)
        self._file = _file(root, path, tab)
        self._path, self._tab, self._stamp = path, tab, stamp
        self._clock, self._last = clock, clock() - _PAUSE
        self._pending: str | None = None

    def typed(self, text: str) -> None:
        """The text has changed: it is written soon. Raises OSError."""
        self._pending = text
        self.flush()

    def flush(self, *, at_once: bool = False) -> None:
        """Write what has been typed, if the last writing isn't too recent. Raises OSError."""
        if self._pending is None or not (at_once or self._clock() - self._last >= _PAUSE):
            return
        unsaved = Unsaved(
            path=self._path,
            tab=self._tab,
            stamp=self._stamp,
            text=self._pending,
            when=dt.datetime.now(dt.UTC),
        )
        write_whole(self._file, msgspec.json.encode(unsaved), mode=0o600)
        self._pending, self._last = None, self._clock()

    def forget(self, stamp: str | None = None) -> None:
        """The text has been saved, or given up. Raises OSError.

        `stamp` is the file's now, on which the person writes on; None where it is the old one.
        """
        self._pending = None
        self._stamp = self._stamp if stamp is None else stamp
        self._file.unlink(missing_ok=True)


def found(root: Path) -> tuple[Unsaved, ...]:
    """What was never saved, the newest first; what can't be read is left where it is."""
    unsaved = list[Unsaved]()
    for file in sorted((root / FOLDER / "recovery").glob("*.json")):
        with suppress(OSError, msgspec.DecodeError, Forbidden):
            one = msgspec.json.decode(file.read_bytes(), type=Unsaved)
            text_place(root, one.path)
            unsaved.append(one)
    return tuple(sorted(unsaved, key=lambda one: one.when, reverse=True))


def discard(root: Path, unsaved: Unsaved) -> None:
    """Give a text up for good. Raises OSError."""
    _file(root, unsaved.path, unsaved.tab).unlink(missing_ok=True)


def _file(root: Path, path: str, tab: str) -> Path:
    """The file of one text; no name that a browser sends becomes part of a path."""
    return root / FOLDER / "recovery" / f"{digest(path, tab)}.json"
