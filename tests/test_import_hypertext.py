"""HTML as blocks: what `bulletin build` makes of the Markdown says what the HTML said."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importing.hypertext import blocks_of
from generator.markup.dialect import to_html
from generator.markup.sanitise import sanitise

_SIGNS = "\\`*_{}[]()#+-.!<>|&~=:\"'$^1a文，“ "
_words = st.text(st.sampled_from(_SIGNS), min_size=1, max_size=12)


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from(("b", "em", "strong", "sub", "span", "code"))
    tagged = st.builds(lambda name, text: f"<{name}>{text}</{name}>", names, inner)
    linked = st.builds(lambda text: f'<a href="/a_(b)*.html">{text}</a>', inner)
    return st.one_of(tagged, linked, st.builds("".join, st.lists(inner, max_size=4)))


_lines = st.recursive(_words.map(escape), _wrapped, max_leaves=6)
_paragraphs = st.builds(lambda text: f"<p>{text}</p>", _lines)


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3)

    def of(name: str, child: str) -> st.SearchStrategy[str]:
        return several.map(
            lambda parts: (
                f"<{name}>" + "".join(f"<{child}>{p}</{child}>" for p in parts) + f"</{name}>"
            )
        )

    rows = st.lists(st.lists(_lines, min_size=2, max_size=3), min_size=2, max_size=3)
    table = rows.map(
        lambda rows: (
            "<table>"
            + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
            + "</table>"
        )
    )
    return st.one_of(
        of("ul", "li"),
        of("ol", "li"),
        of("blockquote", "div"),
        table,
        _lines.map(lambda text: f"<h3>{text}</h3>"),
        _words.map(lambda text: f"<pre>{escape(text)}</pre>"),
    )


_texts = st.lists(st.recursive(_paragraphs, _nested, max_leaves=5), min_size=1, max_size=4).map(
    "".join
)


def said(html: str) -> str:
    """The letters that a reader sees."""
    from lxml.html import fragment_fromstring

    return re.sub(r"\s+", "", "".join(fragment_fromstring(html, create_parent="div").itertext()))


def markdown(html: str) -> str:
    return "\n\n".join(block.text for block in blocks_of(html))


@given(_texts)
def test_the_markdown_of_any_html_says_the_same_words_in_the_same_order(html: str) -> None:
    written = markdown(html)
    assert said(sanitise(to_html(written, "en"))) == said(sanitise(html)), written


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>为<b>总</b><strong>结</strong>工作</p>", ["为**总结**工作"]),
        ("<p><b>总 </b>结</p>", ["**总** 结"]),
        ("<p><b><i>x</i>y</b></p>", ["**<em>x</em>y**"]),
        ("<p>地址：某路<br>电话：110</p>", ["地址：某路  \n电话：110"]),
        ("<p>　　第一段。<br>　　第二段。</p>", ["第一段。", "第二段。"]),
        ("<p>会议<br><br>结束</p>", ["会议", "结束"]),
        ("<p>会议\n要求 all\nstaff</p>", ["会议要求 all staff"]),
        ("<p>a <img src=x.jpg alt=厅> b</p>", ["a", "![厅](x.jpg)", "b"]),
        (
            "<p><img src=x.jpg alt=厅></p><p>图为现场。（陈某某 摄）</p>",
            ['![厅](x.jpg "图为现场。（陈某某 摄）")'],
        ),
        ("<h1>一</h1><h3>二</h3>", ["## 一", "#### 二"]),
        ("<ul><li>a<ol><li>b</li></ol></li></ul>", ["- a\n    1. b"]),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", ["- a\n    - b"]),
        ("<ol start=3><li><p>a</p><p>b</p></li><li>c</li></ol>", ["3. a\n\n    b\n\n4. c"]),
        ("<table><tr><td>一段</td></tr><tr><td>二段</td></tr></table>", ["一段", "二段"]),
        (
            """<table><tr><td>a<td align=right>b|c</tr>
            <tr><td rowspan=2>1<td align=right>2</tr><tr><td>3</tr></table>""",
            ["| a | b\\|c |\n| --- | ---: |\n| 1 | 2 |\n|  | 3 |"],
        ),
        ("<p>1. a</p><p># b</p><p>[c](d)</p>", ["1\\. a", "\\# b", "\\[c](d)"]),
        ("<script>alert(1)</script><p onclick=x>a</p>", ["a"]),
        ("<p>\u3000\u3000&nbsp;</p><p>\u200b</p><p><b> </b></p>", []),
    ],
)
def test_html_becomes_the_markdown_that_a_person_would_write(
    html: str, expected: list[str]
) -> None:
    assert [block.text for block in blocks_of(html)] == expected
