"""Locate: from what a stage knows of a mistake's place to a line, a column and an excerpt.

In: problems that name a field of the YAML, or words of the text, or already a line; and the text
of the file. Out: the same problems with line, column and the line to show. Known here alone: what
of a place a stage need not know. What reads YAML takes 20 ms to load: a mistake in it does.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from generator.documents import Source
from generator.errors import Place, Problem
from generator.excerpt import excerpt
from generator.textfile import decode, split


def locate_in_site(
    problems: Iterable[Problem],
    sources: Mapping[str, Source],
    read: Callable[[Source], bytes],
    root: Path,
) -> tuple[Problem, ...]:
    """Every problem of a build with its place worked out, in the order of files and lines.

    Args:
        problems: What the stages found; what is said twice is kept once.
        sources: The site's sources by path.
        read: Gives a source's bytes.
        root: The site's folder, where its own templates are.
    """

    def data(path: str) -> bytes | None:
        if path in sources:
            return read(sources[path])
        own = root / path
        return own.read_bytes() if path.startswith("templates/") and own.is_file() else None

    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        known = by_path.setdefault(problem.place.path, [])
        if problem not in known:
            known.append(problem)
    located = (
        each for path, found in by_path.items() for each in _in_file(path, found, data(path))
    )
    return tuple(sorted(located, key=lambda each: (each.place, each.code)))


def _in_file(path: str, problems: Sequence[Problem], data: bytes | None) -> Iterator[Problem]:
    text = decode(data, path)[0] if data is not None else ""
    parts = None if path.endswith((".yaml", ".yml")) else split(text, path)[0]
    for problem in problems:
        yield locate(problem, text, yaml_line=parts.yaml_line if parts else 1)


def locate(problem: Problem, text: str, *, yaml_line: int = 1) -> Problem:
    """The problem with line, column, length and excerpt.

    Args:
        problem: What a stage found.
        text: The whole text of the file; "" where it can't be shown.
        yaml_line: The line on which the file's YAML begins, from 1.
    """
    place = problem.place
    if not text:
        return problem
    if place.quote:
        place = _of_quote(place, text)
    elif place.field and not place.line:
        place = _of_field(place, text, yaml_line)
    return problem.at(place, excerpt(text, place))


def _of_quote(place: Place, text: str) -> Place:
    """The place of words: their nth occurrence below the place's line, or the last there is."""
    start = _start_of_line(text, place.line)
    for words in (place.quote, html.escape(place.quote)):
        bounded = re.compile(rf"(?<![\w/.#%-]){re.escape(words)}(?![\w/.#%-])")
        found = [match.start() for match in bounded.finditer(text, start)]
        found = found or [match.start() for match in re.finditer(re.escape(words), text)]
        if found:
            at = found[min(place.nth, len(found) - 1)]
            return _spanning(place, text, at, at + len(words), 1)
    return place


def _start_of_line(text: str, line: int) -> int:
    """The character at which a line of the text begins; its end where it has fewer lines."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if not start:
            return len(text)
    return start


def _of_field(place: Place, text: str, yaml_line: int) -> Place:
    """The place of a dotted path: its value, else the nearest key above it, else the top."""
    from generator.yaml_places import find

    start = _start_of_line(text, yaml_line)
    yaml_text = _yaml_only(text, start) if yaml_line > 1 else text
    found = find(yaml_text, place.field)
    if found is None:
        line = max(yaml_line - 1, 1)
        length = len(text.split("\n", line)[line - 1].rstrip()) or 1
        return replace(place, line=line, column=1, length=length)
    return _spanning(place, yaml_text, *found, yaml_line)


def _yaml_only(text: str, start: int) -> str:
    """What stands from `start` to the next line of `---`."""
    closing = re.compile(r"^---[ \t]*$", re.MULTILINE).search(text, start)
    return text[start : closing.start() if closing else len(text)]


def _spanning(place: Place, text: str, start: int, end: int, first_line: int) -> Place:
    """The place of a stretch of text, as far as it stands on its first line."""
    line_end = text.find("\n", start, end)
    return replace(
        place,
        line=first_line + text.count("\n", 0, start),
        column=start - text.rfind("\n", 0, start),
        length=max((line_end if line_end >= 0 else end) - start, 1),
    )
