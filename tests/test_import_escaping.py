"""Plain text as Markdown: readers see the characters that were typed."""

import html
import re

from hypothesis import example, given
from hypothesis import strategies as st

from generator.convert import convert
from generator.importing.escaping import escaped, plain

SIGNS = "ab 12.*_[](){}<>/&;#+-=:!`\\|~^$\"'中。，@%?"


@given(st.text(alphabet=SIGNS, max_size=30))
@example("1. Register")
@example("<b>bold</b> &copy; [a](b){#c}")
@example(":   a definition")
@example("snake_case _and_ __strong__")
def test_a_reader_sees_the_characters_that_were_typed(text: str) -> None:
    written = escaped(text)
    seen = html.unescape(re.sub("<[^>]*>", "", convert(written).html))
    assert bare(seen) == bare(text)
    assert plain(written) == text.strip()


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_what_is_no_markup_stays_as_it_is() -> None:
    text = "Item 3.2: snake_case, R & D, a < b, 50% (see http://example.org/a_b-c.html#d)!"
    assert escaped(text) == text
