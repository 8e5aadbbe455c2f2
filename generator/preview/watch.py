"""Watch: say once, shortly after a burst of changes, that something changed.

In: folders of a site. Out: calls of one function, one after another. Known here alone: watchdog,
and which events are no change of content (an opened file, a folder's own time, an editor's
temporary file).
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from generator.discover import is_leaving

_QUIET = 0.02
"""Seconds without a change after which a burst is over."""
_MANY, _QUIET_AFTER_MANY = 20, 0.3
"""From how many changes on a burst is no person's, but a program's, which pauses longer."""
_LONGEST = 5.0
"""Seconds after which nobody waits any longer for a burst to be over."""


@contextmanager
def watching(
    folders: Iterable[Path], changed: Callable[[], None], *, poll: bool = False
) -> Iterator[None]:
    """Call `changed` once after each burst of changes below some folders, which may come and go.

    Args:
        folders: The folders.
        changed: What is called, in a thread of its own, and never while it is still at work.
        poll: Whether to look at every file each second, for drives that report no changes.
    """
    bursts = _Bursts(changed)
    observer: BaseObserver = PollingObserver() if poll else Observer()
    _Folders(observer, folders, bursts).watch()
    observer.start()
    bursts.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()
        bursts.stop()


class _Bursts(FileSystemEventHandler):
    """Waits until a burst of events is over."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._happened = threading.Event()
        self._is_over = False
        self._count, self._last = 0, 0.0
        self._thread = threading.Thread(target=self._wait, daemon=True)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what happened, unless it changes nothing."""
        if event.event_type in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE):
            return
        if event.is_directory and event.event_type == "modified":
            return
        self.note()

    def note(self) -> None:
        """Something changed."""
        self._count += 1
        self._last = time.monotonic()
        self._happened.set()

    def _wait(self) -> None:
        while self._happened.wait() and not self._is_over:
            began = time.monotonic()
            while (left := self._left()) > 0 and time.monotonic() - began < _LONGEST:
                time.sleep(left)
            self._happened.clear()
            self._count = 0
            if not self._is_over:
                self._changed()

    def _left(self) -> float:
        """The seconds for which nothing may happen before the burst is over."""
        quiet = _QUIET if self._count < _MANY else _QUIET_AFTER_MANY
        return self._last + quiet - time.monotonic()

    def start(self) -> None:
        """Begin to wait for bursts."""
        self._thread.start()

    def stop(self) -> None:
        """Wait for no further burst."""
        self._is_over = True
        self._happened.set()


class _Folders(FileSystemEventHandler):
    """Watches folders, and where they stand, since each may be made, moved or removed."""

    def __init__(self, observer: BaseObserver, folders: Iterable[Path], bursts: _Bursts) -> None:
        self._observer, self._bursts = observer, bursts
        self._folders = {str(folder): _Within(folder, bursts) for folder in folders}
        self._watches: dict[str, ObservedWatch] = {}

    def watch(self) -> None:
        """Watch all of them that are there."""
        for above in {Path(folder).parent for folder in self._folders}:
            if above.is_dir():
                self._observer.schedule(self, str(above), recursive=False)
        for folder in self._folders:
            self._watch(folder)

    def _watch(self, folder: str) -> None:
        if folder in self._watches:
            with suppress(KeyError, OSError):
                self._observer.unschedule(self._watches.pop(folder))
        if Path(folder).is_dir():
            with suppress(OSError):  # it may be gone again
                watch = self._observer.schedule(self._folders[folder], folder, recursive=True)
                self._watches[folder] = watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Watch a folder anew that was made, moved or removed."""
        if event.event_type not in ("created", "moved", "deleted"):
            return
        for path in {str(event.src_path), str(event.dest_path)} & self._folders.keys():
            self._watch(path)
            self._bursts.note()


class _Within(FileSystemEventHandler):
    """Hears what happens below one folder, but to what editors leave behind."""

    def __init__(self, folder: Path, bursts: _Bursts) -> None:
        self._folder, self._bursts = folder, bursts

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on what may be a change of content."""
        paths = (str(path) for path in (event.src_path, event.dest_path) if path)
        if not all(map(self._is_left, paths)):
            self._bursts.on_any_event(event)

    def _is_left(self, path: str) -> bool:
        with suppress(ValueError):
            below = Path(path).relative_to(self._folder.parent)
            places = [*reversed(below.parents), below][1:]
            return any(is_leaving(place.name, place.as_posix()) for place in places)
        return False
