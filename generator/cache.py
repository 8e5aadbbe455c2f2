"""What the program remembers between builds: one SQLite file, and `remember` around pure steps.

In: keys that are digests of everything a step depends on. Out: what the step gave, computed now or
before. Known here alone: the file, its tables and their encoding (JSON or raw bytes, never
pickles). A file that is damaged, foreign or of another version is thrown away: it holds nothing
that can't be computed again.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from generator.workers import spread

P = TypeVar("P")
I = TypeVar("I")  # noqa: E741
O = TypeVar("O")  # noqa: E741

_VERSION = 1
_TABLES = (
    "remembered (key TEXT PRIMARY KEY, value BLOB)",
    "looked (path TEXT PRIMARY KEY, stamp TEXT, digest TEXT)",
    "written (output TEXT PRIMARY KEY, key TEXT, digest TEXT, size INTEGER, stamp TEXT)",
)
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


class Written(Struct, frozen=True):
    """What the last build left at one place of the output."""

    key: str
    """Of everything that the file was made from."""
    digest: str
    """SHA-256 of its bytes."""
    size: int
    stamp: str
    """The file's size and times as the system gave them after writing."""


class Store:
    """The SQLite file. What a build puts there is kept only when `save` ends it."""

    def __init__(self, path: Path | None) -> None:
        """Open or make the file; None keeps everything in memory."""
        self._touched: set[str] = set()
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._db = _open(path)

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        """What is remembered under `keys`; a key that isn't is left out."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, value FROM remembered WHERE key IN ({marks})"  # noqa: S608 - only ?s
            found.update(self._db.execute(query, some))
        self._touched.update(found)
        return found

    def put(self, values: Mapping[str, bytes]) -> None:
        """Remember `values`."""
        self._db.executemany("INSERT OR REPLACE INTO remembered VALUES (?, ?)", values.items())
        self._touched.update(values)

    def touch(self, keys: Iterable[str]) -> None:
        """Keep what is remembered under `keys`, without loading it."""
        self._touched.update(keys)

    def forget(self, key: str) -> None:
        """Let go what is remembered under `key`, although this build has looked at it."""
        self._touched.discard(key)

    def load(self, key: str) -> bytes:
        """One remembered value. Raises KeyError where there is none."""
        return self.get([key])[key]

    def looked(self) -> dict[str, tuple[str, str]]:
        """For each source path, its (stamp, digest) when it was last read."""
        rows = self._db.execute("SELECT path, stamp, digest FROM looked")
        return {path: (stamp, sha) for path, stamp, sha in rows}

    def keep_looks(self, looks: Mapping[str, tuple[str, str]]) -> None:
        """Remember the stamps and digests of sources; those of other sources are forgotten."""
        before = self.looked()
        gone = [(path,) for path in before if path not in looks]
        new = [(path, *look) for path, look in looks.items() if before.get(path) != look]
        self._db.executemany("DELETE FROM looked WHERE path = ?", gone)
        self._db.executemany("INSERT OR REPLACE INTO looked VALUES (?, ?, ?)", new)

    def written(self) -> dict[str, Written]:
        """What the last build left in the output, by its path there."""
        rows = self._db.execute("SELECT output, key, digest, size, stamp FROM written")
        return {output: Written(*rest) for output, *rest in rows}

    def keep_written(self, written: Mapping[str, Written]) -> None:
        """Remember what stands in the output now."""
        before = self.written()
        gone = [(output,) for output in before if output not in written]
        new = [
            (output, w.key, w.digest, w.size, w.stamp)
            for output, w in written.items()
            if before.get(output) != w
        ]
        self._db.executemany("DELETE FROM written WHERE output = ?", gone)
        self._db.executemany("INSERT OR REPLACE INTO written VALUES (?, ?, ?, ?, ?)", new)

    def save(self) -> None:
        """End a build that went well: what it did not use is forgotten, withheld texts with it."""
        keys = [key for (key,) in self._db.execute("SELECT key FROM remembered")]
        unused = [(key,) for key in keys if key not in self._touched]
        self._db.executemany("DELETE FROM remembered WHERE key = ?", unused)
        self._db.commit()

    def close(self) -> None:
        """Leave the file; what was not saved is forgotten."""
        self._db.rollback()
        self._db.close()


def _open(path: Path | None) -> sqlite3.Connection:
    try:
        return _connect(path)
    except sqlite3.OperationalError:  # the disk's or the rights' fault, not the file's
        raise
    except sqlite3.DatabaseError:
        if path is None:
            raise
        with suppress(FileNotFoundError):
            path.unlink()
        return _connect(path)


def _connect(path: Path | None) -> sqlite3.Connection:
    db = sqlite3.connect(path or ":memory:", timeout=_TURN)
    try:
        # Losing the file to a power cut costs one full build; waiting for the disk costs every one.
        db.execute("PRAGMA synchronous = OFF")
        # What is forgotten must not stay readable in the file's free pages.
        db.execute("PRAGMA secure_delete = ON")
        _begin(db)
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError(f"version {version}")
        db.execute(f"PRAGMA user_version = {_VERSION}")
        for table in _TABLES:
            db.execute(f"CREATE TABLE IF NOT EXISTS {table} WITHOUT ROWID")
    except BaseException:
        db.close()
        raise
    return db


def _begin(db: sqlite3.Connection) -> None:
    """Begin the build's one transaction, whose lock ends with the process at the latest."""
    while True:
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            # Short waits, one after another, since only between them can a person interrupt.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
        else:
            return


