"""Clipboard: the HTML that Word, Excel and browsers put there, as the HTML that was meant.

In: HTML of any kind. Out: HTML of plain elements, still to be sanitised. Known here alone: how Word
writes lists (as paragraphs that are called lists in their styles), that Excel and Word have no head
rows and join cells, and where a style means bold or italic.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from html.parser import HTMLParser

from msgspec import Struct

_BLOCKS = (
    "blockquote",
    "br",
    "div",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "ul",
)
_INLINE = ("code", "del", "em", "i", "ins", "s", "sub", "sup", "u")
_OTHERS: Mapping[str, str] = {"h1": "h2", "strike": "s", "dt": "p", "dd": "p"}
_GONE = frozenset(("head", "script", "style", "title", "xml", "template", "svg", "math"))
_SPANS = frozenset(("span", "font", "b", "strong"))
_FRAGMENT = re.compile(r"<!--StartFragment-->(.*?)(?:<!--EndFragment-->|\Z)", re.DOTALL)
_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d+)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_THIN = re.compile(r"font-weight:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style:\s*italic", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*[(（]?(?:\d+|[a-zA-Z]{1,4}|[一二三四五六七八九十]+)[.)、．）]")
_MOST_SPANNED = 1000


class _Item(Struct, frozen=True):
    """A paragraph of Word's that is an item of a list."""

    level: int
    mark: str
    html: str

    @property
    def tag(self) -> str:
        """What list it is an item of."""
        return "ol" if _NUMBERED.match(self.mark) else "ul"


def meant(html: str) -> str:
    """The HTML that was meant."""
    fragment = _FRAGMENT.search(html)
    reader = _Reader()
    reader.feed(fragment[1] if fragment else html)
    reader.close()
    return "".join(_with_lists(reader.parts))


def _with_lists(parts: Sequence[str | _Item]) -> Iterator[str]:
    """The parts with lists where items follow one another."""
    open_: list[_Item] = []
    for part in parts:
        if isinstance(part, str):
            if part.strip():
                yield from _closed(open_, 0)
            yield part
            continue
        yield from _closed(open_, part.level + 1)
        if open_ and open_[-1].level == part.level and open_[-1].tag == part.tag:
            yield "</li><li>"
        else:
            yield from _closed(open_, part.level)
            yield f"<{part.tag}><li>"
            open_.append(part)
        yield part.html
    yield from _closed(open_, 0)


def _closed(open_: list[_Item], level: int) -> Iterator[str]:
    """Close the lists that are as deep as a level, or deeper."""
    while open_ and open_[-1].level >= level:
        yield f"</li></{open_.pop().tag}>"


class _Table:
    """Where in a table the reader is."""

    def __init__(self) -> None:
        self.row, self.column = 0, 0
        self.spanned: dict[int, int] = {}
        """For each column the rows below for which a joined cell goes on."""

    def begin_row(self) -> None:
        self.row, self.column = self.row + 1, 0

    def filled(self) -> str:
        """Empty cells where one of a row above goes on."""
        cells = ""
        while self.spanned.get(self.column, 0) > 0:
            self.spanned[self.column] -= 1
            self.column += 1
            cells += "<td></td>"
        return cells

    def cell(self, attributes: Mapping[str, str]) -> int:
        """Begin a cell; gives the columns that it takes."""
        columns = _number(attributes.get("colspan", ""))
        rows = _number(attributes.get("rowspan", ""))
        for column in range(self.column, self.column + columns):
            self.spanned[column] = rows - 1
        self.column += columns
        return columns


def _number(text: str) -> int:
    return min(max(int(text), 1), _MOST_SPANNED) if text.isdecimal() else 1


class _Reader(HTMLParser):
    """Reads tags one after another."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str | _Item] = []
        self._gone = 0
        self._closers: list[tuple[str, str]] = []
        """Of each open span what closes it."""
        self._tables: list[_Table] = []
        self._item: tuple[int, list[str]] | None = None
        """The level of an item of Word's, and what it says so far."""
        self._mark: list[str] | None = None
        self._marks = ""
        self._deep = 0

    def _put(self, html: str) -> None:
        (self._item[1] if self._item else self.parts).append(html)

    def handle_data(self, data: str) -> None:
        """A text."""
        if self._mark is not None:
            self._mark.append(data)
        elif not self._gone:
            self._put(escape(data, quote=False))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A start tag."""
        attributes = {name: value or "" for name, value in attrs}
        tag, style = _OTHERS.get(tag, tag), attributes.get("style", "")
        if tag in _GONE:
            self._gone += 1
        elif self._gone or self._mark is not None:
            self._deep += self._mark is not None and tag == "span"
        elif tag in _SPANS:
            self._begin_span(tag, style)
        elif tag == "p" and (level := _LEVEL.search(style)):
            self._item, self._marks = (int(level[1]), []), ""
        elif tag == "a":
            href = attributes.get("href", "")
            self._put(f'<a href="{escape(href)}">' if href else "")
        elif tag in ("table", "tr", "td", "th"):
            self._begin_in_table(tag, attributes)
        elif tag in (*_BLOCKS, *_INLINE):
            self._put(f"<{tag}>")

    def _begin_span(self, tag: str, style: str) -> None:
        if "mso-list" in style and "ignore" in style.lower():
            self._mark, self._deep = [], 0
            return
        is_bold = not _THIN.search(style) and (tag in ("b", "strong") or bool(_BOLD.search(style)))
        opened = ["b"] * is_bold + ["i"] * bool(_ITALIC.search(style))
        self._put("".join(f"<{name}>" for name in opened))
        self._closers.append((tag, "".join(f"</{name}>" for name in reversed(opened))))

    def _begin_in_table(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table":
            self._tables.append(_Table())
            self._put("<table>")
        elif self._tables and tag == "tr":
            self._tables[-1].begin_row()
            self._put("<tr>")
        elif self._tables:
            table = self._tables[-1]
            filled, columns = table.filled(), table.cell(attributes)
            span = f' colspan="{columns}"' if columns > 1 else ""
            name = "th" if table.row == 1 else "td"
            self._put(f"{filled}<{name}{span}>")

    def handle_endtag(self, tag: str) -> None:
        """An end tag."""
        tag = _OTHERS.get(tag, tag)
        if tag in _GONE:
            self._gone = max(self._gone - 1, 0)
        elif self._gone:
            return
        elif self._mark is not None:
            self._end_mark(tag)
        elif tag in _SPANS:
            self._end_span(tag)
        elif tag == "p" and self._item:
            level, html = self._item
            self._item = None
            self.parts.append(_Item(level, self._marks, "".join(html)))
        elif tag == "table" and self._tables:
            self._tables.pop()
            self._put("</table>")
        elif tag in ("td", "th"):
            is_head = bool(self._tables) and self._tables[-1].row == 1
            self._put("</th>" if is_head else "</td>")
        elif tag == "tr" and self._tables:
            self._put(f"{self._tables[-1].filled()}</tr>")
        elif tag in (*_BLOCKS, *_INLINE) or tag == "a":
            self._put(f"</{tag}>")

    def _end_mark(self, tag: str) -> None:
        """The mark of an item of Word's ends with its own span."""
        if tag != "span":
            return
        if self._deep:
            self._deep -= 1
            return
        self._marks, self._mark = "".join(self._mark or ()), None

    def _end_span(self, tag: str) -> None:
        if self._closers and self._closers[-1][0] == tag:
            self._put(self._closers.pop()[1])

    def close(self) -> None:
        """The end: what is open is closed."""
        super().close()
        if self._item:
            self.handle_endtag("p")
