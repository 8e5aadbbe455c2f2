"""Volumes: what `assemble` makes of each year, remembered.

In: what the site is assembled from. Out: each year's Volume, whose quires are kept apart. A year
whose manuscripts and registries are what they were costs nothing but a look.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

import msgspec
from msgspec import Struct

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
from generator.model import Volume
from generator.parcels import opened, packed
from generator.remembered.bench import Bench
from generator.steps import Computed, Step, remember

ENOUGH_YEARS = 4
"""From how many years on it pays to start processes."""


class Ground(Struct, frozen=True, kw_only=True):
    """What every volume depends on."""

    digest: str
    parcel: bytes
    """The registries and the interface's words, for who puts volumes together or plans pages."""

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


class _Bundle(Struct, frozen=True, kw_only=True):
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
        paths = [post.path for post in at.years[year]]
        texts = "\n".join(map(marks.__getitem__, paths))
        addresses = "\n".join(map(given.routes.addresses.__getitem__, paths))
        extras = [(path, at.extras[path]) for path in paths if path in at.extras]
        return digest(ground.digest, texts, addresses, msgspec.json.encode(extras))

    def prepare(year: int) -> _Bundle:
        manuscripts = tuple(map(msgspec.json.encode, at.manuscripts(year)))
        return _Bundle(year=year, manuscripts=manuscripts, parcel=ground.parcel)

    step = Step(
        name="volume",
        key=key,
        pack=str,
        prepare=prepare,
        compute=_assemble,
        label=lambda bundle: str(bundle.year),
        enough=ENOUGH_YEARS,
        type=Bound,
        parts=lambda bound: bound.volume.quires.values(),
    )
    done = remember(step, at.years, bench.store, bench.workers)
    problems = [*at.problems, *(one for bound in done.values for one in bound.problems)]
    return tuple(bound.volume for bound in done.values), problems


def _assemble(bundle: _Bundle) -> Computed[Bound]:
    return Computed(*bind(bundle.year, map(_entering(bundle.parcel), bundle.manuscripts)))


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
