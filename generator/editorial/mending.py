"""Mending: what may safely be put in place of what the rules found, put there.

In: a file's bytes, and problems that carry a mend. Out: its bytes with those stretches replaced and
every other byte as it was: byte order mark, line ends, front matter. Known here alone: how lines
and columns of a decoded text are found again in the bytes.
"""

import re
from collections.abc import Iterable, Iterator

from generator.errors import Problem

_BOM = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def mended(data: bytes, problems: Iterable[Problem]) -> bytes:
    """A file with everything mended that has one safe answer.

    Of two mends that overlap the later is left for another time. What no longer stands where it
    was found is left alone.

    Args:
        data: The file's bytes, UTF-8.
        problems: Those of this file; the others of it may be among them.
    """
    text = data.decode("utf-8")
    mark, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    lines = [match[0] for match in _LINE.finditer(text)]
    for number, due in _by_line(problems).items():
        if 0 < number <= len(lines):
            lines[number - 1] = "".join(_replaced(lines[number - 1], due))
    return (mark + "".join(lines)).encode()


def _by_line(problems: Iterable[Problem]) -> dict[int, list[Problem]]:
    found: dict[int, list[Problem]] = {}
    for problem in sorted(problems, key=lambda one: (one.place.line, one.place.column)):
        if problem.mend is not None and problem.place.line:
            found.setdefault(problem.place.line, []).append(problem)
    return found


def _replaced(line: str, problems: Iterable[Problem]) -> Iterator[str]:
    """The pieces of a line, those that were found wrong replaced."""
    done = 0
    for problem in problems:
        start = problem.place.column - 1
        end = start + problem.place.length
        is_there = line[start:end].strip() == problem.values.get("found")
        if problem.mend is not None and start >= done and is_there:
            yield line[done:start]
            yield problem.mend
            done = end
    yield line[done:]
