"""Standing: what a build left is known again by its stamps, slice by slice."""

import os
from pathlib import Path

import pytest

from generator.cache import Store
from generator.manifest import Written
from generator.standing import (
    NOWHERE,
    Left,
    Seal,
    Seals,
    Standing,
    forget_others,
    keep_seals,
    keep_standing,
    last_seals,
    last_standing,
    stamp_of,
    strays,
)


@pytest.fixture
def store() -> Store:
    return Store(None)


def lay(folder: Path, *names: str) -> Standing:
    """Files, and what a build would remember of them."""
    files = {}
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
        files[name] = Written("key", "digest", len(name), stamp_of(str(folder / name)))
    return Standing(files=files)


def test_what_was_left_of_a_slice_comes_back_field_by_field(store: Store) -> None:
    files = {"a": Written("key", "digest", 3, (3, 1)), "b": Written("", "", 0, NOWHERE)}
    one, other = Standing({"pages/article.html en": "digest"}, files), Standing({"x": "y"})
    keep_standing(store, "2022", one)
    keep_standing(store, "site", other)
    assert last_standing(store, "2022") == one
    assert last_standing(store, "site") == other


def test_of_a_slice_that_is_gone_nothing_is_remembered(store: Store) -> None:
    for name in ("2022", "2023"):
        keep_standing(store, name, Standing({"x": name}))
    store.keep_note("looks", b"of another")
    forget_others(store, ["2023"])
    assert last_standing(store, "2022") == last_standing(store, "2021") == Standing()
    assert last_standing(store, "2023") == Standing({"x": "2023"})
    assert store.note("looks") == b"of another"


def test_the_seals_of_a_build_come_back_field_by_field(store: Store) -> None:
    assert last_seals(store) == Seals(index=NOWHERE, slices={})
    seals = Seals(index=(3, 4), slices={"2022": Seal("digest", {"pages/list.html en": "x"})})
    keep_seals(store, seals)
    assert last_seals(store) == seals


def test_no_file_is_a_stray_while_each_has_its_stamp(store: Store, tmp_path: Path) -> None:
    keep_standing(store, "2022", lay(tmp_path, "a", "b/c"))
    keep_standing(store, "site", lay(tmp_path, "d"))
    left = Left.by_last_build(store, tmp_path)
    assert strays(left) == {}
    os.utime(tmp_path / "d", ns=(1, 1))
    assert strays(left) == {"site": {"d": (1, 1)}}


def test_a_file_that_is_gone_is_a_stray(store: Store, tmp_path: Path) -> None:
    keep_standing(store, "2022", lay(tmp_path, "a", "b"))
    left = Left.by_last_build(store, tmp_path)
    (tmp_path / "b").unlink()
    assert strays(left) == {"2022": {"b": NOWHERE}}


def test_a_stamp_tells_a_files_size_and_time_and_of_no_file_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a"
    assert stamp_of(str(file)) == NOWHERE
    stamps = set()
    for text, time in (("a", 1), ("b", 1), ("ab", 1), ("ab", 2)):
        file.write_text(text)
        os.utime(file, ns=(time, time))
        stamps.add(stamp_of(str(file)))
    assert len(stamps) == 3
