"""Quires: the bulletins of each month, as they are kept and as they are opened again.

In: a volume. Out: its quires as bytes, or what they hold.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

import msgspec
from msgspec import Raw, Struct

from generator.cache import Store
from generator.model import Bulletin, Leaves, Volume
from generator.producers.shelves import Open


def loaded_quires(store: Store, volume: Volume) -> tuple[bytes, ...]:
    """All quires of a volume, the first month's first."""
    parts = store.load(volume.quires.values())
    return tuple(parts[key] for key in volume.quires.values())


def opened_quire(quire: bytes) -> Leaves:
    """What one holds."""
    return msgspec.json.decode(quire, type=Leaves)


def bound_quires(quires: Iterable[bytes]) -> Leaves:
    """What all quires of a volume hold."""
    return Leaves.bound(map(opened_quire, quires))


class _Closed(Struct, frozen=True, array_like=True):
    """A quire whose bulletins are not yet read."""

    bulletins: dict[str, tuple[Raw, ...]]


def opener(store: Store) -> Open:
    """How this build opens volumes: each is loaded once, and a bulletin read once, if at all."""
    loaded: dict[int, Mapping[str, Sequence[Raw]]] = {}
    opened: dict[tuple[int, str], Callable[[int], Bulletin]] = {}

    def open_(volume: Volume, lang: str) -> Callable[[int], Bulletin]:
        if volume.year not in loaded:
            loaded[volume.year] = _closed(loaded_quires(store, volume))
        if (volume.year, lang) not in opened:
            opened[volume.year, lang] = _reading(loaded[volume.year][lang])
        return opened[volume.year, lang]

    return open_


def _closed(quires: Iterable[bytes]) -> dict[str, list[Raw]]:
    found: dict[str, list[Raw]] = {}
    for quire in quires:
        for lang, some in msgspec.json.decode(quire, type=_Closed).bulletins.items():
            found.setdefault(lang, []).extend(some)
    return found


def _reading(closed: Sequence[Raw]) -> Callable[[int], Bulletin]:
    return cache(lambda place: msgspec.json.decode(closed[place], type=Bulletin))
