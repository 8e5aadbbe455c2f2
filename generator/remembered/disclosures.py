"""Disclosures: what the properties of documents say that nobody may have meant to say.

In: all documents that a site publishes, and what they are called there. Out: problems. `check`
alone asks, since it takes a tenth of a second to load what reads PDF, and one look is enough before
a document goes out.
"""

from collections.abc import Mapping

from msgspec import Struct

from generator.cache import digest, digest_of
from generator.config import Config
from generator.documents import Body, Page, Post
from generator.enclosures import disclosed, kind_of
from generator.errors import Place, Problem
from generator.link import Linked
from generator.names import Names, folded
from generator.remembered.bench import Bench, pack_of
from generator.schema import PostMatter
from generator.steps import Computed, Step, remember
from generator.urls import is_static

_Faults = tuple[tuple[str, dict[str, str]], ...]


class Called(Struct, frozen=True, kw_only=True):
    """What is known of documents besides their bytes."""

    titles: Mapping[str, tuple[str, ...]]
    """For each document, by its path: the words of links to it, and the titles of the texts."""
    own: tuple[str, ...]
    """Folded names that are public in any case: those of the site and its offices."""


def called(
    linked: Linked,
    documents: list[Post | Page],
    bodies: Mapping[str, Body],
    config: Config,
    names: Names,
) -> Called:
    """What the documents of a site are called."""
    titles: dict[str, dict[str, None]] = {}
    for one in documents:
        words = dict(bodies[one.path].named)
        for place, file in linked.named.get(one.path, ()):
            titles.setdefault(file, {}).update({one.matter.title: None, words[place]: None})
        if isinstance(one.matter, PostMatter):
            files = linked.attached.get(one.path, ())
            for said, file in zip(one.matter.attachments, files, strict=True):
                titles.setdefault(file, {}).update({one.matter.title: None, said.title: None})
    site = (config.site.title, config.site.owner)
    told = [text for one in site for text in ([one] if isinstance(one, str) else one.values())]
    departments = [name for some in names.departments.values() for name in some]
    own = (*names.offices, *departments, *map(folded, told))
    return Called(titles={file: tuple(some) for file, some in titles.items()}, own=own)


def disclosures(bench: Bench, linked: Linked, known: Called) -> list[Problem]:
    """What documents that are published say; static ones too, which nothing may link to."""
    static = (path for path in bench.sources if is_static(path))
    paths = sorted(path for path in {*linked.files, *static} if kind_of(path))
    about = digest_of(sorted(known.own))

    def key(path: str) -> str:
        return digest(bench.program, bench.sources[path].digest, path, about, *_titles(path))

    def _titles(path: str) -> tuple[str, ...]:
        return known.titles.get(path, ())

    step: Step[str, tuple[bytes, str, tuple[str, ...], tuple[str, ...]], _Faults] = Step(
        name="disclose",
        key=key,
        pack=pack_of,
        prepare=lambda path: (
            bench.read(bench.sources[path]),
            path,
            _titles(path),
            known.own,
        ),
        compute=_disclosed,
        label=lambda prepared: prepared[1],
        enough=20,
        type=_Faults,
    )
    found = zip(paths, remember(step, paths, bench.store, bench.workers).values, strict=True)
    return [
        Problem(
            place=linked.places.get(path, Place(path=path)),
            code=code,
            values={"file": path} | values,
        )
        for path, faults in found
        for code, values in faults
    ]


def _disclosed(prepared: tuple[bytes, str, tuple[str, ...], tuple[str, ...]]) -> Computed[_Faults]:
    return Computed(tuple(disclosed(*prepared)))
