"""Names: from what an author writes to the id of an office, department, person, column or tag.

In: Config. Out: a lookup that any stage may ask. Known here alone: how names are compared (case,
full-width forms and spaces don't matter) and how a name with its roles as printed is taken apart.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from generator.config import Config
from generator.schema import Mention
from generator.schema_keys import LocalText
from generator.schema_site import ColumnEntry, OfficeEntry
from generator.urls import segment

_APOSTROPHES = str.maketrans("‘’ʼ＇", "''''")
_SPACES = re.compile(r"\s+")
_PRINTED = re.compile(
    r"\s*(?P<name>[^,，(（]+?)\s*(?:[,，]\s*(?P<after>.+)|[(（](?P<within>.+)[)）])\s*"
)
_ROLES = re.compile(r"\s*[、;；]\s*")

Index = dict[str, tuple[str, ...]]
"""For each folded name the ids that it may mean."""


class Mentioned(Struct, frozen=True, kw_only=True):
    """A person as an author wrote them, taken apart."""

    name: str
    roles: tuple[str, ...]
    ids: tuple[str, ...]
    """Whom of people.yaml it may mean: none, one, or several of one name."""


class Names(Struct, frozen=True, kw_only=True):
    """Every name that the site knows."""

    offices: Index
    departments: dict[str, Index]
    """By office id; ids are `office/department`."""
    people: Index
    columns: Index
    tags: Index
    topics: Index = {}

    def office(self, text: str) -> tuple[str, ...]:
        """Ids of the offices that `text` may mean."""
        return self.offices.get(folded(text), ())

    def department(self, office: str, text: str) -> tuple[str, ...]:
        """Ids of the departments of `office` that `text` may mean."""
        return self.departments.get(office, {}).get(folded(text), ())

    def place(self, text: str) -> tuple[str, ...]:
        """Ids of the offices, else of the departments of any office, that `text` may mean."""
        above, _, name = text.rpartition("/")
        owners = self.office(above) if above else self.departments
        return self.office(text) or tuple(
            id_ for owner in owners for id_ in self.department(owner, name)
        )

    def column(self, text: str) -> tuple[str, ...]:
        """Ids of the columns that `text` may mean."""
        return self.columns.get(folded(text), ())

    def topic(self, text: str) -> tuple[str, ...]:
        """Ids of the topics that `text` may mean."""
        return self.topics.get(folded(text), ())

    def tag(self, text: str) -> str:
        """The id of a tag; one that tags.yaml does not have is made from its words."""
        ids = self.tags.get(folded(text), ())
        return ids[0] if ids else segment(text)

    def person(self, mention: Mention) -> Mentioned:
        """A person as written: an id, an alias, a name with roles as printed, or a mapping."""
        if not isinstance(mention, str):
            return Mentioned(
                name=mention.name,
                roles=mention.roles,
                ids=self.people.get(folded(mention.name), ()),
            )
        ids = self.people.get(folded(mention), ())
        printed = _PRINTED.fullmatch(mention)
        if ids or printed is None:
            return Mentioned(name=mention.strip(), roles=(), ids=ids)
        name = printed["name"]
        roles = tuple(_ROLES.split(printed["after"] or printed["within"]))
        return Mentioned(name=name, roles=roles, ids=self.people.get(folded(name), ()))


@lru_cache(maxsize=10_000)
def folded(name: str) -> str:
    """A name for comparing: NFKC, case-folded, runs of spaces as one, every apostrophe straight."""
    plain = unicodedata.normalize("NFKC", name).translate(_APOSTROPHES)
    return _SPACES.sub(" ", plain).strip().casefold()


def in_language(text: LocalText, lang: str, fallback: str) -> str:
    """A text in one language, else in the fallback, else in any that it has."""
    if isinstance(text, str):
        return text
    return text.get(lang) or text.get(fallback) or next(iter(text.values()), "")


def gather_names(config: Config) -> Names:
    """Every name of the registries and columns."""
    offices = list(walk_offices(config.offices))
    return Names(
        offices=_index((o.id, _all(o.id, o.name, o.short_name, *o.aliases)) for o in offices),
        departments={
            o.id: _index(
                (f"{o.id}/{d.id}", _all(d.id, f"{o.id}/{d.id}", d.name, *d.aliases))
                for d in o.departments
            )
            for o in offices
        },
        people=_index((p.id, _all(p.id, p.name, *p.aliases)) for p in config.people),
        columns=_index(_column_names(config.site.columns, "")),
        tags=_index((t.id, _all(t.id, t.name, *t.aliases)) for t in config.tags),
        topics=_index((t.id, _all(t.id, t.name, *t.aliases)) for t in config.topics),
    )


def walk_offices(offices: Iterable[OfficeEntry]) -> Iterator[OfficeEntry]:
    """Every office, each before the offices below it."""
    for office in offices:
        yield office
        yield from walk_offices(office.offices)


def _all(*names: LocalText) -> Iterator[str]:
    for name in names:
        yield from [name] if isinstance(name, str) else name.values()


def _column_names(
    columns: Iterable[ColumnEntry], above: str
) -> Iterator[tuple[str, Iterable[str]]]:
    for column in columns:
        id_ = f"{above}{column.id}"
        yield id_, _all(id_, column.id, column.name, *column.aliases)
        yield from _column_names(column.columns, f"{id_}/")


def _index(entries: Iterable[tuple[str, Iterable[str]]]) -> Index:
    index: dict[str, dict[str, None]] = {}
    own: Index = {}
    for id_, names in entries:
        own[folded(id_)] = (id_,)
        for name in names:
            if name:
                index.setdefault(folded(name), {})[id_] = None
    # An id always means its own entry, even where it is another's alias.
    return {name: tuple(ids) for name, ids in index.items()} | own
