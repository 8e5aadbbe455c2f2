"""Lines: what stands within a block of HTML, as Markdown of our dialect.

In: the tokens of a line, safe and balanced. Out: one string for each line that the HTML breaks it
into. Known here alone: which signs emphasise, and what is said in HTML for want of a sign.
(`markup.spans` does the same for other programs, in CommonMark; what an author is to edit has to be
in the dialect that `bulletin build` reads.)
"""

import re
from collections.abc import Sequence
from html import unescape

from msgspec import Struct

from generator.chinese import is_wide
from generator.importing.escaping import escaped
from generator.markup.spans import end_of, longest_run, raw
from generator.markup.tokens import Start, Text, Token

_SIGNS = {"b": "**", "em": "*", "i": "*", "strong": "**"}
_TAGS = {"**": "strong", "*": "em"}
_AS_HTML = frozenset(("del", "ins", "kbd", "mark", "s", "sub", "sup"))
"""What the dialect has no sign for, and means too much to be left out."""
_SPACE = re.compile("[ \t\n\r\f\u00a0\u2000-\u200a\u202f]+")
_NOTHING = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Characters that show nothing."""
_HELD = re.compile("\x01(\\d+)\x02")
_EXCLAIMED = re.compile(r"(?<!\\)((?:\\\\)*)!\x01")
_CLOSING = "&#93;"
"""A bracket that closes nothing: Python-Markdown takes even an escaped one for a reference's."""
_BAR = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\|")


class Mark(Struct, frozen=True):
    """What stands in a line and is no text."""

    markdown: str
    breaks: bool = False
    """Whether the line ends there."""


def lines_of(tokens: Sequence[Token], *, in_cell: bool = False) -> list[str]:
    """The lines, each as Markdown that begins and ends with something to see.

    Args:
        tokens: Balanced; of elements that don't stand within a line, the contents stay.
        in_cell: Whether it stands in a table, where a bar would end the cell.
    """
    found = (_written(line, in_cell=in_cell) for line in _broken(_pieces(tokens, "")))
    return [line for line in found if line]


def words_of(tokens: Sequence[Token]) -> str:
    """What a line says, as plain text."""
    said = [unescape(t.raw) if type(t) is Text else " " if _is_break(t) else "" for t in tokens]
    return _spaced("".join(said)).strip(" \u3000")


def _is_break(token: Token) -> bool:
    return type(token) is Start and token.name == "br"


def _pieces(tokens: Sequence[Token], within: str) -> list[str | Mark]:
    """Texts and marks; `within` is the emphasis that they stand in already."""
    pieces: list[str | Mark] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if type(token) is Text:
            pieces.append(_NOTHING.sub("", unescape(token.raw)))
        elif type(token) is Start and token.name in ("br", "img"):
            pieces.append(_void(token))
        elif type(token) is Start:
            end = end_of(tokens, at)
            pieces += _element(token, tokens[at + 1 : end], within)
            at = end
        at += 1
    return pieces


def _void(token: Start) -> Mark:
    if token.name == "br":
        return Mark("", breaks=True)
    words = escaped(_spaced(unescape(token.attributes.get("alt", "")))).replace("]", _CLOSING)
    return Mark(f"![{words}]({address(token)})" if "src" in token.attributes else "")


def _element(start: Start, inside: Sequence[Token], within: str) -> list[str | Mark]:
    name = start.name
    if name in _SIGNS:
        return _emphasis(_SIGNS[name], inside, within)
    if name == "a":
        return _link(start, inside, within)
    if name == "code":
        return _code(inside)
    if name == "q":
        return ["“", *_pieces(inside, within), "”"]
    if name in _AS_HTML and not _is_reference(inside):
        return _enclosed(name, _pieces(inside, within))
    return _pieces(inside, within)


def _emphasis(sign: str, inside: Sequence[Token], within: str) -> list[str | Mark]:
    """Emphasis on each of its lines.

    Within other emphasis it is HTML, since signs would run into one another; within its own kind
    it is nothing.
    """
    pieces = _pieces(inside, within + sign)
    if sign in re.findall(r"\*\*|\*", within):
        return pieces
    if within:
        return _enclosed(_TAGS[sign], pieces)
    return _marked(Mark(sign), Mark(sign), pieces)


def _enclosed(name: str, pieces: list[str | Mark]) -> list[str | Mark]:
    return _marked(Mark(f"<{name}>"), Mark(f"</{name}>"), pieces)


def _marked(opening: Mark, closing: Mark, pieces: list[str | Mark]) -> list[str | Mark]:
    """Each line between two marks; spaces at its ends, and pictures alone, stay outside."""
    found: list[str | Mark] = []
    for n, line in enumerate(_broken(pieces)):
        found += [Mark("", breaks=True)] if n else []
        if not any(type(one) is str and one.strip() for one in line):
            found += line
            continue
        whole = _merged(line)
        first, last = _bare(whole[0])[0], _bare(whole[-1])[1]
        found += [first, opening, *_stripped(whole), closing, last]
    return [one for one in found if one != ""]


