"""Sanitise: which HTML a body may have, held by nh3.

In: any HTML. Out: HTML of the tags, attributes, classes and schemes below, and nothing else; what
isn't among them goes without a word. Known here alone: nh3, and these lists.
"""

import re
from collections.abc import Iterable, Sequence

import nh3

from generator.markup.kinds import KINDS
from generator.markup.tokens import INLINE, End, Start, Token

_TABLE = "caption col colgroup table tbody td tfoot th thead tr"
_BLOCKS = (
    "blockquote br dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr img li ol p pre "
    "summary ul"
)
_PLAYERS = "audio source video"
"""What `figures` makes into what Markdown writes: none of them is in a body."""
_TAGS = INLINE | frozenset((*_BLOCKS.split(), *_TABLE.split(), *_PLAYERS.split()))
_GONE = (
    "embed iframe math noembed noframes noscript object script select style svg template textarea "
    "title xmp"
)
"""Elements that go with all that they contain; of any other unknown one the contents stay."""
_ATTRIBUTES = {
    "*": {"dir", "id", "lang", "title"},
    "a": {"href", "hreflang"},
    "audio": {"aria-label", "src"},
    "blockquote": {"cite"},
    "code": {"class"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "source": {"src"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "video": {"aria-label", "src"},
}
_SIDES = ("left", "center", "right")
_ALIGNABLE = ("div", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "img", "p", "table", "td", "th")
_ALIGNED = frozenset(f"align-{side}" for side in _SIDES)
_CLASSES = dict.fromkeys(_ALIGNABLE, _ALIGNED) | {
    "a": frozenset(("footnote-backref", "footnote-ref")),
    "div": _ALIGNED | {"admonition", "footnote", *KINDS},
    "p": _ALIGNED | {"admonition-title"},
}
_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags=set(_GONE.split()),
    attributes=_ATTRIBUTES,
    tag_attribute_values={tag: {"align": set(_SIDES)} for tag in _ALIGNABLE},
    allowed_classes={tag: set(names) for tag, names in _CLASSES.items()},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    strip_comments=False,  # `tokens` drops them, after it has seen where `<!-- more -->` is
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_ASCII_CONTROLS = dict.fromkeys(n for n in range(128) if _CONTROLS.match(chr(n)))


def sanitise(html: str) -> str:
    """Keep what a body may have. Comments stay, for `tokens.read` to drop.

    Of characters, those that XML forbids go: a feed carries the text too.
    """
    safe = _CLEANER.clean(html)
    safe = safe.translate(_ASCII_CONTROLS) if safe.isascii() else _CONTROLS.sub("", safe)
    return safe.replace("<p></p>", "")  # left where HTML ended a paragraph before its Markdown did


def finish(tokens: Sequence[Token]) -> list[Token]:
    """Hold what the lists can't say; and put tables into wrappers that may scroll."""
    finished: list[Token] = []
    for token in tokens:
        if type(token) is Start and (token.attributes or token.name in ("img", "table")):
            finished.extend(_finish(token))
        else:
            finished.append(token)
            if type(token) is End and token.name == "table":
                finished.append(End("div"))
    return finished


def _finish(token: Start) -> Iterable[Token]:
    start = _cite(_align(_name_language(token)))
    if start.name == "table":
        return Start("div", {"class": "table"}), start
    return () if start.name == "img" and "src" not in start.attributes else (start,)


def _align(start: Start) -> Start:
    """Alignment as a class: a style of its own is what a page's policy forbids."""
    if "align" not in start.attributes:
        return start
    attributes = dict(start.attributes)
    side = attributes.pop("align")
    classes = attributes.get("class", "")
    return Start(start.name, attributes | {"class": f"{classes} align-{side}".strip()})


def _name_language(start: Start) -> Start:
    """Of a code's classes only the one that names its language."""
    if start.name != "code" or "class" not in start.attributes:
        return start
    names = [name for name in start.attributes["class"].split() if name.startswith("language-")]
    return start.having("class", names[0]) if names else start.lacking("class")


def _cite(start: Start) -> Start:
    """Where a quotation is from: nh3 does not check this one's scheme, and nobody resolves it."""
    cite = start.attributes.get("cite", "https://")
    return start if cite.startswith(("https://", "http://")) else start.lacking("cite")
