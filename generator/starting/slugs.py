"""Slugs: from a headline to the name of a new bulletin's folder.

In: a title in any language. Out: ASCII words with hyphens; Chinese becomes pinyin. Known here
alone: pypinyin, how long a name may be, and which names no system accepts. A name is made once:
a bulletin that is retitled stays where it is.
"""

import re
import unicodedata

from pypinyin import lazy_pinyin

from generator.urls import WINDOWS_NAMES, segment

MAX_BYTES = 80
"""Longest name of a folder; a path of several stays well below Windows' 260 characters."""
_ASCII = re.compile(r"[^a-z0-9]+")


def slug(title: str) -> str:
    """A name for a bulletin of this title: at most 80 bytes, cut between syllables or words."""
    parts = (_without_accents(part) for part in lazy_pinyin(segment(title)))
    words = [word for part in parts for word in _ASCII.split(part) if word]
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer) > MAX_BYTES:
            break
        name = longer
    name = name or (words[0][:MAX_BYTES] if words else "bulletin")
    return f"{name}-1" if name in WINDOWS_NAMES else name


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
