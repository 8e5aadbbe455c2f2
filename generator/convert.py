"""Convert: from a text in Markdown to safe HTML and what others need to know of it.

In: the text below the front matter, and its language. Out: Converted. The steps are in `markup`,
which alone knows Markdown and sanitising; here is their order.
"""

from msgspec import Struct

from generator.cache import digest
from generator.documents import Body
from generator.markup.depth import is_deeper, markdown_depth
from generator.markup.dialect import to_html
from generator.markup.figures import players, settle_figures
from generator.markup.headings import anchors, contents, settle_headings
from generator.markup.line_breaks import join_lines
from generator.markup.links import take_links, with_links
from generator.markup.sanitise import finish, sanitise
from generator.markup.summary import count_words, summarise
from generator.markup.tokens import read, write

__all__ = ["Converted", "TooDeep", "convert", "with_links"]

DEEPEST = 100
"""How many elements or brackets may be open at once; a bulletin has some ten."""


class TooDeep(Exception):  # noqa: N818 - it says what the text is
    """A text nests quotes, lists, brackets or HTML more deeply than DEEPEST.

    Brackets that never close nest in all that follow them.

    `build` makes of it the problem `markdown-too-deep`, at the text's file.
    """


class Converted(Struct, frozen=True, kw_only=True):
    """A converted text."""

    html: str
    """Safe, with `bulletin:N` in the place of its N-th address; `with_links` puts addresses in."""
    body: Body


def convert(text: str, lang: str = "en") -> Converted:
    """Convert a text; the same text always gives the same. Raises TooDeep.

    `lang`, a BCP 47 tag, decides what admonitions and footnotes say and how punctuation that
    languages share meets at the ends of lines.
    """
    read_ = finish(players(read(_to_safe_html(text, lang))))
    taken = take_links(settle_figures(join_lines(settle_headings(read_), lang)))
    tokens, html = taken.tokens, write(taken.tokens)
    body = Body(
        digest=digest(html),
        links=taken.links,
        pictures=taken.pictures,
        wordless=taken.wordless,
        named=taken.named,
        anchors=anchors(tokens),
        summary=summarise(tokens, lang),
        words=count_words(tokens),
        headings=contents(tokens),
    )
    return Converted(html=html, body=body)


def _to_safe_html(text: str, lang: str) -> str:
    try:
        if markdown_depth(text) > DEEPEST:
            raise TooDeep
        html = to_html(text, lang)
    except RecursionError:
        raise TooDeep from None
    # Before sanitising: an HTML parser repeats each open <b> or <i> in every paragraph after it.
    if is_deeper(html, DEEPEST):
        raise TooDeep
    return sanitise(html)
