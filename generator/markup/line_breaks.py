"""Line breaks: a break between Chinese characters joins the lines, any other stays a space.

In: tokens. Out: tokens. This is done on sanitised HTML, not on the source, so that emphasis, links,
footnote numbers and HTML of the author's own don't come between two characters that meet.
"""

import re
from collections.abc import Iterable, Sequence

from generator.chinese import has_wide, lines_join
from generator.markup.tokens import Start, Text, Token, ends_line, is_mark, starts, within

_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def join_lines(tokens: Sequence[Token], lang: str) -> list[Token]:
    """Take out the breaks between Chinese characters, but in code."""
    joined = list(tokens)
    for n, start in starts(tokens):
        if start.attributes:
            joined[n] = _join_within(start, lang)
    if not has_wide("".join([token.raw for token in tokens if type(token) is Text])):
        return joined
    if not any(_breaks_a_line(tokens, n) for n in range(len(tokens))):
        return joined
    return _join_texts(joined, lang)


def _breaks_a_line(tokens: Sequence[Token], n: int) -> bool:
    """Whether a token is a text with a break, and not only that between two blocks."""
    token = tokens[n]
    if type(token) is not Text or "\n" not in token.raw:
        return False
    return token.raw.strip(" \t\n") != "" or not any(map(ends_line, tokens[max(n - 1, 0) : n + 2]))


def _join_texts(tokens: list[Token], lang: str) -> list[Token]:
    code = list(within(tokens, lambda start: start.name in ("pre", "code")))
    marks = list(within(tokens, is_mark))
    before = _neighbours(tokens, marks, -1)
    after = _neighbours(reversed(tokens), reversed(marks), 0)[::-1]
    return [
        Text(_join(token.raw, before[n], after[n], lang))
        if type(token) is Text and "\n" in token.raw and not code[n]
        else token
        for n, token in enumerate(tokens)
    ]


def _neighbours(tokens: Iterable[Token], marks: Iterable[bool], edge: int) -> list[str]:
    """For each token the character that is shown before it on its line, "" where none is.

    `edge` is -1 where tokens come in order, and 0 where they come backwards.
    """
    found: list[str] = []
    character = ""
    for token, mark in zip(tokens, marks, strict=True):
        found.append(character)
        if type(token) is Text:
            shown = "" if mark else token.raw.strip()
            character = shown[edge] if shown else character
        elif ends_line(token):
            character = ""
    return found


def _join(text: str, before: str, after: str, lang: str) -> str:
    def between(match: re.Match[str]) -> str:
        left = text[match.start() - 1] if match.start() else before
        right = text[match.end()] if match.end() < len(text) else after
        return "" if lines_join(left, right, lang) else match[0]

    return _BREAK.sub(between, text)


def _join_within(start: Start, lang: str) -> Start:
    """The same in what stands for a picture or explains an abbreviation."""
    for key in ("alt", "title"):
        if "\n" in start.attributes.get(key, ""):
            start = start.having(key, _join(start.attributes[key], "", "", lang))
    return start
