"""Runs: what stands between two elements of HTML, as paragraphs and pictures.

In: the tokens of a run of text. Out: Blocks. Known here alone: that old pages break lines where
they mean paragraphs, and that a picture is a block of its own.
"""

import re
from collections.abc import Iterator, Sequence

from generator.importing.hypertext.lines import lines_of
from generator.importing.material import Block
from generator.markup.spans import end_of
from generator.markup.tokens import Start, Text, Token

_NEW_PARAGRAPH = re.compile("[\u3000\u00a0 ]{2,}|\u3000")
_SHORT = 40
"""Characters of a line that may be one of several: of an address, of a verse."""


def paragraphs(line: Sequence[Token]) -> list[Block]:
    """The paragraphs and pictures that one run of text is made of."""
    blocks: list[Block] = []
    for part in _apart(line):
        if type(part[0]) is Start and _is_picture(part):
            blocks += [Block(kind="picture", text=text) for text in lines_of(part)]
        else:
            blocks += _prose(part)
    return blocks


def _apart(line: Sequence[Token]) -> Iterator[list[Token]]:
    """A run cut before and behind each picture, with the link that a picture may be in."""
    run: list[Token] = []
    at = 0
    while at < len(line):
        token = line[at]
        end = _end(line, at)
        if type(token) is Start and _is_picture(line[at : end + 1]):
            yield from filter(None, (run, list(line[at : end + 1])))
            run, at = [], end
        elif type(token) is Start and _holds_picture(line[at : end + 1]):
            # Emphasis around text and a picture: cut open, each part is emphasised for itself.
            yield from filter(None, (run,))
            run = []
            for part in _apart(line[at + 1 : end]):
                yield part if _is_picture(part) else [token, *part, line[end]]
            at = end
        else:
            run += line[at : end + 1]
            at = end
        at += 1
    yield from filter(None, (run,))


def _end(tokens: Sequence[Token], at: int) -> int:
    token = tokens[at]
    if type(token) is not Start or token.name in ("br", "img", "wbr"):
        return at
    return min(end_of(tokens, at), len(tokens) - 1)


def _holds_picture(tokens: Sequence[Token]) -> bool:
    return any(type(one) is Start and one.name == "img" for one in tokens)


def _is_picture(tokens: Sequence[Token]) -> bool:
    return _holds_picture(tokens) and not any(type(t) is Text and t.raw.strip() for t in tokens)


def _prose(run: Sequence[Token]) -> list[Block]:
    """A paragraph, or several: see `_means_paragraphs`."""
    lines = lines_of(run)
    if len(lines) < 2 or _means_paragraphs(run, lines):
        return [Block(kind="prose", text=line) for line in lines]
    return [Block(kind="other", text="  \n".join(_begun(line) for line in lines))]


def _begun(line: str) -> str:
    """A line within a paragraph, where `===` would make a heading of the one before it."""
    return f"&#61;{line[1:]}" if line.startswith("=") else line


def _means_paragraphs(run: Sequence[Token], lines: Sequence[str]) -> bool:
    """Whether broken lines are paragraphs: long, moved in, or with an empty one between."""
    if max(map(len, lines)) > _SHORT:
        return True
    signs = "".join(
        t.raw if type(t) is Text else "\n" if type(t) is Start and t.name == "br" else ""
        for t in run
    ).replace("&nbsp;", " ")
    parts = [part for part in signs.split("\n") if part.strip()]
    return "" in map(str.strip, signs.strip().split("\n")) or any(
        _NEW_PARAGRAPH.match(part) for part in parts[1:]
    )
