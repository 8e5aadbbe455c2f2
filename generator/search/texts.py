"""Texts: a page's HTML as the plain lines that are searched and shown.

In: HTML as `convert` gives it, where no attribute has a bare `<` or `>`. Regular expressions over
the whole text would be the shorter way, and took five times as long.
"""

import re
from html import unescape

_ENDING = (
    "blockquote br caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre "
    "section summary table tbody td tfoot th thead tr ul"
)
_ENDS_LINE = frozenset(f"{slash}{name}" for name in _ENDING.split() for slash in ("", "/"))
_ALT = re.compile(r'\balt="([^"]*)"')
_END = "\v"
"""Where a line ends; what HTML has there means no more than a space."""


def lines_of(html: str) -> str:
    """The words of an HTML text, a line for each paragraph, heading, cell and picture."""
    first, *pieces = html.split("<")
    said = [first]
    for piece in pieces:
        tag, _, text = piece.partition(">")
        name = tag.partition(" ")[0]
        if name in _ENDS_LINE:
            said.append(_END)
        elif name == "img" and (alt := _ALT.search(tag)):
            said += (_END, alt[1], _END)
        said.append(text)
    text = unescape("".join(said))
    for space in "\t\r\n":
        text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    lines = (line.strip(" ") for line in text.split(_END))
    return "\n".join([line for line in lines if line]).strip()
