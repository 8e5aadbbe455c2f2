"""Measuring: one run of one command, as the operating system accounts for it."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Usage:
    """What a run took, its child processes included."""

    wall: float
    """Seconds by the clock."""
    cpu: float
    """Seconds of all processors, in the program and in the kernel for it."""
    peak: float
    """Megabytes of memory of its largest process at most."""


def measured(command: Sequence[str], folder: Path) -> Usage:
    """Run a command in a folder; raises CalledProcessError with what it said where it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")
            raise subprocess.CalledProcessError(process.returncode, command, words)
    return Usage(wall=wall, cpu=usage.ru_utime + usage.ru_stime, peak=usage.ru_maxrss / 1024)


def typical(usages: Iterable[Usage]) -> Usage:
    """The median of each figure."""
    usages = tuple(usages)
    return Usage(
        wall=median(usage.wall for usage in usages),
        cpu=median(usage.cpu for usage in usages),
        peak=median(usage.peak for usage in usages),
    )
