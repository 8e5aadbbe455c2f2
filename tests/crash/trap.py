"""Trap: runs the command with one misfortune laid in its way, at a place that can be counted.

    python -m tests.crash.trap DEED NUMBER PLACE [VALUE] -- build --site …

Python tells an audit hook of every file that is about to be opened, renamed, removed or made, so
the misfortune strikes right before the NUMBER-th of them, the same one every time. Deeds that count
changes of the file system below the folder PLACE:

- count: nothing; how many there were is written to the file VALUE
- kill: the whole process group dies of SIGKILL
- fill: from then on the disk is full
- signal: the process gets the signal VALUE
- wait: it makes the file VALUE.reached, and waits until the file VALUE is there

Deeds that count only the files below PLACE that are opened to be written:

- count-files: as count
- tear: as kill, but the file is there already, and empty

Deeds that count how often PLACE, a file or a folder, is read:

- vanish: PLACE is removed
- swap: PLACE gets the contents of the file VALUE
"""

import atexit
import errno
import os
import runpy
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Trap:
    """Counts what it is told of and does its deed at the one that was meant."""

    def __init__(self, deed: str, number: int, place: str, value: str) -> None:
        self.deed, self.number, self.place, self.value = deed, number, place, value
        self.seen = 0
        self.is_acting = False  # what the deed itself opens is not counted

    def __call__(self, event: str, given: tuple[Any, ...]) -> None:
        """Python's audit hook."""
        if self.is_acting:
            return
        if _COUNTED.get(self.deed, _changes)(event, given, self.place):
            self.seen += 1
            if self.seen == self.number or (self.deed == "fill" and self.seen > self.number):
                self.is_acting = True
                try:
                    _DEEDS[self.deed](self, event, given)
                finally:
                    self.is_acting = False


def _writes(event: str, given: tuple[Any, ...], place: str) -> bool:
    return event == "open" and bool(given[2] & _WRITING) and _is_within(given[0], place)


def _changes(event: str, given: tuple[Any, ...], place: str) -> bool:
    if event in _CHANGES:
        # Only the removal of a whole folder names files by their folder's descriptor.
        by_descriptor = event in ("os.remove", "os.rmdir") and given[-1] not in (-1, None)
        return by_descriptor or _is_within(given[0], place)
    return _writes(event, given, place)


def _reads(event: str, given: tuple[Any, ...], place: str) -> bool:
    is_reading = event == "os.scandir" or (event == "open" and not given[2] & _WRITING)
    return is_reading and _path(given[0]) == place


def _is_within(named: Any, place: str) -> bool:
    path = _path(named)
    return path == place or path.startswith(f"{place}/")


def _path(named: Any) -> str:
    if named is None or isinstance(named, int):
        return ""
    return os.fsdecode(named)


def _kill(_trap: Trap, _event: str, _given: tuple[Any, ...]) -> None:
    os.killpg(0, signal.SIGKILL)
    time.sleep(60)  # the signal may take a moment


def _tear(trap: Trap, event: str, given: tuple[Any, ...]) -> None:
    os.close(os.open(given[0], given[2] | os.O_CREAT, 0o644))
    _kill(trap, event, given)


def _fill(_trap: Trap, event: str, given: tuple[Any, ...]) -> None:
    if event in ("open", "os.mkdir"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), _path(given[0]))


def _signal(trap: Trap, _event: str, _given: tuple[Any, ...]) -> None:
    os.kill(os.getpid(), signal.Signals[trap.value])


def _wait(trap: Trap, _event: str, _given: tuple[Any, ...]) -> None:
    go = Path(trap.value)
    go.with_suffix(".reached").touch()
    while not go.exists():
        time.sleep(0.005)


def _vanish(trap: Trap, _event: str, _given: tuple[Any, ...]) -> None:
    place = Path(trap.place)
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink()


def _swap(trap: Trap, _event: str, _given: tuple[Any, ...]) -> None:
    Path(trap.place).write_bytes(Path(trap.value).read_bytes())


def _count(_trap: Trap, _event: str, _given: tuple[Any, ...]) -> None:
    """Nothing happens."""


_COUNTED: dict[str, Callable[[str, tuple[Any, ...], str], bool]] = {
    "count-files": _writes,
    "swap": _reads,
    "tear": _writes,
    "vanish": _reads,
}
"""What a deed counts, if not changes."""

_DEEDS: dict[str, Callable[[Trap, str, tuple[Any, ...]], None]] = {
    "count": _count,
    "count-files": _count,
    "fill": _fill,
    "kill": _kill,
    "signal": _signal,
    "swap": _swap,
    "tear": _tear,
    "vanish": _vanish,
    "wait": _wait,
}


def main() -> None:
    """Lay the trap and run the command."""
    end = sys.argv.index("--")
    deed, number, place, value = (*sys.argv[1:end], "")[:4]
    trap = Trap(deed, int(number), place, value)
    if deed.startswith("count"):
        atexit.register(lambda: Path(value).write_text(str(trap.seen), "utf-8"))
    sys.argv = ["bulletin", *sys.argv[end + 1 :]]
    sys.addaudithook(trap)
    runpy.run_module("generator", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
