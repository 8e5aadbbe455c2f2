"""Completion: the offices, people, columns, tags and topics that a person may mean while typing.

In: the registries. Out: choices in a person's language, found by any of their names in any
language, by their ids, and where they are Chinese by pinyin or its initials (`cjb` for 陈建斌).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from generator.config import Config
from generator.names import folded, in_language, walk_offices
from generator.schema_keys import LocalText
from generator.schema_site import ColumnEntry
from generator.starting.slugs import slug


class Choice(Struct, frozen=True, kw_only=True):
    """Something that the site knows."""

    id: str
    """What is written in front matter."""
    name: str
    """Its name in the person's language."""
    names: tuple[str, ...] = ()
    """Everything that it is found by, folded."""


class Choices(Struct, frozen=True, kw_only=True):
    """What there is to choose from."""

    offices: tuple[Choice, ...]
    """Each before the offices below it."""
    departments: dict[str, tuple[Choice, ...]]
    """By their office's id; their own ids are `office/department`."""
    people: tuple[Choice, ...]
    tags: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    columns: tuple[Choice, ...]
    """Each before the columns within it; those are called `Casework / Civil`."""


def choices_of(config: Config, lang: str) -> Choices:
    """What the site has, in a language as far as the registries have it."""
    tongue = _Tongue(lang, config.language)
    offices = tuple(walk_offices(config.offices))
    return Choices(
        offices=tuple(tongue.choice(o.id, o.name, o.short_name, *o.aliases) for o in offices),
        departments={
            o.id: tuple(tongue.choice(f"{o.id}/{d.id}", d.name, *d.aliases) for d in o.departments)
            for o in offices
        },
        people=tuple(tongue.choice(p.id, p.name, *p.aliases) for p in config.people),
        tags=tuple(tongue.choice(t.id, t.name, *t.aliases) for t in config.tags),
        topics=tuple(tongue.choice(t.id, t.name, *t.aliases) for t in config.topics),
        columns=tuple(tongue.columns(config.site.columns, "", "")),
    )


class _Tongue:
    """Makes choices in one language."""

    def __init__(self, lang: str, fallback: str) -> None:
        self._lang, self._fallback = lang, fallback

    def choice(self, id_: str, name: LocalText, *others: LocalText, above: str = "") -> Choice:
        """One choice by its names, which are found in every language."""
        shown = in_language(name, self._lang, self._fallback)
        return Choice(
            id=id_, name=above + shown, names=tuple(dict.fromkeys(_found_by(id_, name, *others)))
        )

    def columns(
        self, columns: Iterable[ColumnEntry], id_above: str, above: str
    ) -> Iterator[Choice]:
        """Columns and those within them."""
        for column in columns:
            id_ = f"{id_above}{column.id}"
            made = self.choice(id_, column.name, *column.aliases, above=above)
            yield made
            yield from self.columns(column.columns, f"{id_}/", f"{made.name} / ")


def _found_by(*names: LocalText) -> Iterator[str]:
    for name in names:
        for text in [name] if isinstance(name, str) else name.values():
            if text:
                yield folded(text)
                yield from _pinyin(text)


@lru_cache(maxsize=10_000)
def _pinyin(name: str) -> tuple[str, ...]:
    """A Chinese name's pinyin without spaces, and its initials; nothing for others."""
    if not any("\u4e00" <= character <= "\u9fff" for character in name):
        return ()
    syllables = slug(name).split("-")
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)
