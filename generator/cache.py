"""What the program remembers between builds: one SQLite file.

Known here alone: what is in its tables, and how that is encoded (MessagePack or raw bytes, never
pickles). A file that is damaged, foreign or of another version is thrown away: it holds nothing
that can't be computed again.

Small results are kept many together, in packs: to read ten thousand rows costs more than to read
what is in them. Large parts are kept one by one under their own digests, and loaded when needed.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Raw

from generator.encoding import Damaged, Recent, decoded, encoded
from generator.storage import BLANK, PAGE, open_file, sealed, undamaged, unsealed

T = TypeVar("T")
_STATE = "state"
"""The note by which a process knows whether it was the last that wrote to the file."""


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


class Store:
    """The SQLite file. What a build puts there is kept only when `save` ends it."""

    def __init__(
        self,
        path: Path | None,
        waiting: Callable[[], None] = lambda: None,
        recent: Recent | None = None,
    ) -> None:
        """Open or make the file; None keeps everything in memory.

        Args:
            path: The file.
            waiting: Called once where another build has to end first.
            recent: What builds of this process remember of it; None where this is the only one.
        """
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._path, self._recent = path, recent
        self._used: list[Iterable[str]] = []
        self._doubted: set[str] = set()
        self._packs: dict[tuple[str, str], Mapping[str, object]] = {}
        self._withheld: dict[tuple[str, str], set[str]] = {}
        self._db = open_file(path, waiting)
        if recent:
            recent.begin(self.note(_STATE))

    def packs(self, step: str) -> dict[str, bytes]:
        """What is remembered of a step, by the packs' names."""
        with undamaged(self._path):
            rows = self._db.execute("SELECT name, data FROM packs WHERE step = ?", (step,))
            return {name: unsealed(data) for name, data in rows}

    def known(self, step: str, type_: type[T]) -> dict[str, T]:
        """What is remembered of a step by the packs' names, of the type that it always has.

        Raises Damaged.
        """

        def read() -> dict[str, T]:
            return {name: decoded(data, type_) for name, data in self.packs(step).items()}

        return self._recent.of(step, read) if self._recent else read()

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
        with undamaged(self._path):
            for start in range(0, len(wanted), 500):
                some = wanted[start : start + 500]
                marks = ",".join("?" * len(some))
                query = f"SELECT key, data FROM parts WHERE key IN ({marks})"  # noqa: S608 - only ?s
                found.update((key, data[PAGE:]) for key, data in self._db.execute(query, some))
        for key in wanted:
            if key not in found or digest(found[key]) != key:
                raise Damaged(key)
        return found

    def put(self, parts: Mapping[str, bytes]) -> None:
        """Remember large parts under their digests."""
        with undamaged(self._path):
            rows = ((key, BLANK + data) for key, data in parts.items())
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
        with undamaged(self._path):
            row = self._db.execute("SELECT data FROM notes WHERE name = ?", (name,)).fetchone()
        return unsealed(row[0]) if row else b""

    def notes(self, prefix: str) -> dict[str, bytes]:
        """The last build's notes whose names begin with `prefix`."""
        with undamaged(self._path):
            rows = self._db.execute(
                "SELECT name, data FROM notes WHERE substr(name, 1, ?) = ?", (len(prefix), prefix)
            )
            return {name: unsealed(data) for name, data in rows}

    def keep_note(self, name: str, data: bytes) -> None:
        """Leave a note for the next build, in place of that name's last one."""
        with undamaged(self._path):
            self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, sealed(data)))

    def forget_notes(self, prefix: str, others: Collection[str]) -> None:
        """Forget the notes whose names begin with `prefix`, but the `others`."""
        with undamaged(self._path):
            names = [name for (name,) in self._db.execute("SELECT name FROM notes")]
            gone = [(n,) for n in names if n.startswith(prefix) and n not in others]
            self._db.executemany("DELETE FROM notes WHERE name = ?", gone)

    def save(self) -> None:
        """End a build that went well: what it did not use is forgotten, withheld texts with it."""
        with undamaged(self._path):
            for (step, name), withheld in self._withheld.items():
                self._drop(step, name, withheld)
            self._save_packs()
            if self._doubted:
                unused = self._doubted.difference(*self._used)
                self._db.executemany("DELETE FROM parts WHERE key = ?", [(key,) for key in unused])
            state = os.urandom(8) if self._db.total_changes else b""
            if state:
                self.keep_note(_STATE, state)
            self._db.commit()
        if self._recent and state:
            self._recent.end(state, self._packs)
        for kept in (self._withheld, self._packs, self._doubted, self._used):
            kept.clear()

    def _drop(self, step: str, name: str, withheld: Collection[str]) -> None:
        """Take what is withheld out of a pack. Nothing of it was ever written to the file."""
        results = self._packs.get((step, name))
        if results is None:
            query = "SELECT data FROM packs WHERE step = ? AND name = ?"
            row = self._db.execute(query, (step, name)).fetchone()
            results = decoded(unsealed(row[0]), dict[str, Raw]) if row else {}
            if self._recent:
                self._recent.forget(step)
        if not results.keys().isdisjoint(withheld):
            left = {key: value for key, value in results.items() if key not in withheld}
            self._packs[step, name] = left

    def _save_packs(self) -> None:
        for (step, name), results in self._packs.items():
            if results:
                data = sealed(encoded(results))
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
