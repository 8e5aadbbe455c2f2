"""Edges: a text without the lines of facts that stand above and below it.

In: blocks. Out: the blocks between, and what the lines at the edges say as clues. Known here
alone: how far from the edge such lines stand, and that a credit may be glued to the last
sentence.
"""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.escaping import words_of
from generator.importing.labels import Facts, credits_of, facts_of
from generator.importing.material import Block, Clue
from generator.importing.vocabulary.pages import OTHERS, PICTURES

_NEAR = 9
"""Blocks from the edge, in which lines of facts are looked for."""
_PICTURE = re.compile(PICTURES)
_OTHERS = re.compile(rf"\W*(?:{'|'.join(OTHERS)})\W*", re.IGNORECASE)
_ENDED = re.compile(r"[。！？!?.；;]\W*$")
_GLUED = re.compile(
    r"(?<=[。！？.!?”；;])\s*(?P<credit>[（(](?:通讯员|记者|作者|供稿|撰稿|文|图)[^（）()]{1,40}[）)]"
    r"|[（(](?:Reporter|Author|Text|Photo|Source|By)\b[^（）()]{1,60}[）)]"
    r"|(?:责任编辑|责编|编辑)[:：]\s*[\u4e00-\u9fff]{2,4}"
    r"|(?:Responsible editor|Editor): [\w .]{2,40})$"
)


class Core(Struct, frozen=True, kw_only=True):
    """A text, and what stood around it."""

    blocks: tuple[Block, ...]
    clues: tuple[Clue, ...]
    left_out: tuple[str, ...]


def without_edges(blocks: Sequence[Block]) -> Core:
    """The text without the lines of facts above and below it."""
    whole, gone = _without_others([block for block in blocks if not _is_lost_picture(block)])
    above, rest = _above(whole)
    below, rest = _below(rest)
    facts = [*above, *below]
    return Core(
        blocks=tuple(rest),
        clues=tuple(clue for one in facts for clue in one.clues),
        left_out=(
            *(words for one in facts for words in one.left_out),
            *(words_of(block.text) for block in blocks if _is_lost_picture(block)),
            *(words_of(block.text) for block in gone),
        ),
    )


def _is_lost_picture(block: Block) -> bool:
    return block.kind == "prose" and bool(_PICTURE.fullmatch(words_of(block.text)))


def _without_others(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The text, and the headlines of other articles below it with what stands behind them.

    Behind that heading there has to be no sentence at all, so that no part of a text goes with it.
    """
    for n, block in enumerate(blocks):
        if _OTHERS.fullmatch(words_of(block.text)):
            behind = blocks[n + 1 :]
            if n and not any(_ENDED.search(words_of(one.text)) for one in behind):
                return blocks[:n], blocks[n:]
    return blocks, []


def _above(blocks: list[Block]) -> tuple[list[Facts], list[Block]]:
    found: list[Facts] = []
    while blocks and len(found) < _NEAR and (facts := _line(blocks[0], facts_of)):
        found.append(facts)
        blocks = blocks[1:]
    return found, blocks


def _below(blocks: list[Block]) -> tuple[list[Facts], list[Block]]:
    found: list[Facts] = []
    while blocks and len(found) < _NEAR:
        last = blocks[-1]
        if facts := _line(last, credits_of):
            blocks = blocks[:-1]
        elif (glued := _GLUED.search(last.text)) and (facts := credits_of(glued["credit"])):
            blocks = [*blocks[:-1], replace(last, text=last.text[: glued.start()])]
        else:
            break
        found.append(facts)
    return found, blocks


def _line(block: Block, read: Callable[[str], Facts | None]) -> Facts | None:
    return read(words_of(block.text)) if block.kind in ("prose", "heading") else None
