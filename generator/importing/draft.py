"""Draft: a bulletin's file, made of what a person has confirmed and what nobody has yet.

In: a Proposal and what became of its guesses. Out: the file's path and text. Known here alone: in
which order front matter stands, and that what nobody has confirmed is listed in it, with the
words that it came from, for whoever opens the file next.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from msgspec import Struct

from generator.catalogues import Words, said_of
from generator.errors import Problem
from generator.importing.facts import REQUIREMENTS, Proposal
from generator.importing.material import Block, Picture
from generator.importing.matter import front_matter
from generator.importing.reading import Guess, Known
from generator.schema import Meeting, PostMatter
from generator.starting.slugs import slug

POSTS = "content/posts"
_MOST_REMARKS = 40
_MOST_WORDS = 160


class Answers(Struct, frozen=True, kw_only=True):
    """What became of a proposal's guesses, and where the bulletin goes."""

    taken: tuple[Guess, ...]
    """What goes into the file, as the person has corrected it."""
    open: tuple[Guess, ...] = ()
    """Those of them that nobody has confirmed."""
    refused: tuple[Guess, ...] = ()
    """What the person has left out."""
    folder: str = ""
    """Where the bulletin goes, below the site's root."""


class Draft(Struct, frozen=True, kw_only=True):
    """A bulletin's file, not yet written."""

    path: str
    """POSIX path below the site's root."""
    text: str
    pictures: tuple[Picture, ...]
    is_draft: bool

    @property
    def folder(self) -> str:
        """The folder that the bulletin has for itself."""
        return self.path.rpartition("/")[0]

    def files(self) -> dict[str, bytes]:
        """Everything that is to be written, by path below the site's root."""
        beside = {f"{self.folder}/{one.name}": one.data for one in self.pictures}
        return {self.path: self.text.encode(), **beside}


def draft_of(
    proposal: Proposal,
    answers: Answers,
    known: Known,
    words: Words,
    *,
    problems: Iterable[Problem] = (),
    as_public: bool = False,
) -> Draft:
    """The bulletin's file, in the folder that `folder_for` names.

    Args:
        proposal: What the file to import says.
        answers: What became of its guesses.
        known: What the site knows; its day stands where the source says no day of publication.
        words: Of the person's language, for the remarks.
        problems: What keeps it from being published.
        as_public: Whether it is made without its draft flag, to learn what keeps it.
    """
    found = tuple(problems)
    values = _values(proposal, answers, known)
    is_dated = any(guess.key == "date" for guess in answers.taken)
    is_draft = not as_public and _stays_draft(values, answers, found, is_dated=is_dated)
    values["draft"] = True if is_draft else None
    undated = None if is_dated else known.today
    remarks = _remarks(proposal, answers, words, found, undated) if is_draft else ()
    matter = front_matter(dict(sorted(values.items(), key=_place)), remarks)
    body = "\n\n".join(block.text for block in _body(proposal, answers))
    is_default = proposal.lang == known.config.language
    name = "index.md" if is_default else f"index.{proposal.lang}.md"
    return Draft(
        path=f"{answers.folder}/{name}",
        text=f"{matter}\n{body}\n",
        pictures=proposal.pictures,
        is_draft=is_draft,
    )


def folder_for(proposal: Proposal, answers: Answers, known: Known, taken: Collection[str]) -> str:
    """A folder for the bulletin, told from those that are `taken` (in lower case)."""
    values = _values(proposal, answers, known)
    start = f"{POSTS}/{str(values['date'])[:4]}/{slug(str(values['title']))}"
    name, number = start, 2
    while name.casefold() in taken:
        name, number = f"{start}-{number}", number + 1
    return name


def _values(proposal: Proposal, answers: Answers, known: Known) -> dict[str, Any]:
    """The front matter by dotted key, without the flag of a draft."""
    values = {guess.key: guess.value for guess in answers.taken}
    values.setdefault("title", _whole_title(proposal))
    values.setdefault("date", f"{known.today}")
    values["id"] = proposal.id
    if known.config.site.defaults.lang not in ("", proposal.lang):
        values["lang"] = proposal.lang
    return values


def _body(proposal: Proposal, answers: Answers) -> tuple[Block, ...]:
    shorter = proposal.shorter if _has_requirements(answers) else None
    return proposal.blocks if shorter is None else shorter


def left_out_of(proposal: Proposal, answers: Answers) -> tuple[str, ...]:
    """Words of the source that stand neither in the front matter nor in the text."""
    announcement = proposal.announcement if _has_requirements(answers) else ()
    return (*proposal.left_out, *announcement)


def _has_requirements(answers: Answers) -> bool:
    return any(guess.key == REQUIREMENTS for guess in answers.taken)


def _stays_draft(
    values: dict[str, Any], answers: Answers, problems: Collection[Problem], *, is_dated: bool
) -> bool:
    return bool(problems or answers.open or not is_dated or values.get("draft") is True)


def _whole_title(proposal: Proposal) -> str:
    guess = next((one for one in proposal.guesses if one.key == "title"), None)
    return " ".join((guess.words or guess.value).split()) if guess else "-"


def _place(item: tuple[str, Any]) -> tuple[int, int]:
    top, _, below = item[0].partition(".")
    return PostMatter.__struct_fields__.index(top), Meeting.__struct_fields__.index(
        below
    ) if top == "meeting" else 0


def _remarks(
    proposal: Proposal,
    answers: Answers,
    words: Words,
    problems: tuple[Problem, ...],
    undated: dt.date | None,
) -> list[str]:
    """What whoever opens the file has to look at."""
    lines = [
        words.gettext(
            "Imported from {file}. A draft: check what is listed here, correct it below, then take "
            "these lines and `draft: true` out."
        ).format(file=proposal.given.path.name)
    ]
    if undated:
        sentence = words.gettext("date: {day} is the day of the import; the source says none.")
        lines.append(sentence.format(day=undated))
    if answers.open:
        lines.append(words.gettext("Guessed, with the words that it came from:"))
        lines += [f"- {line}" for line in map(_said, answers.open)]
    if answers.refused:
        lines.append(words.gettext("Guessed, and left out by you:"))
        lines += [f"- {line}" for line in map(_said, answers.refused)]
    lines += _troubles(words, (*proposal.notes, *problems))
    if left_out := left_out_of(proposal, answers):
        lines.append(words.gettext("Left out of the text:"))
        lines += [f"- {_cut(one)}" for one in left_out]
    if len(lines) == 1:  # its source says that it is a draft, and there is nothing to look at
        return []
    if len(lines) > _MOST_REMARKS:
        more = words.gettext("… and {n} more.").format(n=len(lines) - _MOST_REMARKS)
        lines[_MOST_REMARKS:] = [more]
    return lines


def _troubles(words: Words, problems: Iterable[Problem]) -> Iterator[str]:
    said = [f"- {one.code}: {said_of(one, words).message}" for one in problems]
    if said:
        yield words.gettext("Look at this too:")
        yield from dict.fromkeys(said)


def _said(guess: Guess) -> str:
    return f"{guess.key}: {_cut(shown(guess.value))} ← “{_cut(guess.words)}”"


def shown(value: Any) -> str:
    """A value on one line, as a person reads it."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "; ".join(map(shown, value))
    if isinstance(value, dict) and {*value} <= {"name", "roles"}:
        return ", ".join([value["name"], *value.get("roles", ())])
    if isinstance(value, dict) and (said := value.get("heading") or value.get("text")):
        return str(said)
    return json.dumps(value, ensure_ascii=False, default=str)


def _cut(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= _MOST_WORDS else f"{whole[:_MOST_WORDS].rstrip()}…"
