"""Measuring: one run of one command, as the operating system accounts for it.

Time and memory are measured in runs of their own, since looking at memory costs time. Memory is
that of the whole tree of processes at one moment, sampled again and again: of what processes hold
themselves, each counts its proportional share, so that a page that two share counts once; code and
files that they map count once, as much as the process has that maps most of them.
"""

import os
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import IO

PROC = Path("/proc")
PAUSE = 0.01
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a run took, its child processes included."""

    wall: float = 0.0
    """Seconds by the clock; 0 where memory was measured."""
    cpu: float = 0.0
    """Seconds of all processors, in the program and in the kernel for it."""
    peak: float = 0.0
    """Megabytes (of 2^20 bytes) of all its processes together, at most; 0 where time was."""


def timed(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Usage:
    """Run a command in a folder; raises CalledProcessError with what it said where it fails."""
    with tempfile.TemporaryFile() as said:
        start = perf_counter()
        process = _started(command, folder, environment, said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        _check(process, said)
    return Usage(wall=wall, cpu=usage.ru_utime + usage.ru_stime)


def weighed(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Usage:
    """The same, and look at the memory meanwhile."""
    with tempfile.TemporaryFile() as said:
        process = _started(command, folder, environment, said)
        peaks: list[int] = []
        watching = threading.Thread(target=lambda: peaks.append(max(_sampled(process), default=0)))
        watching.start()
        process.wait()
        watching.join()
        _check(process, said)
    return Usage(peak=peaks[0] / 1024)


def typical(usages: Iterable[Usage]) -> Usage:
    """The median of each figure."""
    usages = tuple(usages)
    return Usage(
        wall=median(usage.wall for usage in usages),
        cpu=median(usage.cpu for usage in usages),
        peak=median(usage.peak for usage in usages),
    )


def tree(root: int) -> set[int]:
    """The processes that a process started, directly or not, and itself."""
    parents = {pid: _parent(pid) for pid in _processes()}
    found, before = {root}, 0
    while len(found) != before:
        before = len(found)
        found |= {pid for pid, parent in parents.items() if parent in found}
    return found


def memory(pids: Iterable[int]) -> int:
    """What some processes use together, in kilobytes; those that have ended use nothing."""
    pids = tuple(pids)
    own = sum(_kilobytes(pid, "smaps_rollup", ("Pss_Anon:", "Pss_Shmem:")) for pid in pids)
    # Not the proportional share of these: others on the machine may map the same libraries.
    mapped = max((_kilobytes(pid, "status", ("RssFile:",)) for pid in pids), default=0)
    return own + mapped


def _kilobytes(pid: int, table: str, keys: tuple[str, ...]) -> int:
    """The sum of some lines of a table that the kernel keeps of a process."""
    with suppress(OSError):
        lines = (PROC / str(pid) / table).read_text("utf-8", "replace").splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith(keys))
    return 0


def _sampled(process: subprocess.Popen[bytes]) -> Iterator[int]:
    while process.returncode is None:
        yield memory(tree(process.pid))
        sleep(PAUSE)


def _processes() -> Iterator[int]:
    return (int(entry.name) for entry in PROC.iterdir() if entry.name.isdecimal())


def _parent(pid: int) -> int:
    """The process that started another; 0 of one that has ended."""
    with suppress(OSError):
        # The name, in parentheses, may hold anything; after it come the state and the parent.
        stat = (PROC / str(pid) / "stat").read_text("utf-8", "replace")
        return int(stat.rpartition(")")[2].split()[1])
    return 0


def _started(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], said: IO[bytes]
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)


def _check(process: subprocess.Popen[bytes], said: IO[bytes]) -> None:
    if process.returncode:
        said.seek(0)
        error = subprocess.CalledProcessError(process.returncode, process.args)
        error.add_note(said.read().decode(errors="replace"))
        raise error
