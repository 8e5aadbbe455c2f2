"""Figures: pictures and recordings that stand for themselves, with what is printed below them.

In: tokens, in which a recording still is an `img` with its own ending. Out: tokens in which it
stands in a `figure`, as does a picture with a title; several pictures of one paragraph in a group.
Known here alone: how a caption and a credit are written in a title, and that HTML's own players
are taken for what Markdown writes.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape

from generator.chinese import is_wide
from generator.enclosures import is_recording
from generator.markup.tokens import INLINE, VOID, End, Start, Text, Token

_PLAYERS = ("audio", "video")
_CREDIT = re.compile(r"\s*[|｜]\s*(?P<credit>[^|｜]*)\Z")
_TAKEN_BY = re.compile(r"\s*(?P<credit>[（(][^（）()]*[摄攝][)）])[。.]?\Z")
"""As Chinese papers print it behind a caption: `（张三 摄）`."""

Item = list[Token]
"""A picture, perhaps within a link."""


def players(tokens: Sequence[Token]) -> list[Token]:
    """HTML's own players as `img`, with what they are called; what is within them goes."""
    kept: list[Token] = []
    open_: list[Start] = []
    for token in tokens:
        if type(token) is Start and token.name in _PLAYERS:
            open_.append(token)
        elif type(token) is End and token.name in _PLAYERS:
            kept += _called(open_)
            open_ = []
        elif not open_:
            kept += () if type(token) is Start and token.name == "source" else (token,)
        elif type(token) is Start and token.name == "source":
            open_.append(token)
    return kept


def _called(found: Sequence[Start]) -> Iterator[Start]:
    src = next((one.attributes["src"] for one in found if "src" in one.attributes), "")
    if src:
        said = found[0].attributes
        yield Start("img", {"src": src, "alt": said.get("aria-label") or said.get("title", "")})


def settle_figures(tokens: Sequence[Token]) -> list[Token]:
    """Put what stands for itself into figures."""
    if not any(type(token) is Start and token.name == "img" for token in tokens):
        return list(tokens)
    settled: list[Token] = []
    open_: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if type(token) is Start and token.name == "p":
            end = at + next(n for n, one in enumerate(tokens[at:]) if _ends(one, "p"))
            settled += _paragraph(token, tokens[at + 1 : end])
            at = end
        elif type(token) is Start and _records(token) and not INLINE.intersection(open_):
            settled += _figure([token], {})
        else:
            settled.append(token)
            if type(token) is Start and token.name not in VOID:
                open_.append(token.name)
            elif type(token) is End:
                open_.pop()
        at += 1
    return settled


def _ends(token: Token, name: str) -> bool:
    return type(token) is End and token.name == name


def _records(token: Token) -> bool:
    return (
        type(token) is Start
        and token.name == "img"
        and is_recording(unescape(token.attributes["src"]))
    )


def _paragraph(start: Start, inner: Sequence[Token]) -> Iterator[Token]:
    items = _items(inner)
    pictures = [item for item in items if not _records(item[0])]
    if len(items) == len(pictures) > 1:
        yield Start("div", _with_class(start.attributes, "pictures"))
        for item in items:
            yield from _figure(item, {})
        yield End("div")
    elif len(items) == 1 and (_records(items[0][0]) or "title" in _image(items[0]).attributes):
        yield from _figure(items[0], start.attributes)
    elif any(map(_records, inner)):
        yield from _split(start, inner)
    else:
        yield from (start, *inner, End("p"))


def _items(inner: Sequence[Token]) -> list[Item]:
    """The pictures of a paragraph that has nothing else; else none."""
    items: list[Item] = []
    link: Item = []
    for token in inner:
        if type(token) is Text:
            if token.raw.strip():
                return []
        elif type(token) is Start and token.name == "a" and not link:
            link = [token]
        elif type(token) is Start and token.name == "img":
            if len(link) > 1:
                return []
            link.append(token) if link else items.append([token])
        elif _ends(token, "a") and len(link) > 1:
            items.append([*link, token])
            link = []
        elif not (type(token) is Start and token.name == "br"):
            return []
    return [] if link else items


def _image(item: Item) -> Start:
    return next(token for token in item if type(token) is Start and token.name == "img")


def _split(start: Start, inner: Sequence[Token]) -> Iterator[Token]:
    """A paragraph that ends before each of its recordings, and goes on behind it."""
    run: list[Token] = []
    depth = 0
    for token in (*inner, End("p")):
        if depth == 0 and (_records(token) or _ends(token, "p")):
            if any(type(one) is not Text or one.raw.strip() for one in run):
                yield from (start, *run, End("p"))
                start, run = start.lacking("id"), []
            run = []
            if type(token) is Start:
                yield from _figure([token], {})
            continue
        run.append(token)
        if type(token) is Start and token.name not in VOID:
            depth += 1
        elif type(token) is End:
            depth -= 1


def _figure(item: Item, attributes: dict[str, str]) -> Iterator[Token]:
    """A figure; below a recording without a title is printed what it is called."""
    image = _image(item)
    title = image.attributes.get("title", "")
    if _records(image):
        attributes = _with_class(attributes, "recording")
        title = title or image.attributes.get("alt", "")
    yield Start("figure", attributes)
    yield from (image.lacking("title") if token is image else token for token in item)
    caption = list(_caption(unescape(title).strip()))
    if caption:
        yield from (Start("figcaption"), *caption, End("figcaption"))
    yield End("figure")


def _caption(title: str) -> Iterator[Token]:
    """`Caption | Photo: Name`, or `图为现场。（张三 摄）`; either of the two may be missing."""
    credit = _CREDIT.search(title) or _TAKEN_BY.search(title)
    words = title[: credit.start()] if credit else title
    if words:
        yield Text(escape(words, quote=False))
    if credit and credit["credit"]:
        if words:
            yield Text(_apart(words, credit["credit"]))
        yield from (
            Start("span", {"class": "credit"}),
            Text(escape(credit["credit"], quote=False)),
            End("span"),
        )


def _apart(words: str, credit: str) -> str:
    """What stands between a caption and its credit: as wide as the caption's last character."""
    if credit.startswith(("（", "(")):
        return "" if is_wide(words[-1]) else " "
    if is_wide(words[-1]):
        return "\u3000"
    return " " if words[-1] in ".!?…" else " – "


def _with_class(attributes: dict[str, str], name: str) -> dict[str, str]:
    return attributes | {"class": f"{attributes.get('class', '')} {name}".strip()}
