"""The store: what is remembered, what is forgotten, and that a damaged file costs only time."""

import sqlite3
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Computed, Step, Store, Written, digest, digest_of, remember


class Doubled(Struct, frozen=True):
    number: int


def double(number: int) -> Computed[Doubled]:
    return Computed(Doubled(2 * number), {f"blob-{2 * number}": b"large"})


class Doubler:
    """A step that notes what it has to work on."""

    def __init__(self, *, keep: bool = True) -> None:
        self.worked: list[int] = []
        self.step = Step(
            name="double",
            key=str,
            prepare=self.prepare,
            compute=double,
            type=Doubled,
            keep=lambda _: keep,
            blobs=lambda done: (f"blob-{done.number}",),
        )

    def prepare(self, number: int) -> int:
        self.worked.append(number)
        return number


@given(st.lists(st.binary(max_size=8)), st.lists(st.binary(max_size=8)))
def test_a_digest_tells_where_one_part_ends_and_the_next_begins(
    one: list[bytes], other: list[bytes]
) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_equal_values_have_one_digest_in_whichever_order_their_keys_came() -> None:
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": "1"})


def test_a_step_computes_each_input_once_and_keeps_the_order(tmp_path: Path) -> None:
    doubler = Doubler()
    for worked in (2, 0):
        store = Store(tmp_path / "store.sqlite")
        done = remember(doubler.step, [3, 1], store)
        store.save()
        store.close()
        assert [value.number for value in done.values] == [6, 2]
        assert done.computed == worked
    assert doubler.worked == [3, 1]


def test_two_inputs_of_one_key_are_computed_once() -> None:
    doubler = Doubler()
    done = remember(doubler.step, [3, 1, 3], Store(None))
    assert [value.number for value in done.values] == [6, 2, 6]
    assert doubler.worked == [3, 1]


def test_many_inputs_give_the_same_in_other_processes_as_in_this_one() -> None:
    step = Doubler().step
    inputs = list(range(50))
    here = remember(step, inputs, Store(None))
    store = Store(None)
    spread_out = remember(replace(step, enough=1), inputs, store)
    assert spread_out == here
    assert store.load("blob-98") == b"large"


def test_a_result_that_must_not_be_kept_is_computed_again_and_nothing_of_it_stays() -> None:
    store, doubler = Store(None), Doubler(keep=False)
    assert remember(doubler.step, [1], store).computed == 1
    assert remember(doubler.step, [1], store).computed == 1
    with pytest.raises(KeyError):
        store.load("blob-2")


def test_large_parts_are_kept_as_long_as_their_result_is_used(tmp_path: Path) -> None:
    for inputs in ([1, 2], [1]):
        store = Store(tmp_path / "store.sqlite")
        remember(Doubler().step, inputs, store)
        store.save()
        store.close()
    store = Store(tmp_path / "store.sqlite")
    assert store.load("blob-2") == b"large"
    assert set(store.get(["blob-2", "blob-4"])) == {"blob-2"}


def test_what_a_build_did_not_use_is_forgotten_when_it_ends(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite")
    store.put({"used": b"1", "unused": b"2"})
    store.save()
    store.close()
    store = Store(tmp_path / "store.sqlite")
    store.touch(["used"])
    store.save()
    assert store.get(["used", "unused"]) == {"used": b"1"}


def test_nothing_of_what_is_forgotten_can_be_read_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    store = Store(file)
    store.put({"secret": b"not for the public" * 1000})
    store.save()
    store.close()
    assert b"not for the public" in file.read_bytes()
    store = Store(file)
    store.save()
    store.close()
    assert b"not for the public" not in file.read_bytes()


def test_a_build_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite")
    store.put({"key": b"value"})
    store.close()
    assert Store(tmp_path / "store.sqlite").get(["key"]) == {}


def test_more_keys_than_sqlite_takes_at_once_are_all_found() -> None:
    store = Store(None)
    values = {str(n): b"%d" % n for n in range(1501)}
    store.put(values)
    assert store.get([*values, "absent"]) == values


@pytest.mark.parametrize(
    "content", [b"this is no database" * 100, b"SQLite format 3\x00" + b"\xff" * 200]
)
def test_a_damaged_file_is_thrown_away_and_begun_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "store.sqlite"
    file.write_bytes(content)
    store = Store(file)
    store.put({"key": b"value"})
    store.save()
    assert store.load("key") == b"value"


def test_a_file_of_another_version_is_thrown_away(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    store = Store(file)
    store.put({"key": b"value"})
    store.save()
    store.close()
    other = sqlite3.connect(file)
    other.execute("PRAGMA user_version = 999")
    other.close()
    assert Store(file).get(["key"]) == {}


def test_looks_at_sources_that_are_gone_are_forgotten() -> None:
    store = Store(None)
    store.keep_looks({"a": ("stamp", "digest"), "b": ("stamp", "digest")})
    store.keep_looks({"a": ("newer", "digest")})
    assert store.looked() == {"a": ("newer", "digest")}


def test_what_stands_in_the_output_comes_back_field_by_field() -> None:
    store = Store(None)
    standing = {"index.html": Written("key", "sha", 3, "3 1"), "x.html": Written("k", "s", 1, "")}
    store.keep_written(standing)
    assert store.written() == standing
    store.keep_written({"x.html": Written("k", "t", 1, "")})
    assert store.written() == {"x.html": Written("k", "t", 1, "")}


def test_a_build_waits_until_another_has_ended(tmp_path: Path) -> None:
    seen: list[dict[str, bytes]] = []

    def later() -> None:
        second = Store(tmp_path / "store.sqlite")
        seen.append(second.get(["key"]))
        second.close()

    first = Store(tmp_path / "store.sqlite")
    thread = threading.Thread(target=later)
    thread.start()
    thread.join(0.3)
    assert thread.is_alive()
    first.put({"key": b"of the first"})
    first.save()
    first.close()
    thread.join(10)
    assert seen == [{"key": b"of the first"}]


def test_a_file_that_cannot_be_opened_is_no_damaged_one(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").mkdir()
    with pytest.raises(sqlite3.OperationalError):
        Store(tmp_path / "store.sqlite")


def test_what_may_no_longer_be_kept_is_forgotten_although_it_was_found() -> None:
    store = Store(None)
    remember(Doubler().step, [1, 2], store)
    store.save()
    done = remember(replace(Doubler().step, keep=lambda done: done.number != 4), [1, 2], store)
    assert done.computed == 0
    store.save()
    assert remember(Doubler().step, [1], store).computed == 0
    assert remember(Doubler().step, [2], store).computed == 1
