"""What `convert` gives beside the HTML, and what holds for every text, however odd."""

import re
import time
from urllib.parse import urlsplit

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cache import digest
from generator.convert import DEEPEST, Converted, TooDeep, convert, with_links
from generator.documents import Body, Heading
from generator.markup.sanitise import sanitise
from generator.markup.tokens import read, write

PIECES = (
    "# H", "\n", "\n\n", "    ", "- ", "> ", "1. ", "| a | b |\n|---|--:|\n| 1 | 2 |", "```\n",
    "`", "**", "*", "_", "[a](b.md)", "![p](c.jpg)", "[^1]", "[^1]: note", "*[NPC]: Congress",
    "NPC", "{#b--x .y onclick=z}", "!!! note\n    x", "Term\n: def", "中文", "，", "”", "—",
    "&amp;", "&#1;", "<b>", "</b>", "<a href=x>", "</a>", "<p>", "</p>", "</div>",
    "<div id=a class='table note'>", "<table>", "<td align=left>", "</table>", "<svg>", "</svg>",
    "<math><mtext>", "</math>", "<style>", "</style>", "<script>", "</script>", "<title>",
    "<textarea>",
    "<noscript>", "<template>", "<!--", "-->", "<!-- more -->", "<![CDATA[", "]]>", "<?x", "?>",
    "<img src=x onerror=y>", "<h1>", "<a href='javascript:x'>", "<a href='&#106;avascript:x'>",
    "<select><option>", "<ruby><rt>", "'", '"', "<", ">", "=", "\\", "\x00", "bulletin:0",
    '<a href="bulletin:0">', "<a name=b--x style=x>",
)  # fmt: skip
soup = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
"""Texts made of whatever has a meaning to Markdown, HTML or us."""


ALLOWED = (
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp "
    "small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
ATTRIBUTES = (
    "abbr alt cite class colspan datetime dir headers height href hreflang id lang open reversed "
    "rowspan scope span src start title type value width"
)


def body_of(text: str, lang: str = "en") -> Body:
    return convert(text, lang).body


def test_addresses_are_numbered_in_the_order_of_the_text() -> None:
    converted = convert('[a](a.md)[^1]\n\n<img src="b.png"> [c](a.md)\n\n[^1]: [d](d.md?x=1&y=2)')
    assert converted.body.links == (
        "a.md",
        "#fn:1",
        "b.png",
        "a.md",
        "d.md?x=1&y=2",
        "#fnref:1",
    )
    assert '<a href="bulletin:0">a</a>' in converted.html
    assert '<img src="bulletin:2">' in converted.html
    assert '<a href="bulletin:4">d</a>' in converted.html


def test_resolved_addresses_are_escaped_as_they_are_put_in() -> None:
    html = convert("[a](a.md) ![b](b.png)").html
    assert with_links(html, ['/?a="<&', "/b.png"]) == (
        '<p><a href="/?a=&quot;&lt;&amp;">a</a> <img src="/b.png" alt="b"></p>'
    )


def test_a_link_that_leads_nowhere_leaves_its_words() -> None:
    html = convert('[a](a.md "Why") ![b](b.png)').html
    assert with_links(html, ["", ""]) == '<p><a title="Why">a</a> <img alt="b"></p>'


def test_links_of_another_text_are_refused() -> None:
    with pytest.raises(IndexError):
        with_links(convert("[a](a.md)").html, [])


def test_anchors_are_all_ids_of_the_html() -> None:
    text = "# A\n\n## B {#b}\n\nC[^1]\n{#c}\n\nD\n{#b--d}\n\n[^1]: E"
    assert body_of(text).anchors == ("a", "b", "c", "fnref:1", "fn:1")


def test_headings_are_those_of_a_table_of_contents() -> None:
    text = "# 报告\n\n## One *two*[^1]\n\n### \n\n#### Four\n\n##### Five\n\n[^1]: x"
    assert body_of(text).headings == (
        Heading(2, "报告", "报告"),
        Heading(3, "one-two", "One two"),
    )
    assert body_of("## A & B\n\n#### C").headings == (
        Heading(2, "a-b", "A & B"),
        Heading(4, "c", "C"),
    )


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("E\u0301te\u0301", "\u00e9t\u00e9"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("བོད་ཡིག", "བོདཡིག"),
        ("snake_case - and  spaces", "snake_case-and-spaces"),
    ],
)
def test_an_id_keeps_the_letters_of_every_script(title: str, anchor: str) -> None:
    assert body_of(f"## {title}").anchors == (anchor,)


