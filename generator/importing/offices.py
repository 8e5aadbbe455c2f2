"""Offices: which office and department of the registries a text is about.

In: a Reading. Out: guesses of `organization` and `department`. Known here alone: that the
headline counts before the text, a long name before a short one, and that a word such as `Second`
or `politics` is too little to know a department by.
"""

import re
from collections.abc import Iterable, Iterator

from generator.importing.reading import Finding, Guess, Reading, around
from generator.importing.vocabulary.people import TITLES_ZH
from generator.names import walk_offices
from generator.schema_keys import LocalText
from generator.schema_site import OfficeEntry

_SEEN = 3
"""Paragraphs from the beginning, in which an office is looked for; a department in the first."""
_APOSTROPHE = "['’‘ʼ＇]?"
_POST_BEFORE = re.compile(
    r"\b(?:director|head|member|secretary|chief|officer|procurator|prosecutor)s? of (?:the )?$",
    re.IGNORECASE,
)
_POST_BEHIND = re.compile("|".join(TITLES_ZH))

Named = list[tuple[str, str]]
"""Names with what they mean."""


def find_offices(reading: Reading) -> Finding:
    """The office and the department."""
    offices = list(walk_offices(reading.known.config.offices))
    office = next(_found(reading, "organization", _names_of(offices)), None)
    default = reading.known.config.site.defaults.organization
    ids = [office.value] if office else list(reading.known.names.office(default))
    owners = [one for one in offices if one.id in ids] or offices
    department = next(_found(reading, "department", _departments_of(owners)), None)
    guesses = [guess for guess in (office, department) if guess]
    if department and not office and department.value.partition("/")[0] not in ids:
        of_it = Guess(
            key="organization", value=department.value.partition("/")[0], words=department.words
        )
        guesses.insert(0, of_it)
    return Finding(guesses=tuple(guesses))


def _found(reading: Reading, key: str, named: Named) -> Iterator[Guess]:
    """What the names mean that are found, those of the headline first."""
    meant: dict[str, set[str]] = {}
    for name, id_ in named:
        meant.setdefault(_pattern(name), set()).add(id_)
    if not meant:
        return
    longest_first = sorted(meant, key=len, reverse=True)
    any_name = re.compile("|".join(f"(?P<n{n}>{one})" for n, one in enumerate(longest_first)))
    seen = _SEEN if key == "organization" else 1
    texts = [reading.title, *reading.paragraphs[:seen]]
    for depth, text in enumerate(texts):
        for match in any_name.finditer(text):
            ids = meant[longest_first[int((match.lastgroup or "n0")[1:])]]
            if len(ids) == 1:
                if depth and _is_of_a_person(text, *match.span()):
                    continue
                words = around(text, *match.span(), most=20)
                yield Guess(key=key, value=min(ids), words=words, is_sure=depth == 0)


def _is_of_a_person(text: str, start: int, end: int) -> bool:
    """Whether a name only says whose director somebody is."""
    return bool(_POST_BEFORE.search(text[:start]) or _POST_BEHIND.match(text[end:]))


def _pattern(name: str) -> str:
    """A name as it may be printed: in any case, with any apostrophe."""
    words = [
        _APOSTROPHE.join(re.escape(part) for part in re.split("['’‘ʼ＇]", word))
        for word in name.split()
    ]
    pattern = r"\s+".join(words)
    if not name.isascii() and not re.search("[A-Za-z]", name):
        return pattern
    flags = "(?i:{})" if len(words) > 1 else "{}"
    return flags.format(rf"\b{pattern}\b")


def _names_of(offices: Iterable[OfficeEntry]) -> Named:
    return [
        (name, office.id)
        for office in offices
        for text in (office.name, office.short_name, *office.aliases)
        for name in _spellings(text)
        if _says_enough(name)
    ]


def _departments_of(offices: Iterable[OfficeEntry]) -> Named:
    return [
        (name, f"{office.id}/{department.id}")
        for office in offices
        for department in office.departments
        for text in (department.name, *department.aliases)
        for name in _spellings(text)
        if _says_enough(name) and (" " in name or not name.isascii())
    ]


def _spellings(text: LocalText) -> Iterable[str]:
    return [text] if isinstance(text, str) else text.values()


def _says_enough(name: str) -> bool:
    return len(name) > (3 if name.isascii() else 2)
