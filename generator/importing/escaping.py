"""Escaping: plain text as Markdown that shows the same characters, and back.

In: text that is no Markdown. Out: Markdown in which nothing of it is taken for markup. Known here
alone: which characters mean something in the dialect that bulletins are written in, and where.
What a backslash does not protect there (`<`, `&`, a colon that begins a line) becomes an entity.
"""

import html
import re

_INLINE = re.compile(
    r"(?P<sign>[\\`*\[{])"
    r"|(?P<score>(?<![^\W_])_|_(?![^\W_]))"  # between two letters it emphasises nothing
    r"|(?P<entity><(?=\S)|&(?=[#A-Za-z]))"
)
_AT_START = re.compile(r"\A(?:(?P<sign>[#+\-!>])|(?P<number>\d+)\.(?=\s|$)|(?P<colon>:))")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]>()#+\-.!])")
_LINK = re.compile(r"(?<!\\)!?\[([^\]]*)(?<!\\)\]\([^)\s]*(?: [^)]*)?\)")
_MARKS = re.compile(r"(?<!\\)(?:\*+|(?<![^\W_])_+|_+(?![^\W_]))")


def escaped(text: str) -> str:
    """One line of plain text as Markdown; spaces at its ends go."""
    return _AT_START.sub(_started, _INLINE.sub(_protected, text.strip()))


def plain(markdown: str) -> str:
    """Markdown of one line without its backslashes and entities: `escaped` taken back."""
    return html.unescape(_ESCAPED.sub(r"\1", markdown))


def words_of(markdown: str) -> str:
    """The words of one paragraph of Markdown, without emphasis and the addresses of links."""
    return plain(_MARKS.sub("", _LINK.sub(r"\1", markdown)))


def _protected(found: re.Match[str]) -> str:
    return html.escape(found[0]) if found["entity"] else f"\\{found[0]}"


def _started(found: re.Match[str]) -> str:
    if found["number"]:
        return f"{found['number']}\\."
    return "&#58;" if found["colon"] else f"\\{found[0]}"
