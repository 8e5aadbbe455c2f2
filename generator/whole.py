"""Whole: a file is written as a whole or not at all.

In: bytes and a place. Out: the file, with the rights that it had. Whoever reads it meanwhile sees
the old one or the new one; a power cut leaves one of them.
"""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path


def write_whole(file: Path, data: bytes, *, mode: int | None = None) -> None:
    """Write a file; its folder is made where there is none. Raises OSError.

    `mode` is that of a new file, else the system's usual one.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        mode = stat.S_IMODE(file.stat().st_mode)
    # No build and no watcher takes a hidden name for content.
    beside = file.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        with beside.open("xb") as new:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
