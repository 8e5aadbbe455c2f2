"""Tokens: sanitised HTML as a flat row of tags and texts, and back.

In: HTML as nh3 serialises it, which is balanced, lower-case and double-quoted. Out: the same HTML.
Known here alone: how that HTML is taken apart, and which elements stand within a line.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import final

from msgspec import Struct

_INLINE = (
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong "
    "sub sup time u var wbr"
)
INLINE = frozenset(_INLINE.split())
"""Elements that don't end a line of text."""
VOID = frozenset(("br", "col", "hr", "img", "source", "track", "wbr"))
"""Elements without an end tag, of those that a body may have, its players included."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_PIECE = re.compile(r"""[^<]+ | <!--.*?--> | <[^">]*(?:"[^"]*"[^">]*)*>""", re.DOTALL | re.VERBOSE)
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')


@final
class Start(Struct, frozen=True, gc=False):
    """A start tag."""

    name: str
    attributes: dict[str, str] = {}
    """Values are escaped, as they stand in HTML."""

    def has_class(self, name: str) -> bool:
        """Whether the element is of a class."""
        return name in self.attributes.get("class", "").split()

    def having(self, key: str, value: str) -> "Start":
        """The same tag with an attribute given, or given anew."""
        return Start(self.name, self.attributes | {key: value})

    def lacking(self, key: str) -> "Start":
        """The same tag without an attribute."""
        return Start(self.name, {k: v for k, v in self.attributes.items() if k != key})


@final
class End(Struct, frozen=True, gc=False):
    """An end tag."""

    name: str


@final
class Text(Struct, frozen=True, gc=False):
    """Text between tags."""

    raw: str
    """Escaped, as it stands in HTML."""


@final
class More(Struct, frozen=True, gc=False):
    """The place up to which a text is its own summary: `<!-- more -->`."""


Token = Start | End | Text | More
"""Told apart by `type(token) is …`: `isinstance` asks a Struct's metaclass, three times as slow."""


def read(html: str) -> list[Token]:
    """Take HTML apart. Comments are dropped; the one that says `more` becomes a token."""
    pieces = _PIECE.findall(html)
    tokens = [_read_tag(piece) if piece[0] == "<" else Text(piece) for piece in pieces]
    return [token for token in tokens if token is not None]


@lru_cache(maxsize=256)  # most tags of a text are the same few
def _read_tag(piece: str) -> Token | None:
    if piece.startswith("<!--"):
        return More() if piece[4:-3].strip().lower() == "more" else None
    if piece.startswith("</"):
        return End(piece[2:-1])
    name, _, attributes = piece[1:-1].partition(" ")
    return Start(name, dict(_ATTRIBUTE.findall(attributes)))


def write(tokens: Iterable[Token]) -> str:
    """Put HTML together."""
    return "".join(
        [token.raw if type(token) is Text else _write_tag(token) for token in tokens]
    ).strip()


def _write_tag(token: Start | End | More) -> str:
    if type(token) is End:
        return f"</{token.name}>"
    if type(token) is More:
        return ""
    if not token.attributes:
        return f"<{token.name}>"
    attributes = [f' {key}="{value}"' for key, value in token.attributes.items()]
    return f"<{token.name}{''.join(attributes)}>"


def starts(tokens: Iterable[Token]) -> list[tuple[int, Start]]:
    """The start tags, each with its place among the tokens."""
    return [(n, token) for n, token in enumerate(tokens) if type(token) is Start]


def within(tokens: Iterable[Token], test: Callable[[Start], bool]) -> Iterator[bool]:
    """For each token, whether it is part of an element that passes the test."""
    depth = 0
    for token in tokens:
        if type(token) is Start and token.name not in VOID and (depth or test(token)):
            depth += 1
        yield depth > 0
        if depth and type(token) is End:
            depth -= 1


def is_mark(start: Start) -> bool:
    """Whether an element only stands beside the text: a footnote's number, a ruby reading."""
    if start.name in ("rt", "rp"):
        return True
    return "class" in start.attributes and start.has_class("footnote-ref")


def without(tokens: Sequence[Token], test: Callable[[Start], bool]) -> Iterator[Token]:
    """The tokens that are no part of an element that passes the test."""
    return (token for token, inside in zip(tokens, within(tokens, test), strict=True) if not inside)


def ends_line(token: Token) -> bool:
    """Whether what follows the token stands on a line of its own."""
    return (type(token) is Start or type(token) is End) and token.name not in INLINE


def plain(tokens: Sequence[Token]) -> str:
    """The text that a reader hears: no tags, no footnote numbers, one space where lines end."""
    return " ".join(heard(tokens).split())


def heard(tokens: Sequence[Token]) -> str:
    """The same with all its spaces and line ends."""
    shown = without(tokens, is_mark) if any(is_mark(s) for _, s in starts(tokens)) else tokens
    said = [t.raw if type(t) is Text else " " if ends_line(t) else "" for t in shown]
    return unescape("".join(said))
