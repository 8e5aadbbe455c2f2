"""New: a new bulletin's file, valid from its first line.

In: what its author says of it. Out: the file's place and text. Nothing is written here.
"""

import datetime as dt
import json
import re
import secrets
from pathlib import Path

from msgspec import Struct

from generator.starting.slugs import slug

_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that come along when a title is pasted, and that YAML forbids."""


class Wish(Struct, frozen=True, kw_only=True):
    """What an author says of a new bulletin; empty where the site's defaults will do."""

    title: str
    date: dt.date
    column: str = ""
    organization: str = ""
    department: str = ""
    lang: str = ""
    meeting: str = ""
    """The type of the meeting that it reports, if it does."""
    draft: bool = True


def place(wish: Wish, root: Path, *, lang_suffix: str = "") -> Path:
    """Where the file goes: a folder of its own, told from those that are there already."""
    year = root / "content" / "posts" / f"{wish.date.year}"
    name = slug(wish.title)
    folder, number = year / name, 2
    while folder.exists():
        folder, number = year / f"{name}-{number}", number + 1
    return folder / f"index{lang_suffix}.md"


def text(wish: Wish) -> str:
    """The file's text: front matter with what is known, and room for the rest."""
    lines = [
        "---",
        f"title: {_quoted(wish.title)}",
        f"id: {wish.date:%Y%m%d}-{secrets.token_hex(4)}",
        f"date: {wish.date}",
        *(
            f"{key}: {_quoted(value)}"
            for key, value in (
                ("column", wish.column),
                ("organization", wish.organization),
                ("department", wish.department),
                ("lang", wish.lang),
            )
            if value
        ),
        *(["draft: true"] if wish.draft else []),
        *(["meeting:", f"  type: {wish.meeting}"] if wish.meeting else []),
        "---",
        "",
        "",
    ]
    return "\n".join(lines)


def _quoted(value: str) -> str:
    """A value in double quotes, which YAML shares with JSON, so that no colon can break it."""
    plain = " ".join(_UNWRITABLE.sub(" ", value).split())
    return json.dumps(plain, ensure_ascii=False)
