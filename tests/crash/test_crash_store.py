"""What the program remembers may be damaged or foreign in any way: the site comes out right."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.crash.crash_site import CrashSite
from tests.crash.sources import Tree, other
from tests.crash.whole import broken

IS_LONG = bool(os.environ.get("BULLETIN_LONG"))
TIMES = 10 if IS_LONG else 1

Damage = Callable[[Path, Random], None]


def random_bytes_in_the_middle(store: Path, chance: Random) -> None:
    data = bytearray(store.read_bytes())
    at = chance.randrange(200, len(data) - 4096)
    data[at : at + 4096] = chance.randbytes(4096)
    store.write_bytes(data)


def a_flipped_bit(store: Path, chance: Random) -> None:
    data = bytearray(store.read_bytes())
    for _ in range(20):  # most of a store is seldom looked at
        data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)
    store.write_bytes(data)


def random_bytes_at_the_start(store: Path, chance: Random) -> None:
    data = store.read_bytes()
    store.write_bytes(chance.randbytes(100) + data[100:])


def cut_off(store: Path, chance: Random) -> None:
    data = store.read_bytes()
    store.write_bytes(data[: chance.randrange(100, len(data) - 1)])


def empty(store: Path, _chance: Random) -> None:
    store.write_bytes(b"")


def a_text(store: Path, _chance: Random) -> None:
    store.write_text("Minutes of the meeting of 9 February\n" * 500)


def another_programs_database(store: Path, _chance: Random) -> None:
    store.unlink()
    change(store, "CREATE TABLE visits (url TEXT)", "INSERT INTO visits VALUES ('/')")


def another_database_with_our_tables_names(store: Path, _chance: Random) -> None:
    names = tables(store)
    version = ask(store, "PRAGMA user_version")[0][0]
    store.unlink()
    made = [f'CREATE TABLE "{name}" (something INTEGER)' for name in names]
    change(store, *made, f"PRAGMA user_version = {version}")


def of_a_later_version(store: Path, _chance: Random) -> None:
    change(store, "PRAGMA user_version = 9999")


def without_its_tables(store: Path, _chance: Random) -> None:
    change(store, *(f'DROP TABLE "{name}"' for name in tables(store)))


def with_empty_tables(store: Path, chance: Random) -> None:
    change(store, f'DELETE FROM "{chance.choice(tables(store))}"')  # noqa: S608 - a table's name


def with_noise_for_values(store: Path, chance: Random) -> None:
    damage_values(store, lambda data: chance.randbytes(len(data)))


def with_cut_values(store: Path, _chance: Random) -> None:
    damage_values(store, lambda data: data[: len(data) // 2])


def with_a_wrong_letter_in_each_value(store: Path, chance: Random) -> None:
    def misspelt(data: bytes) -> bytes:
        letters = [at for at, byte in enumerate(data) if chr(byte).isalpha() and byte < 128]
        at = chance.choice(letters or [0])
        return data[:at] + b"q" + data[at + 1 :]

    damage_values(store, misspelt)


def with_a_foreign_journal(store: Path, chance: Random) -> None:
    for suffix in ("-journal", "-wal", "-shm"):
        store.with_name(store.name + suffix).write_bytes(chance.randbytes(8192))


FILES: tuple[Damage, ...] = (
    a_flipped_bit,
    a_text,
    another_database_with_our_tables_names,
    another_programs_database,
    cut_off,
    empty,
    of_a_later_version,
    random_bytes_at_the_start,
    random_bytes_in_the_middle,
    with_a_foreign_journal,
    with_a_wrong_letter_in_each_value,
    with_cut_values,
    with_empty_tables,
    with_noise_for_values,
    without_its_tables,
)


def ask(store: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(store)) as db:
        return db.execute(query).fetchall()


def change(store: Path, *statements: str) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def tables(store: Path) -> list[str]:
    return [
        str(name) for (name,) in ask(store, "SELECT name FROM sqlite_schema WHERE type='table'")
    ]


def damage_values(store: Path, damage: Callable[[bytes], bytes]) -> None:
    """Put other bytes in place of every blob of a store that is sound otherwise."""
    with closing(sqlite3.connect(store)) as db:
        db.create_function("damage", 1, damage, deterministic=False)
        for table in tables(store):
            for _, column, *_ in db.execute(f'PRAGMA table_info("{table}")').fetchall():
                db.execute(
                    f'UPDATE "{table}" SET "{column}" = damage("{column}")'  # noqa: S608 - names
                    f' WHERE typeof("{column}") = \'blob\' AND length("{column}") > 0'
                )
        db.commit()


@pytest.mark.parametrize("time", range(TIMES))
@pytest.mark.parametrize("damage", FILES, ids=lambda damage: damage.__name__)
def test_a_damaged_store_makes_no_difference_to_the_site(
    damage: Damage, time: int, site: CrashSite, pair: tuple[Tree, Tree], chance: Random
) -> None:
    damage(site.store, chance)
    site.lay(other(pair, site.tree))
    assert site.ends_clean(site.build()) == []


def a_folder(store: Path) -> None:
    store.unlink()
    (store / "of somebody").mkdir(parents=True)


def a_link_to_itself(store: Path) -> None:
    store.unlink()
    store.symlink_to(store.name)


def a_link_to_nowhere(store: Path) -> None:
    store.unlink()
    store.symlink_to("nowhere/at/all")


def a_file_for_its_folder(store: Path) -> None:
    shutil.rmtree(store.parent)
    store.parent.write_text("not a folder")


@pytest.mark.parametrize(
    "put", [a_folder, a_file_for_its_folder, a_link_to_itself, a_link_to_nowhere]
)
def test_what_is_no_file_in_the_stores_place_is_said_or_makes_no_difference(
    put: Callable[[Path], None], site: CrashSite, pair: tuple[Tree, Tree]
) -> None:
    before = site.files()
    put(site.store)
    site.lay(other(pair, site.tree))
    ended = site.build()
    if ended.code:
        assert ended.has_failed_clearly, ended
        assert site.kept.name in ended.stderr, ended
        assert broken(site.files(), [before, site.clean.of(site.tree)]) == []
    else:
        assert site.ends_clean(ended) == []
    site.forget(output=False)
    assert site.ends_clean(site.build()) == []
