"""Vault: the texts that saves have replaced, and the lock under which the desk's processes save.

In: bytes by source path. Out: the last ones. Known here alone: the file
`.bulletin/desk/former.sqlite` and how much is kept in it. It may hold what the public must not see:
it is no part of the public store, lies outside content/, is ignored by git, and only its owner may
read it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from generator.storage import system_error

_KEPT_OF_ONE = 20
"""Texts that are kept of one file."""
_KEPT = 500
"""Texts that are kept in all."""
_PATIENCE = 10.0
"""Seconds to wait for another process that saves."""
FOLDER = ".bulletin/desk"
"""What people have typed, below the site's root. `bulletin clean` leaves it."""


class Former(Struct, frozen=True):
    """What a save replaced."""

    data: bytes | None
    """The bytes; None where there was no file."""
    stamp: str
    """Of what was saved in their place."""


class Vault:
    """The former texts, while the lock is held."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def keep(self, path: str, former: Former) -> None:
        """Keep what is being replaced; the oldest are forgotten."""
        insert = "INSERT INTO former (path, data, stamp) VALUES (?, ?, ?)"
        self._db.execute(insert, (path, former.data, former.stamp))
        own = "SELECT number FROM former WHERE path = ? ORDER BY number DESC LIMIT -1 OFFSET ?"
        self._db.execute(f"DELETE FROM former WHERE number IN ({own})", (path, _KEPT_OF_ONE))  # noqa: S608
        some = "SELECT number FROM former ORDER BY number DESC LIMIT -1 OFFSET ?"
        self._db.execute(f"DELETE FROM former WHERE number IN ({some})", (_KEPT,))  # noqa: S608

    def last(self, path: str) -> Former | None:
        """What the last save replaced; None where nothing is kept."""
        query = "SELECT data, stamp FROM former WHERE path = ? ORDER BY number DESC LIMIT 1"
        row = self._db.execute(query, (path,)).fetchone()
        return Former(*row) if row else None

    def drop_last(self, path: str) -> None:
        """Forget what the last save replaced."""
        query = "SELECT max(number) FROM former WHERE path = ?"
        self._db.execute(f"DELETE FROM former WHERE number = ({query})", (path,))  # noqa: S608


@contextmanager
def locked(root: Path) -> Iterator[Vault]:
    """The vault of a site, which one process holds at a time; what it keeps is kept at the end.

    Raises OSError where the disk does not let it, or another process does not end.
    """
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "former.sqlite"
    try:
        file.touch(mode=0o600)
        db = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    except sqlite3.Error as error:
        raise system_error(error, file) from error
    try:
        _begin(db)
        yield Vault(db)
        db.execute("COMMIT")
    except sqlite3.Error as error:
        raise system_error(error, file) from error
    finally:
        db.close()


def _begin(db: sqlite3.Connection) -> None:
    # What is forgotten must not stay readable in the file's free pages.
    db.execute("PRAGMA secure_delete = ON")
    db.execute("BEGIN IMMEDIATE")
    db.execute(
        "CREATE TABLE IF NOT EXISTS former"
        " (number INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT, data BLOB, stamp TEXT)"
    )
