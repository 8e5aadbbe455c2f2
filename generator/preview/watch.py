"""Watch: say once, shortly after a burst of changes, that something changed.

In: folders. Out: calls of one function. Known here alone: watchdog, and which events are no change
of content (an opened file, a folder's own time, an editor's temporary file).
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

_QUIET = 0.15
"""Seconds without a change after which a burst is over."""


@contextmanager
def watching(folders: Iterable[Path], changed: Callable[[], None]) -> Iterator[None]:
    """Call `changed` once after each burst of changes below the folders that exist."""
    burst = _Burst(changed)
    observer = Observer()
    for folder in folders:
        if folder.is_dir():
            observer.schedule(burst, str(folder), recursive=True)
    observer.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()
        burst.cancel()


class _Burst(FileSystemEventHandler):
    """Waits until a burst of events is over."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.changed = changed
        self._lock = threading.Lock()
        self._one_at_a_time = threading.Lock()
        self._timer: threading.Timer | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Start the wait anew, unless the event changes nothing."""
        if event.event_type in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE):
            return
        if event.is_directory and event.event_type == "modified":
            return
        with self._lock:
            if self._timer:
                self._timer.cancel()
            self._timer = threading.Timer(_QUIET, self._over)
            self._timer.daemon = True
            self._timer.start()

    def _over(self) -> None:
        with self._one_at_a_time:
            self.changed()

    def cancel(self) -> None:
        """Forget a burst that is not over."""
        with self._lock:
            if self._timer:
                self._timer.cancel()
