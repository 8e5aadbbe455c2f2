"""Alive: whether a process still runs, for the tests that end some."""

import os
from pathlib import Path


def is_alive(process: int) -> bool:
    """Whether it runs; one that has ended, and of which nobody has taken note, doesn't."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return not _is_zombie(process)


def _is_zombie(process: int) -> bool:
    try:
        return b") Z " in Path(f"/proc/{process}/stat").read_bytes()
    except OSError:
        return False
