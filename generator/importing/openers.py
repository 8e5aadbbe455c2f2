"""Openers: the words with which something new begins: an ordinal, a speaker, the meeting itself.

In: a sentence. Out: what it opens with. Known here alone: the ordinals of the two languages
(`First,`, `Secondly`, 一是, 第二, （三）, 四要) and the verbs behind a speaker's name.
"""

import re

from generator.importing.vocabulary.meetings import MEETING_DOES_ZH
from generator.importing.vocabulary.numbers import ORDINALS_EN
from generator.importing.vocabulary.people import SPEAKING_EN, SPEAKING_ZH, TITLES_ZH

_DIGITS = "一二三四五六七八九"
_CHINESE = rf"十?[{_DIGITS}]|[{_DIGITS}]?十[{_DIGITS}]?"
ORDINAL = re.compile(
    rf"(?P<word>{'|'.join(ORDINALS_EN)})(?:ly)?\s*(?:,|，|:|is to(?=\s)|is that(?=\s))\s*"
    rf"|第(?P<ordinal>{_CHINESE}|\d{{1,2}})(?:是|，|,|、|：|\s)\s*"
    rf"|[（(](?P<bracket>{_CHINESE}|\d{{1,2}})[）)]\s*(?:是)?"
    rf"|(?P<number>{_CHINESE})(?:是|、|(?=要))"
    r"|(?P<digits>\d{1,2})(?:\\?\.(?!\d)|、|．|\))\s*",
    re.IGNORECASE,
)
"""An ordinal at the beginning of a sentence, with what parts it from what it counts."""
_NAME = r"(?:[A-Z][\w’'-]+ ){1,4}"
_SAYS_EN = "|".join(SPEAKING_EN)
_SAYS_ZH = "|".join(SPEAKING_ZH)
_SPEAKER = re.compile(
    rf"(?:Finally,? |Lastly,? |In the end,? |At the meeting,? |Then,? )?"
    rf"(?:The meeting|(?:{_NAME}))(?:also |further |again )?(?:{_SAYS_EN})\b"
    r"|(?:At|During) the (?:meeting|session|conference|hearing)\b"
    r"|The meeting (?:also |then )?[a-z]+ed\b"
    rf"|(?:最后，|会上，|随后，)?(?:会议|{{name}}(?:{'|'.join(TITLES_ZH)}|[检副]\w?)?)"
    rf"(?:还|再次|特别|着重)?(?:{_SAYS_ZH})"
    rf"|会议(?:还|同时|最后)?(?:{'|'.join(MEETING_DOES_ZH)})"
    r"|(?:最后|会上|随后|会议期间|会前|会后)[，,]".replace("{name}", r"[\u4e00-\u9fff]{2,4}?")
)

_CLOSING = re.compile(
    r"(?:[^，。；]{2,60}?(?:参加|列席|出席)(?:了|此次|本次)*(?:会议|大会|培训|学习|活动|座谈会?|听证会)"
    r"|(?:All|Other) [^,.;]{3,120} (?:attended|took part in|participated in) the [a-z ]+)[。.]?"
)
"""A sentence that only says who was there: no part of what somebody said before it."""


def ordinal_of(text: str) -> tuple[int, int]:
    """The number with which a sentence begins and the length of its words; 0 for none."""
    found = ORDINAL.match(text)
    if found is None:
        return 0, 0
    if found["word"]:
        return ORDINALS_EN.index(found["word"].lower()) + 1, found.end()
    words = found["ordinal"] or found["bracket"] or found["number"] or found["digits"]
    return number_of(words), found.end()


def number_of(words: str) -> int:
    """A number below 100 in Chinese or Arabic digits; 0 where it is none."""
    if words.isascii() and words.isdigit():
        return int(words)
    tens, ten, ones = words.partition("十")
    if ten:
        return (_DIGITS.find(tens) + 1 if tens else 1) * 10 + (
            _DIGITS.find(ones) + 1 if ones else 0
        )
    return {"两": 2}.get(words, _DIGITS.find(words) + 1 if len(words) == 1 else 0)


def closes(text: str) -> bool:
    """Whether a sentence belongs to the report, and no more to what was said."""
    return opens(text) or bool(_CLOSING.fullmatch(text))


def opens(text: str) -> bool:
    """Whether a sentence begins something new, so that a paragraph may begin with it."""
    return bool(ordinal_of(text)[0] or _SPEAKER.match(text))
