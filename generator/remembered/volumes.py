"""Volumes: what `assemble` and `plan` make of each year, remembered.

In: what the site is assembled from; the site. Out: each year's Volume, and its Slice. A year whose
manuscripts, neighbours and registries are what they were costs nothing but a look.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

import msgspec
from msgspec import Raw, Struct

from generator.assemble import (
    Assembly,
    Bound,
    Known,
    Manuscript,
    assemble_volume,
    desk,
    known_in,
)
from generator.cache import Store, digest, digest_of
from generator.catalogues import Words
from generator.errors import Problem
from generator.model import Bulletin, Edge, Leaves, Site, Volume
from generator.pages import Slice
from generator.parcels import opened, packed
from generator.plan import slice_of
from generator.producers import YEAR_PRODUCERS, edges_of, site_in, year_views
from generator.producers.shelves import Open
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
    manuscripts: bytes
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
        manuscripts = msgspec.json.encode(tuple(at.manuscripts(year)))
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
    manuscripts = msgspec.json.decode(quire.manuscripts, type=tuple[Manuscript, ...])
    bound, leaves = assemble_volume(quire.year, manuscripts, known_by(quire.parcel))
    return Computed(bound, {bound.volume.digest: leaves})


class _Draft(Struct, frozen=True, kw_only=True):
    """A volume as it goes to a worker that plans its pages."""

    site: Site
    volume: Volume
    leaves: bytes
    edges: dict[str, Edge]
    parcel: bytes


def plan_all(
    bench: Bench, ground: Ground, site: Site, volumes: Sequence[Volume]
) -> tuple[Slice, ...]:
    """Every year's Slice."""
    edges = edges_of(volumes)
    sites = {volume.year: site_in(site, volume) for volume in volumes}

    def key(volume: Volume) -> str:
        seen = [[edition.tags, edition.series] for edition in sites[volume.year].editions]
        return digest(ground.digest, volume.digest, digest_of(seen), digest_of(edges[volume.year]))

    def prepare(volume: Volume) -> _Draft:
        return _Draft(
            site=sites[volume.year],
            volume=volume,
            leaves=loaded_part(bench.store, volume.digest),
            edges=edges[volume.year],
            parcel=ground.parcel,
        )

    step = Step(
        name="plan",
        key=key,
        pack=lambda volume: str(volume.year),
        prepare=prepare,
        compute=_plan,
        label=lambda draft: str(draft.volume.year),
        enough=_ENOUGH,
        type=Layout,
        parts=Layout.parts,
    )
    done = remember(step, volumes, bench.store, bench.workers)
    return tuple(
        layout.slice(str(volume.year), bench.store)
        for volume, layout in zip(volumes, done.values, strict=True)
    )


def _plan(draft: _Draft) -> Computed[Layout]:
    leaves = msgspec.json.decode(draft.leaves, type=Leaves)
    *_, words = opened(draft.parcel)
    views = year_views(draft.site, draft.volume, leaves, draft.edges, words)
    jobs = (job for produce in YEAR_PRODUCERS for view in views for job in produce(view))
    planned = slice_of(str(draft.volume.year), jobs)
    return laid_out(planned)


class _Closed(Struct, frozen=True, array_like=True):
    """Leaves whose bulletins are not yet read."""

    bulletins: dict[str, tuple[Raw, ...]]


def opener(store: Store) -> Open:
    """How this build opens volumes: each is loaded once, and a bulletin read once, if at all."""

    @cache
    def loaded(key: str) -> Mapping[str, Sequence[Raw]]:
        return msgspec.json.decode(loaded_part(store, key), type=_Closed).bulletins

    @cache
    def open_(volume: str, lang: str) -> Callable[[int], Bulletin]:
        closed = loaded(volume)[lang]
        return cache(lambda place: msgspec.json.decode(closed[place], type=Bulletin))

    return lambda volume, lang: open_(volume.digest, lang)
