"""Signposts: names of the registries, found in a running text.

In: names with what they mean, and a text. Out: where each stands. Known here alone: how a name is
looked for so that it takes no longer with a thousand offices than with one: by its first letters;
and that case, the form of an apostrophe, and a word around it in Latin letters make a difference or
none.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.names import walk_offices
from generator.schema_keys import LocalText
from generator.schema_site import OfficeEntry

_FIRST = 3
"""Letters of a name by which it is looked up."""
_APOSTROPHES = "‘’ʼ＇"

Named = Iterable[tuple[str, str]]
"""Names with what they mean."""


class Found(Struct, frozen=True, kw_only=True):
    """A name where it stands."""

    start: int
    end: int
    ids: frozenset[str]
    """What it may mean."""


class Signposts(Struct, frozen=True, kw_only=True):
    """Names to be looked for."""

    by_beginning: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    """By their first letters, folded; the longer before the shorter."""

    def in_text(self, text: str) -> Iterator[Found]:
        """Every name in the text, the longest where several begin at one place."""
        line, end = _folded(text), 0
        for at in range(len(line)):
            known = self.by_beginning.get(line[at : at + _FIRST])
            if not known or at < end or _joined(line, at):
                continue
            for name, ids in known:
                stop = at + len(name)
                if line.startswith(name, at) and not _joined(line, stop):
                    yield Found(start=at, end=stop, ids=ids)
                    end = stop
                    break


def signposts_of(named: Named) -> Signposts:
    """The names, made ready."""
    meant: dict[str, set[str]] = {}
    for name, id_ in named:
        if len(name) >= _FIRST:
            meant.setdefault(_folded(" ".join(name.split())), set()).add(id_)
    by_beginning: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for name in sorted(meant, key=lambda name: (-len(name), name)):
        entry = (name, frozenset(meant[name]))
        by_beginning.setdefault(name[:_FIRST], []).append(entry)
    return Signposts(by_beginning={start: tuple(some) for start, some in by_beginning.items()})


class Places(Struct, frozen=True, kw_only=True):
    """The names of all offices and departments."""

    offices: Signposts
    departments: Mapping[str, Signposts]
    """By office id."""
    anywhere: Signposts
    """The departments of all offices."""


def places_of(offices: Iterable[OfficeEntry]) -> Places:
    """The names of offices, and of departments as far as they say enough by themselves."""
    every = list(walk_offices(offices))
    departments = {office.id: list(_departments(office)) for office in every}
    return Places(
        offices=signposts_of(
            (name, office.id)
            for office in every
            for name in _spellings(office.name, office.short_name, *office.aliases)
            if len(name) > (3 if name.isascii() else 2)
        ),
        departments={id_: signposts_of(named) for id_, named in departments.items()},
        anywhere=signposts_of(one for named in departments.values() for one in named),
    )


def _departments(office: OfficeEntry) -> Iterator[tuple[str, str]]:
    """Names of an office's departments, but for single words such as `politics`."""
    for department in office.departments:
        for name in _spellings(department.name, *department.aliases):
            if " " in name or not name.isascii():
                yield name, f"{office.id}/{department.id}"


def _spellings(*texts: LocalText) -> Iterator[str]:
    for text in texts:
        yield from [text] if isinstance(text, str) else text.values()


def _folded(text: str) -> str:
    """A text in lower case with straight apostrophes, every character in its place."""
    lower = text.lower() if text.isascii() else "".join(char.lower()[:1] for char in text)
    return lower.translate(str.maketrans(_APOSTROPHES, "'" * len(_APOSTROPHES)))


def _joined(line: str, at: int) -> bool:
    """Whether Latin letters go on over a place, so that a word is cut there."""
    beside = line[max(at - 1, 0) : at + 1]
    return len(beside) == 2 and at > 0 and all(c.isalnum() and c.isascii() for c in beside)
