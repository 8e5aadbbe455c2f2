"""Meetings: what kind of meeting a text reports, which of the year, when and where it was held.

In: a Reading. Out: guesses of `meeting.type`, `ordinal`, `held` and `place`. Known here alone:
that the day is the one beside the verb of holding, and that a day without its year is the last
one before the text was published.
"""

import re
from collections.abc import Iterator, Mapping

from generator.dates import Interval
from generator.importing.days import Day, days
from generator.importing.openers import number_of
from generator.importing.reading import Finding, Guess, Reading, around
from generator.importing.sentences import sentences
from generator.importing.vocabulary.meetings import (
    ANY_MEETING,
    HOLDING,
    MEETING_TYPES,
    PLACES_EN,
    PLACES_ZH,
)
from generator.importing.vocabulary.numbers import ORDINALS_EN

_SEEN = 4
"""Paragraphs from the beginning, in which a meeting is introduced."""
_FARTHEST = 160
"""Characters between a day and its verb."""
_HOLDING = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(HOLDING)})(?![A-Za-z])", re.IGNORECASE)
_TYPES: Mapping[str, re.Pattern[str]] = {
    type_: re.compile("|".join(words), re.IGNORECASE) for type_, words in MEETING_TYPES.items()
}
_ANY_WORDS = "|".join([*(word for words in MEETING_TYPES.values() for word in words), *ANY_MEETING])
_ANY = re.compile(_ANY_WORDS, re.IGNORECASE)
_ORDINAL_EN = re.compile(
    rf"\b(?:(?P<word>{'|'.join(ORDINALS_EN)})|(?P<number>\d{{1,2}})(?:st|nd|rd|th)) "
    rf"(?=(?:{_ANY_WORDS}))",
    re.IGNORECASE,
)
_ORDINAL_ZH = re.compile(
    rf"第(?P<number>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})次(?=[^，。；]{{0,6}}?(?:{_ANY_WORDS}))"
)
_PLACE_EN = re.compile(
    rf"\b(?:in|at) (?P<place>(?:the )?(?:[\w’'-]+ ){{0,6}}?(?:{PLACES_EN})"
    r"(?: on the \w+ floor)?(?: of the [A-Z][\w’' ]+?)?)(?=[,.;]| on | to )"
)
_PLACE_ZH = re.compile(
    rf"(?:在|于)(?P<place>[^，。；在于]{{0,20}}?(?:{PLACES_ZH}))(?=召开|举行|举办|组织|[，。；])"
)


def find_meeting(reading: Reading) -> Finding:
    """The meeting that the text reports, if it does."""
    introduced = [reading.title, *_introductions(reading)]
    kind = next(_types(introduced), None) or next(_other(reading.title), None)
    if kind is None:
        return Finding()
    rest = (
        next(find, None) for find in (_ordinals(introduced), _held(reading), _places(introduced))
    )
    return Finding(guesses=(kind, *filter(None, rest)))


def _introductions(reading: Reading) -> Iterator[str]:
    """The sentences that say that a meeting was held."""
    for paragraph in reading.paragraphs[:_SEEN]:
        for sentence in sentences(paragraph):
            if _HOLDING.search(sentence.text) and _ANY.search(sentence.text):
                yield sentence.text


def _types(texts: list[str]) -> Iterator[Guess]:
    """The type, first by the headline; where two stand in one text, the one that is the surer."""
    for text in texts:
        for type_, words in _TYPES.items():
            if found := words.search(text):
                words_ = around(text, *found.span(), most=20)
                yield Guess(key="meeting.type", value=type_, words=words_)


def _other(title: str) -> Iterator[Guess]:
    found = _ANY.search(title)
    if found and _HOLDING.search(title):
        words = around(title, *found.span(), most=20)
        yield Guess(key="meeting.type", value="other", words=words)


def _ordinals(texts: list[str]) -> Iterator[Guess]:
    for text in texts:
        for found in (*_ORDINAL_EN.finditer(text), *_ORDINAL_ZH.finditer(text)):
            said = found.groupdict()
            word = said.get("word")
            number = (
                ORDINALS_EN.index(word.lower()) + 1 if word else number_of(said["number"] or "")
            )
            if number:
                words = around(text, *found.span(), most=30)
                yield Guess(key="meeting.ordinal", value=number, words=words)


def _held(reading: Reading) -> Iterator[Guess]:
    for sentence in _introductions(reading):
        verb = _HOLDING.search(sentence)
        near = sorted(days(sentence), key=lambda day: _distance(day, verb))
        for day in near:
            interval = _dated(day, reading)
            if interval and _distance(day, verb) <= _FARTHEST:
                words = around(sentence, day.start, day.end)
                yield Guess(key="meeting.held", value=f"{interval}", words=words)


def _distance(day: Day, verb: re.Match[str] | None) -> int:
    return max(day.start - verb.end(), verb.start() - day.end) if verb else 0


def _dated(day: Day, reading: Reading) -> Interval | None:
    """The days with their year: where the text does not say it, the last before publication."""
    if day.year:
        return day.interval()
    if reading.published is None:
        return None
    published = reading.published.day
    this_year = day.interval(published.year)
    if this_year and this_year.last <= published:
        return this_year
    return day.interval(published.year - 1)


def _places(texts: list[str]) -> Iterator[Guess]:
    for text in texts[1:]:
        for found in (*_PLACE_EN.finditer(text), *_PLACE_ZH.finditer(text)):
            words = around(text, *found.span(), most=20)
            yield Guess(key="meeting.place", value=found["place"], words=words)
