"""Convert: from a text in Markdown to safe HTML and what others need to know of it.

In: the text below the front matter, and its language. Out: Converted. The steps are in `markup`,
which alone knows Markdown and sanitising; here is their order.
"""

import re
from collections import Counter

from msgspec import Struct

from generator.cache import digest
from generator.documents import Body
from generator.markup.dialect import to_html
from generator.markup.excerpt import count_words, summarise
from generator.markup.headings import anchors, contents, settle_headings
from generator.markup.line_breaks import join_lines
from generator.markup.links import take_links, with_links
from generator.markup.sanitise import finish, sanitise
from generator.markup.tokens import VOID, read, write

__all__ = ["Converted", "TooDeep", "convert", "with_links"]

DEEPEST = 100
"""How many elements may be open at once; a bulletin has some ten."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CLOSED_BY_OTHERS = "colgroup dd dt li optgroup option p rp rt tbody td tfoot th thead tr"
"""Elements whose end tag may be left out."""
_UNCOUNTED = VOID | frozenset(_CLOSED_BY_OTHERS.split())


class TooDeep(Exception):  # noqa: N818 - it says what the text is
    """A text nests quotes, lists or HTML more deeply than DEEPEST.

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
    unlinked = join_lines(settle_headings(finish(read(_to_safe_html(text, lang)))), lang)
    tokens, links = take_links(unlinked)
    html = write(tokens)
    body = Body(
        digest=digest(html),
        links=links,
        anchors=anchors(tokens),
        summary=summarise(tokens, lang),
        words=count_words(tokens),
        headings=contents(tokens),
    )
    return Converted(html=html, body=body)


def _to_safe_html(text: str, lang: str) -> str:
    try:
        html = to_html(text, lang)
    except RecursionError:
        raise TooDeep from None
    # Before sanitising: an HTML parser repeats each open <b> or <i> in every paragraph after it.
    if _depth(html) > DEEPEST:
        raise TooDeep
    return sanitise(html)


def _depth(html: str) -> int:
    """How many elements of an HTML that need not be balanced are open at once, at most."""
    opened: Counter[str] = Counter()
    depth = deepest = 0
    for end, name in _TAG.findall(html.lower()):
        if name in _UNCOUNTED or (end and not opened[name]):
            continue
        step = -1 if end else 1
        opened[name] += step
        depth += step
        deepest = max(deepest, depth)
    return deepest
