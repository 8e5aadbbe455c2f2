"""What the program remembers between builds: one SQLite file.

Known here alone: the file, its tables and their encoding (MessagePack or raw bytes, never pickles).
A file that is damaged, foreign or of another version is thrown away: it holds nothing that can't be
computed again.

Small results are kept many together, in packs: to read ten thousand rows costs more than to read
what is in them. Large parts are kept one by one under their own digests, and loaded when needed.
"""

import errno
import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Raw

T = TypeVar("T")

_VERSION = 5
_TABLES = (
    "packs (step TEXT, name TEXT, data BLOB, PRIMARY KEY (step, name))",
    "parts (key TEXT PRIMARY KEY, data BLOB)",
    "notes (name TEXT PRIMARY KEY, data BLOB)",
)
_PAGE = 4096
"""Bytes of a page of the file."""
_BLANK = bytes(_PAGE)
"""What stands before each value. The beginning of a row, less than a page of it, lies among other
rows, and SQLite leaves traces of it behind where it moves them; the rest lies in pages of its own,
which `secure_delete` wipes. So nothing but this is ever left behind."""
_TURN = 0.1
"""Seconds between two looks whether another build is over."""


def digest(*parts: bytes | str) -> str:
    """BLAKE2b of the parts, each told from the next, as 40 hexadecimal digits."""
    hasher = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hasher.update(b"%d:" % len(data))
        hasher.update(data)
    return hasher.hexdigest()


def digest_of(value: object) -> str:
    """The digest of a frozen value, by its JSON with sorted keys."""
    return digest(msgspec.json.encode(value, order="deterministic"))


def encoded(value: object) -> bytes:
    """A frozen value as it is kept."""
    return msgspec.msgpack.encode(value)


def decoded(data: bytes, type_: type[T]) -> T:
    """What was kept. Raises Damaged where it is of another shape."""
    try:
        return msgspec.msgpack.decode(data, type=type_)
    except msgspec.DecodeError as error:
        raise Damaged(str(error)) from error


class Damaged(Exception):  # noqa: N818 - it says what the file is
    """Something in the file is not what was put there; it has to be thrown away."""


