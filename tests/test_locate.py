"""From a field or a quotation to line, column and excerpt."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.documents import Source
from generator.errors import Place, Problem, problem, problem_in_field
from generator.excerpt import excerpt, one_line
from generator.locate import Sheet, locate, locate_in_site
from tests.effort import effort

Laid = Callable[[int], tuple[str, list[Problem]]]
"""From a number of mistakes to a text that has them, and the problems with them."""

TEXT = """---
title: 第二检察部召开部务会
日期: 2022-05-26
会议:
  主持: 朱某
  attended_by:
    - 张三
    - {姓名: 李四, 职务: [书记]}
  decisions:
    - 内容: 拉高标杆
      due: 2022-06-01
tags: []
column:
---
The first [link](a.md), the second [link](aa.md), the third [link](a.md#x) and `a.md`.

[Again](a.md)
"""


def in_field(field: str) -> tuple[int, int, int]:
    found = locate(problem_in_field("x", "a.md", field), Sheet(TEXT, 2)).place
    return found.line, found.column, found.length


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("title", (2, 8, 10)),
        ("date", (3, 5, 10)),
        ("meeting", (4, 1, 2)),
        ("meeting.presided_by", (5, 7, 2)),
        ("meeting.presided_by.0", (5, 7, 2)),
        ("meeting.presided_by.1", (5, 3, 2)),
        ("meeting.attended_by.0", (7, 7, 2)),
        ("meeting.attended_by.1", (8, 8, 2)),
        ("meeting.attended_by.1.name", (8, 12, 2)),
        ("meeting.attended_by.1.roles.0", (8, 21, 2)),
        ("meeting.decisions.0.due", (11, 12, 10)),
        ("meeting.decisions.0.owner", (10, 7, 2)),
        ("meeting.type", (4, 1, 2)),
        ("tags", (12, 1, 4)),
        ("column", (13, 1, 6)),
        ("organization", (1, 1, 3)),
    ],
)
def test_a_field_is_found_by_its_canonical_path_in_either_language(
    field: str, expected: tuple[int, int, int]
) -> None:
    assert in_field(field) == expected


def test_fields_of_a_registry_are_found_from_the_top() -> None:
    text = "# offices\n- id: a\n  name: A\n  offices:\n    - id: b\n"
    for field, line, column in (("0", 2, 3), ("0.name", 3, 9), ("0.offices.0.level", 5, 7)):
        place = locate(problem_in_field("x", "o.yaml", field), Sheet(text)).place
        assert (place.line, place.column) == (line, column)


def test_a_field_of_yaml_that_cannot_be_read_is_at_the_top() -> None:
    place = locate(problem_in_field("x", "a.md", "title"), Sheet("---\n[a\n---\n", 2)).place
    assert (place.line, place.column, place.length) == (1, 1, 3)


@pytest.mark.parametrize(
    ("quote", "nth", "expected"),
    [
        ("a.md", 0, (15, 18)),
        ("aa.md", 0, (15, 43)),
        ("a.md#x", 0, (15, 68)),
        ("a.md", 1, (15, 81)),
        ("a.md", 2, (17, 9)),
        ("a.md", 9, (17, 9)),
        ("nowhere", 0, (15, 0)),
    ],
)
def test_words_are_found_from_the_body_on(quote: str, nth: int, expected: tuple[int, int]) -> None:
    place = Place(path="a.md", line=15, quote=quote, nth=nth)
    found = locate(Problem(place=place, code="x"), Sheet(TEXT, 2)).place
    assert (found.line, found.column) == expected


def test_an_address_that_html_escapes_is_found_as_it_is_written() -> None:
    place = Place(path="a.md", line=1, quote="a?b=1&c=2")
    found = locate(Problem(place=place, code="x"), Sheet('<a href="a?b=1&amp;c=2">')).place
    assert (found.column, found.length) == (10, 13)


def test_a_line_and_column_that_are_known_stay() -> None:
    place = Place(path="a.md", line=2, column=8, length=4)
    found = locate(Problem(place=place, code="x"), Sheet(TEXT))
    assert found.place == place
    assert found.excerpt.split("\n")[0] == "title: 第二检察部召开部务会"


def test_carets_stand_below_wide_characters() -> None:
    shown = excerpt("title: 第二检察部召开部务会", Place(path="a.md", line=2, column=10, length=3))
    assert shown == "title: 第二检察部召开部务会\n" + " " * 11 + "^" * 6


def test_a_tab_takes_four_columns() -> None:
    assert excerpt("\ta: b", Place(path="a", line=1, column=2)) == "    a: b\n    ^"


def test_nothing_that_steers_a_terminal_is_shown() -> None:
    line = "a\x1b[31m\u202eb\x07\u200b"
    assert excerpt(line, Place(path="a", line=1)) == "a�[31m�b��"


def test_a_place_without_a_column_has_no_carets_and_without_a_line_no_excerpt() -> None:
    sheet = Sheet(TEXT)
    assert locate(Problem(place=Place(path="a", line=1), code="x"), sheet).excerpt == "---"
    for line in (0, 19, 99):
        assert locate(Problem(place=Place(path="a", line=line), code="x"), sheet).excerpt == ""


@given(
    st.text(st.sampled_from("a 会：\t\x1b"), min_size=1, max_size=600),
    st.integers(0, 700),
    st.integers(1, 700),
)
def test_an_excerpt_is_never_long_and_its_carets_never_outside(
    line: str, column: int, length: int
) -> None:
    shown = excerpt(line, Place(path="a", line=1, column=column, length=length))
    first, _, carets = shown.partition("\n")
    assert len(first) <= 160 * 4
    assert bool(carets) == bool(column and line.rstrip())
    assert set(carets) <= {" ", "^"}
    assert len(carets) <= 160 * 4 + 1


def test_a_long_line_is_cut_around_the_column() -> None:
    line = "a" * 300 + "!" + "b" * 300
    first, carets = excerpt(line, Place(path="a", line=1, column=301)).split("\n")
    assert len(first) == 150
    assert first[0] == first[-1] == "…"
    assert first[carets.index("^")] == "!"


def test_a_value_within_a_sentence_is_one_line() -> None:
    assert one_line("a\n  b\x1b", longest=80) == "a b�"
    assert one_line("a" * 99, longest=10) == "a" * 9 + "…"


def test_the_problems_of_a_site_come_in_the_order_of_their_lines(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/base.html").write_text("a\nb\n", "utf-8")
    source = Source(path="content/posts/a.md", kind="post", file="a.md", digest="")
    found = [
        problem_in_field("b", "content/posts/a.md", "column"),
        problem_in_field("a", "content/posts/a.md", "title"),
        problem_in_field("a", "content/posts/a.md", "title"),
        Problem(place=Place(path="templates/base.html", line=2), code="c"),
        problem("d", "content/posts/gone.md"),
    ]
    located = locate_in_site(found, {source.path: source}, lambda _: TEXT.encode(), tmp_path)
    assert [(each.code, each.place.line) for each in located] == [
        ("a", 2),
        ("b", 13),
        ("d", 0),
        ("c", 2),
    ]
    assert located[-1].excerpt == "b"


def with_dead_links(count: int) -> tuple[str, list[Problem]]:
    """A text with links that lead nowhere, two to each address, and the problems with them."""
    hrefs = [f"gone.md?page={n // 2}" for n in range(count)]
    text = "".join(f"[A link]({href}).\n" for href in hrefs)
    return text, [
        Problem(place=Place(path="a.md", line=1, quote=href, nth=n % 2), code="x")
        for n, href in enumerate(hrefs)
    ]


def with_one_dead_link_again_and_again(count: int) -> tuple[str, list[Problem]]:
    """A text with the same link in each line, and the problems with it."""
    return "[A link](gone.md).\n" * count, [
        Problem(place=Place(path="a.md", line=1, quote="gone.md", nth=n), code="x")
        for n in range(count)
    ]


def with_wrong_values(count: int) -> tuple[str, list[Problem]]:
    """A registry with entries of which each has a wrong value, and the problems with them."""
    text = "".join(f"- id: person-{n}\n  name: Person {n}\n" for n in range(count))
    return text, [problem_in_field("x", "a.yaml", f"{n}.name") for n in range(count)]


LAID = [with_dead_links, with_one_dead_link_again_and_again, with_wrong_values]


@pytest.mark.parametrize("laid", LAID)
def test_a_file_is_read_once_for_all_its_mistakes(laid: Laid, tmp_path: Path) -> None:
    text, problems = laid(100)
    read: list[str] = []

    def reading(source: Source) -> bytes:
        read.append(source.path)
        return text.encode()

    path = problems[0].place.path
    source = Source(path=path, kind="post", file=path, digest="")
    located = locate_in_site(problems, {path: source}, reading, tmp_path)
    assert read == [path]
    assert len({each.place.line for each in located}) == 100


@pytest.mark.parametrize("laid", LAID)
def test_twice_as_many_mistakes_in_a_file_take_twice_the_work(laid: Laid, tmp_path: Path) -> None:
    def work(count: int) -> int:
        text, problems = laid(count)
        path = problems[0].place.path
        sources = {path: Source(path=path, kind="post", file=path, digest="")}
        return effort(
            lambda: locate_in_site(problems * 2, sources, lambda _: text.encode(), tmp_path)
        )

    work(1)  # what is loaded or made for the first one
    assert work(400) < 2.2 * work(200)


@given(
    st.text(st.sampled_from("a.? \n"), max_size=40),
    st.text(st.sampled_from("a.? "), min_size=1, max_size=3),
    st.integers(1, 3),
)
@example("? ? ? ?", "? ?", 1)
@example("a? a? a? a", "a? a", 1)
def test_words_are_found_for_themselves_before_parts_of_others(
    text: str, words: str, line: int
) -> None:
    start = Sheet(text).start_of(line)
    alone = re.compile(rf"(?<![\w/.#%-]){re.escape(words)}(?![\w/.#%-])")
    expected = [match.start() for match in alone.finditer(text, start)]
    expected = expected or [match.start() for match in re.finditer(re.escape(words), text)]
    assert Sheet(text).words(words, start) == expected


@given(st.text(st.sampled_from("-: \n\ta会主持[]{}\"'0.")), st.text(st.sampled_from("a.0会")))
def test_no_text_and_no_path_make_it_fail(text: str, field: str) -> None:
    for line in (1, 2):
        place = locate(problem_in_field("x", "a.md", field or "a"), Sheet(text, line)).place
        assert not text or 1 <= place.line <= text.count("\n") + 1
