"""Plain: what most bulletins are made of, converted to the library's HTML without the library.

In: a text in Markdown. Out: its HTML; or None where anything else is in the text, which the library
is to convert then. Known here alone: how Python-Markdown writes paragraphs, headings, lists that
don't nest, tables with borders, links, pictures and emphasis, and what would be more than these.
When in doubt, None. That the HTML is the library's to the byte is what tests hold for any text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

_BEYOND = "`\\<>&_{~\t\r\x02\x03"
"""Signs of what this module doesn't know, be it code, escapes, HTML, quotes, attributes, fences;
and characters that the library moves or drops."""
_HEADING = re.compile(r"(#{1,6})([^#|\n]+)#*")
_ITEM = re.compile(r"(?:([0-9]+)\.|[*+-]) +(.+)")
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
"""The line between a table's head and its body."""
_ROW_THEN_HEADING = re.compile(r"\| *\n#")
_PROSE = re.compile(r"(?! {4}| {0,3}(?:\d+\. |[#=:+|-]|!!!|$))")
"""How a line begins that isn't indented, nor part of a list, a table, a definition, an admonition,
nor an underline or a rule. Where `*` is a sign of these, it stays, for it is no emphasis."""
_SIDES = {
    (False, False): "",
    (False, True): ' align="right"',
    (True, False): ' align="left"',
    (True, True): ' align="center"',
}
"""Alignments by whether a colon stands before and after the hyphens."""
_LINK = re.compile(r"""(!?)\[([^\[\]*"]+)\]\(([^\s()\[\]*"']+)\)""")
_EMPHASIS = re.compile(r"(\*\*?)(?![\s*])([^*]+)(?<!\s)\1(?!\*)")


class _Beyond(Exception):  # noqa: N818 - it says what the text is
    """More is in the text than this module knows."""


def plain_html(text: str) -> str | None:
    """The HTML that the library would make of a text; None where that can't be told here."""
    if any(sign in text for sign in _BEYOND):
        return None
    try:
        return "\n".join(_elements(_blocks(text)))
    except _Beyond:
        return None


def _blocks(text: str) -> Iterator[str]:
    """What stands between empty lines. A heading is a block even where there are none."""
    if _ROW_THEN_HEADING.search(text):  # which is one more row
        raise _Beyond
    for part in text.replace("\n#", "\n\n#").split("\n\n"):
        block = part.strip("\n")
        if block.startswith("#"):
            heading, _, block = block.partition("\n")
            yield heading
        if block:
            yield block


def _elements(blocks: Iterable[str]) -> Iterator[str]:
    """The elements of a text, in order. Items with nothing else between them are one list."""
    for kind, run in groupby(blocks, _kind):
        if kind in ("ol", "ul"):
            yield _list(kind, list(run))
        else:
            yield from map(_WRITERS[kind], run)


def _kind(block: str) -> str:
    if block[0] in "#|":
        return block[0]
    item = _ITEM.match(block)
    if item is None:
        return "p"
    return "ol" if item[1] else "ul"


def _heading(block: str) -> str:
    heading = _HEADING.fullmatch(block)
    if heading is None:
        raise _Beyond
    name = f"h{len(heading[1])}"
    return f"<{name}>{_inline(heading[2].strip())}</{name}>"


def _paragraph(block: str) -> str:
    return f"<p>{_prose(block)}</p>"


def _list(name: str, blocks: Sequence[str]) -> str:
    number = blocks[0].partition(".")[0] if name == "ol" else "1"
    start = "" if number == "1" else f' start="{number}"'
    runs = [[_prose(item) for item in _items(name, block)] for block in blocks]
    return f"<{name}{start}>\n{''.join(_loosened(runs))}</{name}>"


def _items(name: str, block: str) -> list[str]:
    """The texts of the items; a line that isn't one belongs to the item before it."""
    items: list[str] = []
    for line in block.split("\n"):
        item = _ITEM.fullmatch(line)
        if item and bool(item[1]) == (name == "ol"):
            items.append(item[2])
        else:
            items[-1] += f"\n{line}"
    return items


def _loosened(runs: Sequence[Sequence[str]]) -> Iterator[str]:
    """The items of a list. Where an empty line parts two of them, each has a paragraph."""
    for n, run in enumerate(runs):
        loose = {0} if n else set()
        if n + 1 < len(runs):
            loose.add(len(run) - 1)
        for m, words in enumerate(run):
            yield f"<li>\n<p>{words}</p>\n</li>\n" if m in loose else f"<li>{words}</li>\n"


def _table(block: str) -> str:
    lines = [line.strip(" ") for line in block.split("\n")]
    if len(lines) < 3 or not _RULE.fullmatch(lines[1]):
        raise _Beyond
    sides = [_SIDES[cell[0] == ":", cell[-1] == ":"] for cell in _cells(lines[1])]
    head, *rows = [
        _row(line, sides, "th" if n == 0 else "td") for n, line in enumerate(lines) if n != 1
    ]
    body = "\n".join(rows)
    return f"<table>\n<thead>\n{head}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _row(line: str, sides: Sequence[str], name: str) -> str:
    cells = _cells(line)
    if len(cells) != len(sides):
        raise _Beyond
    written = (
        f"<{name}{side}>{_inline(cell) if cell else ''}</{name}>\n"
        for cell, side in zip(cells, sides, strict=True)
    )
    return f"<tr>\n{''.join(written)}</tr>"


def _cells(line: str) -> list[str]:
    if len(line) < 2 or line[0] != "|" or line[-1] != "|":
        raise _Beyond
    return [cell.strip(" ") for cell in line[1:-1].split("|")]


_WRITERS = {"#": _heading, "|": _table, "p": _paragraph}


def _prose(words: str) -> str:
    """The words of a paragraph or an item, none of whose lines may mean anything else."""
    *others, last = words.split("\n")
    if "|" in words or not all(map(_PROSE.match, (*others, last))):
        raise _Beyond
    if any(line.endswith("  ") for line in others):  # a hard line break
        raise _Beyond
    return _inline(words.lstrip())


def _inline(words: str) -> str:
    if not words:  # what has no words but spaces
        raise _Beyond
    if "[" in words or "]" in words:
        words = _LINK.sub(_link, words)
    if "*" in words:
        words = _EMPHASIS.sub(_emphasis, words)
    if "[" in words or "]" in words or "*" in words:
        raise _Beyond
    return words


def _link(match: re.Match[str]) -> str:
    picture, words, address = match.groups()
    return f'<img alt="{words}" src="{address}">' if picture else f'<a href="{address}">{words}</a>'


def _emphasis(match: re.Match[str]) -> str:
    name = "strong" if match[1] == "**" else "em"
    return f"<{name}>{match[2]}</{name}>"
