"""Pasting: Word's, Excel's and browsers' clipboards as Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.convert import convert
from generator.desk.pasting import markdown_of

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{color:red}</style>
</head><body><!--StartFragment--><table border=0 cellpadding=0><col width=64>
 <tr height=20><td height=20 class=xl65>单位</td><td>Cases</td></tr>
 <tr><td rowspan=2>甲|乙</td><td align=right x:num>1,234</td></tr>
 <tr><td>*5*</td></tr><!--EndFragment--></table></body></html>"""
BULLET = "<span style='mso-list:Ignore'>{}<span style='font:7pt'>&nbsp;&nbsp; </span></span>"
WORD = (
    "<p class=MsoNormal><b>会议要求</b>，见<a href='https://a.example/'>原文</a>。<o:p></o:p></p>\n"
    "<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'>"
    f"<![if !supportLists]>{BULLET.format('1.')}<![endif]>Raise the bar</p>\n"
    "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>"
    f"{BULLET.format('·')}within</p>\n"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
    f"{BULLET.format('2.')}Extend the <i>chain</i></p>\n"
    "<p class=MsoNormal>End</p>"
)
DOCS = (
    "<b style='font-weight:normal' id='docs-internal-guid-1'><p><span style='font-weight:700'>"
    "Bold</span> <span style='font-style:italic'>it</span></p></b>"
)
WORD_AS_MARKDOWN = """\
**会议要求**，见[原文](https://a.example/)。

1. Raise the bar
   - within
2. Extend the *chain*

End
"""


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            EXCEL,
            "| 单位 | Cases |\n| --- | --- |\n| 甲\\|乙 | 1,234 |\n|  | \\*5\\* |\n",
        ),
        (
            WORD,
            WORD_AS_MARKDOWN,
        ),
        (
            DOCS,
            "**Bold** *it*\n",
        ),
        ("<h1>Title</h1><p>Text</p>", "## Title\n\nText\n"),
        ("<ul><li>one<li>two<ol><li>in</ol></ul>", "- one\n- two\n  1. in\n"),
        ("<p><b>a</b><a href='javascript:alert(1)'>x</a><script>y</script></p>", "**a**x\n"),
        ("<b>a</b><img src='file:///C:/a.png' alt='no'>", "**a**\n"),
        (
            "<table><tr><td>a</td></tr><tr><td>b<p>c</p></td></tr></table>",
            "| a |\n| --- |\n| b<br>c |\n",
        ),
    ],
)
def test_what_was_copied_keeps_its_form(html: str, markdown: str) -> None:
    assert markdown_of(html, "plain") == markdown


def test_cells_with_tabs_between_are_a_table() -> None:
    text = 'a\tb\r\n1\t"x\ny"\r\n'
    assert markdown_of("", text) == "| a | b |\n| --- | --- |\n| 1 | x<br>y |\n"


@pytest.mark.parametrize("text", ["# A text\n\n*as it is*", "a\tb", "a\tb\nc", "", "\ta\n"])
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert markdown_of("", text) == text
    assert markdown_of(f"<div><span style='color:#000'>{text}</span></div>", text) == text


@given(
    st.lists(
        st.sampled_from(
            (
                *("<p>", "</p>", "<td>", "</td>", "<tr>", "<table>", "</table>", "<li>", "<ul>"),
                *("<b>", "</b>", "<span style='mso-list:Ignore'>", "</span>", "a", "<", "&", "甲"),
                *("<p style='mso-list:l0 level2'>", "<td rowspan=3 colspan=2>", "<script>", "|"),
                *("<a href='javascript:x'>", "<img src=x onerror=y>", "<![if x]>", "<!--", "</tr>"),
            )
        )
    ).map("".join)
)
def test_any_html_gives_markdown_that_does_no_harm(html: str) -> None:
    shown = convert(markdown_of(html, ""), "en").html
    assert "<script" not in shown
    assert "javascript:" not in shown
    assert "onerror=" not in shown.replace("&lt;img src=x onerror=y&gt;", "")
