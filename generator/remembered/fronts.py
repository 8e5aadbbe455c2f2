"""Fronts: what stands in front of the years: the home page, every list's front, indexes, feeds.

In: the site and its volumes. Out: a slice of what shows no text of a bulletin, and one of the
feeds, which hold whole texts. Of both, each front is planned anew only where something changed that
its own lists may see.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Store, digest
from generator.encoding import encoded
from generator.model import Bulletin, Site, Volume
from generator.pages import Outline, Sheet, Slice
from generator.plan import outline, places_of, slice_of
from generator.producers import Front, View, feeds_of, fronts_of, unmoved
from generator.remembered.bench import Bench
from generator.remembered.layouts import Layout, Loose, sheets_as_kept
from generator.remembered.quires import opener
from generator.remembered.volumes import Ground
from generator.steps import Computed, Step, remember
from generator.workers import ALONE

_FRONTS, _FEEDS = "site", "feeds"
"""The names of the slices."""


def plan_fronts(
    bench: Bench, ground: Ground, views: Sequence[View], volumes: Sequence[Volume]
) -> tuple[Slice, Slice]:
    """Both slices."""
    standing, moved = _standing(ground, views[0].site), tuple(views[0].marks((), moved=True))

    def gathered(_: str) -> tuple[Sheet, ...]:
        seen = _from_outside(bench.store, views)
        return tuple(_sheets(bench.store, standing, _FRONTS, seen))

    step: Step[str, tuple[Sheet, ...], Layout] = Step(
        name="fronts",
        key=lambda _: digest(standing, *moved, *(f"{one.year} {one.outside}" for one in volumes)),
        pack=str,
        prepare=gathered,
        compute=_laid_out,
        label=lambda _: _FRONTS,
        type=Layout,
        parts=Layout.parts,
    )
    (layout,) = remember(step, [_FRONTS], bench.store, bench.workers).values
    feeds = tuple(_sheets(bench.store, standing, _FEEDS, views))
    return layout.slice(_FRONTS, bench.store), _slice(_FEEDS, feeds, bench.store)


def _standing(ground: Ground, site: Site) -> str:
    """The digest of all that every front depends on."""
    seen = replace(unmoved(site), kinds=frozenset())
    return digest(ground.digest, "\n".join(sorted(site.kinds)), encoded(seen))


class _Due(Struct, frozen=True):
    """A front, and the view in which it stands."""

    front: Front
    view: View


def _sheets(store: Store, standing: str, name: str, views: Sequence[View]) -> Iterator[Sheet]:
    """The sheets of all fronts of a slice; their pages are kept one by one."""

    def key(due: _Due) -> str:
        front, view = due.front, due.view
        return digest(standing, view.lang, front.name, *front.marks(view))

    step: Step[_Due, _Due, tuple[Sheet, ...]] = Step(
        name=f"front-{name}",
        key=key,
        pack=lambda _: "all",
        prepare=lambda due: due,
        compute=_planned,
        label=lambda due: due.front.name,
        type=tuple[Sheet, ...],
        parts=lambda sheets: (sheet.digest for sheet in sheets),
    )
    all_of = {_FRONTS: fronts_of, _FEEDS: feeds_of}[name]
    fronts = [_Due(front, view) for view in views for front in all_of(view)]
    # In this process, since most of what a front shows is shared with others.
    for sheets in remember(step, fronts, store, ALONE).values:
        yield from sheets


def _planned(due: _Due) -> Computed[tuple[Sheet, ...]]:
    front, view = due.front, due.view
    planned = slice_of(front.name, front.planned(view))
    pages = planned.load()
    return Computed(planned.sheets, {one.digest: pages[one.output] for one in planned.sheets})


def _laid_out(sheets: tuple[Sheet, ...]) -> Computed[Layout]:
    made, ordered = _outlined(_FRONTS, sheets)
    return Computed(Layout(outline=made, pages=""), sheets_as_kept(made, ordered))


def _slice(name: str, sheets: tuple[Sheet, ...], store: Store) -> Slice:
    """A slice of sheets whose pages are kept one by one."""
    made, ordered = _outlined(name, sheets)
    return Slice(
        name=name,
        outline=made,
        places=lambda: places_of(ordered),
        open=lambda: ordered,
        load=lambda: Loose(ordered, store),
    )


def _outlined(name: str, sheets: Iterable[Sheet]) -> tuple[Outline, tuple[Sheet, ...]]:
    """What can be told of a slice, and its sheets in order."""
    ordered = tuple(sorted(sheets, key=lambda sheet: (sheet.output, sheet.made_from)))
    return outline(name, ordered), ordered


def _from_outside(store: Store, views: Sequence[View]) -> tuple[View, ...]:
    """The same views, in which bulletins have nothing that isn't part of the key."""
    open_ = opener(store)
    opened: dict[tuple[int, str], Callable[[int], Bulletin]] = {}

    def outside(volume: Volume, lang: str) -> Callable[[int], Bulletin]:
        key = (volume.year, lang)
        if key not in opened:
            bulletin = open_(volume, lang)
            opened[key] = cache(lambda place: bulletin(place).outside)
        return opened[key]

    shelves = {lang: one.opened_by(outside) for lang, one in views[0].shelves.items()}
    return tuple(replace(view, shelves=shelves) for view in views)
