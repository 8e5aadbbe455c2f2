"""Offices: which office and department of the registries a text is about.

In: a Reading. Out: guesses of `organization` and `department`. Known here alone: that the headline
counts before the text, and that a department may be named only because somebody is its director.
"""

import re
from collections.abc import Iterator

from generator.importing.reading import Finding, Guess, Reading, around
from generator.importing.signposts import Signposts
from generator.importing.vocabulary.people import TITLES_ZH

_SEEN = {"organization": 3, "department": 1}
"""Paragraphs from the beginning, in which each is looked for."""
_POST_BEFORE = re.compile(
    r"\b(?:director|head|member|secretary|chief|officer|procurator|prosecutor)s? of (?:the )?$",
    re.IGNORECASE,
)
_POST_BEHIND = re.compile("|".join(TITLES_ZH))


def find_offices(reading: Reading) -> Finding:
    """The office and the department."""
    known = reading.known
    office = next(_found(reading, "organization", known.places.offices), None)
    default = known.config.site.defaults.organization
    ids = [office.value] if office else list(known.names.office(default))
    signposts = known.places.departments.get(ids[0]) if ids else known.places.anywhere
    department = next(_found(reading, "department", signposts), None) if signposts else None
    guesses = [guess for guess in (office, department) if guess]
    if department and not ids:
        of_it = department.value.partition("/")[0]
        guesses.insert(0, Guess(key="organization", value=of_it, words=department.words))
    return Finding(guesses=tuple(guesses))


def _found(reading: Reading, key: str, signposts: Signposts) -> Iterator[Guess]:
    """What the names mean that are found, those of the headline first."""
    texts = [reading.title, *reading.paragraphs[: _SEEN[key]]]
    for depth, text in enumerate(texts):
        for one in signposts.in_text(text):
            if len(one.ids) > 1 or (depth and _is_of_a_person(text, one.start, one.end)):
                continue
            words = around(text, one.start, one.end, most=20)
            yield Guess(key=key, value=min(one.ids), words=words, is_sure=depth == 0)


def _is_of_a_person(text: str, start: int, end: int) -> bool:
    """Whether a name only says whose director somebody is."""
    return bool(_POST_BEFORE.search(text[:start]) or _POST_BEHIND.match(text[end:]))
