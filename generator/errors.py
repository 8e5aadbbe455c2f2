"""What can be wrong with a site: the Place, the Problem, the SiteError.

In: facts about a mistake, from whichever stage found it. Out: plain values that can be sorted,
stored and printed. Known here alone: that a problem is a *code* with values, and that its words
come later (`codes` has them, `catalogues` translates them), so that every stage is free of prose.
"""

from collections.abc import Iterable
from typing import Literal, Self

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
    severity: Literal["", "error", "warning"] = ""
    """How much it counts where that is the site's choice; "" as `codes` has it."""
    mend: str | None = None
    """What may be put in place of the stretch meant, where one answer is safe; else None."""

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
    """The known name that `word` was probably meant to be, or "" when none is close.

    Of very many only those are compared that share most with the word.
    """
    from generator.shortlist import shortlist_of

    names = tuple(known)
    return closest(word, names if len(names) <= _FEW else shortlist_of(names).of(word))


_FEW = 300
"""Names that are all compared with a word: it takes 2 ms."""


def closest(word: str, names: Iterable[str]) -> str:
    """As `nearest`, each name being compared."""
    from difflib import SequenceMatcher  # costs 8 ms to import, and only mistakes need it

    folded = {name.casefold(): name for name in names}
    # Of a Chinese word's two characters one may be wrong; of two Latin letters hardly.
    best = (0.6 if word.isascii() else 0.5, "")
    matcher = SequenceMatcher(b=word.casefold())
    for name in folded:
        matcher.set_seq1(name)
        # What can't be closer than the closest so far is not measured, which takes the time.
        if matcher.real_quick_ratio() >= best[0] and matcher.quick_ratio() >= best[0]:
            best = max(best, (matcher.ratio(), name))
    return folded.get(best[1], "")
