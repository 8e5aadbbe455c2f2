"""As Markdown: a text's safe HTML written as Markdown again, for machines and for people who copy.

In: HTML as `convert` gives it, its addresses put in. Out: Markdown as CommonMark has it, with
GitHub's tables and footnotes, and definition lists as our own dialect has them. It is made of what
is published, and never of what an author wrote: a comment, or HTML that was not let through, can't
get into it. Known here alone: how blocks are written.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from generator.markup.spans import children, end_of, longest_run, raw, spans
from generator.markup.tokens import HEADINGS, INLINE, End, Start, Text, Token, read

_WITHIN = INLINE | {"br", "img"}
_LISTS = ("ol", "ul")
_SIDES = {"align-left": ":---", "align-center": ":---:", "align-right": "---:"}
_NOTE = re.compile(r"fn:(.+)")


def as_markdown(html: str) -> str:
    """Write safe HTML as Markdown; "" for none, else it ends with a line end."""
    written = "\n\n".join(_blocks(read(html)))
    return f"{written}\n" if written else ""


def _blocks(tokens: Sequence[Token]) -> list[str]:
    """The blocks that some tokens are made of; what stands between two blocks is a paragraph."""
    blocks: list[str] = []
    line: list[Token] = []
    before = ""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if type(token) is not Start or token.name in _WITHIN:
            line.append(token)
            at += 1
            continue
        blocks += _paragraph(line)
        line = []
        end = end_of(tokens, at) if token.name != "hr" else at
        blocks += _block(token, tokens[at + 1 : end], again=before == token.name)
        before = token.name
        at = end + 1
        if before in _LISTS and _is_said(tokens, at):
            before = ""
    return blocks + _paragraph(line)


def _is_said(tokens: Sequence[Token], at: int) -> bool:
    """Whether a text stands there."""
    after = tokens[at] if at < len(tokens) else None
    return type(after) is Text and bool(after.raw.strip())


def _paragraph(line: Sequence[Token]) -> list[str]:
    if all(type(one) is Text and not one.raw.strip() for one in line):
        return []
    words = spans(line)
    return [words] if words else []


def _block(start: Start, inside: Sequence[Token], *, again: bool) -> list[str]:
    """The blocks of one element. A list behind a list has other signs, or they would be one."""
    name = start.name
    if name in HEADINGS:
        words = spans(inside).replace("\\\n", " ")
        closed = f"{words[:-1]}\\#" if words.endswith("#") else words
        return [f"{'#' * int(name[1])} {closed}".rstrip()]
    if name in _LISTS:
        return _list(start, inside, again=again)
    return _WRITERS[name](start, inside) if name in _WRITERS else _blocks(inside)


def _list(start: Start, inside: Sequence[Token], *, again: bool) -> list[str]:
    number = int(start.attributes.get("start") or 1) if start.name == "ol" else 0
    step = -1 if "reversed" in start.attributes else 1
    loose = any(type(one) is Start and one.name == "p" for one in inside)
    items = []
    for item, within in children(inside, ("li",)):
        number = int(item.attributes.get("value") or number)
        sign = ("*" if again else "-") if start.name == "ul" else f"{number}{')' if again else '.'}"
        body = ("\n\n" if loose else "\n").join(_blocks(within))
        items.append(f"{sign} {_indented(body, len(sign) + 1)}".rstrip())
        number += step
    return [("\n\n" if loose else "\n").join(items)] if items else []


def _indented(text: str, width: int) -> str:
    """Every line but the first moved in."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


