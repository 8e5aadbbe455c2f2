"""People in Chinese: names, titles and what is done, by the words before a verb.

In: a paragraph. Out: Appearances. Known here alone: that titles stand before a name
(党组书记、检察长周明远) or short ones behind it (周检察长, 吴检), that a list of people is parted
by 、 and ，, and which characters begin a name.
"""

import re
from collections.abc import Iterator

from generator.importing.appearances import Appearance, Person
from generator.importing.reading import around
from generator.importing.sentences import sentences
from generator.importing.vocabulary.people import (
    ATTENDING_ZH,
    DOUBLE_SURNAMES,
    NO_ONES_ZH,
    PRESIDING_ZH,
    SHORT_TITLES_ZH,
    SPEAKING_ZH,
    SURNAMES,
    TITLES_ZH,
)
from generator.importing.vocabulary.proceedings import GROUPS_ZH

_HAN = "[\u4e00-\u9fff]"
_SURNAME = rf"(?:{'|'.join(DOUBLE_SURNAMES)}|[{SURNAMES}])"
_NAME = rf"(?:{_SURNAME}{_HAN}{{1,2}}|[A-Z][a-z]+(?: [A-Z][a-z]+){{1,2}})"
_TITLES = "|".join(TITLES_ZH)
_ITEM = re.compile(rf"(?P<role>\S*?(?:{_TITLES}))??(?P<name>{_NAME})(?:同志|等)?")
_ROLE = re.compile(rf"\S*?(?:{_TITLES})")
_SHORT = re.compile(rf"(?P<surname>{_SURNAME})(?P<title>{'|'.join(SHORT_TITLES_ZH)})")
_TITLED = re.compile(rf"(?P<name>{_NAME})(?P<title>{_TITLES})")
_VERB = re.compile(
    rf"(?P<preside>{PRESIDING_ZH})|(?P<attend>{ATTENDING_ZH})|(?P<speak>{'|'.join(SPEAKING_ZH)})"
)
_GROUP = re.compile("|".join(GROUPS_ZH))
_FILLER = re.compile(r"(?:还|再次|特别|着重|最后|并|同志|分别|一同|共同|一起)+$")
_BY = re.compile(r"^.*由")


def appearances(paragraph: str) -> Iterator[Appearance]:
    """Whoever presides, attends or speaks, in the order of the text."""
    for sentence in sentences(paragraph):
        last: list[Person] = []
        start = 0
        for verb in _VERB.finditer(sentence.text):
            who = _people(sentence.text[start : verb.start()])
            # 出席会议并讲话: whoever attends also speaks.
            who = who or (
                last if sentence.text[start : verb.start()].endswith(("会议并", "并")) else []
            )
            for person in who:
                words = around(sentence.text, verb.start(), verb.end(), most=40)
                part = verb.lastgroup
                if part in ("preside", "attend", "speak"):
                    yield Appearance(person=person, part=part, words=words)  # type: ignore[arg-type]
            last = who
            start = verb.end()


def _people(text: str) -> list[Person]:
    """The people at the end of a stretch of text, in order; the clauses before are passed over."""
    people: list[Person] = []
    for clause in reversed(re.split("[，,；;]", _FILLER.sub("", text))):
        who = _group(_BY.sub("", clause.strip()))
        if not who and not people and _is_of_groups(clause):
            continue
        if not who:
            break
        people = who + people
    return people


def _is_of_groups(clause: str) -> bool:
    """Whether a clause names nobody, but who was there besides: 其他院领导、全体干警."""
    items = re.split("、|和|以及|及", clause.strip())
    return all(_GROUP.search(item) and not is_person(item) for item in items)


def _group(clause: str) -> list[Person]:
    """党组成员、副检察长李静、王强: everybody of one clause, none where other words are in it."""
    people: list[Person] = []
    roles: list[str] = []
    for item in re.split("[、和]", clause):
        if person := _short(item):
            people.append(person)
        elif item in NO_ONES_ZH:
            return []
        elif found := _ITEM.fullmatch(item):
            own = (*roles, found["role"]) if found["role"] else tuple(roles)
            if not own and people:
                own = people[-1].roles[-1:]
            people.append(_named(found["name"], own))
            roles = []
        elif _ROLE.fullmatch(item):
            roles.append(item)
        else:
            return []
    return people if not roles else []


def is_person(item: str) -> bool:
    """Whether a list's item is somebody with a post or a title: 副检察长李静, 周检察长."""
    found = _ITEM.fullmatch(item)
    return bool(_short(item) or (found and found["role"]))


def is_post(item: str) -> bool:
    """Whether a list's item is a post, such as stands before a name: 党组成员."""
    return bool(_ROLE.fullmatch(item))


def _short(item: str) -> Person | None:
    """周检察长, 吴检: a surname with a title; 周明远检察长: a name with one."""
    if (found := _SHORT.fullmatch(item)) and item not in NO_ONES_ZH:
        return Person(
            name=found["surname"],
            surname=found["surname"],
            roles=(found["title"],),
            is_short=True,
            called=item,
        )
    found = _TITLED.fullmatch(item)
    if found and found["name"] not in NO_ONES_ZH and not _ITEM.fullmatch(item):
        return _named(found["name"], (found["title"],))
    return None


def _named(name: str, roles: tuple[str, ...]) -> Person:
    double = next((one for one in DOUBLE_SURNAMES if name.startswith(one)), "")
    surname = double or (name.partition(" ")[0] if name.isascii() else name[0])
    return Person(name=name, surname=surname, roles=roles)
