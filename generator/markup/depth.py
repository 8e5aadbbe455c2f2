"""Depth: how deeply a text nests, before what nests too deeply costs too much.

In: a text, or HTML that isn't sanitised. Out: a number. Known here alone: what Python-Markdown and
HTML parsers look for the end of again and again: a link's text and target, a tag, an element.
"""

import re
from collections import Counter

from generator.markup.tokens import VOID

_OPEN_OR_CLOSE = {
    "[": re.compile(r"(\[)|\]"),
    "](": re.compile(r"(\]\()|\)"),
    "<": re.compile(r"(<[a-zA-Z!?/])|>"),
}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CLOSED_BY_OTHERS = "colgroup dd dt li optgroup option p rp rt tbody td tfoot th thead tr"
"""Elements whose end tag may be left out."""
_UNCOUNTED = VOID | frozenset(_CLOSED_BY_OTHERS.split())


def markdown_depth(text: str) -> int:
    """How many brackets of one sort are open at once in a text, at most."""
    patterns = (pattern for opening, pattern in _OPEN_OR_CLOSE.items() if opening in text)
    return max((_brackets(pattern, text) for pattern in patterns), default=0)


def _brackets(pattern: re.Pattern[str], text: str) -> int:
    depth = deepest = 0
    for opening in pattern.findall(text):
        depth = depth + 1 if opening else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def is_deeper(html: str, than: int) -> bool:
    """Whether more elements are open at once than that many, in HTML that need not be balanced."""
    opened_at_most = html.count("<") - html.count("</")
    return opened_at_most > than and html_depth(html) > than


def html_depth(html: str) -> int:
    """How many elements are open at once, at most, in HTML that need not be balanced."""
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
