"""The editorial rules on any text at all, and on what an author may do with Markdown."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editorial import proofread
from generator.editorial.masking import MASK, masked
from generator.editorial.mending import mended
from generator.errors import Problem
from tests.editorial.manuscripts import manuscript, rulebook

PIECES = st.sampled_from(
    [
        "检察院",
        "检查院",
        "二○二二年",
        "22年5月",
        "《刑法》、《民法典》",
        "ministerial meeting",
        "provincial hospital",
        "“four procurators”",
        "Shen Zhiyao",
        "沈知遥",
        "Second procuratorial department",
        "put forward four requirements",
        "提出三点要求：一是",
        "9 June 2022",
        "2022年2月30日（星期一）",
        "held on ",
        "`code,代码`",
        "[link](a.md)",
        "[x]: y",
        "```\n",
        "<b>",
        "| a,b |",
        "> 引,用",
        "# ",
        "1. ",
        "- ",
        "\n",
        "\n\n",
        "\r\n",
        '"',
        "'",
        "…",
        "...",
        "--",
        ",",
        ".",
        ";",
        "(",
        ")",
        " ",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join)
HEADS = st.sampled_from(["---\ntitle: 检查院,攻府\n---\n", "\n---\ntitle: a.B\n# a,b\n---\n\n"])


def plain(text: str) -> str:
    """A text as it is once it was decoded."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def found_in(text: str, lang: str, head: str) -> tuple[Problem, ...]:
    """What the rules find in a text that stands below a front matter."""
    return proofread(manuscript(text, lang, head=head), rulebook())


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, lang=st.sampled_from(["en", "zh", "fr"]), head=HEADS)
def test_no_text_upsets_a_rule_and_every_place_is_one_of_the_text(
    text: str, lang: str, head: str
) -> None:
    lines = plain(head + text).split("\n")
    for problem in found_in(plain(text), lang, head):
        place = problem.place
        assert place.field or 0 < place.line <= len(lines)
        assert place.field or 0 < place.column <= len(lines[place.line - 1])


@settings(max_examples=200, deadline=None)
@given(
    text=TEXTS.filter(lambda text: "\r" not in text),
    lang=st.sampled_from(["en", "zh"]),
    head=HEADS,
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_mending_changes_what_was_found_and_no_other_byte(
    text: str, lang: str, head: str, end: str, mark: str
) -> None:
    problems = found_in(text, lang, head)
    before = (mark + (head + text).replace("\n", end)).encode()
    after = mended(before, problems)
    whole = head + text
    assert after.startswith((mark + head.replace("\n", end)).encode())
    kept = _outside(whole, problems)
    pattern = ".*?".join(re.escape(part.replace("\n", end)) for part in kept)
    assert re.fullmatch(re.escape(mark) + pattern, after.decode(), re.DOTALL)


def _outside(text: str, problems: tuple[Problem, ...]) -> list[str]:
    """What of a text no mend is for."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    spoilt: set[int] = set()
    for one in problems:
        if one.mend is not None:
            at = starts[one.place.line - 1] + one.place.column - 1
            spoilt.update(range(at, at + one.place.length))
    parts = [""]
    for n, char in enumerate(text):
        if n not in spoilt:
            parts[-1] += char
        elif parts[-1]:
            parts.append("")
    return parts


@settings(max_examples=200, deadline=None)
@given(text=TEXTS.filter(lambda text: "\r" not in text), lang=st.sampled_from(["en", "zh"]))
def test_what_was_mended_needs_no_mending_after_a_few_times(text: str, lang: str) -> None:
    head = "---\ntitle: A\n---\n"
    for _ in range(8):
        problems = found_in(text, lang, head)
        after = mended((head + text).encode(), problems).decode()[len(head) :]
        if after == text:
            return
        text = after
    raise AssertionError(text)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_what_is_masked_is_as_long_and_has_the_same_lines(text: str) -> None:
    result = masked(text)
    assert len(result) == len(text)
    assert [n for n, char in enumerate(result) if char == "\n"] == [
        n for n, char in enumerate(text) if char == "\n"
    ]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("a `b,c` d", "a  d"),
        ("```text\na,b\n```\nc", "\n\n\nc"),
        ("~~~\na,b", "\n"),
        ("[a](b_c.md) ![d](e.png)", "a d"),
        ("<span title='x'>y</span><!-- z -->", "y"),
        ("see https://example.org/a.B, or <mailto:a@b.org>", "see  or "),
        ("**a** and _b_ and c_d", "a and b and c_d"),
        ('!!! note "A title"\n    Text.', "\n    Text."),
        ("| a | b |\n|---|--:|\n| c | d |", "| a | b |\n\n| c | d |"),
        ("a[^1]\n\n[^1]: b", "a\n\n b"),
        ("## A {#a .b}", "## A "),
        ("&amp; \\* &", "  &"),
    ],
)
def test_what_is_no_prose_is_masked(text: str, prose: str) -> None:
    assert masked(text).replace(MASK, "") == prose
