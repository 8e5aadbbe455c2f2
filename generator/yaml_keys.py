"""YAML keys: which declared key an author means by what stands before a colon.

In: a key's node and a Struct. Out: the key, or the flaw of a name that is unknown. Known here
alone: how names are compared, and what an unknown one was probably meant to be.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.errors import nearest
from generator.yaml_nodes import Flaw, Node, ScalarNode
from generator.yaml_shapes import Key, Record, keys_by_name, keys_of

_KEYLIKE = re.compile(r"[ \t]*(?:- +)?([^\s:：\"'#]{1,24})[ \t]*(：|:(?=\S))", re.MULTILINE)


def recognise(node: Node, cls: type[Struct]) -> Key | None:
    """The declared key that a node names, in either language, large or small letters alike."""
    if not isinstance(node, ScalarNode):
        return None
    return keys_by_name(cls).get(node.value.strip().casefold())


def unknown_key(node: Node, cls: type[Struct], top: type[Struct], field: str) -> Flaw:
    """What is wrong with a key that `cls`, which stands at `field`, does not declare.

    `top` is the file's own Struct.
    """
    start, end = node.start_mark.index, node.end_mark.index
    if not isinstance(node, ScalarNode):
        return Flaw("key-not-text", start, end)
    word = node.value.strip()
    parents = list(_inside(word, cls))
    if len(parents) == 1:
        return Flaw("key-belongs-inside", start, end, {"key": word, "parent": parents[0]})
    if cls is not top and word.casefold() in keys_by_name(top):
        return Flaw("key-belongs-outside", start, end, {"key": word, "parent": field})
    if near := nearest(word, [name for key in keys_of(cls) for name in key.names]):
        return Flaw("key-unknown", start, end, {"key": word, "near": near})
    # Who writes keys in Chinese is told their Chinese names.
    known = ", ".join(key.name if word.isascii() else key.zh for key in keys_of(cls))
    return Flaw("key-unknown", start, end, {"key": word, "known": known})


def _inside(word: str, cls: type[Struct]) -> Iterator[str]:
    """The keys of `cls` that hold a mapping with the key `word`."""
    for key in keys_of(cls):
        if isinstance(key.shape, Record) and word.casefold() in keys_by_name(key.shape.cls):
            yield key.name


def keylike_lines(node: Node, text: str, cls: type[Struct]) -> list[Flaw]:
    """Lines of a plain text that were meant as keys of `cls`, but for their colon."""
    if not isinstance(node, ScalarNode) or node.style:
        return []
    known = keys_by_name(cls)
    matches = _KEYLIKE.finditer(text, node.start_mark.index, node.end_mark.index)
    return [
        colon_flaw(match[1], match[2], match.start(2))
        for match in matches
        if match[1].casefold() in known
    ]


def colon_flaw(key: str, colon: str, start: int) -> Flaw:
    """The flaw of a colon that YAML does not take for one."""
    code = "full-width-colon" if colon == "：" else "colon-no-space"
    return Flaw(code, start, start + 1, {"key": key})


def dash_flaw(node: Node) -> Flaw | None:
    """The flaw of a list whose first dash has no space after it, which YAML takes for a text."""
    if not isinstance(node, ScalarNode) or node.style or not re.match(r"-[^\s\-\d]", node.value):
        return None
    at = node.start_mark.index
    return Flaw("dash-no-space", at, at + 1)
