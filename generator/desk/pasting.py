"""Pasting: what comes from Word, Excel or a web page becomes Markdown.

In: the clipboard's HTML and its plain text. Out: Markdown with the tables, lists, emphasis,
headings and links of the original, and nothing else of it: no styles, no scripts, and no pictures,
which have to be put beside the text. Plain text stays as it is.
"""

import csv
import re
from html import escape
from io import StringIO

from generator.desk.clipboard import meant
from generator.markup.as_markdown import as_markdown
from generator.markup.sanitise import sanitise

_LARGEST = 2_000_000
"""Characters of HTML that are looked at; of more, the plain text is taken."""
_TOLD = re.compile(r"<(?:a|b|blockquote|code|del|em|h[2-6]|i|li|pre|s|strong|sub|sup|table)[ >]")
"""What a plain text can't say."""


def markdown_of(html: str, text: str) -> str:
    """What the clipboard holds, as Markdown.

    Args:
        html: Its HTML; "" where it has none.
        text: Its plain text.
    """
    if html and len(html) <= _LARGEST:
        safe = sanitise(meant(html))
        if _TOLD.search(safe) and (written := as_markdown(safe)):
            return written
    return _table(text) or text


def _table(text: str) -> str:
    """Rows of cells with tabs between, as a spreadsheet copies them; "" for another text."""
    lines = text.replace("\r\n", "\n").strip("\n").split("\n")
    if len(lines) < 2 or "\t" not in lines[0] or len(text) > _LARGEST:
        return ""
    rows = list(csv.reader(StringIO("\n".join(lines)), delimiter="\t"))
    if len({len(row) for row in rows}) != 1:
        return ""
    head, *others = ("".join(f"<td>{_cell(cell)}</td>" for cell in row) for row in rows)
    head = head.replace("<td>", "<th>").replace("</td>", "</th>")
    body = "".join(f"<tr>{row}</tr>" for row in others)
    return as_markdown(sanitise(f"<table><tr>{head}</tr>{body}</table>"))


def _cell(text: str) -> str:
    return escape(text.strip(), quote=False).replace("\n", "<br>")