def _merged(line: list[str | Mark]) -> list[str | Mark]:
    """The same line, its texts in as few pieces as may be."""
    found: list[str | Mark] = []
    for piece in line:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif _shows(piece) or isinstance(piece, str):
            found.append(piece)
    return found


def _bare(piece: str | Mark) -> tuple[str, str]:
    """The spaces at the two ends of a piece."""
    if type(piece) is not str:
        return "", ""
    return piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]


def _stripped(line: list[str | Mark]) -> list[str | Mark]:
    inner = list(line)
    if type(inner[0]) is str:
        inner[0] = inner[0].lstrip()
    if type(inner[-1]) is str:
        inner[-1] = inner[-1].rstrip()
    return inner


def _link(start: Start, inside: Sequence[Token], within: str) -> list[str | Mark]:
    """A link; of one that leads nowhere, into this page, or has no words, what stands in it."""
    if start.has_class("footnote-backref"):
        return []
    if start.has_class("footnote-ref"):
        return [Mark(f"[^{words_of(inside)}]")]
    url = address(start)
    pieces = _pieces(inside, within)
    if not url or url.startswith("#") or not any(map(_shows, pieces)):
        return pieces
    words = " ".join(_written(line, in_brackets=True) for line in _broken(pieces))
    return [Mark(f"[{words}]({url})")]


def _shows(piece: str | Mark) -> bool:
    return bool(piece.strip() if isinstance(piece, str) else piece.markdown)


def _code(inside: Sequence[Token]) -> list[str | Mark]:
    code = " ".join(raw(inside).split())
    if "&#" in code:  # where Python's HTML parser would lose its way
        return _enclosed("code", [code])
    fence = "`" * (longest_run(code) + 1)
    room = " " if "`" in (code[:1], code[-1:]) else ""
    return [Mark(f"{fence}{room}{code}{room}{fence}" if code else "")]


def _is_reference(inside: Sequence[Token]) -> bool:
    """Whether an element is nothing but the number of a footnote."""
    first = inside[0] if inside else None
    return type(first) is Start and first.name == "a" and first.has_class("footnote-ref")


def address(start: Start) -> str:
    """Where a link leads, or what a picture shows, in a form that no bracket or space can end."""
    url = unescape(start.attributes.get("href") or start.attributes.get("src") or "").strip()
    return re.sub(r"[\s<>()\\\[\]`*{}|\"]", lambda sign: f"%{ord(sign[0]):02X}", url)


def _broken(pieces: Sequence[str | Mark]) -> list[list[str | Mark]]:
    lines: list[list[str | Mark]] = [[]]
    for piece in pieces:
        if type(piece) is Mark and piece.breaks:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in lines if line]


def _written(
    line: Sequence[str | Mark], *, in_cell: bool = False, in_brackets: bool = False
) -> str:
    """One line. What is no text is held apart while the text is escaped."""
    joined = _joined(line)
    marks = [piece.markdown for piece in joined if type(piece) is Mark]
    numbers = iter(range(len(marks)))
    text = "".join(p if isinstance(p, str) else f"\x01{next(numbers)}\x02" for p in joined)
    safe = escaped(_spaced(text).strip(" \u3000"))
    safe = safe.replace("]", _CLOSING) if in_brackets else safe
    safe = _EXCLAIMED.sub("\\1\\\\!\x01", safe)  # before a link it would make a picture of it
    whole = _HELD.sub(lambda held: marks[int(held[1])], safe)
    return _BAR.sub(_barred, whole) if in_cell else whole


def _barred(found: re.Match[str]) -> str:
    """A bar that ends no cell; within code it ends none anyway."""
    return "\\|" if found[0] == "|" else found[0]


def _joined(line: Sequence[str | Mark]) -> list[str | Mark]:
    """Emphasis that ends where the same begins goes on; signs that meet others become HTML."""
    found: list[str | Mark] = []
    for piece in (one for one in line if _shows(one) or isinstance(one, str)):
        if piece == "":
            continue
        if found and type(piece) is Mark and found[-1] == piece and piece.markdown in _TAGS:
            found.pop()
            continue
        if _is_code(piece) and found and _is_code(found[-1]):
            found.append(" ")  # their fences would make one
        found.append(piece)
    return _apart(found)


def _is_code(piece: str | Mark) -> bool:
    return isinstance(piece, Mark) and piece.markdown.startswith("`")


def _apart(pieces: list[str | Mark]) -> list[str | Mark]:
    """Pairs of signs, each as HTML where another sign stands right beside it."""
    signs = [n for n, one in enumerate(pieces) if type(one) is Mark and one.markdown in _TAGS]
    for first, last in zip(signs[::2], signs[1::2], strict=True):
        if {first - 1, last + 1} & {*signs}:
            name = _TAGS[pieces[first].markdown]  # type: ignore[union-attr]
            pieces[first], pieces[last] = Mark(f"<{name}>"), Mark(f"</{name}>")
    return pieces


def _spaced(text: str) -> str:
    """Single spaces where a browser shows them; none where a line ends between Chinese signs."""
    return _SPACE.sub(_space, text)


def _space(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    if "\n" in found[0] and start > 0 and end < len(text):
        return "" if is_wide(text[start - 1]) and is_wide(text[end]) else " "
    return " "
