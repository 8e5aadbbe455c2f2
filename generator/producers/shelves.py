"""Shelves: the bulletins of each column, office, department, person, tag and series, by year.

In: volumes, and how one is opened. Out: for each list its Shelf. A volume is opened only when a
page needs a bulletin from it, so that a page's cost does not grow with the archive.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain, islice

from msgspec import Struct, field
from msgspec.structs import replace

from generator.model import Bulletin, Row, Volume

Open = Callable[[Volume, str], Callable[[int], Bulletin]]
"""Opens a volume in one language: gives each of its bulletins by its place, oldest first."""


class Slot(Struct, frozen=True):
    """The bulletins of one list in one year."""

    year: int
    open: Callable[[], Callable[[int], Bulletin]]
    row: Row
    texts: tuple[str, ...] = ()
    """For each of the volume's bulletins what changes with its text."""

    @property
    def positions(self) -> tuple[int, ...]:
        """Which of the volume's bulletins, oldest first."""
        return self.row.positions

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
    numbers: Mapping[int, tuple[int, ...]] = {}
    """Of a meeting series the numbers of its sessions, by the year in which they were held."""
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

    def newest_texts(self, number: int) -> tuple[str, ...]:
        """What changes where the text of one of the newest bulletins does; none is opened."""
        every = ((slot, place) for slot in reversed(self.slots) for place in slot.positions[::-1])
        return tuple(slot.texts[place] for slot, place in islice(every, number))

    def all(self) -> tuple[Bulletin, ...]:
        """Every bulletin, oldest first: for short lists only."""
        return tuple(bulletin for slot in self.slots for bulletin in slot.bulletins())


EMPTY = Shelf()


class Shelves(Struct, frozen=True, kw_only=True):
    """All lists of one language, or some of them."""

    lang: str
    open: Open
    lists: dict[str, tuple[Volume, ...]]
    """By what a list is of (`column news`, `tag x`, `month 5`, `all`): the volumes that have
    anything of it, oldest first."""
    shown: frozenset[str] | None = None
    """The lists that may be asked for; None for all."""
    made: dict[str, Shelf] = field(default_factory=dict)
    """What was asked for before."""

    def __getitem__(self, place: str) -> Shelf:
        """One list. Raises KeyError for one that may not be asked for."""
        if self.shown is not None and place not in self.shown:
            raise KeyError(place)
        if place not in self.lists:
            return EMPTY
        if place not in self.made:
            self.made[place] = self._shelf(place)
        return self.made[place]

    def _shelf(self, place: str) -> Shelf:
        slots: list[Slot] = []
        numbers: dict[int, tuple[int, ...]] = {}
        for volume in self.lists[place]:
            spine = volume.spines[self.lang]
            opened = partial(self.open, volume, self.lang)
            texts = volume.texts.get(self.lang, ())
            slots.append(Slot(volume.year, opened, spine.places[place], texts))
            for year, some in spine.numbers.get(place, {}).items():
                numbers[year] = (*numbers.get(year, ()), *some)
        return Shelf(tuple(slots), numbers)

    def only(self, places: Iterable[str]) -> "Shelves":
        """The same, of which only some lists may be asked for."""
        return replace(self, shown=frozenset(places))

    def opened_by(self, open_: Open) -> "Shelves":
        """The same lists of volumes that are opened otherwise."""
        return replace(self, open=open_, made={})

    def mark(self, place: str, texts: int = 0) -> str:
        """What changes where anything does that a list may see of its bulletins.

        Args:
            place: The list.
            texts: Of how many of its newest bulletins it may see the texts too.
        """
        shelf = self[place]
        seen = (f"{slot.year} {slot.row.mark}" for slot in shelf.slots)
        return " ".join((*seen, *shelf.newest_texts(texts)))


def stock(volumes: Iterable[Volume], lang: str, open_: Open) -> Shelves:
    """Every list of one language."""
    lists: dict[str, list[Volume]] = {}
    for volume in volumes:
        if lang in volume.spines:
            for place in volume.spines[lang].places:
                lists.setdefault(place, []).append(volume)
    return Shelves(
        lang=lang, open=open_, lists={place: tuple(some) for place, some in lists.items()}
    )
