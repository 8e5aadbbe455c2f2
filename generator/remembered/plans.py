"""Plans: what `plan` makes of each month's bulletins and each year's lists, remembered.

In: the site and its volumes. Out: their slices. A month's pages are planned anew only where one of
its bulletins changed, or something that they show of others; a year's lists only where something
changed that they may see of a bulletin.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from generator.cache import digest, digest_of
from generator.encoding import decoded, encoded
from generator.model import Edge, Site, Volume
from generator.pages import Slice
from generator.parcels import opened, packed
from generator.plan import plan
from generator.producers import (
    BULLETIN_PRODUCERS,
    LIST_PRODUCERS,
    Around,
    edges_of,
    month_views,
    neighbours,
    site_in,
    year_views,
)
from generator.remembered.bench import Bench
from generator.remembered.layouts import Layout, begin_slices, laid_out, loaded_part, slices_of
from generator.remembered.quires import bound_quires, loaded_quires, opened_quire
from generator.remembered.volumes import ENOUGH_YEARS, Ground
from generator.steps import Computed, Step, remember

_ENOUGH_MONTHS = 12 * ENOUGH_YEARS
"""From how many months on it pays to start processes."""

_Arounds = dict[str, dict[str, Around]]
"""What stands around bulletins, by language and path."""


def begin_plans(
    bench: Bench, ground: Ground, site: Site, volumes: Sequence[Volume]
) -> Callable[[], tuple[Slice, ...]]:
    """Plan each month's bulletins, and begin to plan each year's lists, which takes longer.

    Gives how to get a slice for each month, of its bulletins' own pages; and one for each year, of
    its lists.
    """
    years = {volume.year: _Year.of(ground, site, volume) for volume in volumes}
    lists = _begin_lists(bench, ground, volumes, years)
    months = _months(bench, ground, volumes, years)
    return lambda: (*months, *lists())


class _Year(Struct, frozen=True):
    """All that a year's pages may see of the site."""

    digest: str
    parcel: Callable[[], bytes]
    """The Site, packed for workers when one needs it."""

    @staticmethod
    def of(ground: Ground, site: Site, volume: Volume) -> "_Year":
        """What those of one volume may see."""
        seen = site_in(site, volume)
        editions = [[edition.tags, edition.series] for edition in seen.editions]
        return _Year(digest(ground.digest, digest_of(editions)), cache(lambda: packed(seen)))


class _Month(Struct, frozen=True, kw_only=True):
    """One month of a volume."""

    year: int
    month: int
    quire: str
    """The digest of its bulletins."""
    around: str
    """The digest of what stands around them."""

    @property
    def name(self) -> str:
        """Its slice's name."""
        return f"{self.year}-{self.month:02}"


class _Pages(Struct, frozen=True, kw_only=True):
    """A month as it goes to a worker that plans its pages."""

    name: str
    site: bytes
    quire: bytes
    around: bytes
    parcel: bytes


def _months(
    bench: Bench, ground: Ground, volumes: Sequence[Volume], years: Mapping[int, _Year]
) -> tuple[Slice, ...]:
    def prepare(one: _Month) -> _Pages:
        return _Pages(
            name=one.name,
            site=years[one.year].parcel(),
            quire=loaded_part(bench.store, one.quire),
            around=loaded_part(bench.store, one.around),
            parcel=ground.parcel,
        )

    step = Step(
        name="plan",
        key=lambda one: digest(years[one.year].digest, one.quire, one.around),
        pack=lambda one: str(one.year),
        prepare=prepare,
        compute=_plan_pages,
        label=lambda pages: pages.name,
        enough=_ENOUGH_MONTHS,
        type=Layout,
        parts=Layout.parts,
    )
    months = {one.name: one for one in _with_neighbours(bench, ground, volumes)}
    return slices_of(step, months, bench)


def _plan_pages(given: _Pages) -> Computed[Layout]:
    *_, words = opened(given.parcel)
    leaves, around = opened_quire(given.quire), decoded(given.around, _Arounds)
    views = month_views(opened(given.site), leaves, around, words)
    return laid_out(plan(given.name, views, BULLETIN_PRODUCERS))


class _Row(Struct, frozen=True, kw_only=True):
    """A volume as it goes to a worker that finds out what stands around its bulletins."""

    year: int
    quires: tuple[bytes, ...]
    edges: dict[str, Edge]


def _with_neighbours(bench: Bench, ground: Ground, volumes: Sequence[Volume]) -> Iterator[_Month]:
    """Every month of all volumes, with what stands around its bulletins."""
    edges = edges_of(volumes)
    step: Step[Volume, _Row, dict[int, str]] = Step(
        name="neighbours",
        key=lambda one: digest(ground.digest, one.outside, encoded(edges[one.year])),
        pack=lambda one: str(one.year),
        prepare=lambda one: _Row(
            year=one.year, quires=loaded_quires(bench.store, one), edges=edges[one.year]
        ),
        compute=_neighbours,
        label=lambda row: str(row.year),
        enough=ENOUGH_YEARS,
        type=dict[int, str],
        parts=lambda months: months.values(),
    )
    done = remember(step, volumes, bench.store, bench.workers)
    for volume, around in zip(volumes, done.values, strict=True):
        for month, quire in volume.quires.items():
            yield _Month(year=volume.year, month=month, quire=quire, around=around[month])


def _neighbours(row: _Row) -> Computed[dict[int, str]]:
    """For each month of a volume the digest of what stands around its bulletins."""
    leaves = bound_quires(row.quires).outside
    months: dict[int, _Arounds] = {}
    for lang, bulletins in leaves.bulletins.items():
        around = neighbours(bulletins, row.edges.get(lang, Edge()))
        for one in bulletins:
            within = months.setdefault(one.month, {}).setdefault(lang, {})
            if one.path in around:
                within[one.path] = around[one.path]
    parts = {month: encoded(within) for month, within in months.items()}
    digests = {month: digest(data) for month, data in parts.items()}
    return Computed(digests, {digests[month]: data for month, data in parts.items()})


class _Lists(Struct, frozen=True, kw_only=True):
    """A volume as it goes to a worker that plans its lists."""

    name: str
    volume: Volume
    site: bytes
    quires: tuple[bytes, ...]
    parcel: bytes


def _begin_lists(
    bench: Bench, ground: Ground, volumes: Sequence[Volume], years: Mapping[int, _Year]
) -> Callable[[], tuple[Slice, ...]]:
    def prepare(volume: Volume) -> _Lists:
        return _Lists(
            name=_name(volume),
            volume=volume,
            site=years[volume.year].parcel(),
            quires=loaded_quires(bench.store, volume),
            parcel=ground.parcel,
        )

    step = Step(
        name="plan-lists",
        key=lambda volume: digest(years[volume.year].digest, volume.outside),
        pack=lambda volume: str(volume.year),
        prepare=prepare,
        compute=_plan_lists,
        label=lambda lists: lists.name,
        enough=ENOUGH_YEARS,
        type=Layout,
        parts=Layout.parts,
    )
    return begin_slices(step, {_name(volume): volume for volume in volumes}, bench)


def _name(volume: Volume) -> str:
    return f"lists-{volume.year}"


def _plan_lists(given: _Lists) -> Computed[Layout]:
    *_, words = opened(given.parcel)
    leaves = bound_quires(given.quires).outside
    views = year_views(opened(given.site), given.volume, leaves, words)
    return laid_out(plan(given.name, views, LIST_PRODUCERS))
