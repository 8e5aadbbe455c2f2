"""Layouts: slices as they are remembered: their outline, with what they hold kept apart.

In: a slice that was planned. Out: its Layout, and the slice again, of which nothing is read before
somebody opens it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct

from generator.cache import Store, digest
from generator.encoding import decoded, encoded
from generator.pages import Outline, Sheet, Slice
from generator.plan import places_of
from generator.remembered.bench import Bench
from generator.steps import Computed, Remembered, Step, begin, remember

I = TypeVar("I")  # noqa: E741
P = TypeVar("P")


class Layout(Struct, frozen=True, kw_only=True, array_like=True):
    """A slice as it is remembered."""

    outline: Outline
    """By its digests the sheets, and their files' paths, are loaded."""
    pages: str
    """The digest by which the pages are loaded; "" where each is by its own, if it has one."""

    def parts(self) -> tuple[str, ...]:
        """The digests of what is kept apart."""
        parts = (self.outline.digest, self.outline.places)
        return (*parts, self.pages) if self.pages else parts

    def slice(self, name: str, store: Store) -> Slice:
        """The slice, under its name."""

        @cache
        def sheets() -> tuple[Sheet, ...]:
            return decoded(loaded_part(store, self.outline.digest), tuple[Sheet, ...])

        def pages() -> Mapping[str, bytes]:
            return _bound(store, self.pages) if self.pages else Loose(sheets(), store)

        return Slice(
            name=name,
            outline=self.outline,
            places=lambda: loaded_part(store, self.outline.places).decode(),
            open=sheets,
            load=pages,
        )


class Loose(Mapping[str, bytes]):
    """Pages that are kept one by one, each loaded when it is asked for."""

    def __init__(self, sheets: Iterable[Sheet], store: Store) -> None:
        self._digests = {sheet.output: sheet.digest for sheet in sheets}
        self._store = store

    def __getitem__(self, output: str) -> bytes:
        return loaded_part(self._store, self._digests[output])

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


def slices_of(step: Step[I, P, Layout], inputs: Mapping[str, I], bench: Bench) -> tuple[Slice, ...]:
    """A slice for each input, under its name: planned where that is due, else remembered."""
    return _named(inputs, remember(step, inputs.values(), bench.store, bench.workers), bench)


def begin_slices(
    step: Step[I, P, Layout], inputs: Mapping[str, I], bench: Bench
) -> Callable[[], tuple[Slice, ...]]:
    """Begin what `slices_of` does; gives how to get what that gives, for once."""
    done = begin(step, inputs.values(), bench.store, bench.workers)
    return lambda: _named(inputs, done(), bench)


def _named(names: Iterable[str], done: Remembered[Layout], bench: Bench) -> tuple[Slice, ...]:
    return tuple(
        layout.slice(name, bench.store) for name, layout in zip(names, done.values, strict=True)
    )


def laid_out(planned: Slice) -> Computed[Layout]:
    """A slice's Layout; its sheets, and its pages if it has any, are kept apart."""
    parts, held = sheets_as_kept(planned.outline, planned.sheets), planned.load()
    if not any(held.values()):
        return Computed(Layout(outline=planned.outline, pages=""), parts)
    pages = msgspec.json.encode({name: Raw(page) for name, page in held.items()})
    layout = Layout(outline=planned.outline, pages=digest(pages))
    return Computed(layout, {**parts, layout.pages: pages})


def sheets_as_kept(outline: Outline, sheets: tuple[Sheet, ...]) -> dict[str, bytes]:
    """What a slice consists of, and the paths of its files, by their digests."""
    return {outline.digest: encoded(sheets), outline.places: places_of(sheets).encode()}


def loaded_part(store: Store, key: str) -> bytes:
    """A large part by its digest."""
    return store.load([key])[key]


def _bound(store: Store, key: str) -> Mapping[str, bytes]:
    pages = msgspec.json.decode(loaded_part(store, key), type=dict[str, Raw])
    return {output: bytes(page) for output, page in pages.items()}
