"""Groups: who was there without a name: 全体干警, 各部门负责人, all officers of a department.

In: a Reading. Out: a guess of `meeting.groups`, as printed. Known here alone: that 党组成员 before
a name is that person's post, and by itself a group.
"""

import re
from collections.abc import Iterator

from generator.importing.people_zh import is_person, is_post
from generator.importing.reading import Guess, Reading, around
from generator.importing.sentences import sentences
from generator.importing.vocabulary.people import ATTENDING_ZH
from generator.importing.vocabulary.proceedings import GROUPS_ZH

_ATTENDING_ZH = re.compile(
    rf"(?:\A|[，；])(?P<who>[^，。；：“”]{{2,80}}?)(?:分别|共同|一起)?(?:{ATTENDING_ZH})了?"
    r"(?=[，；。]|\Z|会议|大会|培训|学习|活动|座谈|听证|此次|本次)"
)
_LISTED_ZH = re.compile(r"(?:参加|参会|出席|列席)(?:人员|单位)[：:]\s*(?P<who>[^。；]{2,200})")
_GROUP = re.compile("|".join(GROUPS_ZH))
_AND = re.compile("、|，|以及|及|和(?=全|各|其他|部分)")
_GROUP_EN = re.compile(
    r"(?:\A|[,;] |\bAt the meeting,? )(?P<who>(?:[Aa]ll|[Oo]ther) [^.;]{3,140}?) (?:also )?"
    r"(?:attended|took part in|participated in|were present|made|reported|summari[sz]ed)\b"
)


def find_groups(reading: Reading) -> Iterator[Guess]:
    """The groups that were present, in the order of the text."""
    find = _chinese if reading.lang == "zh" else _english
    found = [one for text in reading.paragraphs for one in find(text)]
    if found:
        names = list(dict.fromkeys(name for name, _ in found))
        words = " · ".join(dict.fromkeys(words for _, words in found))
        yield Guess(key="meeting.groups", value=names, words=words)


_Group = tuple[str, str]
"""A group as printed, and the words that say it was there."""


def _chinese(paragraph: str) -> Iterator[_Group]:
    for sentence in sentences(paragraph):
        for pattern in (_ATTENDING_ZH, _LISTED_ZH):
            for found in pattern.finditer(sentence.text):
                words = around(sentence.text, *found.span("who"), most=20)
                yield from ((name, words) for name in _groups(found["who"]))


def _groups(listed: str) -> Iterator[str]:
    """The groups of a list in which people may be named as well, with their posts before them."""
    waiting: list[str] = []
    for item in map(str.strip, _AND.split(listed)):
        if is_person(item):
            waiting = [one for one in waiting if not is_post(one)]
        elif _GROUP.search(item):
            waiting.append(item)
        else:
            return
    yield from waiting


def _english(paragraph: str) -> Iterator[_Group]:
    for sentence in sentences(paragraph):
        for found in _GROUP_EN.finditer(sentence.text):
            name = found["who"]
            yield name[:1].upper() + name[1:], around(sentence.text, *found.span(), most=20)
