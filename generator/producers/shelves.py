"""Shelves: the bulletins of each column, office, department, person, tag and series, by year.

In: volumes, and how one is opened. Out: for each list its Shelf. A volume is opened only when a
page needs a bulletin from it, so that a page's cost does not grow with the archive.
"""

from collections.abc import Callable, Iterable
from itertools import chain

from msgspec import Struct, field

from generator.model import Bulletin, Volume

Open = Callable[[Volume, str], Callable[[int], Bulletin]]
"""Opens a volume in one language: gives each of its bulletins by its place, oldest first."""


class Slot(Struct, frozen=True):
    """The bulletins of one list in one year."""

    year: int
    open: Callable[[], Callable[[int], Bulletin]]
    positions: tuple[int, ...]
    """Which of the volume's bulletins, oldest first."""

    def bulletins(self, number: int | None = None) -> tuple[Bulletin, ...]:
        """The newest `number` of them, or all; oldest first."""
        some = self.positions if number is None else self.positions[-number:]
        return tuple(map(self.open(), some))

    def first(self, number: int) -> tuple[Bulletin, ...]:
        """The oldest `number` of them, oldest first."""
        return tuple(map(self.open(), self.positions[:number]))


class Shelf(Struct, frozen=True):
    """One list."""

    slots: tuple[Slot, ...] = ()
    """Oldest year first."""
    taken: dict[int, tuple[Bulletin, ...]] = field(default_factory=dict)
    """What was asked for before, since several pages show the same of a list."""

    def __bool__(self) -> bool:
        """Whether anything stands in the list: the condition on which most pages exist."""
        return bool(self.slots)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have anything, oldest first."""
        return tuple(slot.year for slot in self.slots)

    def newest(self, number: int) -> tuple[Bulletin, ...]:
        """The newest bulletins, oldest first."""
        if number not in self.taken:
            found: list[tuple[Bulletin, ...]] = []
            left = number
            for slot in reversed(self.slots):
                if left <= 0:
                    break
                found.append(slot.bulletins(left))
                left -= len(found[-1])
            self.taken[number] = tuple(chain.from_iterable(reversed(found)))
        return self.taken[number]

    def oldest(self, number: int) -> tuple[Bulletin, ...]:
        """The oldest bulletins, oldest first."""
        found: list[Bulletin] = []
        for slot in self.slots:
            if len(found) >= number:
                break
            found += slot.first(number - len(found))
        return tuple(found)

    def all(self) -> tuple[Bulletin, ...]:
        """Every bulletin, oldest first: for short lists only."""
        return tuple(bulletin for slot in self.slots for bulletin in slot.bulletins())


Shelves = dict[str, Shelf]
"""By what a list is of: `column news`, `tag x`, `month 5`, `all`."""

EMPTY = Shelf()


def stock(volumes: Iterable[Volume], lang: str, open_: Open) -> Shelves:
    """Every list of one language."""
    lists: dict[str, list[Slot]] = {}
    for volume in volumes:
        if lang not in volume.spines:
            continue

        def opened(volume: Volume = volume) -> Callable[[int], Bulletin]:
            return open_(volume, lang)

        for place, positions in volume.spines[lang].places.items():
            lists.setdefault(place, []).append(Slot(volume.year, opened, positions))
    return {place: Shelf(tuple(slots)) for place, slots in lists.items()}
