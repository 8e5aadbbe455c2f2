"""Tokens: sanitised HTML as a flat row of tags and texts, and back.

In: HTML as nh3 serialises it, which is balanced, lower-case and double-quoted. Out: the same HTML.
Known here alone: how that HTML is taken apart, and which elements stand within a line.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import unescape

from msgspec import Struct
from msgspec.structs import replace

_INLINE = (
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong "
    "sub sup time u var wbr"
)
INLINE = frozenset(_INLINE.split())
"""Elements that don't end a line of text."""
VOID = frozenset(("br", "col", "hr", "img", "wbr"))
"""Elements without an end tag, of those that a body may have."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_TOKEN = re.compile(
    r"""([^<]+) | <(/?)(\w+)((?:[^">]|"[^"]*")*)> | <!--(.*?)-->""", re.DOTALL | re.VERBOSE
)
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')


class Start(Struct, frozen=True):
    """A start tag."""

    name: str
    attributes: dict[str, str] = {}
    """Values are escaped, as they stand in HTML."""

    def has_class(self, name: str) -> bool:
        """Whether the element is of a class."""
        return name in self.attributes.get("class", "").split()

    def having(self, key: str, value: str) -> "Start":
        """The same tag with an attribute given, or given anew."""
        return replace(self, attributes=self.attributes | {key: value})

    def lacking(self, key: str) -> "Start":
        """The same tag without an attribute."""
        return replace(self, attributes={k: v for k, v in self.attributes.items() if k != key})


class End(Struct, frozen=True):
    """An end tag."""

    name: str


class Text(Struct, frozen=True):
    """Text between tags."""

    raw: str
    """Escaped, as it stands in HTML."""


class More(Struct, frozen=True):
    """The place up to which a text is its own summary: `<!-- more -->`."""


Token = Start | End | Text | More


def read(html: str) -> list[Token]:
    """Take HTML apart. Comments are dropped; the one that says `more` becomes a token."""
    return list(_read(html))


def _read(html: str) -> Iterator[Token]:
    for text, slash, name, attributes, note in _TOKEN.findall(html):
        if text:
            yield Text(text)
        elif slash:
            yield End(name)
        elif name:
            yield Start(name, dict(_ATTRIBUTE.findall(attributes)))
        elif note.strip().lower() == "more":
            yield More()


def write(tokens: Iterable[Token]) -> str:
    """Put HTML together."""
    return "".join(map(_write, tokens)).strip()


def _write(token: Token) -> str:
    if isinstance(token, Text):
        return token.raw
    if isinstance(token, End):
        return f"</{token.name}>"
    if isinstance(token, Start):
        return "".join(
            (
                f"<{token.name}",
                *(f' {key}="{value}"' for key, value in token.attributes.items()),
                ">",
            )
        )
    return ""


def within(tokens: Iterable[Token], test: Callable[[Start], bool]) -> Iterator[bool]:
    """For each token, whether it is part of an element that passes the test."""
    depth = 0
    for token in tokens:
        if isinstance(token, Start) and token.name not in VOID and (depth or test(token)):
            depth += 1
        yield depth > 0
        if depth and isinstance(token, End):
            depth -= 1


def is_mark(start: Start) -> bool:
    """Whether an element only stands beside the text: a footnote's number, a ruby reading."""
    return start.name in ("rt", "rp") or start.has_class("footnote-ref")


def without(tokens: Sequence[Token], test: Callable[[Start], bool]) -> Iterator[Token]:
    """The tokens that are no part of an element that passes the test."""
    return (token for token, inside in zip(tokens, within(tokens, test), strict=True) if not inside)


def ends_line(token: Token) -> bool:
    """Whether what follows the token stands on a line of its own."""
    return isinstance(token, Start | End) and token.name not in INLINE


def plain(tokens: Sequence[Token]) -> str:
    """The text that a reader hears: no tags, no footnote numbers, one space where lines end."""
    parts = (_plain(token) for token in without(tokens, is_mark))
    return " ".join(unescape("".join(parts)).split())


def _plain(token: Token) -> str:
    if isinstance(token, Text):
        return token.raw
    return " " if ends_line(token) else ""