def _quoted(blocks: Sequence[str]) -> list[str]:
    if not blocks:
        return []
    return ["\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks).split("\n"))]


def _quote(_start: Start, inside: Sequence[Token]) -> list[str]:
    return _quoted(_blocks(inside))


def _division(start: Start, inside: Sequence[Token]) -> list[str]:
    if start.has_class("footnote"):
        return [note for one in children(inside, ("ol",)) for note in _notes(one[1])]
    if start.has_class("admonition"):
        return _quoted(_blocks(inside))
    return _blocks(inside)


def _notes(inside: Sequence[Token]) -> list[str]:
    """The footnotes, each called as its text calls it."""
    found = []
    for n, (item, within) in enumerate(children(inside, ("li",)), 1):
        name = _NOTE.fullmatch(item.attributes.get("id", ""))
        body = _indented("\n\n".join(_blocks(within)), 4).replace("\u00a0", " ").rstrip()
        found.append(f"[^{name[1] if name else n}]: {body}")
    return found


def _player(_start: Start, inside: Sequence[Token]) -> list[str]:
    """Of a player the link to what it plays."""
    kept = [one for one in inside if not (type(one) is Start and one.name in ("source", "track"))]
    return _paragraph(kept)


def _title(start: Start, inside: Sequence[Token]) -> list[str]:
    words = spans(inside)
    return [f"**{words}**" if start.has_class("admonition-title") and words else words]


def _summary(_start: Start, inside: Sequence[Token]) -> list[str]:
    words = spans(inside)
    return [words] if words else []


def _code(_start: Start, inside: Sequence[Token]) -> list[str]:
    code = raw(inside).removesuffix("\n")
    first = inside[0] if inside else None
    language = first.attributes.get("class", "") if type(first) is Start else ""
    fence = "`" * max(3, longest_run(code) + 1)
    return [f"{fence}{language.removeprefix('language-')}\n{code}\n{fence}"]


def _definitions(_start: Start, inside: Sequence[Token]) -> list[str]:
    """Terms, and below each what it means."""
    blocks: list[str] = []
    after_term = False
    for item, within in children(inside, ("dt", "dd")):
        if item.name == "dt":
            term = spans(within)
            blocks.append(f"{blocks.pop()}\n{term}" if after_term else term)
        else:
            body = f": {_indented(chr(10).join(_spaced(_blocks(within))), 2)}".rstrip()
            blocks.append(f"{blocks.pop()}\n{body}" if after_term else body)
        after_term = item.name == "dt"
    return blocks


def _spaced(blocks: Sequence[str]) -> list[str]:
    return ["\n\n".join(blocks)]


def _table(_start: Start, inside: Sequence[Token]) -> list[str]:
    captions = [spans(within) for _, within in children(inside, ("caption",))]
    rows = [_cells(within) for _, within in children(inside, ("tr",))]
    rows = [row for row in rows if row]
    if not rows:
        return captions
    if not all(cell.name == "th" for cell, _ in rows[0]):
        rows.insert(0, [])
    width = max(map(len, rows))
    ruled = rows[0] or rows[1]
    sides = [_side(ruled[n][0]) if n < len(ruled) else "---" for n in range(width)]
    lines = [[words for _, words in row] + [""] * (width - len(row)) for row in rows]
    lines.insert(1, sides)
    return [*captions, "\n".join(f"| {' | '.join(line)} |" for line in lines)]


def _cells(inside: Sequence[Token]) -> list[tuple[Start, str]]:
    """A row; a cell that spans several columns is followed by empty ones."""
    row: list[tuple[Start, str]] = []
    for cell, within in children(inside, ("td", "th")):
        row.append((cell, _cell(within)))
        more = cell.attributes.get("colspan", "1")
        row += [(cell, "")] * (min(int(more), 100) - 1 if more.isdecimal() else 0)
    return row


def _cell(inside: Sequence[Token]) -> str:
    """What a cell says in one line: between its blocks it is broken."""
    line: list[Token] = []
    for token in inside:
        ends = type(token) in (Start, End) and token.name not in _WITHIN  # type: ignore[union-attr]
        line.append(Start("br") if ends else token)
    return re.sub(r"(?:<br>)+", "<br>", spans(line, in_cell=True))


def _side(cell: Start) -> str:
    return next((rule for name, rule in _SIDES.items() if cell.has_class(name)), "---")


_WRITERS: Mapping[str, Callable[[Start, Sequence[Token]], list[str]]] = {
    "audio": _player,
    "blockquote": _quote,
    "div": _division,
    "dl": _definitions,
    "hr": lambda *_: ["---"],
    "p": _title,
    "pre": _code,
    "summary": _summary,
    "table": _table,
    "video": _player,
}
"""Of any other element the contents are written."""
