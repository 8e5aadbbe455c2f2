"""Links: every address of a body is taken out into a table, and put in again when it is known.

In: tokens, or HTML and addresses. Out: the same with `bulletin:N` in the place of the N-th address,
or with the addresses themselves. Known here alone: that notation. No author can write it: nh3 lets
no address of the scheme `bulletin` through.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape, unescape

from msgspec import Struct

from generator.enclosures import is_recording, kind_of
from generator.markup.tokens import End, Start, Token, plain, starts

_ADDRESSED = {"a": "href", "img": "src"}
_PLACE = re.compile(r'<(a|img) (?:href|src)="bulletin:(\d+)"')
_PICTURE = re.compile(r'<img src="bulletin:(\d+)"(?:[^>"]|"[^"]*")*>')
"""Always a tag: `<` within texts and quotes within attributes are escaped."""
_LINK = re.compile(r'(<a href="bulletin:(\d+)"(?:[^>"]|"[^"]*")*)>(.*?)</a>', re.DOTALL)
_FIGURED = re.compile(
    rf"({_PICTURE.pattern})((?:<figcaption>(?:(?!</figcaption>).)*</figcaption>)?</figure>)?",
    re.DOTALL,
)
_DECORATIVE = frozenset(("decorative", "装饰", "裝飾"))
"""What an author writes in place of a description, as the key of a cover is called."""


class Taken(Struct, frozen=True, kw_only=True):
    """A text without its addresses."""

    tokens: list[Token]
    links: tuple[str, ...]
    """In the order of the text, those of footnotes and pictures too."""
    pictures: tuple[int, ...]
    """Which of the links are pictures' or recordings'."""
    wordless: tuple[int, ...]
    """Which of those say nothing to people who can't see them."""
    named: tuple[tuple[int, str], ...]
    """Which of the links are documents' or recordings', and the words that lead there."""


def take_links(tokens: Iterable[Token]) -> Taken:
    """Number the addresses."""
    numbered = list(tokens)
    links: list[str] = []
    pictures: list[int] = []
    wordless: list[int] = []
    named: list[tuple[int, str]] = []
    for n, start in starts(numbered):
        key = _ADDRESSED.get(start.name, "")
        if key not in start.attributes:
            continue
        place, href, tag = len(links), unescape(start.attributes[key]).strip(), start
        links.append(href)
        if tag.name == "img":
            pictures.append(place)
            tag = _decorative(tag, href)
            if tag is start and not tag.attributes.get("alt", "").strip():
                wordless.append(place)
        elif kind_of(re.split("[?#]", href)[0]):
            named.append((place, _words(numbered, n)))
        first = {key: f"bulletin:{place}"}
        numbered[n] = Start(tag.name, first | tag.attributes | first)
    return Taken(
        tokens=numbered,
        links=tuple(links),
        pictures=tuple(pictures),
        wordless=tuple(wordless),
        named=tuple(named),
    )


def _decorative(picture: Start, href: str) -> Start:
    """A picture that its author calls decorative says nothing; any other stays as it is."""
    said = picture.attributes.get("alt", "").strip().casefold()
    return picture.having("alt", "") if said in _DECORATIVE and not is_recording(href) else picture


def _words(tokens: Sequence[Token], start: int) -> str:
    """What a link says that begins there."""
    rest = tokens[start + 1 :]
    end = next((n for n, one in enumerate(rest) if type(one) is End and one.name == "a"), 0)
    return plain(rest[:end])


def with_pictures(html: str, put: Callable[[int, str], str]) -> str:
    """Put something in the place of each picture: `put` gets its link's number, and its tag."""
    return _PICTURE.sub(lambda match: put(int(match[1]), match[0]), html)


def with_players(html: str, put: Callable[[int, str, str], str]) -> str:
    """Put something in the place of each picture and what follows it in its figure.

    `put` gets its link's number, its tag, and the rest of the figure; "" where it is in none.
    """
    return _FIGURED.sub(lambda match: put(int(match[2]), match[1], match[3] or ""), html)


def with_files(html: str, put: Callable[[int, str, str], str]) -> str:
    """Put something in the place of each link.

    `put` gets the link's number, its start tag without the last bracket, and what it says as HTML.
    """
    return _LINK.sub(lambda match: put(int(match[2]), match[1], match[3]), html)


def with_links(html: str, links: Sequence[str], more: Callable[[str], str] = lambda _: "") -> str:
    """Put each address into its place; where it is "", the words or the picture lead nowhere.

    Raises IndexError where `links` is not that HTML's.

    Args:
        html: The text.
        links: Its addresses.
        more: What else a link to an address says, as attributes.
    """

    def put(match: re.Match[str]) -> str:
        name, url = match[1], links[int(match[2])]
        if not url:
            return f"<{name}"
        return f'<{name} {_ADDRESSED[name]}="{escape(url)}"{more(url) if name == "a" else ""}'

    return _PLACE.sub(put, html)
