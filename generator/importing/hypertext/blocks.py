"""Blocks: HTML as the blocks of a Material, in Markdown of our dialect.

In: HTML of any origin. Out: Blocks. It is sanitised first, so nothing of a page's scripts or styles
can get any further. Known here alone: how blocks are written, and that a table with one row or one
column only holds a page together.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape

from msgspec import Struct

from generator.importing.hypertext.lines import lines_of, words_of
from generator.importing.hypertext.runs import paragraphs
from generator.importing.hypertext.tables import Grid, grid_of, table_lines
from generator.importing.material import Block, BlockKind
from generator.markup.sanitise import sanitise
from generator.markup.spans import children, end_of, longest_run, raw
from generator.markup.tokens import HEADINGS, INLINE, End, Start, Text, Token, read

_WITHIN = INLINE | {"br", "img"}
_CAPTION = re.compile(r"[▲△↑←→]|图为|图\s?\d*[：:]|[（(].{1,20}[摄攝][）)]$|(?:Photo|Figure)\b")
_UNTITLED = re.compile(r'["\\*<\[]')
"""What a picture's title can't have in it."""
_NOTE = re.compile(r"fn:(.+)")


class Place(Struct, frozen=True):
    """Where a block stands."""

    shift: int
    """By how many levels its headings are lowered."""
    is_inner: bool = False
    """Whether it is part of a list's item or of a quotation."""


def blocks_of(html: str) -> list[Block]:
    """The blocks of a text; its highest headings become those of the second level."""
    tokens = read(sanitise(html))
    levels = [int(one.name[1]) for one in tokens if type(one) is Start and one.name in HEADINGS]
    blocks = _blocks(tokens, Place(2 - min(levels, default=2)))
    return list(_parted(_captioned(blocks)))


def _blocks(tokens: Sequence[Token], place: Place) -> list[Block]:
    """The blocks that tokens are made of; what stands between two elements is a paragraph."""
    blocks: list[Block] = []
    line: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if type(token) is not Start or token.name in _WITHIN:
            line.append(token)
        else:
            blocks += paragraphs(line)
            line = []
            end = end_of(tokens, at) if token.name != "hr" else at
            blocks += _element(token, tokens[at + 1 : end], place)
            at = end
        at += 1
    return [*blocks, *paragraphs(line)]


def _element(start: Start, inside: Sequence[Token], place: Place) -> list[Block]:
    name = start.name
    if name in HEADINGS:
        return _heading(int(name[1]) + place.shift, inside)
    if name in ("ul", "ol"):
        return _list(start, inside, place)
    if name == "table":
        return _table(inside, place)
    if name == "div" and start.has_class("footnote"):
        return [b for _, within in children(inside, ("ol",)) for b in _notes(within, place)]
    writer = _WRITERS.get(name)
    return writer(inside, place) if writer else _blocks(inside, place)


def _block(kind: BlockKind, text: str) -> list[Block]:
    return [Block(kind=kind, text=text)] if text else []


def _heading(level: int, inside: Sequence[Token]) -> list[Block]:
    """A heading, without emphasis of the whole of it, and its pictures behind it."""
    kept = [t for t in inside if not (type(t) is Start and t.name == "img")]
    plain = [t for t in kept if type(t) is Text or t.name not in ("b", "strong")]  # type: ignore[union-attr]
    words = " ".join(lines_of(plain))
    closed = re.sub(r"#$", r"\\#", words)
    pictures = [t for t in inside if type(t) is Start and t.name == "img"]
    said = _block("heading", f"{'#' * min(level, 6)} {closed}" if words else "")
    return [*said, *paragraphs(pictures)]


def _list(start: Start, inside: Sequence[Token], place: Place) -> list[Block]:
    """A list; before it those of its first items that say nothing but a list themselves."""
    number = _number(start.attributes.get("start", "")) if start.name == "ol" else 0
    inner = Place(place.shift, is_inner=True)
    before: list[Block] = []
    items: list[list[Block]] = []
    for _, within in _items(inside):
        blocks = _blocks(within, inner)
        if blocks and blocks[0].kind != "list":
            items.append(blocks)
        else:  # an item that says nothing itself: its list belongs to the one before
            (items[-1] if items else before).extend(blocks)
    loose = any(sum(block.kind != "list" for block in blocks) > 1 for blocks in items)
    signs = ("-" if start.name == "ul" else f"{number + n}." for n in range(len(items)))
    lines = [
        f"{sign} {indented(_stacked(blocks, loose=loose))}"
        for sign, blocks in zip(signs, items, strict=True)
    ]
    return [*before, *_block("list", ("\n\n" if loose else "\n").join(lines))]


