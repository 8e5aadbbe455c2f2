"""Bytes to text, and text to front matter and body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.textfile import MAX_BYTES, MAX_FRONT_MATTER, decode, split

CHINESE = "---\ntitle: 第二检察部召开部务会\n---\n会议传达学习了上级院的要求。\n"


def code(data: bytes) -> str:
    _, problems = decode(data, "a.md")
    return problems[0].code if problems else ""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(end: str, mark: bytes) -> None:
    data = mark + CHINESE.replace("\n", end).encode()
    assert decode(data, "a.md") == (CHINESE, [])


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "gb2312"])
def test_an_older_chinese_encoding_is_recognised(encoding: str) -> None:
    assert code(CHINESE.encode(encoding)) == "encoding-gb18030"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_recognised_with_a_mark_or_without(encoding: str) -> None:
    assert code("---\ntitle: Plan\n---\n".encode(encoding)) == "encoding-utf16"


def test_chinese_in_utf16_without_a_mark_is_refused_too() -> None:
    assert code(CHINESE.encode("utf-16-le")) in ("encoding-utf16", "binary-file")


@pytest.mark.parametrize(
    "data", ["café au lait".encode("latin-1"), "naïve Müller".encode("cp1252")]
)
def test_a_western_encoding_is_not_taken_for_chinese(data: bytes) -> None:
    assert code(data) == "encoding-unknown"


def test_the_first_bad_byte_of_utf8_has_its_line_and_column() -> None:
    text, problems = decode("标题\r\n会议\r\n要求".encode() + b"\xe4\n" + "会议".encode(), "a.md")
    place = problems[0].place
    assert (problems[0].code, place.line, place.column) == ("encoding-unknown", 3, 3)
    assert problems[0].values == {"byte": "0xE4"}
    assert text.split("\n")[2] == "要求�"


def test_a_word_processors_document_is_no_text() -> None:
    assert code(b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + b"\x00\x01binary" * 9) == "binary-file"


def test_a_text_that_is_too_big_is_not_decoded() -> None:
    text, problems = decode(b"a" * (MAX_BYTES + 1), "a.md")
    assert (text, problems[0].code) == ("", "file-too-big")
    assert code(b"a" * MAX_BYTES) == ""


@given(st.binary())
def test_no_bytes_at_all_make_it_fail(data: bytes) -> None:
    text, problems = decode(data, "a.md")
    assert problems or "\r" not in text


@given(st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])))
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode(), "a.md") == (text.removeprefix("\ufeff"), [])


def test_front_matter_and_body_are_where_they_are() -> None:
    text = "\n \n---  \ntitle: A\n---\n\nBody\n---\nMore\n"
    parts, problems = split(text, "a.md")
    assert parts is not None
    assert not problems
    assert (parts.yaml_text, parts.yaml_line) == ("title: A\n", 4)
    assert (text[parts.body_start :], parts.body_line) == ("\nBody\n---\nMore\n", 6)


def test_front_matter_may_be_empty_and_so_may_the_body() -> None:
    parts, _ = split("---\n---", "a.md")
    assert parts is not None
    assert (parts.yaml_text, parts.body_start, parts.body_line) == ("", 7, 2)


@pytest.mark.parametrize(
    ("text", "expected", "line"),
    [
        ("", "front-matter-missing", 1),
        ("\n\nJust a text.\n", "front-matter-missing", 3),
        ("title: A\n---\n", "front-matter-missing", 1),
        ("+++\ntitle = 'A'\n+++\n", "front-matter-toml", 1),
        ("———\ntitle: A\n———\n", "front-matter-dashes", 1),
        ("\n----\ntitle: A\n---\n", "front-matter-dashes", 2),
        ("- - -\ntitle: A\n---\n", "front-matter-dashes", 1),
        ("\n---\ntitle: A\n\nBody\n", "front-matter-unclosed", 2),
        ("---\ntitle: A\n\nThe meeting was held.\n\n---\n\nMore\n", "front-matter-unclosed", 1),
        ("---\n" + "a: b\n" * (MAX_FRONT_MATTER // 4) + "---\n", "front-matter-too-big", 1),
    ],
)
def test_front_matter_that_is_not_there_is_said(text: str, expected: str, line: int) -> None:
    parts, problems = split(text, "a.md")
    assert parts is None
    assert [(problem.code, problem.place.line) for problem in problems] == [(expected, line)]


@given(st.text(st.sampled_from("-+ \n:ax会")))
def test_any_text_is_split_or_refused(text: str) -> None:
    parts, problems = split(text, "a.md")
    assert (parts is None) == bool(problems)
    if parts:
        assert text[: parts.body_start].count("\n") + 1 == parts.body_line
        assert text.split("\n")[parts.yaml_line - 2].strip() == "---"
