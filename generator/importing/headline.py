"""Headline: a title without what a web page's window puts behind it: ` | column`, `_site`.

In: a title and what the site knows. Out: the headline, and the column where the words behind it
name one. Known here alone: which signs part a headline from such words.
"""

import re

from generator.importing.material import Clue
from generator.importing.reading import Guess, Known
from generator.names import folded, in_language

_SUFFIX = re.compile(r"(?P<sign>\s*[|｜]\s*|_|\s+[-–—]{1,2}\s+)(?P<words>[^|｜_]{2,40})$")
_SITE = re.compile("网$|检察院$|门户|官网|procuratorate$|website$", re.IGNORECASE)


def headline_of(title: str, words: str, known: Known) -> tuple[list[Guess], list[Clue], list[str]]:
    """The title as guesses, the column as a clue, and the words that were left out.

    Args:
        title: As the source has it.
        words: What it came from.
        known: What the site knows.
    """
    clues: list[Clue] = []
    left_out: list[str] = []
    short = title
    while suffix := _SUFFIX.search(short):
        tail = suffix["words"].strip()
        is_column = len(known.names.column(tail)) == 1
        # A dash belongs to many a headline; behind one only what the site knows is cut off.
        if not is_column and not _is_site(tail, known) and "-–—".count(suffix["sign"].strip()[:1]):
            break
        if is_column:
            clues.append(Clue(key="column", value=tail, words=title, is_sure=True))
        else:
            left_out.append(tail)
        short = short[: suffix.start()].rstrip()
    is_sure = bool(short) and not left_out
    guess = Guess(key="title", value=short or title, words=words, is_sure=is_sure)
    return [guess], clues, left_out if short else []


def _is_site(words: str, known: Known) -> bool:
    """Whether the words name the site, an office, or what calls itself a site."""
    site, languages = known.config.site, known.config.site.languages
    titles = {folded(in_language(site.title, lang, lang)) for lang in languages}
    return bool(folded(words) in titles or known.names.office(words) or _SITE.search(words))
