"""Proceedings: what a meeting had before it, and what it decided.

In: a Reading. Out: guesses of `meeting.agenda` and `meeting.decisions`. Known here alone: that only
a sentence of which the meeting is the subject says such a thing, and that an enumeration behind
决定： is one decision after another.
"""

import re
from collections.abc import Iterator, Sequence

from generator.importing.days import days
from generator.importing.openers import ordinal_of
from generator.importing.reading import Guess, Reading, around
from generator.importing.sentences import sentences
from generator.importing.vocabulary.proceedings import (
    ADOPTING_EN,
    ADOPTING_ZH,
    ADVERBS_ZH,
    AGENDA_EN,
    AGENDA_ZH,
    DECIDING_EN,
    DECIDING_ZH,
)

DECISIONS = "meeting.decisions"
_CLAUSE = re.compile(r"(?:[^，；。“《（]|“[^”]{0,200}”|《[^》]{0,200}》|（[^）]{0,200}）)+")
_OF_THE_MEETING_ZH = re.compile(r"(?:会上|会前)?，?(?:会议|检委会|检察委员会|党组会|经)")
_CONVENED_ZH = re.compile("召开|举行")
_ITEM_ZH = re.compile(
    rf"(?:会议)?(?:{ADVERBS_ZH})*(?P<verb>{'|'.join(AGENDA_ZH)})了?(?!通过|决定|并通过)(?P<what>.{{4,100}})"
)
_DECIDED_ZH = re.compile(
    rf"(?:会议|检委会|检察委员会|党组会)?(?:{ADVERBS_ZH})*(?:{'|'.join(DECIDING_ZH)})(?![书的])[，：:]?(?P<what>.*)"
)
_ADOPTED_ZH = re.compile(
    rf"(?:会议)?(?:{ADVERBS_ZH})*(?:{ADOPTING_ZH})(?P<what>《[^》]+》[^，；。]*)"
)
_THE_MEETING = r"(?:The|This) (?:meeting|session|committee|group) (?:also |then |first |finally )?"
_ITEM_EN = re.compile(rf"{_THE_MEETING}(?P<what>(?:{'|'.join(AGENDA_EN)}) .{{5,160}}?)[.;]?")
_DECIDED_EN = re.compile(
    rf"(?:{_THE_MEETING}{DECIDING_EN}|It was {DECIDING_EN}) (?P<what>.+?)[.;]?"
)
_ADOPTED_EN = re.compile(rf"{_THE_MEETING}(?P<what>(?:{ADOPTING_EN}) .{{5,160}}?)[.;]?")
_OWNER_ZH = re.compile(r"由(?P<owner>[^，。；、由]{2,20}?)(?:牵头|负责|于|在)")
_BY_ZH = re.compile("(?:之|以)?前")
_ENDS = "，；。：:;,. "

_Said = tuple[str, str]
"""What is said, and the sentence that says it."""


def find_proceedings(reading: Reading) -> Iterator[Guess]:
    """The agenda and the decisions, in the order of the text."""
    said = [one.text for text in reading.paragraphs for one in sentences(text)]
    is_chinese = reading.lang == "zh"
    agenda = list(_agenda_zh(said) if is_chinese else _matches(_ITEM_EN, said))
    decided = list(_decisions_zh(said) if is_chinese else _decisions_en(said))
    if agenda:
        items = [_begun(item) for item, _ in agenda]
        yield Guess(key="meeting.agenda", value=items, words=_evidence(agenda))
    if decided:
        values = [_decision(text) for text, _ in decided]
        yield Guess(key=DECISIONS, value=values, words=_evidence(decided))


def _evidence(said: Sequence[_Said]) -> str:
    return " · ".join(dict.fromkeys(_where(*one) for one in said))


def _where(text: str, sentence: str) -> str:
    """The words of a sentence that say it; its verb may stand there with a 了."""
    end = sentence.find(text[-6:]) + len(text[-6:])
    return around(sentence, max(end - len(text) - 2, 0), end, most=6)


def _agenda_zh(said: Sequence[str]) -> Iterator[_Said]:
    for sentence in said:
        is_open = bool(_OF_THE_MEETING_ZH.match(sentence))
        for clause in _CLAUSE.findall(sentence):
            if is_open and (found := _ITEM_ZH.fullmatch(clause)):
                yield f"{found['verb']}{found['what']}", sentence
            # What follows the words that a meeting was held is what it was held for.
            is_open = is_open or bool(_CONVENED_ZH.search(clause))


def _decisions_zh(said: Sequence[str]) -> Iterator[_Said]:
    for n, sentence in enumerate(said):
        if not _OF_THE_MEETING_ZH.match(sentence):
            continue
        for clause in _CLAUSE.finditer(sentence):
            if adopted := _ADOPTED_ZH.fullmatch(clause[0]):
                yield f"通过{adopted['what']}", sentence
            elif found := _DECIDED_ZH.match(sentence, clause.start()):
                yield from _enumerated([found["what"], *said[n + 1 :]]) or [
                    (found["what"].strip(_ENDS), sentence)
                ]
                break


def _enumerated(said: Sequence[str]) -> list[_Said]:
    """Sentences that count from one on; none where the first does not."""
    found: list[_Said] = []
    for sentence in said:
        number, length = ordinal_of(sentence)
        if number != len(found) + 1:
            break
        found.append((sentence[length:].strip(_ENDS), sentence))
    return found


def _decisions_en(said: Sequence[str]) -> Iterator[_Said]:
    for sentence in said:
        for pattern in (_DECIDED_EN, _ADOPTED_EN):
            yield from _matches(pattern, [sentence])


def _matches(pattern: re.Pattern[str], said: Sequence[str]) -> Iterator[_Said]:
    for sentence in said:
        if found := pattern.fullmatch(sentence):
            yield found["what"], sentence


def _decision(text: str) -> dict[str, str]:
    """A decision with who carries it out and by when, where the words say both outright."""
    owner = _OWNER_ZH.search(text)
    due = [day for day in days(text) if day.year and _BY_ZH.match(text, day.end)]
    last = due[0].interval() if due else None
    values = {
        "text": _begun(text),
        "owner": owner["owner"] if owner else "",
        "due": f"{last.last}" if last else "",
    }
    return {key: value for key, value in values.items() if value}


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
