"""Links: every address of a body is taken out into a table, and put in again when it is known.

In: tokens, or HTML and addresses. Out: the same with `bulletin:N` in the place of the N-th address,
or with the addresses themselves. Known here alone: that notation. No author can write it: nh3 lets
no address of the scheme `bulletin` through.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape, unescape

from generator.markup.tokens import Start, Token, starts

_ADDRESSED = {"a": "href", "img": "src"}
_PLACE = re.compile(r'<(a|img) (?:href|src)="bulletin:(\d+)"')
_PICTURE = re.compile(r'<img src="bulletin:(\d+)"(?:[^>"]|"[^"]*")*>')
"""Always a tag: `<` within texts and quotes within attributes are escaped."""


def take_links(
    tokens: Iterable[Token],
) -> tuple[list[Token], tuple[str, ...], tuple[int, ...]]:
    """Number the addresses in the order of the text, those of footnotes and pictures too.

    Gives the tokens, the addresses, and which of these are pictures'.
    """
    numbered = list(tokens)
    links: list[str] = []
    pictures: list[int] = []
    for n, start in starts(numbered):
        key = _ADDRESSED.get(start.name, "")
        if key in start.attributes:
            if start.name == "img":
                pictures.append(len(links))
            links.append(unescape(start.attributes[key]).strip())
            first = {key: f"bulletin:{len(links) - 1}"}
            numbered[n] = Start(start.name, first | start.attributes | first)
    return numbered, tuple(links), tuple(pictures)


def with_pictures(html: str, put: Callable[[int, str], str]) -> str:
    """Put something in the place of each picture: `put` gets its link's number, and its tag."""
    return _PICTURE.sub(lambda match: put(int(match[1]), match[0]), html)


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
