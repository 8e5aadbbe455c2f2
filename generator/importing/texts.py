"""Texts: plain text, as it is pasted from a web page, a chat or a mail.

In: the bytes of a .txt file. Out: Material: the headline, and a block for each paragraph. Known
here alone: what a line is in such a text: a paragraph, part of one that was wrapped, or the whole
text in one piece. What the lines around the text say of it is read by `labels`.
"""

import re
from collections.abc import Iterator

from generator.importing.encodings import decoded, half_width
from generator.importing.escaping import escaped
from generator.importing.labels import facts_of
from generator.importing.material import Block, Given, Material, refusal, refuse_larger
from generator.importing.scripts import is_chinese, weight
from generator.importing.spaces import lost
from generator.textfile import MAX_BYTES

LONGEST_TITLE = 200
"""Weight of the longest line that can be a headline; a Chinese character weighs two."""
_WRAPPED = range(40, 100)
"""Characters of the longest line of a text whose lines a program has wrapped."""
_WALL = 1200
"""Weight from which on a paragraph is taken for several that ran together."""
_LONE_WALL = 400
"""The same for the only paragraph of a text."""
_PARAGRAPH = 150
"""Weight from which on a line is a paragraph, and not a line of facts."""
_LONGEST_SITE = 60
"""Weight of the longest line that can be a website's name."""
_ENDED = re.compile(r"[.!?;:。！？；：…][”’\"')）】》]*$")
_SPACES = re.compile(r"[^\S\n]+")


def read(given: Given) -> Material:
    """What a plain text says. Raises Refusal where its bytes are no text."""
    refuse_larger(given, MAX_BYTES)
    text = decoded(given.data)
    if text is None:
        raise refusal("import-encoding-unknown", given)
    return material_of(text)


def material_of(text: str) -> Material:
    """What a plain text says, its characters being known."""
    tidy = _SPACES.sub(" ", half_width(text))
    site, tidy = _site(tidy.lstrip())
    above, title, rest = _title(tidy)
    blocks = [*(Block(kind="prose", text=escaped(line)) for line in above), *_blocks(rest)]
    return Material(title=title, blocks=tuple(blocks), left_out=site)


def _site(text: str) -> tuple[tuple[str, ...], str]:
    """The name of the website, which stands above where the page stands in it, and the rest."""
    first, _, below = text.partition("\n")
    facts = facts_of(below.lstrip().partition("\n")[0])
    is_above_crumbs = facts and any(clue.key == "column" for clue in facts.clues)
    if facts_of(first) or not is_above_crumbs or weight(first) > _LONGEST_SITE:
        return (), text
    return (first.strip(),), below


def _title(text: str) -> tuple[list[str], str, str]:
    """Lines of facts, the headline below them and what is left.

    There is no headline where its line is a sentence, or long.
    """
    above: list[str] = []
    rest = text.lstrip()
    while rest:
        first, _, below = rest.partition("\n")
        first = first.strip()
        if facts_of(first) is None:
            break
        above.append(first)
        rest = below.lstrip()
    is_sentence = first.endswith((".", "。")) and below.strip() if rest else True
    if is_sentence or weight(first) > LONGEST_TITLE:
        return above, "", rest
    return above, first, below


def _blocks(text: str) -> Iterator[Block]:
    paragraphs = list(_paragraphs(text))
    long = sum(weight(words) > _PARAGRAPH for words in paragraphs)
    most = _WALL if long > 1 else _LONE_WALL
    for words in paragraphs:
        is_wall = weight(words) > most or lost(words) > 1
        yield Block(kind="prose", text=escaped(words), is_wall=is_wall)


def _paragraphs(text: str) -> Iterator[str]:
    """Each line, or where lines were wrapped each group of them."""
    lines = [line.strip() for line in text.split("\n")]
    if not _is_wrapped(lines):
        yield from filter(None, lines)
        return
    for group in re.split(r"\n{2,}", "\n".join(lines).strip("\n")):
        yield from filter(None, [_joined(group.split("\n"))])


def _is_wrapped(lines: list[str]) -> bool:
    """Whether a program has wrapped the lines: most break off where they are about full."""
    full = [line for line in lines if line]
    longest = max((weight(line) for line in full), default=0)
    if longest not in _WRAPPED or len(full) < 4:
        return False
    broken = sum(not _ENDED.search(line) and weight(line) > 0.7 * longest for line in full)
    return broken >= 0.5 * len(full)


def _joined(lines: list[str]) -> str:
    """Wrapped lines as one; Chinese ones without a space between them."""
    whole = ""
    for line in lines:
        is_tight = bool(whole) and is_chinese(whole[-1]) and is_chinese(line[:1])
        whole += line if is_tight or not whole else f" {line}"
    return whole
