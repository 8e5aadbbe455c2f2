"""Needed: which parts of the library a text can have work for; the others are left out.

In: a text, and a converter or what extensions ask for. Out: yes or no, and the converter without
what it doesn't need. Known here alone: for each part of Python-Markdown the characters without
which it does nothing. They are single ones, since the library's first steps may bring characters
together, or move them, but make none of these. Where a version of the library has no part of such a
name, nothing is left out; and nothing but time is gained in any case.
"""

from collections.abc import Iterable
from typing import Any

from markdown import Markdown
from markdown.util import Registry

Signs = tuple[str, ...]
"""A text needs a part if it has at least one character of each of these."""

_PREPROCESSORS: dict[str, Signs] = {"html_block": ("<&",)}
_BLOCKS: dict[str, Signs] = {
    "hashheader": ("#",),
    "setextheader": ("=-",),
    "hr": ("-_*",),
    "olist": (".",),
    "ulist": ("*+-",),
    "quote": (">",),
    "reference": ("[", "]", ":"),
}
_PATTERNS: dict[str, Signs] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("[", "]"),
    "link": ("[", "]", "("),
    "image_link": ("!", "[", "("),
    "image_reference": ("!", "["),
    "short_reference": ("[", "]"),
    "short_image_ref": ("!", "["),
    "autolink": ("<", ":"),
    "automail": ("<", "@"),
    "html": ("<",),
    "entity": ("&", ";"),
    "em_strong": ("*_",),
}
_TREE: dict[str, Signs] = {"unescape": ("\\",)}


def needs(text: str, signs: Signs) -> bool:
    """Whether a text has at least one character of each of the signs."""
    return all(any(character in text for character in choice) for choice in signs)


def leave_out(markdown: Markdown, text: str) -> None:
    """Take from a converter the parts that can't have work in a text."""
    for registry, parts in tables(markdown):
        for name, signs in parts.items():
            if not needs(text, signs):
                registry.deregister(name, strict=False)


def tables(markdown: Markdown) -> Iterable[tuple[Registry[Any], dict[str, Signs]]]:
    """Where a converter keeps its parts; and which of these may be left out."""
    yield markdown.preprocessors, _PREPROCESSORS
    yield markdown.parser.blockprocessors, _BLOCKS
    yield markdown.inlinePatterns, _PATTERNS
    yield markdown.treeprocessors, _TREE


def signs_of_patterns(markdown: Markdown) -> list[str]:
    """For each of a converter's inline patterns, in order, what a string that it matches contains.

    That is "" where nothing is known of a pattern.
    """
    patterns = markdown.inlinePatterns
    signs = [""] * len(patterns)
    for name, (sign, *_) in _PATTERNS.items():
        if name in patterns and len(sign) == 1:
            signs[patterns.get_index_for_name(name)] = sign
    return signs
