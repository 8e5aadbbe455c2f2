"""Storage: the file in which the program keeps what it remembers: how it is opened and read.

In: a path. Out: its database, with one transaction begun. Known here alone: its tables, who waits
for whom, how a damaged file is told from a full disk, and that nothing is left behind in it of what
was forgotten.
"""

import errno
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.encoding import Damaged

_VERSION = 5
_TABLES = (
    "packs (step TEXT, name TEXT, data BLOB, PRIMARY KEY (step, name))",
    "parts (key TEXT PRIMARY KEY, data BLOB)",
    "notes (name TEXT PRIMARY KEY, data BLOB)",
)
PAGE = 4096
"""Bytes of a page of the file."""
BLANK = bytes(PAGE)
"""What stands before each value. The beginning of a row, less than a page of it, lies among other
rows, and SQLite leaves traces of it behind where it moves them; the rest lies in pages of its own,
which `secure_delete` wipes. So nothing but this is ever left behind."""
_TURN = 0.1
"""Seconds between two looks whether another build is over."""


def sealed(data: bytes) -> bytes:
    """Data with its checksum: SQLite notices a damaged page only where its own records lie."""
    return b"%b%08x%b" % (BLANK, zlib.crc32(data), data)


def unsealed(kept: bytes) -> bytes:
    """What `sealed` was given. Raises Damaged."""
    data = kept[PAGE + 8 :]
    if kept[PAGE : PAGE + 8] != b"%08x" % zlib.crc32(data):
        raise Damaged("a checksum")
    return data


@contextmanager
def undamaged(path: Path | None) -> Iterator[None]:
    """Tells a damaged file from a full disk and the like, which are not the file's fault."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # tables that are not ours
            raise Damaged(str(error)) from error
        raise system_error(error, path) from error
    except sqlite3.DatabaseError as error:
        raise Damaged(str(error)) from error


_SYSTEM = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
}


def system_error(error: sqlite3.Error, path: Path | None) -> OSError:
    """What keeps a sound file from being read or written, as the system would say it."""
    code = error.sqlite_errorcode & 0xFF  # without SQLite's finer distinctions
    return OSError(_SYSTEM.get(code, errno.EIO), f"{error}", f"{path}")


def open_file(path: Path | None, waiting: Callable[[], None]) -> sqlite3.Connection:
    """Open or make the file, with one transaction begun; None is a database in memory.

    `waiting` is called once where another build has to end first.
    """
    try:
        return _connect(path, waiting)
    except sqlite3.OperationalError as error:  # the disk's or the rights' fault, not the file's
        raise system_error(error, path) from error
    except sqlite3.DatabaseError:
        if path is None:
            raise
        with suppress(FileNotFoundError):
            path.unlink()
        return _connect(path, waiting)


def _connect(path: Path | None, waiting: Callable[[], None]) -> sqlite3.Connection:
    db = sqlite3.connect(path or ":memory:", timeout=_TURN)
    try:
        _begin(db, waiting)
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError(f"version {version}")
        db.execute(f"PRAGMA user_version = {_VERSION}")
        for table in _TABLES:
            db.execute(f"CREATE TABLE IF NOT EXISTS {table}")
    except BaseException:
        db.close()
        raise
    return db


def _begin(db: sqlite3.Connection, waiting: Callable[[], None]) -> None:
    """Begin the build's one transaction, whose lock ends with the process at the latest."""
    said = False
    while True:
        try:
            # These too wait for a build that has more to write than its memory holds.
            db.execute(f"PRAGMA page_size = {PAGE}")
            # A power cut costs one full build at most; waiting for the disk costs every build.
            db.execute("PRAGMA synchronous = OFF")
            # What is forgotten must not stay readable in the file's free pages.
            db.execute("PRAGMA secure_delete = ON")
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            # Short waits, one after another, since only between them can a person interrupt.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            if not said:
                waiting()
            said = True
        else:
            return
