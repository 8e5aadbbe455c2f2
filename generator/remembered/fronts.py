"""Fronts: what stands in front of the years: the home page, every list's front, indexes, feeds.

In: the site and its volumes. Out: a slice of what shows no text of a bulletin, planned anew only
where something changed that lists may see, and one of the feeds, which hold whole texts.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from generator.cache import Store, digest, encoded
from generator.model import Bulletin, Site, Volume
from generator.pages import Slice
from generator.plan import plan
from generator.producers import FEED_PRODUCERS, FRONT_PRODUCERS, View
from generator.producers.shelves import Open, stock
from generator.remembered.bench import Bench
from generator.remembered.layouts import Layout, laid_out, loaded_part
from generator.remembered.volumes import Ground
from generator.steps import Step, remember

_FRONTS, _FEEDS = "site", "feeds"
"""The names of the slices."""


def plan_fronts(
    bench: Bench, ground: Ground, views: Sequence[View], volumes: Sequence[Volume]
) -> tuple[Slice, Slice]:
    """Both slices."""

    def key(site: Site) -> str:
        seen = (f"{volume.year} {volume.outside}" for volume in volumes)
        unordered = sorted(site.kinds)
        rest = encoded(replace(site, kinds=frozenset()))
        return digest(ground.digest, "\n".join(unordered), rest, *seen)

    step: Step[Site, Sequence[View], Layout] = Step(
        name="fronts",
        key=key,
        pack=lambda _: _FRONTS,
        prepare=lambda _: _from_outside(bench.store, views, volumes),
        compute=lambda seen: laid_out(plan(_FRONTS, seen, FRONT_PRODUCERS)),
        label=lambda _: _FRONTS,
        type=Layout,
        parts=Layout.parts,
    )
    (layout,) = remember(step, [views[0].site], bench.store, bench.workers).values
    return layout.slice(_FRONTS, bench.store), plan(_FEEDS, views, FEED_PRODUCERS)


def _from_outside(
    store: Store, views: Sequence[View], volumes: Sequence[Volume]
) -> tuple[View, ...]:
    """The same views, in which bulletins have nothing that isn't part of the key."""
    open_ = opener(store)

    @cache
    def outside(year: int, lang: str) -> Callable[[int], Bulletin]:
        bulletin = open_(by_year[year], lang)
        return cache(lambda place: bulletin(place).outside)

    by_year = {volume.year: volume for volume in volumes}
    shelves = {
        view.lang: stock(volumes, view.lang, lambda volume, lang: outside(volume.year, lang))
        for view in views
    }
    return tuple(replace(view, shelves=shelves) for view in views)


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
