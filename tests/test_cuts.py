"""Cuts: where one page ends and the next begins is told by the bulletins around the place alone."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Bulletin
from generator.producers.cuts import cut
from tests.specimens import FIRST, bulletin

SIZES = st.integers(1, 24)


def some(number: int, seed: int = 0) -> list[Bulletin]:
    """As many bulletins, whose ids are drawn by another lot with each seed."""
    return [bulletin(f"{seed}-{n:04}", FIRST + dt.timedelta(n)) for n in range(number)]


@given(st.integers(0, 120), SIZES, st.integers(0, 999))
def test_pages_hold_every_bulletin_once_in_order_and_none_is_empty(
    number: int, size: int, seed: int
) -> None:
    bulletins = some(number, seed)
    pages = cut(bulletins, size)
    assert [one for page in pages for one in page] == bulletins
    assert all(pages)


@given(st.integers(2, 120), SIZES, st.integers(0, 999))
def test_no_page_is_less_than_half_full_unless_it_is_the_only_one(
    number: int, size: int, seed: int
) -> None:
    pages = cut(some(number, seed), size)
    assert len(pages) == 1 or min(map(len, pages)) >= size // 2


@given(st.integers(1, 120), st.integers(1, 20), SIZES, st.integers(0, 999))
def test_newer_bulletins_change_the_last_page_alone(
    number: int, newer: int, size: int, seed: int
) -> None:
    bulletins = some(number + newer, seed)
    before, after = cut(bulletins[:number], size), cut(bulletins, size)
    assert after[: len(before) - 1] == before[:-1]


@given(st.integers(1, 200), st.floats(0, 1, exclude_max=True), SIZES, st.integers(0, 999))
def test_one_bulletin_more_or_less_anywhere_changes_three_pages_at_most(
    number: int, place: float, size: int, seed: int
) -> None:
    bulletins = some(number, seed)
    at = int(place * number)
    one, other = (
        {*cut_ids(part, size)} for part in (bulletins, bulletins[:at] + bulletins[at + 1 :])
    )
    assert len(one - other) <= 3
    assert len(other - one) <= 3


def cut_ids(bulletins: list[Bulletin], size: int) -> list[tuple[str, ...]]:
    return [tuple(one.card.id for one in page) for page in cut(bulletins, size)]


@pytest.mark.parametrize("size", [1, 2, 5, 20, 50])
def test_pages_hold_about_as_many_as_the_site_wants(size: int) -> None:
    lengths = [len(page) for page in cut(some(4000), size)]
    assert 0.9 * size <= sum(lengths) / len(lengths) <= max(1.2 * size, size + 1)
    assert max(lengths) <= max(4 * size, 6)


def test_where_it_is_cut_depends_on_ids_alone_and_is_the_same_in_every_run() -> None:
    bulletins = some(60)
    renamed = [bulletin(one.card.id, one.card.date.day, summary="Another.") for one in bulletins]
    assert cut_ids(bulletins, 4) == cut_ids(renamed, 4)
    # Addresses of pages hang on this: another version of the program must not move them.
    starts = [int(page[0].removeprefix("0-")) for page in cut_ids(bulletins, 10)]
    assert starts == [0, 5, 13, 22, 28, 49]
