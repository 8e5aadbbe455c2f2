"""Mending on its own: which mends are put in, and which are left for another time."""

import pytest

from generator.editorial import proofread
from generator.editorial.mending import mended
from generator.errors import Place, Problem
from tests.editorial.manuscripts import manuscript, rulebook


def mend(line: int, column: int, found: str, right: str) -> Problem:
    """What a rule might say of a stretch of a file."""
    place = Place(path="a.md", line=line, column=column, length=len(found))
    return Problem(place=place, code="word-wrong", values={"found": found.strip()}, mend=right)


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        ([mend(2, 1, "one", "1")], "zero\r\n1 two\nthree"),
        ([mend(2, 5, "two", "2"), mend(2, 1, "one", "")], "zero\r\n 2\nthree"),
        ([mend(3, 1, "three", "3")], "zero\r\none two\n3"),
        ([mend(2, 1, "one two", "1 2"), mend(2, 5, "two", "2")], "zero\r\n1 2\nthree"),
        ([mend(2, 1, "two", "2")], "zero\r\none two\nthree"),
        ([mend(9, 1, "one", "1"), mend(0, 0, "one", "1")], "zero\r\none two\nthree"),
    ],
    ids=["one", "two of a line", "the last line", "overlapping", "no longer there", "no such line"],
)
def test_a_mend_is_put_in_where_its_words_still_stand(
    problems: list[Problem], expected: str
) -> None:
    for mark in ("", "\ufeff"):
        before = f"{mark}zero\r\none two\nthree".encode()
        assert mended(before, problems) == (mark + expected).encode()


def test_what_runs_over_a_line_end_has_to_be_mended_by_hand() -> None:
    found = proofread(manuscript("A ministerial\nmeeting was held."), rulebook())
    assert [(one.code, one.mend) for one in found] == [("word-wrong", None)]


def test_what_stands_in_front_matter_has_to_be_mended_by_hand() -> None:
    given = manuscript("All left.", title="A ministerial meeting")
    found = [(one.code, one.place.field, one.mend) for one in proofread(given, rulebook())]
    assert found == [("word-wrong", "title", None)]
