"""Steps: each input is worked on once, and a change rewrites the pack that it is in."""

from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Store, digest
from generator.encoding import Damaged, encoded
from generator.steps import Computed, Step, remember
from generator.workers import ALONE, local_workers
from tests.stores import loaded, opened, whole


class Doubled(Struct, frozen=True):
    number: int


def large(number: int) -> bytes:
    """A part of twice the number."""
    return f"large part of {2 * number}".encode()


def double(number: int) -> Computed[Doubled]:
    return Computed(Doubled(2 * number), {digest(large(number)): large(number)})


class Doubler:
    """A step that notes what it has to work on; it packs numbers by their tens."""

    def __init__(self) -> None:
        self.worked: list[int] = []
        self.step = Step(
            name="double",
            key=str,
            pack=lambda number: f"{number // 10}x",
            prepare=self.prepare,
            compute=double,
            type=Doubled,
            parts=lambda done: (digest(large(done.number // 2)),),
        )

    def prepare(self, number: int) -> int:
        self.worked.append(number)
        return number


def test_a_step_computes_each_input_once_and_keeps_the_order(tmp_path: Path) -> None:
    doubler = Doubler()
    for worked in (2, 0):
        with opened(tmp_path) as store:
            done = remember(doubler.step, [3, 1], store, ALONE)
        assert [value.number for value in done.values] == [6, 2]
        assert done.computed == worked
    assert doubler.worked == [3, 1]


def test_two_inputs_of_one_key_are_computed_once() -> None:
    doubler = Doubler()
    done = remember(doubler.step, [3, 1, 3], Store(None), ALONE)
    assert [value.number for value in done.values] == [6, 2, 6]
    assert doubler.worked == [3, 1]


def test_many_inputs_give_the_same_in_other_processes_as_in_this_one() -> None:
    step = Doubler().step
    inputs = list(range(50))
    here = remember(step, inputs, Store(None), ALONE)
    store = Store(None)
    with local_workers(2) as workers:
        spread_out = remember(replace(step, enough=1), inputs, store, workers)
    assert spread_out == here
    assert loaded(store, large(49))


def test_a_new_result_makes_its_own_pack_anew_and_leaves_the_others_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        remember(Doubler().step, [1, 2, 11, 21], store, ALONE)
    assert sorted(store.kept) == ["0x", "1x", "2x"]
    with opened(tmp_path) as store:
        before = store.packs("double")
        assert remember(Doubler().step, [1, 2, 12, 21], store, ALONE).computed == 1
    assert store.kept == ["1x"]
    with opened(tmp_path) as store:
        after = store.packs("double")
        assert remember(Doubler().step, [1, 2, 12, 21], store, ALONE).computed == 0
    assert store.kept == []
    assert {name for name in before if before[name] != after[name]} == {"1x"}


def test_what_is_no_longer_asked_for_leaves_its_pack_and_an_empty_pack_leaves_the_store(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as store:
        remember(Doubler().step, [1, 2, 11], store, ALONE)
    with opened(tmp_path) as store:
        remember(Doubler().step, [2], store, ALONE)
    assert sorted(store.kept) == ["0x", "1x"]
    with opened(tmp_path) as store:
        assert set(store.packs("double")) == {"0x"}
        assert remember(Doubler().step, [1, 2, 11], store, ALONE).computed == 2


def test_a_result_that_is_withheld_is_given_but_never_written(tmp_path: Path) -> None:
    for worked in (2, 1):
        with opened(tmp_path) as store:
            done = remember(Doubler().step, [50, 51], store, ALONE)
            store.withhold("double", "5x", "50")
        assert done.computed == worked
        assert [value.number for value in done.values] == [100, 102]
        data = (tmp_path / "store.sqlite").read_bytes()
        assert (encoded({"number": 100}) in data, encoded({"number": 102}) in data) == (False, True)


def test_what_may_no_longer_be_kept_is_forgotten_although_it_was_found(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        remember(Doubler().step, [50, 51], store, ALONE)
    with opened(tmp_path) as store:
        assert remember(Doubler().step, [50, 51], store, ALONE).computed == 0
        store.withhold("double", "5x", "50")
    data = (tmp_path / "store.sqlite").read_bytes()
    assert (encoded({"number": 100}) in data, encoded({"number": 102}) in data) == (False, True)


def test_large_parts_are_kept_as_long_as_their_result_is_used(tmp_path: Path) -> None:
    for inputs in ([1, 2], [1]):
        with opened(tmp_path) as store:
            remember(Doubler().step, inputs, store, ALONE)
    with opened(tmp_path) as store:
        assert loaded(store, large(1))
        assert not loaded(store, large(2))


def shared(number: int) -> Computed[Doubled]:
    return Computed(Doubled(2 * number), whole(b"one part for all"))


def test_a_part_that_several_results_share_is_kept_until_the_last_of_them_goes(
    tmp_path: Path,
) -> None:
    step = replace(Doubler().step, compute=shared, parts=lambda _: (digest(b"one part for all"),))
    for inputs, is_there in (([1, 11], True), ([11], True), ([11, 21], True), ([], False)):
        with opened(tmp_path) as store:
            remember(step, inputs, store, ALONE)
        with opened(tmp_path) as store:
            assert loaded(store, b"one part for all") == is_there


def test_a_pack_of_another_shape_is_damage(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.keep_pack("double", "0x", {"1": {"number": "two"}})
    with opened(tmp_path) as store, pytest.raises(Damaged):
        remember(Doubler().step, [1], store, ALONE)
