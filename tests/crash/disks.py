"""Disks: small ones that can be filled and write-protected, and a root whom permission bits bind.

Known here alone: the system's commands for these.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_FILLER = "filler"
_OVERRIDES = "-dac_override,-dac_read_search"
"""The two rights by which root passes over permission bits."""


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[None]:
    """A disk of so many bytes mounted at a folder; the test is skipped where that is forbidden."""
    folder.mkdir(parents=True, exist_ok=True)
    options = f"size={size},mode=0755"
    made = _run("mount", "-t", "tmpfs", "-o", options, "bulletin-crash", str(folder))
    if made.returncode:
        pytest.skip(f"no disk can be mounted here: {made.stderr.strip()}")
    try:
        yield
    finally:
        _run("umount", str(folder)).check_returncode()


def fill(disk: Path, leave: int = 0) -> None:
    """Fill a disk with a file of ours, but for so many bytes."""
    with (disk / _FILLER).open("wb", buffering=0) as file:
        space = os.statvfs(disk)
        file.write(bytes(max(0, space.f_bavail * space.f_frsize - leave)))


def free(disk: Path) -> None:
    """Undo `fill`."""
    (disk / _FILLER).unlink()


@contextmanager
def write_protected(disk: Path) -> Iterator[None]:
    """Let nothing be written to a mounted disk."""
    _run("mount", "-o", "remount,ro", str(disk)).check_returncode()
    try:
        yield
    finally:
        _run("mount", "-o", "remount,rw", str(disk)).check_returncode()


@contextmanager
def read_only(*places: Path) -> Iterator[None]:
    """Take the right to write away from files and folders, and give it back."""
    before = {place: place.stat().st_mode for place in places}
    for place, mode in before.items():
        place.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for place, mode in before.items():
            place.chmod(mode)


def bound() -> tuple[str, ...]:
    """What runs a command so that permission bits bind it, whoever runs the test."""
    if os.geteuid():
        return ()
    command = ("setpriv", f"--bounding-set={_OVERRIDES}", f"--inh-caps={_OVERRIDES}")
    if not shutil.which("setpriv") or _run(*command, "true").returncode:
        pytest.skip("root can't be bound by permission bits here: setpriv is missing or forbidden")
    return command


def _run(*command: str) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        return subprocess.CompletedProcess(command, 127, "", str(error))
