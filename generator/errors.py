"""What can be wrong with a site: the Place, the Problem, the SiteError.

In: facts about a mistake, from whichever stage found it. Out: plain values that can be sorted,
stored and printed. Known here alone: that a problem is a *code* with values, and that its words
come later (`codes` has them, `catalogues` translates them), so that every stage is free of prose.
"""

from collections.abc import Iterable
from typing import Self

from msgspec import Struct
from msgspec.structs import replace


class Place(Struct, frozen=True, kw_only=True, order=True, omit_defaults=True):
    """Where a mistake is. A stage says what it knows; `locate` turns the rest into a line."""

    path: str
    """POSIX path below the site's root, as the person sees it: `content/posts/2022/a/index.md`."""
    line: int = 0
    """From 1; 0 where it is not known or the whole file is meant."""
    column: int = 0
    """From 1, in characters; 0 where it is not known."""
    length: int = 1
    """How many characters the caret underlines."""
    field: str = ""
    """The dotted path of a YAML value (`meeting.presided_by.0`), when only that is known."""
    quote: str = ""
    """The words at fault, when only they are known: looked for in the text below `line`."""
    nth: int = 0
    """Which occurrence of `quote` is meant, from 0."""


class Problem(Struct, frozen=True, kw_only=True, order=True, omit_defaults=True):
    """One mistake at one place."""

    place: Place
    """Where."""
    code: str
    """The stable name of the kind of mistake, a key of `codes.CODES`."""
    values: dict[str, str] = {}
    """What the message's blanks are filled with. `near` holds a known name that is close by."""
    excerpt: str = ""
    """The offending line and, on a second one, carets below it; put in by `locate`."""

    def at(self, place: Place, excerpt: str) -> Self:
        """The same problem with its place worked out."""
        return replace(self, place=place, excerpt=excerpt)


class SiteError(Exception):
    """The site can't be built; carries every problem that could be known.

    Raised by the line, caught by what surrounds it (`cli`, `preview`). Any other exception is
    a bug of ours and shows its traceback.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.place))
        super().__init__(f"{len(self.problems)} problems")


def problem(code: str, path: str, **values: str) -> Problem:
    """A problem with a whole file."""
    return Problem(place=Place(path=path), code=code, values=values)


def problem_in_field(code: str, path: str, field: str, **values: str) -> Problem:
    """A problem with one value of a file's YAML, by its dotted path."""
    return Problem(place=Place(path=path, field=field), code=code, values=values)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known name that `word` was probably meant to be, or "" when none is close."""
    from difflib import get_close_matches  # costs 8 ms to import, and only mistakes need it

    folded = {name.casefold(): name for name in known}
    # Of a Chinese word's two characters one may be wrong; of two Latin letters hardly.
    cutoff = 0.6 if word.isascii() else 0.5
    matches = get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    return folded[matches[0]] if matches else ""
