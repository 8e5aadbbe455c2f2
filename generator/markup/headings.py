"""Headings and ids: levels below the page's own title, and an id for each heading.

In: tokens. Out: tokens, and the headings of a table of contents. Known here alone: which ids a body
may have and how a heading's id is made from its words.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from generator.documents import Heading
from generator.markup.tokens import HEADINGS, End, Start, Token, plain, starts

_OURS = "b--"
"""Ids that begin so are the theme's."""
_ID = re.compile(r"\w[\w:.-]*")
_IN_CONTENTS = ("h2", "h3", "h4")
_SPACES_AND_HYPHENS = re.compile(r"[\s-]+")
_FALLBACK = "section"


def settle_headings(tokens: Sequence[Token]) -> list[Token]:
    """Give each heading its level and its id; take away ids that are the theme's or come twice."""
    return _identify(_keep_ids(_lower(tokens)))


def contents(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    """The headings of levels 2 to 4 that have words."""
    return tuple(
        Heading(int(start.name[1]), start.attributes["id"], title)
        for n, start in starts(tokens)
        if start.name in _IN_CONTENTS and (title := _title(tokens, n))
    )


def anchors(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Every id, in order."""
    ids = [start.attributes["id"] for _, start in starts(tokens) if "id" in start.attributes]
    return tuple(ids)


def _lower(tokens: Sequence[Token]) -> Sequence[Token]:
    """The page's h1 is its title: where a text has one of its own, all its headings move down."""
    own = [start for _, start in starts(tokens) if start.name == "h1"]
    return [_one_lower(token) for token in tokens] if own else tokens


def _one_lower(token: Token) -> Token:
    if (type(token) is Start or type(token) is End) and token.name in HEADINGS:
        name = f"h{min(int(token.name[1]) + 1, 6)}"
        return End(name) if type(token) is End else Start(name, token.attributes)
    return token


def _keep_ids(tokens: Iterable[Token]) -> list[Token]:
    seen: set[str] = set()
    kept = list(tokens)
    for n, start in starts(kept):
        id_ = start.attributes.get("id")
        if id_ is not None:
            if not _may_stay(id_) or id_ in seen:
                kept[n] = start.lacking("id")
            seen.add(id_)
    return kept


def _may_stay(id_: str) -> bool:
    return _ID.fullmatch(id_) is not None and not id_.startswith(_OURS)


def _identify(tokens: Sequence[Token]) -> list[Token]:
    taken = set(anchors(tokens))
    repeated: dict[str, int] = {}
    identified = list(tokens)
    for n, start in starts(tokens):
        if start.name in HEADINGS and "id" not in start.attributes:
            id_ = _free(_from_title(_title(tokens, n)), taken, repeated)
            taken.add(id_)
            identified[n] = start.having("id", id_)
    return identified


def _free(id_: str, taken: set[str], repeated: dict[str, int]) -> str:
    """The id, or the first of `id-2`, `id-3`, … that is free; `repeated` keeps the numbers."""
    free = id_
    while free in taken:
        repeated[id_] = repeated.get(id_, 1) + 1
        free = f"{id_}-{repeated[id_]}"
    return free


def _title(tokens: Sequence[Token], start: int) -> str:
    """The words of the heading that starts there."""
    name = tokens[start].name  # type: ignore[union-attr]
    end = start
    while end < len(tokens) and not _closes(tokens[end], name):
        end += 1
    return plain(tokens[start:end])


def _may_be_in_id(letter: str) -> bool:
    return letter in "-_ " or letter.isalnum() or unicodedata.category(letter)[0] == "M"


def _closes(token: Token, name: str) -> bool:
    return type(token) is End and token.name == name


def _from_title(title: str) -> str:
    """An id as editors and code forges make it: lower case, no punctuation, hyphens for spaces."""
    letters = unicodedata.normalize("NFC", title.lower())
    word = (
        letters if letters.replace(" ", "").isalnum() else "".join(filter(_may_be_in_id, letters))
    )
    return _SPACES_AND_HYPHENS.sub("-", word).strip("-") or _FALLBACK