def test_the_digest_is_that_of_the_html() -> None:
    converted = convert("[a](a.md)")
    assert converted.body.digest == digest(converted.html)


def test_an_empty_text_is_empty() -> None:
    assert convert(" \n\n") == Converted(
        html="",
        body=Body(digest=digest(""), links=(), pictures=(), anchors=(), summary="", words=0),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The People's Procuratorate", 3),
        ("检察院 held 3 meetings", 6),
        ("**two** words\n\n- and\n- three more", 5),
        ("一、会议（概况）：2022年", 7),
        ("1,234.5 cases, up 3.2%", 4),
        ("well-known e-mail", 2),
        ("One[^1]\n\n[^1]: two", 2),
        ("かな カナ", 4),
        ("검찰청 회의", 2),
    ],
)
def test_words_are_counted_and_each_chinese_character_is_one(text: str, words: int) -> None:
    assert body_of(text).words == words


@settings(max_examples=300)
@given(st.text("aB1２_é字か한 '’-.,;", max_size=20))
def test_words_are_counted_alike_in_every_script(text: str) -> None:
    others, ideographs = re.subn("[字か]", " ", text)
    words = re.findall(r"\w+(?:['’-]\w+|[.,]\d+)*", others)
    assert body_of(f"<p>{text}</p>").words == ideographs + len(words)


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        (
            "# Title\n\nFirst *words*[^1] &amp; [more](a.md).\n\nSecond.\n\n[^1]: x",
            "First words & more.",
        ),
        ("| a |\n|---|\n| b |\n\n!!! note\n    Note.\n\nAfter.", "After."),
        ("![Room](room.jpg)\n\nAfter the picture.", "After the picture."),
        ("- Only\n- a list", "Only"),
        ("- A list\n\nthen\n\nwords.", "then"),
        ("> Quoted words.\n\nAfter.", "Quoted words."),
        ("One\nline<br>and another", "One line and another"),
        ("## Only a heading[^1]\n\n[^1]: and a note", ""),
        ("One.\n\nTwo.\n\n<!-- more -->\n\nThree.", "One. Two."),
        ("One. <!--more--> Two.", "One."),
        ("`<!-- more -->` is how.\n\nTwo.", "<!-- more --> is how."),
    ],
)
def test_a_summary_is_the_first_paragraph_or_what_stands_before_more(
    text: str, summary: str
) -> None:
    assert body_of(text).summary == summary


def test_chinese_paragraphs_before_more_run_on_without_a_space() -> None:
    assert (
        body_of("会议指出。\n\n要求\n明确。\n\n<!-- more -->\n\n其他", "zh").summary
        == "会议指出。要求明确。"
    )


def test_what_stands_before_more_is_not_cut() -> None:
    text = "word " * 100
    assert body_of(f"{text}\n\n<!-- more -->").summary == text.strip()


def test_a_long_summary_ends_with_a_whole_sentence_if_that_is_long_enough() -> None:
    sentence = "The meeting was presided over by Chen Lingbao, No. 3 of the office, and by others. "
    assert body_of(sentence * 5).summary == (sentence * 2).strip()
    assert body_of("Short one. " + sentence.replace(".", ",") * 5).summary.endswith("3 of the…")
    chinese = "会议由院党组成员、第二检察部主任主持，党组书记出席会议并作讲话，对工作提出四点要求。"
    assert body_of(chinese * 5, "zh").summary == chinese * 2


def test_a_long_sentence_is_cut_after_a_word() -> None:
    summary = body_of("procuratorate, " * 40).summary
    assert summary == ("procuratorate, " * 16).rstrip(", ") + "…"
    assert len(summary) <= 241
    assert body_of("检察" * 100, "zh").summary == "检察" * 60 + "…"
    assert body_of("检" * 115 + "HTTP/2 协议" + "检" * 9, "zh").summary == "检" * 115 + "HTTP…"
    assert body_of("检" * 118 + "HTTP" + "检" * 9, "zh").summary == "检" * 118 + "…"


