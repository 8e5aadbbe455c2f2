"""However short the way that a text takes, its HTML is what the library makes of it.

The reference is the library as it comes, with all extensions of the dialect and nothing left out.
With BULLETIN_LONG=1, fifty times as many texts are tried.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from benchmarks.corpus import posts
from generator.markup.dialect import to_html
from generator.markup.library import EXTENSIONS, library_html
from generator.markup.plain import plain_html
from tests.test_spec import CASES

ROOT = Path(__file__).parent.parent
TIMES = 50 if os.environ.get("BULLETIN_LONG") else 1
_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)

BEGINNINGS = (
    "# ", "#", "####### ", "- ", "* ", "+ ", "-", "1. ", "2. ", "01. ", "1.", "２. ", "1986. A",
    "> ", "| a | b |", "| a |", "|---|:-:|", "|---|", "| - |", "|:--|--:|", "| 1 | 2 |", "|",
    "||", "===", "---", "***", "___", "* * *", "- - -", "```", "~~~", "    ", "   ", " ", ": ",
    ":   ", '!!! note "b"', "!!! 注意", "[^1]: ", "*[ab]: ", "[a]: b", "[b]: <c> 'd'", "{: .x}",
    "\u3000", "**a** ", "<div>", "</div>", "<!-- more -->", "<p>", "///Footnotes Go Here///",
)  # fmt: skip
"""What has a meaning to the dialect at the beginning of a line."""
WORDS = (
    "ab", "word", "两个字", "，", "“", "”", " ", "  ", "*", "**", "***", "_", "__", "**a**", "*字*",
    "[a](b)", "![a](b.png)", "[a b](c/d.md#e 'f')", "[a][b]", "[a]", "[", "]", "(", ")", "!", ":",
    ".", "1.", "-", "#", "##", "|", "`", "``", "`c`", "\\", "\\*", "<", ">", "<b>", "</b>",
    "<br>", "<i x='y'>", "<a.b@c.d>", "<http://a.b>", "<!--", "-->", "<?", "?>", "<![CDATA[",
    "]]>", "&", "&amp;", "&#1;", "{", "}", "{.x}", "{#y}", "~", "^", "[^1]", "'", '"', "=", "$",
    "/", "\t", "\r", "\r\n", "\x00", "\x01", "\x02", "\x03", "\x02klzzwxh:0000\x03",
    "\x02wzxhzdk:0\x03", "\x02amp\x03", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\xa0", "\u2028",
    "\u3000", "\ufeff", "é", "5", "3 4",
)  # fmt: skip
"""What has a meaning within a line; or to Unicode, or to the library itself."""
BREAKS = ("\n", "\n\n", "\n\n\n", "\n \n", " \n", "  \n")
ALONE = (
    "# a", "a\n=", "a\n-", "---", "___", "***", "1. a", "+ a", "- a", "* a", "> a", "    a",
    "a  \nb", "[a]\n\n[a]: b", "[a][b]\n\n[b]: c", "![a]\n\n[a]: b", "![a][b]\n\n[b]: c",
    "[a](b)", "![a](b)", "<http://a>", "<a@b>", "<b>a</b>", "<p>a</p>", "&amp;", "&#1;", "`a`",
    "\\.", "*a*", "_a_", "A\n: b", "a[^1]\n\n[^1]: b", "a\n{.b}", "# a {#b}", "A\n\n*[A]: b",
    "!!! note\n    a", "```\na\n```", "~~~\na\n~~~", "|a|b|\n|-|-|", "a|b\n-|-", "a|b\n:|:", "\\|",
)  # fmt: skip
"""Every construct of the dialect, with as little else as can be."""
LANGUAGES = st.sampled_from(("en", "zh"))


def reference_html(text: str, lang: str) -> str:
    """What the library makes of a text, with nothing left out."""
    extensions = [make(lang) for _, make in EXTENSIONS]
    return Markdown(extensions=extensions, output_format="html").convert(text)


@st.composite
def nasty_texts(draw: st.DrawFn) -> str:
    """Texts of few kinds of fragment, so that one often stands alone or meets its like."""
    beginnings = draw(st.lists(st.sampled_from(BEGINNINGS), min_size=1, max_size=3))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
    line = st.tuples(
        st.sampled_from(["", *beginnings]),
        st.lists(st.sampled_from(["a", *words]), max_size=4).map("".join),
        st.sampled_from(["\n", "\n\n", *draw(st.lists(st.sampled_from(BREAKS), max_size=1))]),
    )
    return "".join(draw(st.lists(line.map("".join), max_size=7)))


PHRASES = (
    "a", "b c", "第一，检察", "A **b** c", "**a**b*c*", "*字*字", "a *b* **c** [d](e) f.", "[x](y)",
    "**[x](y)**", "![x](y)", "1.5 m", "a. b", "[*a*](b)", "*a [b](c)*", "(a) [b]",
)  # fmt: skip
phrases = st.sampled_from(PHRASES)
gaps = st.sampled_from(("\n", "\n", "\n  ", "\n   ", "\n    ", " \n", "  \n"))


def joined(
    parts: st.SearchStrategy[str], between: st.SearchStrategy[str]
) -> st.SearchStrategy[str]:
    """One to four parts with something between each and the next."""
    rest = st.lists(st.tuples(between, parts).map("".join), max_size=3).map("".join)
    return st.tuples(parts, rest).map("".join)


paragraphs = joined(phrases, gaps)
headings = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(("#", "##", "######", "#######")),
    st.sampled_from(("", " ", " ")),
    phrases,
    st.sampled_from(("", "", " ", " ##")),
)
signs = st.sampled_from(("1. ", "2. ", "3.  ", "01. ", "- ", "* ", "+ "))
lists = signs.flatmap(
    lambda sign: joined(st.tuples(st.just(sign) | signs, paragraphs).map("".join), st.just("\n"))
)
cells = st.sampled_from(("a", "", " ", "**b**", "#", "-", "1", "[a](b)"))
rules = st.sampled_from(("-", "---", ":--", "--:", ":-:", ":", " - "))


def rows(cell: st.SearchStrategy[str], width: int) -> st.SearchStrategy[str]:
    """Rows of a table."""
    return st.lists(cell, min_size=width, max_size=width).map(lambda row: f"|{'|'.join(row)}|")


tables = st.integers(1, 3).flatmap(
    lambda width: st.tuples(
        rows(cells, width),
        rows(rules, width),
        joined(st.integers(width, 3).flatmap(lambda wide: rows(cells, wide)), st.just("\n")),
    ).map("\n".join)
)
blocks = paragraphs | headings | lists | tables
plain_texts = joined(blocks, st.sampled_from(("\n\n", "\n\n", "\n\n\n", "\n")))


@st.composite
def nearly_plain_texts(draw: st.DrawFn) -> str:
    """Texts of the plainest kind with something put somewhere, or something missing."""
    text = draw(plain_texts)
    place = draw(st.integers(0, len(text)))
    put = draw(st.sampled_from((*BEGINNINGS, *WORDS, *BREAKS)))
    return text[:place] + put + text[place + draw(st.integers(0, 1)) :]


@pytest.mark.parametrize("text", ALONE)
def test_each_construct_alone_has_what_it_needs(text: str) -> None:
    assert library_html(text, "en") == reference_html(text, "en")


@settings(max_examples=250 * TIMES)
@given(nasty_texts(), LANGUAGES)
def test_of_any_text_the_html_is_the_librarys(text: str, lang: str) -> None:
    assert to_html(text, lang) == reference_html(text, lang)


@settings(max_examples=120 * TIMES)
@given(nasty_texts() | plain_texts, LANGUAGES)
def test_what_the_library_does_without_leaves_no_trace(text: str, lang: str) -> None:
    assert library_html(text, lang) == reference_html(text, lang)


@settings(max_examples=250 * TIMES)
@given(plain_texts | nearly_plain_texts())
def test_what_needs_no_library_is_what_it_would_make(text: str) -> None:
    assert plain_html(text) in (None, reference_html(text, "en"))


def written_texts() -> Iterator[str]:
    """Every text of the house: with its front matter, which is Markdown too, and without."""
    yield from (post.body for post in posts(20))
    yield from (case[1] for case in CASES.values())
    for folder in ("content", "docs/content", "generator/starter", "tests/sites", "tests/spec"):
        for path in sorted((ROOT / folder).rglob("*.md")):
            text = path.read_text(encoding="utf-8")
            yield from (text, _FRONT_MATTER.sub("", text, count=1))


def test_of_every_text_of_the_house_the_html_is_the_librarys() -> None:
    for n, text in enumerate(written_texts()):
        lang = ("en", "zh")[n % 2]
        assert to_html(text, lang) == reference_html(text, lang)


def test_most_bulletins_need_no_library() -> None:
    assert all(plain_html(post.body) for post in posts(40))
    paths = list((ROOT / "content/posts").rglob("*.md"))
    texts = [_FRONT_MATTER.sub("", path.read_text(encoding="utf-8")) for path in paths]
    assert sum(plain_html(text) is not None for text in texts) > len(texts) / 2
