"""Stage: where a build lays its files before they appear.

In: rendered bytes. Out: what was laid. Whichever process made a file lays it, so that the bytes
need not be sent to another. Known here alone: how a file gets from the stage to its place, so that
a reader always finds a whole one.
"""

import errno
import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from generator.cache import digest
from generator.pages import Output
from generator.standing import stamp_of

MARK = ".bulletin-new"
"""What the name of a stage ends with."""


class Stage(Struct, frozen=True, kw_only=True):
    """Where a build's files are before they appear."""

    folder: str
    """Where they will stand."""
    work: str
    """Where they are laid."""
    is_fresh: bool
    """Whether nothing stands in the folder yet; then they are laid as they will stand."""

    def place(self, output: str) -> str:
        """Where a file is laid."""
        return f"{self.work}{os.sep}{output if self.is_fresh else digest(output)}"

    def read(self, output: str) -> bytes | None:
        """A file as it will stand: what was laid, else what stands; None where there is none."""
        for file in (self.place(output), f"{self.folder}{os.sep}{output}"):
            with suppress(OSError):
                return Path(file).read_bytes()
        return None


class Laid(Struct, frozen=True, kw_only=True):
    """A file that was laid, or whose bytes stand already."""

    output: str
    digest: str
    """SHA-256 of its bytes."""
    size: int
    stamp: tuple[int, int]
    is_new: bool
    """Whether other bytes stand at its place, or none."""
    missing: str = ""
    """As Output has it."""


def lay(output: Output, stage: Stage) -> Laid:
    """Lay a rendered file on the stage, unless its bytes stand at its place already."""
    there = f"{stage.folder}{os.sep}{output.output}"
    is_new = stage.is_fresh or not _holds(there, output.data)
    file = stage.place(output.output) if is_new else there
    if is_new:
        put(file, output.data)
    return Laid(
        output=output.output,
        digest=sha256(output.data),
        size=len(output.data),
        stamp=stamp_of(file),
        is_new=is_new,
        missing=output.missing,
    )


def appear(laid: str, file: str) -> None:
    """Put a file that was laid in its place, in one step."""
    try:
        os.replace(laid, file)  # noqa: PTH105 - there are many
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = f"{file}{MARK}"  # a folder of the site may lie on a disk of its own
        shutil.copy2(laid, beside)
        os.replace(beside, file)  # noqa: PTH105


def sha256(data: bytes) -> str:
    """The digest that the manifest publishes."""
    return hashlib.sha256(data).hexdigest()


def _holds(file: str, data: bytes) -> bool:
    """Whether a file has these bytes already."""
    with suppress(OSError), open(file, "rb") as old:  # noqa: PTH123 - there are many
        return old.read() == data
    return False


def put(file: str, data: bytes) -> None:
    """Write a file where nobody looks for it yet."""
    with _opened(file) as new:
        new.write(data)


def _opened(file: str) -> BinaryIO:
    try:
        return open(file, "wb")  # noqa: PTH123 - there are many
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        return open(file, "wb")  # noqa: PTH123
