"""Material: what every reader makes of a file, and all that the rest of the importer knows of it.

In: nothing; values only. A reader (plain text, Word, a saved page, another generator's Markdown)
takes a Given and gives a Material, or raises a Refusal. It says what the file itself says, as
clues with their evidence, and leaves to the recognisers what has to be read out of the sentences.
"""

from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from generator.errors import Problem, problem

BlockKind = Literal["prose", "heading", "list", "table", "quote", "picture", "code", "other"]


class Given(Struct, frozen=True, kw_only=True):
    """One file to import."""

    path: Path
    """Where it is, absolute: what lies beside it is found by this."""
    shown: str
    """Its path as the person wrote it, with `/`; the place of every problem with it."""
    data: bytes
    within: Path
    """The folder that the person gave, else the file's own: nothing above it is read."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folder of the file and those above it that may be read."""
        return tuple(one for one in self.path.parents if one.is_relative_to(self.within))


class Block(Struct, frozen=True, kw_only=True):
    """One block of the text: a paragraph, a heading, a whole list, a whole table."""

    kind: BlockKind
    """A paragraph is `prose`; a caption below a picture belongs to its `picture`."""
    text: str
    """Its Markdown, without a line end at either side; one line where it is prose. Of a source
    that is no Markdown, what Markdown would take for markup is escaped (see `escaping`)."""
    is_wall: bool = False
    """Whether the source has lost its paragraphs, so that prose may be cut where it makes sense."""


class Clue(Struct, frozen=True, kw_only=True):
    """What a file says of itself outside its sentences: one value of the front matter to be."""

    key: str
    """The dotted path of a key of `PostMatter`: `title`, `date`, `updated`, `author`, `editor`,
    `source.name`, `source.url`, `column`, `organization`, `department`, `tags`, `lang`, `draft`,
    `aliases`, `summary`, `meeting.held`, `extra.weight`. The first clue of a key counts."""
    value: Any
    """A string as found (a date too: spellings of dates are the importer's business); a tuple of
    strings for `author`, `tags` and `aliases`; true or false; for `extra` whatever YAML can say.
    An empty one is no clue: it is left out."""
    words: str
    """The words that it came from, as they stand in the source: `发布时间：2022-05-26 来源：`."""
    is_sure: bool = False
    """Whether the source says so in so many words (a label, a key, a meta tag). What is not sure
    is a guess, and the bulletin stays a draft until a person has confirmed it."""


class Picture(Struct, frozen=True, kw_only=True):
    """A picture of the text, to be written beside the bulletin."""

    name: str
    """The file's name as the text refers to it: safe on every system, told apart from the others
    of its Material whatever their case."""
    data: bytes
    alt: str = ""
    """What the source says it shows; empty where it says nothing."""
    caption: str = ""


class Material(Struct, frozen=True, kw_only=True):
    """A file as its reader understood it."""

    title: str = ""
    """The headline as plain text, on one line, with its ` | column` or `_site` still behind it;
    empty where the source has none."""
    blocks: tuple[Block, ...]
    """The text in order, without the headline and without what is in the clues."""
    clues: tuple[Clue, ...] = ()
    pictures: tuple[Picture, ...] = ()
    left_out: tuple[str, ...] = ()
    """Words that were left out on purpose, for the person to see: view counters, buttons."""
    warnings: tuple[Problem, ...] = ()
    """What the person should know of the source, such as that it has tracked changes."""


class Refusal(Exception):  # noqa: N818 - it says what the importer does
    """A file that is no bulletin, or can't be read; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.code)


def refuse_larger(given: Given, most: int) -> None:
    """Raise the Refusal of a file that has more than `most` bytes."""
    if len(given.data) > most:
        size = f"{len(given.data) / 1e6:.1f}"
        raise refusal("file-too-big", given, size=size, most=str(most // 1_000_000))


def refusal(code: str, given: Given, **values: str) -> Refusal:
    """The Refusal of a whole file, to be raised."""
    return Refusal(problem(code, given.shown, **values))
