"""Requirements: First… Second…, 一是… 二是…, （一）…: what was required, taken out of the text.

In: blocks. Out: a Plan: what each requirement says, which stretches of which blocks it fills, and
whether as many were found as were announced. Known here alone: that an enumeration counts as
requirements only where the words before it ask for something, and where each of them ends.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.errors import Place, Problem
from generator.importing.escaping import words_of
from generator.importing.material import Block
from generator.importing.openers import ORDINAL, closes, number_of, ordinal_of
from generator.importing.reading import around
from generator.importing.scripts import is_chinese
from generator.importing.sentences import sentences
from generator.importing.vocabulary.numbers import (
    COUNTERS_ZH,
    NUMBERS_EN,
    REQUIRING_EN,
    REQUIRING_ZH,
)

_BOUNDARY = re.compile(r"(?:^|(?<=[。；：，:;.!?\n])|(?<=[:;.] ))\**(?=\S)")
_NUMBERED = re.compile(r"\d{1,2}[.)] ")
_REQUIRING = re.compile(
    rf"\b(?:{'|'.join(REQUIRING_EN)})\b|{'|'.join(REQUIRING_ZH)}", re.IGNORECASE
)
_ANNOUNCED = re.compile(
    rf"\b(?P<en>{'|'.join(NUMBERS_EN)}|\d{{1,2}}) (?:[\w-]+ ){{0,2}}?(?:{'|'.join(REQUIRING_EN)})\b"
    rf"|(?P<zh>[一二三四五六七八九十两]{{1,3}}|\d{{1,2}})(?:{COUNTERS_ZH})的?(?:具体|明确|工作)*"
    rf"(?:要求|意见|希望|建议|部署)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}?)(?:还|再次|特别|着重)?(?:要求|强调|指出|提出)[，：:]?"
    r"|The meeting (?:also )?(?:required|requested|demanded|stressed|asked)[,:]?"
)
"""An announcement that says no more than the heading above the requirements does."""
_FOLLOWING = re.compile("几[点项条]|以下|如下|following", re.IGNORECASE)
"""What announces a list without its number."""
_LONGEST_HEADING = 120
_HEADING = re.compile(r"[.。；;:：!！]|(?<=[\u4e00-\u9fff])[，,]")
_ENDS = " ；;，,、"
_MOST = 20_000
"""Characters that front matter takes; longer ones stay in the text."""


class Item(Struct, frozen=True, kw_only=True):
    """One requirement."""

    heading: str
    text: str
    words: str
    """Its ordinal and its first words."""


class Plan(Struct, frozen=True, kw_only=True):
    """The requirements of a text, and the text without them."""

    items: tuple[Item, ...]
    intro: str
    """The words that announce them."""
    rest: tuple[Block, ...]
    """The blocks that are left when they are taken out."""
    left_out: tuple[str, ...] = ()
    """An announcement that says nothing but that something is required."""
    notes: tuple[Problem, ...] = ()


class _Mark(Struct, frozen=True, kw_only=True):
    """An ordinal where it stands."""

    block: int
    start: int
    end: int
    number: int
    kind: str


def plan_of(blocks: Sequence[Block]) -> Plan | None:
    """The requirements; None where the text has none that are told from other enumerations."""
    marks = [mark for n, block in enumerate(blocks) for mark in _marks(n, block)]
    for run in _runs(marks):
        intro = _intro(blocks, run[0])
        if _REQUIRING.search(intro):
            return _planned(blocks, run, intro)
    return None


def _marks(n: int, block: Block) -> Iterator[_Mark]:
    if not _is_searched(block):
        return
    for place in _BOUNDARY.finditer(block.text):
        at = place.end()
        number, length = ordinal_of(block.text[at : at + 20])
        found = ORDINAL.match(block.text, at)
        if number and found:
            kind = next(name for name, words in found.groupdict().items() if words)
            yield _Mark(block=n, start=at, end=at + length, number=number, kind=kind)


def _is_searched(block: Block) -> bool:
    """Whether requirements may stand in a block: a paragraph, or a numbered list without others."""
    return block.kind == "prose" or (
        block.kind == "list" and all(map(_NUMBERED.match, block.text.split("\n")))
    )


def _runs(marks: Sequence[_Mark]) -> Iterator[list[_Mark]]:
    """Ordinals of one kind that count from one on, at least to two, in the order of the text."""
    for n, first in enumerate(marks):
        if first.number != 1:
            continue
        run = [first]
        for mark in marks[n + 1 :]:
            if mark.kind == first.kind and mark.number == len(run) + 1:
                run.append(mark)
            elif mark.kind == first.kind and mark.number == 1:
                break
        if len(run) > 1:
            yield run


def _intro(blocks: Sequence[Block], first: _Mark) -> str:
    """The sentence before the first, be it in its own block or in the one above."""
    before = blocks[first.block].text[: first.start].rstrip(" *")
    if not before and first.block:
        above = blocks[first.block - 1]
        before = above.text if above.kind in ("prose", "heading") else ""
    found = sentences(before)
    return words_of(found[-1].text) if found else ""


def _planned(blocks: Sequence[Block], run: list[_Mark], intro: str) -> Plan | None:
    stretches = list(_stretches(blocks, run))
    texts = [_text(blocks, stretch) for stretch in stretches]
    if sum(map(len, texts)) > _MOST or not all(map(_is_searched, _within(blocks, run))):
        return None
    ends = [mark.end - mark.start for mark in run]
    items = [_item(text, end) for text, end in zip(texts, ends, strict=True)]
    return Plan(
        items=tuple(items),
        intro=intro,
        rest=tuple(_without(blocks, stretches)),
        left_out=(intro,) if _BARE.fullmatch(intro) else (),
        notes=tuple(_miscounted(intro, len(items))),
    )


_Spot = tuple[int, int]
"""A block, and a character of its text."""


def _within(blocks: Sequence[Block], run: list[_Mark]) -> Sequence[Block]:
    return blocks[run[0].block : run[-1].block + 1]


def _stretches(blocks: Sequence[Block], run: list[_Mark]) -> Iterator[tuple[_Spot, _Spot]]:
    """Where each requirement begins and ends: at the next, the last before another opening."""
    for mark, following in pairwise(run):
        yield (mark.block, mark.start), (following.block, following.start)
    last = run[-1]
    text = blocks[last.block].text
    end = len(text)
    for sentence in sentences(text[last.end :]):
        if sentence.start and closes(words_of(sentence.text)):
            end = last.end + sentence.start
            break
    yield (last.block, last.start), (last.block, end)


def _text(blocks: Sequence[Block], stretch: tuple[_Spot, _Spot]) -> str:
    (first, start), (last, end) = stretch
    if first == last:
        return blocks[first].text[start:end].strip()
    middle = [block.text for block in blocks[first + 1 : last]]
    parts = [blocks[first].text[start:], *middle, blocks[last].text[:end]]
    return _joined([part.strip() for part in parts if part.strip(" *")])


def _joined(parts: list[str]) -> str:
    whole = ""
    for part in parts:
        is_tight = not whole or (is_chinese(whole[-1]) and is_chinese(part[0]))
        whole += part if is_tight else f" {part}"
    return whole


def _item(text: str, ordinal: int) -> Item:
    """A requirement: what stands up to the first stop is its heading, if that is short."""
    said = words_of(text[ordinal:]).strip(" *")
    stop = _HEADING.search(said)
    heading, rest = (said[: stop.start()], said[stop.end() :]) if stop else (said, "")
    if len(heading) > _LONGEST_HEADING or not heading.strip():
        heading, rest = said, ""
    return Item(
        heading=_begun(heading.strip(_ENDS)),
        text=_ended(rest.strip()),
        words=around(words_of(text), 0, ordinal, most=40),
    )


def _begun(words: str) -> str:
    """A heading begins with a capital, where the ordinal before it had one."""
    return words[:1].upper() + words[1:]


def _ended(text: str) -> str:
    """A semicolon that parted one requirement from the next becomes a full stop."""
    if text.endswith(("；", ";")):
        return text[:-1].rstrip() + ("。" if text.endswith("；") else ".")
    return text


def _without(blocks: Sequence[Block], stretches: list[tuple[_Spot, _Spot]]) -> Iterator[Block]:
    """The blocks without the stretches; one of which nothing is left goes."""
    (first, start), (last, end) = stretches[0][0], stretches[-1][1]
    is_apart = not blocks[first].text[:start].strip(" *")
    for n, block in enumerate(blocks):
        if n == first - 1 and is_apart and block.kind == "prose":
            texts = [_announced(block.text)]
        elif not first <= n <= last:
            texts = [block.text]
        else:
            before = block.text[:start].rstrip(" *") if n == first else ""
            texts = [_announced(before), block.text[end:].lstrip(" *") if n == last else ""]
        yield from (replace(block, text=text) for text in texts if text)


def _announced(text: str) -> str:
    """What stands before the first, ending as a sentence, since what it announced is elsewhere.

    Where it says no number it is half a sentence, and a colon leads to what it announces; where it
    says nothing at all, it goes.
    """
    found = sentences(text)
    if found and _BARE.fullmatch(words_of(found[-1].text)):
        return text[: found[-1].start].rstrip()
    if not text.endswith(("：", "，", ":", ",")):
        return text
    is_wide = text[-1] in "：，"
    last = found[-1].text if found else ""
    is_whole = _ANNOUNCED.search(last) or _FOLLOWING.search(last)
    stop = ("。" if is_wide else ".") if is_whole else ("：" if is_wide else ":")
    return text[:-1] + stop


def _miscounted(intro: str, found: int) -> Iterator[Problem]:
    announced = _ANNOUNCED.search(intro)
    if announced is None:
        return
    en = (announced["en"] or "").lower()
    number = NUMBERS_EN.index(en) + 1 if en in NUMBERS_EN else number_of(en or announced["zh"])
    if number and number != found:
        values = {"words": announced[0], "announced": f"{number}", "found": f"{found}"}
        yield Problem(place=Place(path=""), code="import-count-differs", values=values)
