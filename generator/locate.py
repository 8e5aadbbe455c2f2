"""Locate: from what a stage knows of a mistake's place to a line, a column and an excerpt.

In: problems that name a field of the YAML, or words of the text, or already a line; and the text
of the file. Out: the same problems with line, column and the line to show. Known here alone: what
of a place a stage need not know; and how a text is gone through once, not for each of its mistakes,
which may be thousands. What reads YAML takes 20 ms to load: a mistake in it does.
"""

import html
import re
from bisect import bisect
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.documents import Source
from generator.errors import Place, Problem
from generator.excerpt import excerpt
from generator.textfile import decode, split

if TYPE_CHECKING:
    from generator.yaml_places import Fields

_LETTER = re.compile(r"[\w/.#%-]")
"""What an address does not end at: words are only found where none stands beside them."""
_WORD = re.compile(rf"{_LETTER.pattern}+")


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

    by_path: dict[str, dict[Hashable, Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.place.path, {}).setdefault(_said(problem), problem)
    located = (
        locate(problem, sheet)
        for path, found in by_path.items()
        for sheet in (_sheet(path, data(path)),)
        for problem in found.values()
    )
    return tuple(sorted(located, key=lambda each: (each.place, each.code)))


def _said(problem: Problem) -> Hashable:
    """What two problems share that say the same."""
    return problem.place, problem.code, frozenset(problem.values.items()), problem.excerpt


def _sheet(path: str, data: bytes | None) -> "Sheet":
    text = decode(data, path)[0] if data is not None else ""
    parts = None if path.endswith((".yaml", ".yml")) else split(text, path)[0]
    return Sheet(text, parts.yaml_line if parts else 1)


class Sheet:
    """The text of a file in which problems are located; gone through once for all of them.

    Args:
        text: The whole text; "" where it can't be shown.
        yaml_line: The line on which the file's YAML begins, from 1.
    """

    def __init__(self, text: str, yaml_line: int = 1) -> None:
        self.text = text
        self.yaml_line = yaml_line
        self._found: dict[tuple[str, int], list[int]] = {}

    def line(self, number: int) -> str:
        """A line, from 1, without its end; "" for one that the text does not have."""
        if not 0 < number <= len(self._lines):
            return ""
        start = self._lines[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]

    def start_of(self, line: int) -> int:
        """The character at which a line begins; the text's end where it has fewer lines."""
        return self._lines[max(line, 1) - 1] if line <= len(self._lines) else len(self.text)

    def spanning(self, place: Place, start: int, end: int) -> Place:
        """The place of a stretch of the text, as far as it stands on its first line."""
        line, line_end = bisect(self._lines, start), self.text.find("\n", start, end)
        return replace(
            place,
            line=line,
            column=start - self._lines[line - 1] + 1,
            length=max((line_end if line_end >= 0 else end) - start, 1),
        )

    def field(self, path: str) -> tuple[int, int] | None:
        """Where the value of a dotted path stands, else the nearest key above it; else None."""
        start, fields = self._fields
        found = fields.find(path)
        return (start + found[0], start + found[1]) if found else None

    def words(self, words: str, start: int) -> list[int]:
        """Where words stand one after another: from `start` on for themselves, else anywhere."""
        if (words, start) not in self._found:
            found = list(_apart(self._for_themselves(words, start), len(words)))
            found = found or list(_apart(self._anywhere(words), len(words)))
            self._found[words, start] = found
        return self._found[words, start]

    @cached_property
    def _lines(self) -> list[int]:
        """The character at which each line begins."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _fields(self) -> tuple[int, "Fields"]:
        """Where the YAML begins, and its values: of a text that ends at the next line of `---`."""
        from generator.yaml_places import Fields

        if self.yaml_line == 1:
            return 0, Fields(self.text)
        start = self.start_of(self.yaml_line)
        closing = re.compile(r"^---[ \t]*$", re.MULTILINE).search(self.text, start)
        return start, Fields(self.text[start : closing.start() if closing else len(self.text)])

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        """For each word of the text where it stands."""
        found: dict[str, list[int]] = {}
        for match in _WORD.finditer(self.text):
            found.setdefault(match[0], []).append(match.start())
        return found

    def _for_themselves(self, words: str, start: int) -> Iterator[int]:
        for at in self._by_rarest(words):
            end = at + len(words)
            beside = self.text[max(at - 1, 0) : at] + self.text[end : end + 1]
            if at >= start and not _LETTER.search(beside):
                yield at

    def _by_rarest(self, words: str) -> Iterator[int]:
        """Where words may stand for themselves: looked for where the rarest one of them stands."""
        parts = [(self._words.get(part[0], []), part.start()) for part in _WORD.finditer(words)]
        if not parts:
            return self._anywhere(words)
        known, offset = min(parts, key=lambda part: len(part[0]))
        starts = (at - offset for at in known if at >= offset)
        return (at for at in starts if self.text.startswith(words, at))

    def _anywhere(self, words: str) -> Iterator[int]:
        at = self.text.find(words)
        while at >= 0:
            yield at
            at = self.text.find(words, at + 1)


def _apart(starts: Iterable[int], length: int) -> Iterator[int]:
    """Those starts of equal stretches that do not lie within the one before."""
    end = 0
    for start in starts:
        if start >= end:
            yield start
            end = start + length


def locate(problem: Problem, sheet: Sheet) -> Problem:
    """The problem with line, column, length and excerpt, as far as its file can be shown."""
    place = problem.place
    if not sheet.text:
        return problem
    if place.quote:
        place = _of_quote(place, sheet)
    elif place.field and not place.line:
        place = _of_field(place, sheet)
    return problem.at(place, excerpt(sheet.line(place.line), place))


def _of_quote(place: Place, sheet: Sheet) -> Place:
    """The place of words: their nth occurrence below the place's line, or the last there is."""
    for words in dict.fromkeys((place.quote, html.escape(place.quote))):
        if found := sheet.words(words, sheet.start_of(place.line)):
            at = found[min(place.nth, len(found) - 1)]
            return sheet.spanning(place, at, at + len(words))
    return place


def _of_field(place: Place, sheet: Sheet) -> Place:
    """The place of a dotted path: its value, else the nearest key above it, else the top."""
    if found := sheet.field(place.field):
        return sheet.spanning(place, *found)
    line = max(sheet.yaml_line - 1, 1)
    return replace(place, line=line, column=1, length=len(sheet.line(line).rstrip()) or 1)
