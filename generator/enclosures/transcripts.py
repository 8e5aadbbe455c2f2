"""Transcripts: what is said in a recording, as a text file, made into HTML.

In: plain text. Out: paragraphs, with nothing in them that HTML would take for more than words.
"""

import re
from html import escape

_APART = re.compile(r"\n[ \t]*\n\s*")


def paragraphs(text: str) -> str:
    """A paragraph for each run of lines; a blank line begins the next."""
    runs = _APART.split(text.lstrip("\ufeff").replace("\r\n", "\n").strip())
    lines = (
        "<br>\n".join(escape(line.strip(), quote=False) for line in run.split("\n")) for run in runs
    )
    return "\n".join(f"<p>{run}</p>" for run in lines if run)
