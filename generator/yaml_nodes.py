"""YAML nodes: from text to a tree of nodes that know where they stand.

In: text. Out: the root node as PyYAML composes it, or the flaws that make it unreadable. Known
here alone: PyYAML, what it takes of its words to say what is wrong, and what of YAML is refused
although it is valid (aliases, tags, several documents, great depth), so that no text can make a
reader run for long or build anything but text, lists and mappings.
"""

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

__all__ = ["UNPRINTABLE", "Flaw", "MappingNode", "Node", "ScalarNode", "SequenceNode", "compose"]

MAX_DEPTH = 40
"""How deep values may be nested; offices of offices of offices reach about 12."""

# libyaml composes several times faster; a Python without it reads the same texts.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
# The C parser calls itself for each level, so depth is bounded before it sees the text.
_VERY_DEEP = re.compile(r"^[ \-?:\t]{400}", re.MULTILINE)
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SAYINGS = (
    ("mapping values are not allowed", "unquoted-colon"),
    ("could not find expected ':'", "colon-missing"),
    ("expected ':'", "colon-missing"),
    ("did not find expected key", "indent-uneven"),
    ("<block end>", "indent-uneven"),
    ("block sequence entries are not allowed", "indent-uneven"),
    ("expected ',' or", "bracket-unclosed"),
    ("expected the node content", "bracket-unclosed"),
    ("expected node content", "bracket-unclosed"),
    ("unexpected end of stream", "quote-unclosed"),
    ("cannot start any token", "value-start"),
    ("tab character", "tab-indent"),
    ("undefined alias", "yaml-alias"),
    ("alphabetic or numeric character", "value-start"),
    ("undefined tag handle", "yaml-tag"),
    ("escape character", "escape-unknown"),
    ("hexdecimal", "escape-unknown"),
    ("hexadecimal", "escape-unknown"),
    ("single document", "yaml-documents"),
    ("maximum nesting depth", "yaml-too-deep"),
)
"""What libyaml and PyYAML say, and which problem it is; the first that fits."""


class Flaw(Struct, frozen=True):
    """What is wrong with a text as YAML, from one character to another (from 0)."""

    code: str
    start: int
    end: int
    values: dict[str, str] = {}


def compose(text: str) -> tuple[Node | None, list[Flaw]]:
    """The root node (None for an empty text), and the flaws for which the text is refused."""
    if found := UNPRINTABLE.search(text):
        values = {"character": f"U+{ord(found[0]):04X}"}
        return None, [Flaw("control-character", found.start(), found.end(), values)]
    if found := _VERY_DEEP.search(text):
        return None, [_too_deep(found.start())]
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax(text, error)]
    except RecursionError:  # only the Python loader's; libyaml stops at 1,000 levels by itself
        return None, [_too_deep(0)]
    flaws = list(_refused(root, text)) if root else []
    return (None if flaws else root), flaws


def _too_deep(at: int) -> Flaw:
    return Flaw("yaml-too-deep", at, at + 1, {"most": str(MAX_DEPTH)})


def _syntax(text: str, error: yaml.MarkedYAMLError) -> Flaw:
    """The one thing that PyYAML complains about, as one of our problems."""
    words = f"{error.context or ''} {error.problem or ''}".strip()
    code = next((code for saying, code in _SAYINGS if saying in words), "yaml-syntax")
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
    # What was opened and never closed is a mistake where it was opened, not at the end.
    opened = code in ("quote-unclosed", "bracket-unclosed")
    # What is noticed at the end is shown at the last line that says something.
    last = max(len(text.rstrip()) - 1, 0)
    at = min(marks[-1 if opened else 0].index if marks else 0, last)
    name = re.compile(r"\*([^\s,\]}]*)").match(text, at)
    values = {"words": words, "most": str(MAX_DEPTH), "character": text[at : at + 1]}
    return Flaw(code, at, at + 1, values | ({"name": name[1]} if name else {}))


def _refused(root: Node, text: str) -> Iterator[Flaw]:
    """What a valid text must not have. Visits each node once, however often it is referred to."""
    waiting, seen = [(root, 1)], set[int]()
    while waiting:
        node, depth = waiting.pop()
        if id(node) in seen:
            yield from _aliases(text)
            return
        seen.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            yield Flaw("yaml-tag", *_span(node), {"tag": node.tag})
        if depth > MAX_DEPTH:
            yield _too_deep(node.start_mark.index)
            return
        waiting += [(child, depth + 1) for child in _children(node)]


def _children(node: Node) -> Iterator[Node]:
    if isinstance(node, SequenceNode):
        yield from node.value
    elif isinstance(node, MappingNode):
        for pair in node.value:
            yield from pair


def _aliases(text: str) -> Iterator[Flaw]:
    """The first `*name` of each name; the nodes only show the place of what it refers to."""
    named = set[str]()
    for event in yaml.parse(text, Loader=_Loader):
        if not isinstance(event, yaml.AliasEvent) or event.anchor in named:
            continue
        if event.anchor and event.start_mark and event.end_mark:
            named.add(event.anchor)
            start, end = event.start_mark.index, event.end_mark.index
            yield Flaw("yaml-alias", start, end, {"name": event.anchor})


def _span(node: Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index
