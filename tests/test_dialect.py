"""The dialect's shortcut past text without marks changes no text."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from generator.markup import dialect

MARKS = [
    "`",
    "\\",
    "[b](c)",
    "![b](c)",
    "[",
    "]",
    "<b@c>",
    "<",
    ">",
    "&amp;",
    "&",
    "*",
    "_",
    "~",
    "|",
    '"',
]
MARKS += ["  \n", "\n", "\n\n", "    ", "1. ", "- ", "# ", "http://a.b", "@", "{.c}", "[^1]", ": "]
few = st.lists(st.sampled_from(MARKS), min_size=1, max_size=3)
"""Few kinds of mark for each text, so that one kind often stands alone."""
texts = few.flatmap(lambda marks: st.lists(st.sampled_from([*marks, "a", "字 "]), max_size=12))


@settings(max_examples=400)
@given(texts.map("".join))
def test_any_text_is_converted_as_the_library_alone_converts_it(text: str) -> None:
    markdown = Markdown(extensions=dialect._extensions("en"), output_format="html")
    assert dialect.to_html(text, "en") == markdown.convert(text)


def test_the_library_still_has_the_method_that_is_shortened() -> None:
    assert "_InlineProcessor__handleInline" in vars(InlineProcessor)
