"""The store: what is remembered, what is forgotten, and that a damaged file costs only time."""

import re
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cache import Store, digest, digest_of
from generator.encoding import Damaged, Recent, encoded
from tests.stores import loaded, opened, whole


@given(st.lists(st.binary(max_size=8)), st.lists(st.binary(max_size=8)))
def test_a_digest_tells_where_one_part_ends_and_the_next_begins(
    one: list[bytes], other: list[bytes]
) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_equal_values_have_one_digest_in_whichever_order_their_keys_came() -> None:
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": "1"})


def test_steps_keep_packs_of_one_name_apart(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.keep_pack("one", "a", {"key": 1})
        store.keep_pack("other", "a", {"key": 2})
        store.keep_pack("other", "b", {"key": 3})
    with opened(tmp_path) as store:
        assert store.packs("one") == {"a": encoded({"key": 1})}
        assert store.packs("other") == {"a": encoded({"key": 2}), "b": encoded({"key": 3})}


Known = dict[str, dict[str, list[int]]]


class Again:
    """A process that builds again and again."""

    def __init__(self, file: Path) -> None:
        self.file, self.recent = file, Recent()

    def known(self, **kept: list[int]) -> Known:
        """What one build finds; it keeps some packs, and ends well if there are any."""
        with closing(Store(self.file, recent=self.recent)) as store:
            found = {**store.known("step", dict[str, list[int]])}
            for name, numbers in kept.items():
                store.keep_pack("step", name, {"key": numbers} if numbers else {})
            if kept:
                store.save()
            return found


@pytest.fixture
def again(tmp_path: Path) -> Again:
    """One that finds two packs."""
    with opened(tmp_path) as store:
        store.keep_pack("step", "a", {"key": [1]})
        store.keep_pack("step", "b", {"key": [2]})
    return Again(tmp_path / "store.sqlite")


def test_a_process_that_builds_again_reads_nothing_again(
    again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = again.known()
    monkeypatch.delattr(Store, "packs")
    assert again.known() == first == {"a": {"key": [1]}, "b": {"key": [2]}}
    again.known(a=[3], b=[], c=[4])
    assert again.known() == {"a": {"key": [3]}, "c": {"key": [4]}}


def test_what_another_process_wrote_meanwhile_is_read(again: Again, tmp_path: Path) -> None:
    again.known(a=[3])
    with opened(tmp_path) as store:
        store.keep_pack("step", "b", {"key": [5]})
    assert again.known() == {"a": {"key": [3]}, "b": {"key": [5]}}
    assert again.known(a=[7]) == again.known() | {"a": {"key": [3]}}
    again.file.unlink()
    assert again.known() == {}


def test_what_a_build_kept_that_went_wrong_is_not_at_hand(again: Again) -> None:
    with closing(Store(again.file, recent=again.recent)) as store:
        store.known("step", dict[str, list[int]])
        store.keep_pack("step", "a", {"key": [9]})
    assert again.known()["a"] == {"key": [1]}


def test_what_was_withheld_is_not_at_hand_either(again: Again) -> None:
    again.known()
    for kept in (False, True):
        with closing(Store(again.file, recent=again.recent)) as store:
            if kept:
                store.keep_pack("step", "b", {"key": [2], "other": [3]})
            store.withhold("step", "b" if kept else "a", "key")
            store.save()
    assert again.known() == {"b": {"other": [3]}}


def test_what_was_never_remembered_can_be_withheld_too(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.withhold("double", "5x", "50")
    with opened(tmp_path) as store:
        assert store.packs("double") == {}


def test_a_part_in_doubt_is_forgotten_unless_it_is_used(tmp_path: Path) -> None:
    parts = (b"used", b"unused", b"in no doubt")
    with opened(tmp_path) as store:
        for part in parts:
            store.put(whole(part))
    with opened(tmp_path) as store:
        store.doubt(map(digest, (b"used", b"unused")))
        store.use([digest(b"used")])
    with opened(tmp_path) as store:
        assert [loaded(store, part) for part in parts] == [True, False, True]


def test_nothing_of_what_is_forgotten_can_be_read_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    secrets = [f"{kind} not for the public" for kind in ("pack", "part", "note")]

    def said() -> list[bool]:
        data = file.read_bytes()
        return [secret.encode() in data for secret in secrets]

    pack, part, note = (secret * 1000 for secret in secrets)
    with opened(tmp_path) as store:
        store.keep_pack("step", "name", {"key": pack})
        store.put(whole(part.encode()))
        store.keep_note("standing a", note.encode())
    assert said() == [True] * 3
    with opened(tmp_path) as store:
        store.keep_pack("step", "name", {})
        store.doubt([digest(part)])
        store.forget_notes("standing ", [])
    assert said() == [False] * 3


def test_a_build_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite")
    store.keep_pack("step", "pack", {"key": "value"})
    store.keep_note("note", b"value")
    store.put(whole(b"value"))
    store.close()
    store = Store(tmp_path / "store.sqlite")
    assert (store.packs("step"), store.note("note")) == ({}, b"")
    assert not loaded(store, b"value")


def test_more_keys_than_sqlite_takes_at_once_are_all_found() -> None:
    store = Store(None)
    parts = [b"%d" % n for n in range(1501)]
    store.put({digest(part): part for part in parts})
    assert loaded(store, *parts)


def test_a_part_that_is_not_there_is_damage_since_what_names_it_is_there(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        Store(tmp_path / "store.sqlite").load(["absent"])


def flip(file: Path, table: str) -> None:
    """Change the last byte of everything in a table, as a bad disk would."""
    db = sqlite3.connect(file)
    rows = db.execute(f"SELECT rowid, data FROM {table}").fetchall()  # noqa: S608 - the test's own
    assert rows
    for row, data in rows:
        spoilt = data[:-1] + bytes([data[-1] ^ 1])
        db.execute(f"UPDATE {table} SET data = ? WHERE rowid = ?", (spoilt, row))  # noqa: S608
    db.commit()
    db.close()


@pytest.mark.parametrize(
    ("table", "read"),
    [
        ("packs", lambda store: store.packs("step")),
        ("parts", lambda store: store.load([digest(b"whole"), digest(b"a part")])),
        ("notes", lambda store: store.note("note")),
    ],
)
def test_a_flipped_byte_is_noticed_when_it_is_read(
    tmp_path: Path, table: str, read: Callable[[Store], object]
) -> None:
    file = tmp_path / "store.sqlite"
    store = Store(file)
    store.keep_pack("step", "name", {"key": "a result"})
    for part in (b"whole", b"a part"):
        store.put(whole(part))
    store.keep_note("note", b"a note")
    store.save()
    read(store)
    store.close()
    flip(file, table)
    store = Store(file)
    with pytest.raises(Damaged):
        read(store)
    store.discard()
    assert not file.exists()


def test_a_file_of_which_pages_are_lost_is_damaged_and_no_fault_of_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    store = Store(file)
    parts = [b"%d" % n * 3000 for n in range(50)]
    store.put({digest(part): part for part in parts})
    store.save()
    store.close()
    data = file.read_bytes()
    file.write_bytes(data[:8192] + b"\xaa" * (len(data) - 8192))
    store = Store(file)
    with pytest.raises(Damaged):
        store.load([*map(digest, parts)])


@pytest.mark.parametrize(
    "content", [b"this is no database" * 100, b"SQLite format 3\x00" + b"\xff" * 200]
)
def test_a_damaged_file_is_thrown_away_and_begun_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "store.sqlite"
    file.write_bytes(content)
    store = Store(file)
    store.keep_note("key", b"value")
    store.save()
    store.close()
    assert Store(file).note("key") == b"value"


def test_a_file_of_another_version_is_thrown_away(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    store = Store(file)
    store.keep_note("key", b"value")
    store.save()
    store.close()
    other = sqlite3.connect(file)
    other.execute("PRAGMA user_version = 999")
    other.close()
    assert Store(file).note("key") == b""


def test_of_a_note_the_last_is_kept_and_an_absent_one_is_empty() -> None:
    store = Store(None)
    store.keep_note("looks", b"first")
    store.keep_note("looks", b"second")
    assert (store.note("looks"), store.note("absent")) == (b"second", b"")


def test_notes_of_what_is_gone_are_forgotten() -> None:
    store = Store(None)
    for name in ("looks", "standing 2020", "standing 2021"):
        store.keep_note(name, b"x")
    store.forget_notes("standing ", {"standing 2021"})
    assert [store.note(n) for n in ("looks", "standing 2020", "standing 2021")] == [b"x", b"", b"x"]


@pytest.mark.parametrize("size", [1, 8_000_000], ids=["little", "more than SQLite's memory"])
def test_a_build_waits_until_another_has_ended(tmp_path: Path, size: int) -> None:
    seen: list[bytes] = []
    before = Store(tmp_path / "store.sqlite")
    before.save()
    before.close()

    def later() -> None:
        second = Store(tmp_path / "store.sqlite")
        seen.append(second.note("key"))
        second.close()

    first = Store(tmp_path / "store.sqlite")
    data = bytes(size)
    first.put({digest(data): data})
    thread = threading.Thread(target=later)
    thread.start()
    thread.join(0.3)
    assert thread.is_alive()
    first.keep_note("key", b"of the first")
    first.save()
    first.close()
    thread.join(10)
    assert seen == [b"of the first"]


def test_a_file_that_cannot_be_opened_is_no_damaged_one(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").mkdir()
    with pytest.raises(PermissionError) as caught:
        Store(tmp_path / "store.sqlite")
    assert caught.value.filename == f"{tmp_path / 'store.sqlite'}"


def test_nothing_of_what_is_forgotten_is_left_behind_where_rows_are_moved(tmp_path: Path) -> None:
    file, random = tmp_path / "store.sqlite", Random(3)  # noqa: S311 - the same each time
    packs: dict[int, set[int]] = {}
    for number in range(150):
        store = Store(file)
        for pack in random.sample(range(60), 8):
            packs[pack] = {1000 * number + n for n in range(random.randrange(7))}
            results = {
                f"{n}": f"text {n} of a pack" + "." * random.randrange(900) for n in packs[pack]
            }
            store.keep_pack("step", f"{pack}", results)
        store.save()
        store.close()
        known = {int(each) for each in re.findall(rb"text (\d+) of a pack", file.read_bytes())}
        assert known == set().union(*packs.values())
