"""Shortlist: few of many names, and among them the one that was meant."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import closest, nearest
from generator.shortlist import Shortlist
from tests.effort import effort

OFFICES = tuple(
    f"{place}-{kind}-{n}"
    for n in range(100)
    for place in ("taiqian", "fanxian", "puyang", "nanle", "qingfeng")
    for kind in ("county", "district")
)
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱", "建国秀英志强丽华桂兰玉梅海燕春生"
PEOPLE = tuple(f"{a}{b}{c}" for a in SURNAMES for b in GIVEN for c in GIVEN if b != c)
SHORT = tuple(f"{a}{b}" for a in SURNAMES + GIVEN for b in GIVEN)


def likeness(word: str, name: str) -> float:
    return SequenceMatcher(a=name, b=word).ratio()


@pytest.mark.parametrize("n", range(0, 1000, 37))
def test_among_a_thousand_names_one_with_a_letter_too_few_is_found(n: int) -> None:
    name = OFFICES[n]
    cut = n % (len(name) - 4)
    word = name[:cut] + name[cut + 1 :]
    assert nearest(word, OFFICES) == closest(word, OFFICES) == name


@pytest.mark.parametrize("n", range(0, 3000, 171))
def test_among_thousands_of_chinese_names_none_is_closer_than_the_one_found(n: int) -> None:
    name = PEOPLE[n]
    for word in (f"{name[:2]}某", f"某{name[1:]}"):
        found = likeness(word, nearest(word, PEOPLE))
        assert found == likeness(word, closest(word, PEOPLE))


def test_of_two_chinese_characters_one_may_be_wrong() -> None:
    assert nearest("赵某", SHORT)[0] == "赵"
    assert nearest("某燕", SHORT)[1] == "燕"


def test_large_and_small_letters_are_alike() -> None:
    assert nearest("TAIQAIN-COUNTY-7", OFFICES) == "taiqian-county-7"


@given(st.text(), st.lists(st.text(), max_size=16))
def test_of_few_names_none_is_left_out(word: str, names: list[str]) -> None:
    assert list(Shortlist(names).of(word)) == names


@given(st.text(), st.lists(st.text(), max_size=60))
def test_a_shortlist_is_short_and_names_nothing_twice(word: str, names: list[str]) -> None:
    short = list(Shortlist(list(dict.fromkeys(names))).of(word))
    assert len(short) == len(set(short)) <= 16
    assert set(short) <= set(names)


def test_a_word_is_not_compared_with_each_of_very_many_names() -> None:
    nearest("王某某", PEOPLE)  # from now on it is known which names have which characters
    each = effort(lambda: closest("某春生", PEOPLE))
    assert 20 * effort(lambda: nearest("某春生", PEOPLE)) < each


class Counted(str):
    """A name that is heard whenever it is tallied."""

    __slots__ = ()

    def __hash__(self) -> int:
        return super().__hash__()


def test_a_word_among_ten_times_as_many_names_takes_no_longer() -> None:
    few, many = (
        Shortlist([Counted(f"office-{n}") for n in range(count)]) for count in (1000, 10_000)
    )
    assert effort(lambda: many.of("ofice-123")) < 2 * effort(lambda: few.of("ofice-123"))
