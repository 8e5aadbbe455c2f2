"""The shortcuts of the dialect: which texts go without the library, and what is left out of it."""

import time

import pytest
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from generator.markup.dialect import to_html
from generator.markup.library import EXTENSIONS
from generator.markup.needed import leave_out, tables
from generator.markup.plain import plain_html

TABLE = "| a | b |\n|---|--:|\n| | **1** |"
TABLE_HTML = (
    "<table>\n<thead>\n<tr>\n<th>a</th>\n"
    '<th align="right">b</th>\n</tr>\n</thead>\n<tbody>\n'
    '<tr>\n<td></td>\n<td align="right"><strong>1</strong></td>\n</tr>\n</tbody>\n</table>'
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("\n\nOne\ntwo.\n\n\nThree\n", "<p>One\ntwo.</p>\n<p>Three</p>"),
        ("\u3000\u3000会议指出\n要求", "<p>会议指出\n要求</p>"),
        ("a \n\nb\u3000", "<p>a </p>\n<p>b\u3000</p>"),
        ("## A ##\nb\n### C", "<h2>A</h2>\n<p>b</p>\n<h3>C</h3>"),
        ("3. a\n4. b\n   c", '<ol start="3">\n<li>a</li>\n<li>b\n   c</li>\n</ol>'),
        (
            "- a\n- b\n\n- c",
            "<ul>\n<li>a</li>\n<li>\n<p>b</p>\n</li>\n<li>\n<p>c</p>\n</li>\n</ul>",
        ),
        ("1. a\n\n- b", "<ol>\n<li>a</li>\n</ol>\n<ul>\n<li>b</li>\n</ul>"),
        ("由**陈某**主持 *a*", "<p>由<strong>陈某</strong>主持 <em>a</em></p>"),
        ("[a](b.md) ![c](d.png)", '<p><a href="b.md">a</a> <img alt="c" src="d.png"></p>'),
        (TABLE, TABLE_HTML),
    ],
)
def test_a_plain_text_needs_no_library(text: str, html: str) -> None:
    assert plain_html(text) == html


OTHERS = (
    "a `b`", "a\\.", "a < b", "a > b", "R&D", "a_b_", "a {#b}", "~~~\na\n~~~", "a\tb", "a\rb",
    "a\x02b", "a\x03b", "a\n\n    b", "- a\n      b", "a  \nb", " - a", "   1. a", "!!! note",
    "a\n===", "---", "a\n---", "- + a", "- a\n    - b", "- - a", "1. a\n- b", "1. a\n２. b",
    "１. a", "a\n1. b", "[a][b]", "[a]: b", "a[^1]", "*[A]: b", "*[A](b)* c]: d", "[a](b c)",
    "[a](b(c)d)", "[a*b](c)*", "[a](b*c)*", "[a](b'c)", "![a\"b](c)", "A\n: b", "a | b",
    "a | b\n--|--", "# a | b\n--|--", "| a |\n|---|", "# a | b |\n|-|-|\n|-|-|\n|1|2|",
    "| a |\n|---|\n| b |\n# c", "| a |\n|---|\n| b | \n# c", "| a |\n|---|\nb",
    "| a | b |\n|---|---|\n| c |", "a * b", "***a***", "*a", "*a**b*", "*a *", "b * a*", "* * *",
    "# ", "#\u3000", "\u3000", "a\n ", "1.  ",
)  # fmt: skip


@pytest.mark.parametrize("text", OTHERS)
def test_a_text_with_anything_else_in_it_is_the_librarys(text: str) -> None:
    assert plain_html(text) is None


def test_the_library_still_has_the_methods_that_are_shortened() -> None:
    assert "_InlineProcessor__handleInline" in vars(InlineProcessor)
    assert "_InlineProcessor__applyPattern" in vars(InlineProcessor)


def test_the_library_still_has_every_part_that_is_left_out() -> None:
    markdown = Markdown(extensions=[make("en") for _, make in EXTENSIONS])
    names = [(parts, name) for parts, table in tables(markdown) for name in table]
    assert [name for parts, name in names if name not in parts] == []
    leave_out(markdown, "")
    assert [name for parts, name in names if name in parts] == []


def test_headings_without_empty_lines_take_time_in_proportion() -> None:
    began = time.process_time()
    html = to_html("# Heading\n" * 8_000, "en")
    assert html.count("<h1>") == 8_000
    assert time.process_time() - began < 3
