"""HTML written as Markdown: what another program reads in it is what the page says."""

import html as entities
import re
from collections import Counter
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator.convert import convert, with_links
from generator.markup.as_markdown import as_markdown
from generator.markup.spans import written
from tests.test_spec import CASES

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
READER.use(footnote_plugin).use(deflist_plugin)

_KEPT = ("h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "th", "td", "code")
_SAME = {"b": "strong", "i": "em", "s": "del"}


def tree(html: str) -> ET.Element:
    root = html5lib.parse(f"<!doctype html><body>{html}", namespaceHTMLElements=False)
    assert isinstance(root, ET.Element)
    return root


def words(html: str) -> str:
    """What is read, without the numbers and arrows of footnotes, and spaces."""
    root = tree(html)
    for parent in list(root.iter()):
        for child in list(parent):
            marks = ("footnote-ref", "footnote-backref")
            if child.tag == "a" and {*child.get("class", "").split()} & {*marks}:
                child.text = ""
            if child.tag == "sup" and child.get("class") == "footnote-ref":
                for below in child:
                    below.text = ""
    return re.sub(r"[\s\u200b“”↩︎]+", "", "".join(root.itertext()))


def parts(html: str) -> Counter[str]:
    """How many elements of each kind there are."""
    found = (_SAME.get(str(e.tag), str(e.tag)) for e in tree(html).iter())
    return Counter(name for name in found if name in (*_KEPT, "em", "strong", "del", "pre", "hr"))


def addresses(html: str) -> list[str]:
    shown = (e.get("href") or e.get("src") or "" for e in tree(html).iter())
    whole = (unquote(url) for url in shown)
    return sorted(
        url for url in whole if url and not url.startswith(("#fn", "https://x.example/fn"))
    )


def html_of(text: str, lang: str = "en") -> str:
    made = convert(text, lang)
    return with_links(
        made.html, tuple(f"https://x.example/{u.strip('#')}" for u in made.body.links)
    )


@pytest.mark.parametrize(("lang", "markdown", "_html"), CASES.values(), ids=CASES)
def test_whatever_an_author_may_write_is_read_the_same_in_both_forms(
    lang: str, markdown: str, _html: str
) -> None:
    html = html_of(markdown, lang)
    again = READER.render(as_markdown(html))
    assert words(again) == words(html)
    assert addresses(again) == addresses(html)


BODY = """\
Lead with a note[^1], **weight**, *stress*, ~~gone~~ and `a|b`.

## A heading #1

1. one
2. two

    - within
    - again

- other

> Quoted.

| A | B |
|---|--:|
| 1 | **2** |

[^1]: The note.
"""


def test_headings_lists_tables_quotes_and_emphasis_are_as_many_as_on_the_page() -> None:
    html = html_of(BODY)
    found, wanted = parts(READER.render(as_markdown(html))), parts(html)
    wanted["hr"] = 1  # the one above footnotes, which both readers set
    found["hr"] = 1
    assert found == wanted


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>由<strong>陈某</strong>主持</p>", "由**陈某**主持\n"),
        ("<p>他说<strong>“重要”</strong>的话</p>", "他说<strong>“重要”</strong>的话\n"),
        ("<p>（<strong>“重要”</strong>）</p>", "（**“重要”**）\n"),
        ("<p>张　三</p>", "张　三\n"),
        ("<p>1. a<br>- b<br># c</p>", "1\\. a\\\n\\- b\\\n\\# c\n"),
        ("<p>2*3*4 snake_case _x_ &lt;b&gt; &amp;lt; [a](b)</p>",
         "2\\*3\\*4 snake_case \\_x\\_ \\<b> \\&lt; \\[a\\](b)\n"),
        ("<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O\n"),
        ('<p><a href="https://x.example/a(b)c">x</a></p>', "[x](https://x.example/a%28b%29c)\n"),
        ("<p><a>nowhere</a> <img alt='A room'></p>".replace("'", '"'), "nowhere A room\n"),
        ("<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>", "- a\n\n* b\n"),
        ('<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>', "3. a\n4. b\n"),
        ("<pre><code>``` x\n</code></pre>", "````\n``` x\n````\n"),
        ("<h2>C#</h2>", "## C\\#\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_text_is_written_so_that_nothing_in_it_means_anything_else(
    html: str, markdown: str
) -> None:
    assert as_markdown(html) == markdown


_SIGNS = st.text("ab 1.)-+#>*_`[]()<>&;~|\\!:=“”，。检察", min_size=1, max_size=30)


@given(_SIGNS)
def test_any_words_are_read_as_they_are(text: str) -> None:
    html = f"<p>{entities.escape(text, quote=False)}</p>"
    assert words(READER.render(as_markdown(html))) == words(html)


@given(_SIGNS, _SIGNS, _SIGNS)
def test_emphasis_between_any_signs_is_emphasis(before: str, inside: str, after: str) -> None:
    a, b, c = (entities.escape(one, quote=False) for one in (before, inside, after))
    html = f"<p>{a}<strong>{b}</strong>{c}</p>"
    again = READER.render(as_markdown(html))
    assert words(again) == words(html)
    if inside.strip():
        assert parts(again)["strong"] == 1


def test_what_staff_left_in_a_source_is_not_in_the_markdown() -> None:
    text = "Open.\n\n<!-- secret name -->\n\n<script>alert('secret')</script>\n\n<b onclick=x>w</b>"
    assert as_markdown(html_of(text)) == "Open.\n\n**w**\n"


def test_words_for_a_heading_of_ones_own_are_made_harmless() -> None:
    assert written("*a* [b] `c`") == "\\*a\\* \\[b\\] \\`c\\`"