class Store:
    """The SQLite file. What a build puts there is kept only when `save` ends it."""

    def __init__(self, path: Path | None, waiting: Callable[[], None] = lambda: None) -> None:
        """Open or make the file; None keeps everything in memory.

        Args:
            path: The file.
            waiting: Called once where another build has to end first.
        """
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._used: list[Iterable[str]] = []
        self._doubted: set[str] = set()
        self._packs: dict[tuple[str, str], Mapping[str, object]] = {}
        self._withheld: dict[tuple[str, str], set[str]] = {}
        self._db = _open(path, waiting)

    def packs(self, step: str) -> dict[str, bytes]:
        """What is remembered of a step, by the packs' names."""
        with _undamaged(self._path):
            rows = self._db.execute("SELECT name, data FROM packs WHERE step = ?", (step,))
            return {name: _unsealed(data) for name, data in rows}

    def keep_pack(self, step: str, name: str, results: Mapping[str, object]) -> None:
        """Remember a pack in place of that name's last one; an empty one is forgotten."""
        self._packs[step, name] = results

    def withhold(self, step: str, name: str, key: str) -> None:
        """Forget one result of a pack, if it is there, and don't remember it."""
        self._withheld.setdefault((step, name), set()).add(key)

    def load(self, keys: Collection[str]) -> dict[str, bytes]:
        """Large parts by their digests. Raises Damaged where one is missing or no longer whole."""
        found: dict[str, bytes] = {}
        wanted = list(keys)
        with _undamaged(self._path):
            for start in range(0, len(wanted), 500):
                some = wanted[start : start + 500]
                marks = ",".join("?" * len(some))
                query = f"SELECT key, data FROM parts WHERE key IN ({marks})"  # noqa: S608 - only ?s
                found.update((key, data[_PAGE:]) for key, data in self._db.execute(query, some))
        for key in wanted:
            if key not in found or digest(found[key]) != key:
                raise Damaged(key)
        return found

    def put(self, parts: Mapping[str, bytes]) -> None:
        """Remember large parts under their digests."""
        with _undamaged(self._path):
            rows = ((key, _BLANK + data) for key, data in parts.items())
            self._db.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?)", rows)

    def use(self, keys: Iterable[str]) -> None:
        """Large parts that what this build remembers refers to: they outlive it.

        They are asked for when the build ends, and only if there is anything to forget.
        """
        self._used.append(keys)

    def doubt(self, keys: Iterable[str]) -> None:
        """Large parts that are forgotten, unless this build uses them."""
        self._doubted.update(keys)

    def note(self, name: str) -> bytes:
        """A note of the last build; empty where there is none."""
        with _undamaged(self._path):
            row = self._db.execute("SELECT data FROM notes WHERE name = ?", (name,)).fetchone()
        return _unsealed(row[0]) if row else b""

    def notes(self, prefix: str) -> dict[str, bytes]:
        """The last build's notes whose names begin with `prefix`."""
        with _undamaged(self._path):
            rows = self._db.execute(
                "SELECT name, data FROM notes WHERE substr(name, 1, ?) = ?", (len(prefix), prefix)
            )
            return {name: _unsealed(data) for name, data in rows}

    def keep_note(self, name: str, data: bytes) -> None:
        """Leave a note for the next build, in place of that name's last one."""
        with _undamaged(self._path):
            self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, _sealed(data)))

    def forget_notes(self, prefix: str, others: Collection[str]) -> None:
        """Forget the notes whose names begin with `prefix`, but the `others`."""
        with _undamaged(self._path):
            names = [name for (name,) in self._db.execute("SELECT name FROM notes")]
            gone = [(n,) for n in names if n.startswith(prefix) and n not in others]
            self._db.executemany("DELETE FROM notes WHERE name = ?", gone)

    def save(self) -> None:
        """End a build that went well: what it did not use is forgotten, withheld texts with it."""
        with _undamaged(self._path):
            for (step, name), withheld in self._withheld.items():
                self._drop(step, name, withheld)
            self._save_packs()
            if self._doubted:
                unused = self._doubted.difference(*self._used)
                self._db.executemany("DELETE FROM parts WHERE key = ?", [(key,) for key in unused])
            self._db.commit()
        for kept in (self._withheld, self._packs, self._doubted, self._used):
            kept.clear()

    def _drop(self, step: str, name: str, withheld: Collection[str]) -> None:
        """Take what is withheld out of a pack. Nothing of it was ever written to the file."""
        results = self._packs.get((step, name))
        if results is None:
            query = "SELECT data FROM packs WHERE step = ? AND name = ?"
            row = self._db.execute(query, (step, name)).fetchone()
            results = decoded(_unsealed(row[0]), dict[str, Raw]) if row else {}
        if not results.keys().isdisjoint(withheld):
            left = {key: value for key, value in results.items() if key not in withheld}
            self._packs[step, name] = left

    def _save_packs(self) -> None:
        for (step, name), results in self._packs.items():
            if results:
                data = _sealed(encoded(results))
                self._db.execute(
                    "INSERT OR REPLACE INTO packs VALUES (?, ?, ?)", (step, name, data)
                )
            else:
                self._db.execute("DELETE FROM packs WHERE step = ? AND name = ?", (step, name))

    def close(self) -> None:
        """Leave the file; what was not saved is forgotten. It may be left more than once."""
        with suppress(sqlite3.ProgrammingError):
            self._db.rollback()
        self._db.close()

    def discard(self) -> None:
        """Leave the file, and throw it away."""
        self.close()
        if self._path:
            self._path.unlink(missing_ok=True)


def _sealed(data: bytes) -> bytes:
    """Data with its checksum: SQLite notices a damaged page only where its own records lie."""
    return b"%b%08x%b" % (_BLANK, zlib.crc32(data), data)


def _unsealed(sealed: bytes) -> bytes:
    data = sealed[_PAGE + 8 :]
    if sealed[_PAGE : _PAGE + 8] != b"%08x" % zlib.crc32(data):
        raise Damaged("a checksum")
    return data


@contextmanager
def _undamaged(path: Path | None) -> Iterator[None]:
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


def _open(path: Path | None, waiting: Callable[[], None]) -> sqlite3.Connection:
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
            db.execute(f"PRAGMA page_size = {_PAGE}")
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
