"""People in English: names, roles and what is done, by the words around a verb.

In: a paragraph. Out: Appearances. Known here alone: `Zhu Jingchen, secretary of …, attended`,
`was presided over by Chen Lingbao, a member of … and Director of …`, `Chief Procurator Lin
Moran`, and that `Zhu stressed` names a person who was introduced before.
"""

import re
from collections.abc import Iterator

from generator.importing.appearances import Appearance, Person
from generator.importing.reading import around
from generator.importing.sentences import sentences
from generator.importing.vocabulary.people import (
    ATTENDING_EN,
    NOT_NAMES,
    PRESIDING_EN,
    SPEAKING_EN,
    TITLES_EN,
)

_WORD = r"[A-Z][a-z]+(?:[-’'][A-Za-z][a-z]+)*"
_NOT = rf"(?!(?:{'|'.join(sorted(NOT_NAMES))})\b)"
_NAME = re.compile(
    rf"\b{_NOT}(?:{_WORD}|[A-Z]{{2,}})(?: {_NOT}(?:{_WORD}|[A-Z]\.)){{1,2}}(?![\w’'-])"
)
_BY = re.compile(rf"\b{PRESIDING_EN} by (?P<who>.+)", re.DOTALL)
_ATTENDED_BY = re.compile(r"\battended by (?P<who>.+)", re.DOTALL)
_PRESIDED = re.compile(rf"(?P<who>.+?)(?:,| also)? {PRESIDING_EN}\b(?! (?:over )?by)", re.DOTALL)
_ATTENDED = re.compile(rf"(?P<who>.+?)(?:,| both| all)? {ATTENDING_EN}\b(?! by\b)", re.DOTALL)
_SAYS = re.compile(
    rf"(?P<name>(?:{_WORD} ){{1,3}})(?:also |further |again )?(?:{'|'.join(SPEAKING_EN)})\b"
)
_AND_SAYS = re.compile(rf"\band (?:also |then )?(?:{'|'.join(SPEAKING_EN)})\b")
_TITLED = re.compile(
    rf"(?P<title>(?:[a-z’'-]+ )*(?:{'|'.join(TITLES_EN)})"
    r"(?: of (?:the )?(?:[A-Z][\w’'-]* ?(?:of )?)+)?) $"
)
_ARTICLE = re.compile(r"^(?:an? |the )(?=\w)")
_NEXT_ROLE = re.compile(
    r",? and (?=(?:an? |the )?(?:[\w-]+ )?"
    rf"(?:{'|'.join(TITLES_EN)}|[a-z-]*(?:secretary|director|procurator|member|head|chief|president))\b)"
    r"|;\s*|, (?=(?:an? |the )?(?:deputy |full-time )?"
    r"(?:secretary|director|member|head|chief procurator|procurator)\b)",
    re.IGNORECASE,
)


def appearances(paragraph: str) -> Iterator[Appearance]:
    """Whoever presides, attends or speaks, in the order of the text."""
    for sentence in sentences(paragraph):
        text = sentence.text.rstrip(".;!? ")
        yield from _presiding(text)
        yield from _attending(text)
        yield from _speaking(text)


def _presiding(text: str) -> Iterator[Appearance]:
    found = _BY.search(text) or _PRESIDED.match(text)
    if found:
        who = _people(found["who"])
        for person in who[:1] if found.re is _PRESIDED else who:
            yield Appearance(person=person, part="preside", words=around(text, *found.span()))
        if found.re is _PRESIDED:
            yield from _also_speaking(who[:1], text, found.end())


def _attending(text: str) -> Iterator[Appearance]:
    found = _ATTENDED_BY.search(text) or _ATTENDED.match(text)
    if found:
        who = _people(found["who"])
        for person in who:
            yield Appearance(person=person, part="attend", words=around(text, *found.span()))
        if len(who) == 1 and found.re is _ATTENDED:
            yield from _also_speaking(who, text, found.end())


def _also_speaking(who: list[Person], text: str, start: int) -> Iterator[Appearance]:
    """`attended the meeting and made a speech`: whoever does the one does the other."""
    if found := _AND_SAYS.search(text, start):
        words = around(text, *found.span())
        yield from (Appearance(person=one, part="speak", words=words) for one in who)


def _speaking(text: str) -> Iterator[Appearance]:
    for found in _SAYS.finditer(text):
        words = [word for word in found["name"].split() if word not in NOT_NAMES]
        if words and not found["name"].startswith("The "):
            person = _named(" ".join(words))
            yield Appearance(person=person, part="speak", words=found[0])


def _named(name: str) -> Person:
    surname = name.partition(" ")[0]
    is_short = " " not in name
    return Person(name=name, surname=surname, is_short=is_short, called=name if is_short else "")


def _people(text: str) -> list[Person]:
    """Each name in a stretch of text, with the roles that stand beside it."""
    names = list(_NAME.finditer(text))
    people = []
    for n, match in enumerate(names):
        end = names[n + 1].start() if n + 1 < len(names) else len(text)
        before = text[names[n - 1].end() if n else 0 : match.start()]
        roles = _roles_before(before) + _roles_after(text[match.end() : end])
        surname = match[0].partition(" ")[0]
        people.append(Person(name=match[0], surname=surname.capitalize(), roles=tuple(roles)))
    return people


def _roles_before(text: str) -> list[str]:
    found = _TITLED.search(text)
    return [_ARTICLE.sub("", found["title"]).strip()] if found else []


def _roles_after(text: str) -> list[str]:
    """The roles in `, a member of …, and Director of …`; none where other words follow the name."""
    if not text.startswith(","):
        return []
    words = re.sub(r"(?:,? and|[,;])\s*$", "", text.strip(" ,;"))
    roles = (_ARTICLE.sub("", role.strip(" ,;")) for role in _NEXT_ROLE.split(words))
    return [role for role in roles if role and not _SAYS.search(role)]
