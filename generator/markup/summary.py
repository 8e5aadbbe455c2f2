"""Summary: a text's summary and its number of words.

In: tokens. Out: plain text, a number. Known here alone: what makes a first paragraph, how long a
summary is and where it may be cut, in Chinese and in scripts with spaces.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from generator.chinese import LETTER, lines_join, take_ideographs
from generator.markup.tokens import (
    HEADINGS,
    End,
    More,
    Start,
    Token,
    ends_line,
    heard,
    plain,
    without,
)

_WORD = re.compile(r"\w+(?:['’-]\w+|[.,]\d+)*")
_JOINTS = tuple(
    re.compile(joint)
    for joint in (
        r"'(?<=\w.)(?=\w)",
        r"-(?<=\w.)(?=\w)",
        r"\.(?<=\w.)(?=\d+\b)",
        r",(?<=\w.)(?=\d+\b)",
    )
)
"""What joins two runs of ASCII letters to one word, as _WORD has it. One character is looked for
much faster than one of several."""
_SHAPE = {n: "a" if re.match(r"\w", chr(n)) else " " for n in range(128)}
_PART_OF_WORD = re.compile(rf"{LETTER}+\Z")
_SENTENCE_END = re.compile(
    r"[。！？.!?](?:(?<=[。！？])[”’」』）]*|(?<=\w{3}[.!?])[”’\"')]*(?=\s))"
)
"""Three letters before a full stop, so that it isn't the one of `No.` or `Mr.`."""
_LOOSE_ENDS = " ,;:/-–—(，、；：（“‘《「"
_LONGEST = 240
_LONGEST_CHINESE = 120
_ASIDES = HEADINGS | {"table", "pre", "figure", "details"}


def count_words(tokens: Sequence[Token]) -> int:
    """The words of a text, each Han character or kana counting as one."""
    others, ideographs = take_ideographs(heard(tokens))
    return ideographs + (_ascii_words(others) if others.isascii() else len(_WORD.findall(others)))


def _ascii_words(text: str) -> int:
    """The number of _WORDs in ASCII text, counted three times as fast."""
    runs = f" {text.translate(_SHAPE)}".count(" a")
    return runs - sum(len(joint.findall(text)) for joint in _JOINTS)


def summarise(tokens: Sequence[Token], lang: str) -> str:
    """All paragraphs before `<!-- more -->`, or else the first one, cut where it is too long.

    Where a text has no paragraph, its first words elsewhere (a list's, say).
    """
    more = [n for n, token in enumerate(tokens) if type(token) is More]
    if more and more[0]:
        return _run_on([words for _, words in _blocks(tokens[: more[0]])], lang)
    elsewhere = ""
    for name, words in _blocks(tokens):
        if name == "p":
            return cut(words)
        elsewhere = elsewhere or words
    return cut(elsewhere)


def cut(text: str) -> str:
    """At most 240 characters, 120 where most are Chinese: whole sentences if they fill enough."""
    chinese = take_ideographs(text)[1] * 2 > len(text.replace(" ", ""))
    longest = _LONGEST_CHINESE if chinese else _LONGEST
    if len(text) <= longest:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, longest)]
    if ends and ends[-1] >= longest * 0.4:
        return text[: ends[-1]]
    return _cut_at_word(text, longest) + "…"


def _cut_at_word(text: str, longest: int) -> str:
    head = text[:longest]
    if _PART_OF_WORD.match(text[longest]):
        whole = _PART_OF_WORD.sub("", head)
        head = whole if len(whole) > longest // 2 else head
    return head.rstrip(_LOOSE_ENDS)


def _run_on(blocks: Sequence[str], lang: str) -> str:
    text = ""
    for block in blocks:
        text += block if not text or lines_join(text[-1], block[0], lang) else f" {block}"
    return text


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The runs of words outside headings, tables and other asides, and what each is in."""
    name = ""
    run: list[Token] = []
    for token in chain(without(tokens, _is_aside), [End("div")]):
        if not ends_line(token) or (type(token) is Start and token.name == "br"):
            run.append(token)
            continue
        if words := plain(run):
            yield name, words
        name = token.name if type(token) is Start else ""
        run = []


def _is_aside(start: Start) -> bool:
    return start.name in _ASIDES or start.has_class("admonition") or start.has_class("footnote")
