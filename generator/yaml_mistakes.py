"""YAML mistakes: the usual slips in YAML that doesn't parse, line by line, and their mending.

In: a text that YAML refused. Out: what is wrong with it, and the text with that put right, so that
the rest of it can be read in the same run; the mended text is never written anywhere. Known here
alone: what people write who have never heard of YAML's rules. A parser stops at its first
surprise, often lines below the cause.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from generator.yaml_nodes import Flaw

_LINE = re.compile(r"(?P<indent>\s*)(?P<dashes>(?:- +)*)(?P<rest>.*)")
_BLOCK_TEXT = re.compile(r"(?:.*:|-)\s+[|>][-+0-9]*\s*(?:#.*)?")
_FULL_WIDTH = re.compile(r"(?P<key>[^\s:：\"'\[\]{},#]{1,24}) *(?P<colon>：)\s*")
_NO_SPACE = re.compile(r"(?P<key>[^\s:：\"'\[\]{},#]{1,24})(?P<colon>:)(?=\S)")
_KEY = re.compile(r"(?P<key>[^\s\"'\[\]{}#&*!|>%@`,\-][^:#]*?|[\"'][^\"']*[\"'])\s*:(?:\s+|$)")
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
_COMMENT = re.compile(r"\s+#.*|\s+$")
_NEVER_FIRST = re.compile(r"[@`%,\]}]|[|>](?![-+0-9]*$)|[*&](?!\w+$)|[-?](?= )|!(?= |$)")
_CLOSING = {"[": "]", "{": "}"}


class _Slip(Struct, frozen=True):
    """One mistake in a line: what it is, and how the line reads without it."""

    code: str
    at: int
    """The character of the line, from 0."""
    line: str
    values: dict[str, str] = {}
    length: int = 1


def repair(text: str, names: Collection[str]) -> tuple[str, list[Flaw]]:
    """The text with its usual mistakes mended, line for line; and the mistakes.

    Args:
        text: YAML that doesn't parse.
        names: The case-folded names of all keys that may stand anywhere in it.
    """
    lines = text.split("\n")
    mended, flaws, start, skipped = list(lines), list[Flaw](), 0, 0
    for n, line in enumerate(lines):
        if n >= skipped:
            skipped = n + _spanned(lines, n)
            for slip in _slips(line, lines[n + 1 :], lines[:n], names, skipped - n > 1):
                at = start + slip.at
                flaws.append(Flaw(slip.code, at, at + slip.length, slip.values))
                mended[n] = slip.line
        start += len(line) + 1
    return "\n".join(mended), flaws


def _spanned(lines: Sequence[str], n: int) -> int:
    """How many lines a value takes that soundly goes on below its first line."""
    line = lines[n]
    if _BLOCK_TEXT.fullmatch(line):
        depth = len(line) - len(line.lstrip())
        below = 1
        for other in lines[n + 1 :]:
            if other.strip() and len(other) - len(other.lstrip()) <= depth:
                break
            below += 1
        return below
    value = _value(line)
    if value[:1] in ("'", '"') and not _QUOTED.match(value):
        return _until(lines, n, lambda so_far: bool(_QUOTED.match(so_far)))
    if value[:1] in _CLOSING and not _is_balanced(value):
        return _until(lines, n, _is_balanced)
    return 1


def _until(lines: Sequence[str], n: int, is_closed: "Callable[[str], bool]") -> int:
    """How many lines a quotation or a bracket takes; 1 where it isn't closed before the next key."""
    depth, so_far = len(lines[n]) - len(lines[n].lstrip()), _value(lines[n])
    for count, line in enumerate(lines[n + 1 :], start=2):
        if line.strip() and len(line) - len(line.lstrip()) <= depth and _KEY.match(line.strip()):
            return 1
        so_far += "\n" + line
        if is_closed(so_far):
            return count
    return 1


def _is_balanced(text: str) -> bool:
    bare = _QUOTED.sub("", text)
    return all(bare.count(one) <= bare.count(other) for one, other in _CLOSING.items())


def _value(line: str) -> str:
    """What stands after a line's dashes and key."""
    rest = line.strip()
    while rest.startswith("- "):
        rest = rest[2:].lstrip()
    key = _KEY.match(rest)
    return rest[key.end() :] if key else rest


def _slips(
    line: str, below: Sequence[str], above: Sequence[str], names: Collection[str], goes_on: bool
) -> Iterator[_Slip]:
    """The mistakes of one line; each one's mended line has the earlier ones mended too."""
    if not line.strip() or line.lstrip().startswith("#"):
        return
    if "\t" in line[: len(line) - len(line.lstrip())]:
        at = line.index("\t")
        line = line[: len(line) - len(line.lstrip())].replace("\t", "  ") + line.lstrip()
        yield _Slip("tab-indent", at, line)
    match = _LINE.fullmatch(line)
    ...
