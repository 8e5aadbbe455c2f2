"""Manuscript: a bulletin as the editorial rules see it.

In: a Post and the text of its file. Out: its passages (headline, summary, what was required, and
each heading, paragraph and item of the text), and what a rule finds in them as Problems with their
places. Known here alone: how a place in a passage becomes a line and a column of the file.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

from generator.documents import Post
from generator.editorial.masking import MASK, masked
from generator.errors import Place, Problem
from generator.schema import PostMatter

Kind = Literal["field", "heading", "paragraph", "item", "cell", "quote"]

_MARKER = re.compile(r"[ \t]*(?:[-+]|" + MASK + r"|\d{1,9}[.)])[ \t]+(?=\S)")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+")
_UNDERLINE = re.compile(r"[ \t]{0,3}=+[ \t]*\Z")
_QUOTED = re.compile(r"[ \t]{0,3}>[ \t>]*")
_BLANK = re.compile(rf"[\s{MASK}]*\Z")


class Passage(Struct, frozen=True, kw_only=True):
    """A stretch of prose that is read as one."""

    kind: Kind
    """What it is; `field` for words of the front matter."""
    text: str
    """Its words, as `masking` leaves them."""
    start: int = 0
    """The character of the file's text at which it begins; of no use for a field."""
    field: str = ""
    """The dotted path in the front matter; "" for a passage of the text."""

    @property
    def low(self) -> str:
        """The words in small letters, each character where it was."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else self.text


class Finding(Struct, frozen=True, kw_only=True):
    """What a rule finds."""

    code: str
    passage: Passage | None
    """Where; None where a field as a whole is meant, or the whole file."""
    start: int = 0
    """The first character of the passage that is meant."""
    end: int = 0
    """The character after the last."""
    values: dict[str, str] = {}
    mend: str | None = None
    """What may be put in place of these characters, where one answer is safe."""
    level: str = ""
    """How much it counts, where that is not the same for all that the rule finds."""
    field: str = ""
    """The field, where no passage is meant."""


class Manuscript:
    """A bulletin to be proofread.

    Args:
        post: Its front matter.
        text: The text of its file, as `textfile.decode` gives it.
    """

    def __init__(self, post: Post, text: str) -> None:
        self.post = post
        self.text = text

    @property
    def matter(self) -> PostMatter:
        """Its front matter."""
        return self.post.matter

    @property
    def is_chinese(self) -> bool:
        """Whether it is written in Chinese."""
        return self.post.lang.lower().partition("-")[0] == "zh"

    @property
    def is_english(self) -> bool:
        """Whether it is written in English."""
        return self.post.lang.lower().partition("-")[0] == "en"

    @cached_property
    def fields(self) -> tuple[Passage, ...]:
        """The passages of its front matter that readers read."""
        return tuple(
            Passage(kind="field", text=text, field=field)
            for field, text in _fields(self.matter)
            if text
        )

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The passages of its text, in order."""
        start = self.post.body_start
        return tuple(_passages(masked(self.text[start:]), start))

    @cached_property
    def said(self) -> str:
        """All its words, for a first look."""
        return "\n".join(one.text for one in self.own_words)

    @cached_property
    def own_words(self) -> tuple[Passage, ...]:
        """All passages but those that quote another text as a block."""
        return (*self.fields, *(one for one in self.body if one.kind != "quote"))

    def problem(self, finding: Finding) -> Problem:
        """What was found, with its place in the file."""
        return Problem(
            place=self._place(finding),
            code=finding.code,
            values={name: words.replace(MASK, "") for name, words in finding.values.items()},
            severity="error" if finding.level == "error" else "warning" if finding.level else "",
            mend=_mend(finding),
        )

    def _place(self, finding: Finding) -> Place:
        passage = finding.passage
        if passage is None or passage.field:
            field = passage.field if passage else finding.field
            return Place(path=self.post.path, field=field)
        start = passage.start + finding.start
        end = max(passage.start + finding.end, start + 1)
        line_start = self.text.rfind("\n", 0, start) + 1
        line_end = self.text.find("\n", start, end)
        return Place(
            path=self.post.path,
            line=self.text.count("\n", 0, start) + 1,
            column=start - line_start + 1,
            length=(line_end if line_end >= 0 else end) - start,
        )


def _mend(finding: Finding) -> str | None:
    """What may be put in its place: only in the text itself, and within one line."""
    passage = finding.passage
    if passage is None or passage.field or "\n" in passage.text[finding.start : finding.end]:
        return None
    return finding.mend


def _fields(matter: PostMatter) -> Iterator[tuple[str, str]]:
    yield "title", matter.title
    yield "subtitle", matter.subtitle
    yield "summary", matter.summary
    if matter.meeting:
        for n, requirement in enumerate(matter.meeting.requirements):
            yield f"meeting.requirements.{n}.heading", requirement.heading
            yield f"meeting.requirements.{n}.text", requirement.text
        for n, decision in enumerate(matter.meeting.decisions):
            yield f"meeting.decisions.{n}.text", decision.text


class _Open(Struct):
    """The passage whose end is not reached yet."""

    kind: Kind
    start: int


def _passages(text: str, offset: int) -> Iterator[Passage]:
    """The passages of a masked text that begins at the file's character `offset`."""
    opened: _Open | None = None
    at = 0
    for line in text.splitlines(keepends=True):
        kind, begin = _kind(line, None if opened is None else opened.kind)
        goes_on = opened is not None and kind == opened.kind and not begin
        if opened is not None and not goes_on:
            yield from _passage(text, opened, at, offset)
            opened = None
        if kind and opened is None:
            opened = _Open(kind=kind, start=at + begin)
        at += len(line)
    if opened is not None:
        yield from _passage(text, opened, at, offset)


def _kind(line: str, before: Kind | None) -> tuple[Kind | None, int]:
    """What a line belongs to, None for nothing; and how far its sign reaches that begins it."""
    if _BLANK.match(line) or _UNDERLINE.match(line):
        return None, 0
    if match := _HEADING.match(line):
        return "heading", match.end()
    if match := _QUOTED.match(line):
        return "quote", 0 if before == "quote" else match.end()
    if match := _MARKER.match(line):
        return "item", match.end()
    if line.lstrip()[:1] == "|":
        return "cell", len(line) - len(line.lstrip())
    return (before if before in ("item", "quote") else "paragraph"), 0


def _passage(text: str, opened: _Open, end: int, offset: int) -> Iterator[Passage]:
    words = text[opened.start : end].rstrip()
    if words:
        yield Passage(kind=opened.kind, text=words, start=offset + opened.start)