def _items(inside: Sequence[Token]) -> Iterator[tuple[Start, list[Token]]]:
    """The items; a list that stands between two of them belongs to the one before."""
    found: list[tuple[Start, list[Token]]] = []
    for start, within in children(inside, ("li", "ul", "ol")):
        if start.name == "li":
            found.append((start, list(within)))
        elif found:
            found[-1][1].extend([start, *within, *_closing(start)])
        else:
            found.append((Start("li"), [start, *within, *_closing(start)]))
    yield from found


def _closing(start: Start) -> list[Token]:
    return list(read(f"</{start.name}>"))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def _stacked(blocks: Sequence[Block], *, loose: bool) -> str:
    """Blocks one below another; a list may follow its item's text directly."""
    text, before = "", ""
    for block in blocks:
        follows = block.kind == "list" != before and not loose
        text += (("\n" if follows else "\n\n") if text else "") + block.text
        before = block.kind
    return text


def indented(text: str) -> str:
    """Every line but the first moved in by the four spaces that the dialect asks for."""
    return re.sub(r"\n(?=[^\n])", "\n    ", text)


def _quote(inside: Sequence[Token], place: Place) -> list[Block]:
    """A quotation; within a list's item, where the dialect has none, what it says."""
    blocks = _blocks(inside, Place(place.shift, is_inner=True))
    if place.is_inner:
        return blocks
    text = _stacked(blocks, loose=True)
    return _block("quote", re.sub(r"(?m)^", "> ", text).replace("> \n", ">\n") if text else "")


def _code(inside: Sequence[Token], place: Place) -> list[Block]:
    """Typed text in a fence, which the dialect knows at the margin alone; else line by line."""
    code = raw(inside).strip("\n")
    if place.is_inner:
        return [
            block
            for line in code.split("\n")
            for block in paragraphs((Start("code"), Text(escape(line)), End("code")))
        ]
    fence = "`" * max(3, longest_run(code) + 1)
    return _block("code", f"{fence}\n{code}\n{fence}" if code.strip() else "")


def _notes(inside: Sequence[Token], place: Place) -> Iterator[Block]:
    for n, (item, within) in enumerate(children(inside, ("li",)), 1):
        name = _NOTE.fullmatch(item.attributes.get("id", ""))
        body = indented(_stacked(_blocks(within, place), loose=True))
        yield Block(kind="other", text=f"[^{name[1] if name else n}]: {body}")


def _definitions(inside: Sequence[Token], place: Place) -> list[Block]:
    """Terms and what they mean, as paragraphs: old pages use them for anything."""
    blocks: list[Block] = []
    for _, within in children(inside, ("dt", "dd")):
        blocks += _blocks(within, place)
    return blocks


def _table(inside: Sequence[Token], place: Place) -> list[Block]:
    captions = [b for _, within in children(inside, ("caption",)) for b in _blocks(within, place)]
    grid = grid_of([children(row, ("td", "th")) for _, row in children(inside, ("tr",))])
    if _is_frame(grid):
        cells = [within for row in grid for start, within in row if start]
        return captions + [block for within in cells for block in _blocks(within, place)]
    return captions + _block("table", "\n".join(table_lines(grid)))


def _is_frame(grid: Grid) -> bool:
    """Whether a table holds something in its place, rather than figures in rows and columns."""
    cells = [within for row in grid for _, within in row if words_of(within) or _has(within, "img")]
    if min(len(grid), max(map(len, grid), default=0)) < 2 or len(cells) < 3:
        return True
    pictures = sum(_has(within, "img") for within in cells)
    return pictures * 2 >= len(cells) or any(_has(within, "table") for within in cells)


def _has(tokens: Sequence[Token], name: str) -> bool:
    return any(type(one) is Start and one.name == name for one in tokens)


def _captioned(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a caption put into the picture that it stands below."""
    waiting: Block | None = None
    for block in blocks:
        if waiting and block.kind == "prose" and _is_caption(block.text):
            yield Block(kind="picture", text=f'{waiting.text[:-1]} "{block.text}")')
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = block if block.kind == "picture" and block.text.endswith(")") else None
        if waiting is None:
            yield block
    if waiting:
        yield waiting


def _parted(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with something that isn't seen between two lists, which would become one."""
    before: Block | None = None
    for block in blocks:
        if before and block.kind == before.kind == "list" and _sign(block) == _sign(before):
            yield Block(kind="other", text="<!-- -->")
        yield block
        before = block


def _sign(block: Block) -> bool:
    return block.text.startswith("-")


def _is_caption(text: str) -> bool:
    return (
        len(text) <= 120 and _CAPTION.search(text) is not None and not re.search(r'["\\*<\[]', text)
    )


_WRITERS: Mapping[str, Callable[[Sequence[Token], Place], list[Block]]] = {
    "blockquote": _quote,
    "dl": _definitions,
    "hr": lambda *_: [Block(kind="other", text="---")],
    "pre": _code,
}
"""Of any other element the contents are written."""
