"""What a step keeps for the next build: believed only where the same program wrote it."""

import pytest

from generator.memory import Notebook, recall


def test_what_is_put_into_a_notebook_is_there_in_the_next_build() -> None:
    first = Notebook(program="p")
    first.put("a", b"\x00\xff")
    assert Notebook(first.data(), "p").get("a") == b"\x00\xff"


def test_another_program_believes_nothing_of_it() -> None:
    first = Notebook(program="p")
    first.put("a", b"1")
    assert Notebook(first.data(), "q").get("a") is None


@pytest.mark.parametrize("data", [b"", b"\x00", b"nonsense", b"\x82\xa7program\xa1p"])
def test_what_is_no_notebook_is_an_empty_one(data: bytes) -> None:
    assert Notebook(data, "p").get("a") is None


def test_it_says_whether_there_is_something_to_keep() -> None:
    first = Notebook(program="p")
    before = first.is_new
    first.put("a", b"1")
    assert (before, first.is_new) == (False, True)
    second = Notebook(first.data(), "p")
    second.get("a")
    assert not second.is_new


def test_what_was_used_last_stays_and_the_rest_goes() -> None:
    first = Notebook(program="p")
    for key in "abc":
        first.put(key, key.encode())
    first.get("a")
    second = Notebook(first.data(most=2), "p")
    assert [second.get(key) for key in "abc"] == [b"a", None, b"c"]


def test_a_value_is_computed_once() -> None:
    notebook = Notebook()
    assert recall(notebook, "a", lambda: b"1") == b"1"
    assert recall(notebook, "a", lambda: b"2") == b"1"
