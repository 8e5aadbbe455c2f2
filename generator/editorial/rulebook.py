"""Rulebook: what the editorial rules of a site know beside the bulletin itself.

In: the site's Config and the word lists. Out: limits, names of offices and people in each language,
and lexicons, which are made when first asked for. Known here alone: what of the registries a rule
may look at, so that a change elsewhere makes nothing anew.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import digest_of
from generator.config import Config
from generator.editorial.lexicon import Lexicon, any_of, folded, is_chinese
from generator.names import in_language, walk_offices
from generator.schema_editorial import Editorial, WordEntry
from generator.schema_site import DepartmentEntry, OfficeEntry, PersonEntry

T = TypeVar("T")


class Called(Struct, frozen=True, array_like=True):
    """An office or department in one language."""

    name: str
    """Its full name."""
    others: tuple[str, ...]
    """Its other names."""


class Official(Struct, frozen=True, array_like=True):
    """An official in one language."""

    name: str
    titles: tuple[str, ...]
    """Of every post that they hold or held."""


class Copybook(Struct, frozen=True, kw_only=True):
    """All that a Rulebook is made of: plain values, which can be digested and sent."""

    limits: Editorial
    """With no rules switched: what is off is left out afterwards."""
    words: tuple[WordEntry, ...]
    """Those that are on."""
    offices: dict[str, tuple[Called, ...]]
    """By language."""
    people: dict[str, tuple[Official, ...]]
    """By language."""


class Rulebook:
    """A Copybook, made ready to look things up."""

    def __init__(self, copybook: Copybook) -> None:
        self.copybook = copybook
        self._made: dict[tuple[str, str], Any] = {}

    def __reduce__(self) -> tuple[type["Rulebook"], tuple[Copybook]]:
        """Workers are given the values: what is made of them is made there once."""
        return Rulebook, (self.copybook,)

    @cached_property
    def digest(self) -> str:
        """Equal for equal rulebooks."""
        return digest_of(self.copybook)

    def offices(self, lang: str) -> tuple[Called, ...]:
        """Offices and departments as a language names them."""
        return self.copybook.offices.get(lang, ())

    def people(self, lang: str, text: str) -> tuple[Official, ...]:
        """Officials whom a text names in full, as its language names them."""
        officials = self.once(
            ("people", lang), lambda: _by_name(self.copybook.people.get(lang, ()))
        )
        names = self.once(("names", lang), lambda: any_of(officials, words=False))
        if names is None:
            return ()
        found = {" ".join(match[0].split()) for match in names.finditer(text)}
        return tuple(one for name, one in officials.items() if name in found)

    def once(self, key: tuple[str, str], make: Callable[[], T]) -> T:
        """What a rule makes of the rulebook, made when it is first asked for."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    @property
    def limits(self) -> Editorial:
        """How long is too long."""
        return self.copybook.limits

    @cached_property
    def chinese(self) -> Lexicon:
        """The wordings to look for in Chinese."""
        return Lexicon(filter(is_chinese, self.copybook.words), words=False)

    @cached_property
    def foreign(self) -> Lexicon:
        """The wordings to look for in scripts that put spaces between words."""
        others = (one for one in self.copybook.words if not is_chinese(one))
        return Lexicon(others, words=True)


def _by_name(people: Iterable[Official]) -> dict[str, Official]:
    return {" ".join(one.name.split()): one for one in people}


def rulebook_of(config: Config, shipped: Iterable[WordEntry]) -> Rulebook:
    """The rulebook of a site; its own words overrule those that are shipped."""
    langs = config.site.languages
    offices = tuple(walk_offices(config.offices))
    return Rulebook(
        Copybook(
            limits=_limits(config.site.editorial),
            words=merged(shipped, config.words),
            offices={lang: tuple(_offices(offices, lang)) for lang in langs},
            people={lang: tuple(_officials(config.people, lang)) for lang in langs},
        )
    )


def _limits(editorial: Editorial) -> Editorial:
    return replace(editorial, rules={})


def merged(shipped: Iterable[WordEntry], own: Iterable[WordEntry]) -> tuple[WordEntry, ...]:
    """The word lists as one: of two entries for one wrong form the site's own, the later, counts.

    An entry that keeps none of its wrong forms is gone, and so is one that is off.
    """
    entries = (*shipped, *own)
    last = {folded(form): n for n, entry in enumerate(entries) for form in entry.wrong}
    kept = (
        replace(entry, wrong=tuple(form for form in entry.wrong if last[folded(form)] == n))
        for n, entry in enumerate(entries)
    )
    return tuple(entry for entry in kept if entry.wrong and entry.level != "off")


def _offices(offices: Iterable[OfficeEntry], lang: str) -> Iterable[Called]:
    for office in offices:
        yield from _called(office, lang)
        for department in office.departments:
            yield from _called(department, lang)


def _called(entry: OfficeEntry | DepartmentEntry, lang: str) -> Iterable[Called]:
    name = in_language(entry.name, lang, lang)
    if name:
        yield Called(name=name, others=entry.aliases)


def _officials(people: Iterable[PersonEntry], lang: str) -> Iterable[Official]:
    for person in people:
        name = in_language(person.name, lang, lang)
        titles = dict.fromkeys(in_language(post.title, lang, lang) for post in person.posts)
        if name:
            yield Official(name=name, titles=tuple(title for title in titles if title))
