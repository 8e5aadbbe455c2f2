"""Disclosures: what the properties of documents say that nobody may have meant to say.

In: all documents that a site publishes, and what they are called there. Out: problems. `check`
alone asks, since it takes a tenth of a second to load what reads PDF, and one look is enough before
a document goes out.
"""

from collections.abc import Collection, Iterable, Mapping

from generator.cache import digest, digest_of
from generator.config import Config
from generator.documents import Body, Page, Post
from generator.enclosures import kind_of
from generator.errors import Place, Problem
from generator.link import Linked
from generator.names import Names, folded
from generator.remembered.bench import Bench, pack_of
from generator.schema import PostMatter
from generator.steps import Computed, Step, remember
from generator.urls import is_static

_Faults = tuple[tuple[str, dict[str, str]], ...]
_Asked = tuple[bytes, str, tuple[str, ...], tuple[str, ...]]
"""A document, its path, what it is called, and names that are public in any case."""


def disclosures(
    bench: Bench,
    linked: Linked,
    documents: Collection[Post | Page],
    bodies: Mapping[str, Body],
    config: Config,
    names: Names,
) -> list[Problem]:
    """What documents that are published say; static ones too, which nothing may link to."""
    titles, own = _titles(linked, documents, bodies), _own(config, names)
    static = (path for path in bench.sources if is_static(path))
    paths = sorted(path for path in {*linked.files, *static} if kind_of(path))
    about = digest_of(own)
    step: Step[str, _Asked, _Faults] = Step(
        name="disclose",
        key=lambda path: digest(
            bench.program, bench.sources[path].digest, path, about, *titles.get(path, ())
        ),
        pack=pack_of,
        prepare=lambda path: (
            bench.read(bench.sources[path]),
            path,
            tuple(titles.get(path, ())),
            own,
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


def _titles(
    linked: Linked, documents: Iterable[Post | Page], bodies: Mapping[str, Body]
) -> dict[str, dict[str, None]]:
    """For each document the words of links to it, and the titles of the texts."""
    titles: dict[str, dict[str, None]] = {}
    for one in documents:
        words = dict(bodies[one.path].named)
        said = [(file, words[place]) for place, file in linked.named.get(one.path, ())]
        if isinstance(one.matter, PostMatter):
            files = linked.attached.get(one.path, ())
            said += [
                (f, a.title) for a, f in zip(one.matter.attachments, files, strict=bool(files))
            ]
        for file, title in said:
            titles.setdefault(file, {}).update({one.matter.title: None, title: None})
    return titles


def _own(config: Config, names: Names) -> tuple[str, ...]:
    """Folded names that are public in any case: those of the site and its offices."""
    site = (config.site.title, config.site.owner)
    said = [text for one in site for text in ([one] if isinstance(one, str) else one.values())]
    departments = (name for some in names.departments.values() for name in some)
    return tuple(sorted({*names.offices, *departments, *map(folded, said)}))


def _disclosed(prepared: _Asked) -> Computed[_Faults]:
    from generator.enclosures.metadata import disclosed  # a build has no use for it

    return Computed(tuple(disclosed(*prepared)))
