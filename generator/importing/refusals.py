"""Refusals: what is no bulletin, and why.

In: what a reader made of a file. Out: nothing, or a Refusal. Known here alone: how the page of a
bot wall, a page that was not found, the listing of a folder and a list of headlines look.
"""

import re
from collections.abc import Sequence

from generator.importing.days import days
from generator.importing.escaping import words_of
from generator.importing.material import Given, Material, refusal
from generator.importing.scripts import weight
from generator.importing.sentences import sentences
from generator.importing.vocabulary.pages import BOT_WALLS, LISTINGS, NOT_FOUND

_SHORT = 1000
"""Weight of the longest text that can be a bot wall or the page of an error."""
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\([^)]*\)")
_LISTED = 0.6
"""Share of lines from which on a text is a list of headlines."""
_ENDED = re.compile(r"[.。!！?？；;…][”’\"'）)】》]*$")
_PATTERNS = (
    ("import-bot-wall", BOT_WALLS),
    ("import-not-found", NOT_FOUND),
    ("import-folder-listing", LISTINGS),
)


def refuse(material: Material, given: Given) -> None:
    """Raise a Refusal where a file is no bulletin."""
    lines = [words_of(line) for block in material.blocks for line in block.text.split("\n")]
    whole = "\n".join([material.title, *lines])
    if not any(char.isalpha() for char in whole):
        raise refusal("import-empty", given)
    if weight(whole) <= _SHORT:
        for code, patterns in _PATTERNS:
            found = re.search("|".join(patterns), whole, re.IGNORECASE | re.MULTILINE)
            if found:
                raise refusal(code, given, words=" ".join(found[0].split()))
    if found := re.search("|".join(LISTINGS), material.title, re.IGNORECASE):
        raise refusal("import-folder-listing", given, words=found[0].strip())
    _refuse_list(material, given)
    if not any(char.isalpha() for char in "".join(lines)) and not material.pictures:
        raise refusal("import-no-text", given)


def _refuse_list(material: Material, given: Given) -> None:
    """Refuse a page that only lists others: headlines with dates, or with links, line by line."""
    lines = [
        line.strip()
        for block in material.blocks
        if block.kind in ("prose", "list", "other", "heading")
        for line in block.text.split("\n")
        if line.strip()
    ]
    entries = _entries(lines)
    if entries >= 4 and entries >= _LISTED * len(lines):
        raise refusal("import-index-page", given, entries=f"{entries}", lines=f"{len(lines)}")


def _entries(lines: Sequence[str]) -> int:
    """How many lines are a headline with its date or its link; a date may have its own line."""
    count = 0
    for n, line in enumerate(lines):
        words = words_of(line)
        is_headline = weight(words) < 160 and not _ENDED.search(words) and len(sentences(words)) < 2
        following = words_of(lines[n + 1]) if n + 1 < len(lines) else ""
        before = words_of(lines[n - 1]) if n else ""
        is_dated = _has_date_beside(words) or _is_date(following) or (_is_date(words) and before)
        count += bool(is_headline and (is_dated or _LINK.search(line)))
    return count


def _has_date_beside(words: str) -> bool:
    """Whether a date stands at either end of a line."""
    found = days(words)
    return any(
        not words[: day.start].strip("[(（【 ") or not words[day.end :].strip("])）】 ")
        for day in found
    )


def _is_date(words: str) -> bool:
    found = days(words)
    return bool(found) and len(words) - (found[0].end - found[0].start) <= 2
