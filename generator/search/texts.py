"""Texts: a page's HTML as the plain lines that are searched and shown."""

import re
from html import unescape

_LINES = re.compile(
    r"</?(?:blockquote|caption|dd|details|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre"
    r"|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b[^>]*>|<br\b[^>]*>"
)
_ALT = re.compile(r'<img\b[^>]*?\balt="([^"]*)"[^>]*>')
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[ \t\r]+")
_ENDS = re.compile(r" ?\n[ \n]*")


def lines_of(html: str) -> str:
    """The words of an HTML text, a line for each paragraph, heading, cell and picture."""
    marked = _LINES.sub("\v", _ALT.sub("\v\\1\v", html))
    bare = unescape(_TAG.sub("", marked)).replace("\n", " ").replace("\v", "\n")
    return _ENDS.sub("\n", _SPACES.sub(" ", bare)).strip()
