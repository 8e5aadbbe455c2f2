"""Volumes: what `assemble` and `plan` make of each year, remembered.

In: what the site is assembled from; the site. Out: each year's Volume, and its Slice. A year whose
manuscripts, neighbours and registries are what they were costs nothing but a look.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.assemble import (
    Assembly,
    Bound,
    Entered,
    Known,
    Manuscript,
    bind,
    desk,
    enter,
    known_in,
)
from generator.cache import digest, digest_of
from generator.catalogues import Words
from generator.errors import Problem
from generator.model import Edge, Leaves, Site, Volume
from generator.pages import Slice
from generator.parcels import opened, packed
from generator.plan import plan
from generator.producers import (
    BULLETIN_PRODUCERS,
    LIST_PRODUCERS,
    YearProducer,
    edges_of,
    site_in,
    year_views,
)
from generator.remembered.bench import Bench
from generator.remembered.layouts import Layout, laid_out, loaded_part
from generator.steps import Computed, Step, remember

_ENOUGH = 4
"""From how many years on it pays to start processes."""


class Ground(Struct, frozen=True, kw_only=True):
    """What every volume depends on."""

    digest: str
    parcel: bytes
    """The registries and the interface's words, for whoever puts volumes together or plans them."""

    @staticmethod
    def of(bench: Bench, given: Assembly, words: Mapping[str, Words]) -> "Ground":
        """The ground of one build."""
        said = [words[lang].digest for lang in given.config.site.languages]
        return Ground(
            digest=digest(bench.program, digest_of(given.config), *said),
            parcel=packed((given.config, given.names, given.base, words)),
        )


@lru_cache(maxsize=1)
def known_by(parcel: bytes) -> dict[str, Known]:
    """What each language knows; worked out once in each process."""
    config, names, base, words = opened(parcel)
    return known_in(config, names, base, {lang: words[lang].gettext for lang in words})


class _Quire(Struct, frozen=True, kw_only=True):
    """A year's manuscripts as they go to a worker."""

    year: int
    manuscripts: tuple[bytes, ...]
    parcel: bytes


def assemble_all(
    bench: Bench, ground: Ground, given: Assembly, marks: Mapping[str, str]
) -> tuple[tuple[Volume, ...], list[Problem]]:
    """Every year's Volume, oldest first, and what is wrong with its bulletins.

    Args:
        bench: What the stage works with.
        ground: What every volume depends on.
        given: What the site is assembled from.
        marks: For each post's path a digest of all that its front matter and text depend on.
    """
    at = desk(given)

    def key(year: int) -> str:
        posts = at.years[year]
        places = [f"{marks[post.path]} {given.routes.addresses[post.path]}" for post in posts]
        extras = [(post.path, at.extras[post.path]) for post in posts if post.path in at.extras]
        return digest(ground.digest, "\n".join(places), msgspec.json.encode(extras))

    def prepare(year: int) -> _Quire:
        manuscripts = tuple(map(msgspec.json.encode, at.manuscripts(year)))
        return _Quire(year=year, manuscripts=manuscripts, parcel=ground.parcel)

    step = Step(
        name="volume",
        key=key,
        pack=str,
        prepare=prepare,
        compute=_assemble,
        label=lambda quire: str(quire.year),
        enough=_ENOUGH,
        type=Bound,
        parts=lambda bound: (bound.volume.digest,),
    )
    done = remember(step, at.years, bench.store, bench.workers)
    problems = [*at.problems, *(one for bound in done.values for one in bound.problems)]
    return tuple(bound.volume for bound in done.values), problems


def _assemble(quire: _Quire) -> Computed[Bound]:
    bound, leaves = bind(quire.year, map(_entering(quire.parcel), quire.manuscripts))
    return Computed(bound, {bound.volume.digest: leaves})


@lru_cache(maxsize=1)
def _entering(parcel: bytes) -> Callable[[bytes], Entered]:
    """What enters one manuscript.

    A process that builds again and again does not enter those beside a changed one again.
    """
    known = known_by(parcel)

    @lru_cache(maxsize=2_000)
    def entered(data: bytes) -> Entered:
        manuscript = msgspec.json.decode(data, type=Manuscript)
        return enter(manuscript, known[manuscript.post.lang])

    return entered


class _Draft(Struct, frozen=True, kw_only=True):
    """A volume as it goes to a worker that plans its pages."""

    name: str
    """The slice's."""
    site: Site
    volume: Volume
    leaves: bytes
    edges: dict[str, Edge]
    parcel: bytes


def plan_all(
    bench: Bench, ground: Ground, site: Site, volumes: Sequence[Volume]
) -> tuple[Slice, ...]:
    """Two slices for each year: its bulletins' own pages, and its lists.

    Lists are planned anew only where something changed that they may see of a bulletin.
    """
    edges = edges_of(volumes)
    sites = {volume.year: site_in(site, volume) for volume in volumes}

    def seen(volume: Volume) -> str:
        editions = [[edition.tags, edition.series] for edition in sites[volume.year].editions]
        return digest(ground.digest, digest_of(editions))

    def draft(volume: Volume, name: str, edges: dict[str, Edge]) -> _Draft:
        return _Draft(
            name=name,
            site=sites[volume.year],
            volume=volume,
            leaves=loaded_part(bench.store, volume.digest),
            edges=edges,
            parcel=ground.parcel,
        )

    pages: Step[Volume, _Draft, Layout] = Step(
        name="plan",
        key=lambda volume: digest(seen(volume), volume.digest, digest_of(edges[volume.year])),
        pack=lambda volume: str(volume.year),
        prepare=lambda volume: draft(volume, str(volume.year), edges[volume.year]),
        compute=_plan_pages,
        label=lambda draft: draft.name,
        enough=_ENOUGH,
        type=Layout,
        parts=Layout.parts,
    )
    lists = replace(
        pages,
        name="plan-lists",
        key=lambda volume: digest(seen(volume), volume.outside),
        prepare=lambda volume: draft(volume, _lists(volume), {}),
        compute=_plan_lists,
    )
    return (
        *_slices(bench, pages, {str(volume.year): volume for volume in volumes}),
        *_slices(bench, lists, {_lists(volume): volume for volume in volumes}),
    )


def _lists(volume: Volume) -> str:
    return f"lists-{volume.year}"


def _slices(
    bench: Bench, step: Step[Volume, _Draft, Layout], volumes: Mapping[str, Volume]
) -> Iterator[Slice]:
    done = remember(step, volumes.values(), bench.store, bench.workers)
    for name, layout in zip(volumes, done.values, strict=True):
        yield layout.slice(name, bench.store)


def _plan_pages(draft: _Draft) -> Computed[Layout]:
    leaves = msgspec.json.decode(draft.leaves, type=Leaves)
    return _planned(draft, leaves, BULLETIN_PRODUCERS)


def _plan_lists(draft: _Draft) -> Computed[Layout]:
    leaves = msgspec.json.decode(draft.leaves, type=Leaves)
    return _planned(draft, leaves.outside, LIST_PRODUCERS)


def _planned(draft: _Draft, leaves: Leaves, producers: Iterable[YearProducer]) -> Computed[Layout]:
    *_, words = opened(draft.parcel)
    views = year_views(draft.site, draft.volume, leaves, draft.edges, words)
    return laid_out(plan(draft.name, views, producers))