def test_a_word_that_never_ends_is_cut_all_the_same() -> None:
    assert body_of("x" * 300).summary == "x" * 240 + "…"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("会议\n\u3000\u3000指出", "<p>会议\u3000\u3000指出</p>"),
        ("**会议**\n\u3000", "<p><strong>会议</strong>\u3000</p>"),
        ("**会议**\n**指出**", "<p><strong>会议</strong><strong>指出</strong></p>"),
        ("<p>会议</p>\n<p>指出</p>", "<p>会议</p>\n<p>指出</p>"),
        ("- 会议\n- 指出", "<ul>\n<li>会议</li>\n<li>指出</li>\n</ul>"),
        ("会议 **a**\n**b** 指出", "<p>会议 <strong>a</strong>\n<strong>b</strong> 指出</p>"),
    ],
)
def test_a_break_joins_wherever_chinese_characters_meet(text: str, joined: str) -> None:
    assert convert(text, "zh").html == joined


@pytest.mark.parametrize("character", ["\0", "\x01", "\x1f", "\x7f", "\ufffe", "\uffff"])
@pytest.mark.parametrize("word", ["word", "文字"])
def test_characters_that_xml_forbids_are_gone(character: str, word: str) -> None:
    html = convert(f"{word}{character}{word}").html.replace("\ufffd", "")  # for NUL, in HTML
    assert html == f"<p>{word}{word}</p>"


@pytest.mark.parametrize(
    "text",
    [
        "> " * 150 + "x",
        ">" * 20_000,
        "- " * 150 + "x",
        "\n".join("    " * n + "- x" for n in range(150)),
        "".join("    " * n + "!!! note\n" for n in range(150)),
        "- " * 2_000 + "x",
        "<div>" * 150,
        "</div>" * 150 + "<div>" * 150,
        "<i id=x><p>" * 8_000,
        "[" * 20_000,
        "[" * 10_000 + "]" * 10_000,
        "![" * 10_000,
        "[a](" * 5_000,
        "<a " * 7_000,
        "<![CDATA[" * 3_000,
    ],
    ids=lambda text: f"{text[:9]}…",
)
def test_what_nests_too_deeply_is_said_so_and_soon(text: str) -> None:
    began = time.process_time()
    with pytest.raises(TooDeep):
        convert(text)
    assert time.process_time() - began < 5  # a minute and more where nobody looks at the depth


def test_what_nests_as_people_do_is_converted() -> None:
    assert convert("> " * 20 + "x").html.count("<blockquote>") == 20
    assert "<p>x</p>" in convert("<div>" * DEEPEST + "<p>x</p>" + "</div>" * DEEPEST).html
    assert convert("<p>x<br>\n" * 1_000).html.count("<p>") == 1_000
    assert convert("[a](b)\n\n" * 200).body.links == ("b",) * 200


def test_long_texts_take_time_in_proportion() -> None:
    line = "会议由**陈某**主持，[要求](a.md)如下[^1]：\n"
    began = time.process_time()
    converted = convert(line * 4_000 + "\n[^1]: x", "zh")
    assert len(converted.body.links) == 12_000
    assert time.process_time() - began < 12


@settings(max_examples=150, deadline=None)
@given(soup, soup)
def test_a_text_is_converted_alike_whatever_was_converted_before(first: str, second: str) -> None:
    alone = convert(second)
    convert(first)
    assert convert(second) == alone


@settings(max_examples=400, deadline=None)
@given(soup)
def test_no_text_becomes_html_that_could_do_harm(text: str) -> None:
    converted = convert(text)
    html = with_links(converted.html, converted.body.links)
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for element in [e for child in tree for e in child.iter()]:
        assert element.tag in ALLOWED.split()
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES.split()
            if name in ("href", "src"):
                assert urlsplit(value).scheme in ("", "http", "https", "mailto", "tel")
            assert name != "id" or not value.startswith("b--")


@settings(max_examples=400, deadline=None)
@given(soup)
def test_ids_are_unique_and_links_counted(text: str) -> None:
    converted = convert(text)
    anchors = converted.body.anchors
    assert len(set(anchors)) == len(anchors) == converted.html.count(' id="')
    for n in range(len(converted.body.links)):
        assert (
            converted.html.count(f'<a href="bulletin:{n}"')
            + converted.html.count(f'<img src="bulletin:{n}"')
            == 1
        )


@settings(max_examples=400, deadline=None)
@given(soup)
def test_sanitised_html_is_taken_apart_and_put_together_without_loss(html: str) -> None:
    safe = sanitise(html)
    tokens = read(safe)
    without_comments = re.sub("<!--.*?-->", "", safe, flags=re.DOTALL)
    assert write(tokens) == without_comments.strip()