class Computed(Struct, Generic[O], frozen=True):
    """What a step gives: its value, and large parts that are kept apart and loaded one by one."""

    value: O
    blobs: dict[str, bytes] = {}
    """By digest."""


class Step(Struct, Generic[I, P, O], frozen=True, kw_only=True):
    """A pure step that is worth remembering."""

    name: str
    key: Callable[[I], str]
    """The digest of everything that the result depends on for this input."""
    prepare: Callable[[I], P]
    """What has to be read first, in this process, where nothing is remembered."""
    compute: Callable[[P], Computed[O]]
    """The step itself: pure, so that another process may do it."""
    type: type[O]
    """What it gives, for decoding."""
    keep: Callable[[O], bool] = lambda _: True
    """Whether the result may be kept: nothing of a withheld text may."""
    blobs: Callable[[O], tuple[str, ...]] = lambda _: ()
    """The digests of a value's blobs."""
    enough: int = 2_000
    """From how many inputs on a pool of processes pays."""


class Remembered(Struct, Generic[O], frozen=True):
    """What `remember` gives."""

    values: tuple[O, ...]
    """One for each input, in order."""
    computed: int
    """How many had to be computed."""


def remember(step: Step[I, P, O], inputs: Iterable[I], store: Store) -> Remembered[O]:
    """The step's result for each input, from the store where it is there, else computed."""
    inputs = tuple(inputs)
    keys = [digest(step.name, step.key(value)) for value in inputs]
    found = store.get(keys)
    due = {key: given for key, given in zip(keys, inputs, strict=True) if key not in found}
    prepared = [step.prepare(given) for given in due.values()]
    computed: dict[str, O] = {}
    for key, result in zip(due, spread(step.compute, prepared, enough=step.enough), strict=True):
        computed[key] = result.value
        if step.keep(result.value):
            store.put({key: msgspec.json.encode(result.value), **result.blobs})
    decode = msgspec.json.Decoder(step.type).decode
    values = tuple(computed[key] if key in computed else decode(found[key]) for key in keys)
    for key, value in zip(keys, values, strict=True):
        if key in computed:
            continue
        if step.keep(value):
            store.touch(step.blobs(value))
        else:  # what was public when it was remembered need not be so any more
            store.forget(key)
    return Remembered(values, len(due))
