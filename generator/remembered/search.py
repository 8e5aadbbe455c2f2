"""Search: the index of each year, of which only an edited month is made anew.

In: the volumes, and what is in no year. Out: slices with an index for each year and language, and
for each month the records that results show, each put together only where it is due. A file is
asked for with its version, so that a browser never takes an older one that it has kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Store, digest
from generator.encoding import decoded, encoded
from generator.memory import recall
from generator.model import Site, Volume
from generator.pages import Job, Slice
from generator.plan import slice_of
from generator.producers.search import KIND, LIST, bulletin_entries, choices, standing_entries
from generator.remembered.bench import Bench
from generator.remembered.layouts import loaded_part
from generator.remembered.quires import opened_quire
from generator.search import (
    FORM,
    Bound,
    Entry,
    Folding,
    Month,
    index_month,
    lines_of,
    record_of,
    simplified,
    year_file,
)
from generator.steps import Computed, Step, begin, remember
from generator.urls import made_address, output_path

_STANDING = 0
"""The year of what is in none."""


class _Sheaf(Struct, frozen=True, array_like=True):
    """The entries of one language's month, kept apart by their digest."""

    lang: str
    month: int
    count: int
    digest: str


class _Indexed(Struct, frozen=True, array_like=True):
    """A month's index and its records, kept apart by their digests."""

    month: str
    records: str

    def parts(self) -> tuple[str, ...]:
        """Both digests."""
        return (self.month, self.records)


def begin_search(
    bench: Bench, site: Site, volumes: Sequence[Volume]
) -> Callable[[], tuple[Slice, ...]]:
    """Begin to index what is new: the longest step of an edit, which nothing else waits for.

    Gives how to get a slice for each year, one for what is in none, and one with the lists of them
    all.
    """
    if "search" not in site.kinds:
        return lambda: ()
    pairs = _simplified(bench)
    standing = _standing(site)
    cut = _cut(bench, volumes) | {_STANDING: standing.value}
    indexed = _begin_index(bench, cut, standing.parts, pairs)
    return lambda: _slices(bench, site, cut, indexed(), pairs)


def _slices(
    bench: Bench,
    site: Site,
    cut: Mapping[int, tuple[_Sheaf, ...]],
    indexed: Mapping[str, _Indexed],
    pairs: str,
) -> tuple[Slice, ...]:
    years = {
        year: _Year(bench.store, year, sheaves, indexed) for year, sheaves in cut.items() if sheaves
    }
    homes = {edition.lang: site.base.address(edition.root) for edition in site.editions}
    front = made_address(homes[site.editions[0].lang], KIND)
    table = f"{front}simplified.txt"
    made = {output_path(table): pairs.encode()}
    for edition in site.editions:
        listed = [
            (year, *one.listed(edition.lang)) for year, one in sorted(years.items(), reverse=True)
        ]
        made[output_path(made_address(homes[edition.lang], KIND) + LIST)] = msgspec.json.encode(
            {
                "years": [one for one in listed if one[-1]],
                "simplified": f"{site.base.url(table)}?v={digest(pairs)[:10]}",
                **choices(site, edition),
            }
        )
    jobs = (Job(output=name, data=data, made_from=KIND) for name, data in made.items())
    return (*(one.slice(homes) for one in years.values()), slice_of(KIND, jobs))


def _simplified(bench: Bench) -> str:
    """OpenCC's table, which this version of the program has asked for once."""
    key = digest("simplified characters")
    return recall(bench.notebook, key, lambda: simplified().encode()).decode()


def _cut(bench: Bench, volumes: Sequence[Volume]) -> dict[int, tuple[_Sheaf, ...]]:
    """Each year's months, those of one language after those of another."""
    years = {quire: volume.year for volume in volumes for quire in volume.quires.values()}
    step: Step[str, bytes, tuple[_Sheaf, ...]] = Step(
        name="search-entries",
        key=lambda quire: digest(bench.program, quire),
        pack=lambda quire: str(years[quire]),
        prepare=partial(loaded_part, bench.store),
        compute=_sheaves_of,
        label=lambda _: "search",
        enough=50,
        type=tuple[_Sheaf, ...],
        parts=lambda sheaves: (sheaf.digest for sheaf in sheaves),
    )
    done = remember(step, years, bench.store, bench.workers)
    cut: dict[int, list[_Sheaf]] = {volume.year: [] for volume in volumes}
    for year, some in zip(years.values(), done.values, strict=True):
        cut[year] += some
    return {year: tuple(sorted(some, key=_order)) for year, some in cut.items()}


def _order(sheaf: _Sheaf) -> tuple[str, int]:
    return sheaf.lang, sheaf.month


def _sheaves_of(quire: bytes) -> Computed[tuple[_Sheaf, ...]]:
    return _sheaves(
        (lang, month, entries)
        for lang, bulletins in opened_quire(quire).bulletins.items()
        for month, entries in bulletin_entries(bulletins, lang).items()
    )


def _standing(site: Site) -> Computed[tuple[_Sheaf, ...]]:
    return _sheaves(
        (edition.lang, _STANDING, tuple(standing_entries(edition))) for edition in site.editions
    )


def _sheaves(cut: Iterable[tuple[str, int, tuple[Entry, ...]]]) -> Computed[tuple[_Sheaf, ...]]:
    """The entries of each language's months, where there are any."""
    sheaves: list[_Sheaf] = []
    parts: dict[str, bytes] = {}
    for lang, month, entries in cut:
        if entries:
            data = encoded((month, entries))
            sheaves.append(_Sheaf(lang, month, len(entries), digest(data)))
            parts[sheaves[-1].digest] = data
    return Computed(tuple(sheaves), parts)


class _Due(Struct, frozen=True, kw_only=True):
    """A month as it goes to a worker."""

    entries: bytes
    texts: dict[str, bytes]
    pairs: str


def _begin_index(
    bench: Bench,
    cut: Mapping[int, tuple[_Sheaf, ...]],
    standing: Mapping[str, bytes],
    pairs: str,
) -> Callable[[], dict[str, _Indexed]]:
    """Begin the index of each month; gives how to get them, by the digests of their entries."""
    years = {sheaf.digest: year for year, sheaves in cut.items() for sheaf in sheaves}

    def prepare(key: str) -> _Due:
        entries = standing[key] if key in standing else loaded_part(bench.store, key)
        _, known = decoded(entries, tuple[int, tuple[Entry, ...]])
        texts = bench.store.load({one.text for one in known if one.text})
        return _Due(entries=entries, texts=texts, pairs=pairs)

    step: Step[str, _Due, _Indexed] = Step(
        name="search-months",
        key=lambda key: digest(bench.program, key),
        pack=lambda key: str(years[key]),
        prepare=prepare,
        compute=_index,
        label=lambda _: "search",
        enough=4,
        type=_Indexed,
        parts=_Indexed.parts,
    )
    done = begin(step, years, bench.store, bench.workers)
    return lambda: dict(zip(years, done().values, strict=True))


@lru_cache(maxsize=1)
def _folding(pairs: str) -> Folding:
    return Folding(pairs)


def _index(due: _Due) -> Computed[_Indexed]:
    number, entries = decoded(due.entries, tuple[int, tuple[Entry, ...]])
    texts = [_words(one, due.texts) for one in entries]
    records = [record_of(one, text) for one, text in zip(entries, texts, strict=True)]
    month = encoded(index_month(number, entries, texts, records, _folding(due.pairs).fold))
    shown = b"".join(records)
    made = _Indexed(digest(month), digest(shown))
    return Computed(made, {made.month: month, made.records: shown})


def _words(entry: Entry, texts: Mapping[str, bytes]) -> str:
    text = lines_of(texts[entry.text].decode()) if entry.text else ""
    return "\n".join(filter(None, (entry.lead, text)))


class _Year:
    """A year's files: its index in each language, and the records of each month."""

    def __init__(
        self,
        store: Store,
        year: int,
        sheaves: Sequence[_Sheaf],
        indexed: Mapping[str, _Indexed],
    ) -> None:
        self._store, self._indexed = store, indexed
        self._name = f"{year}" if year else "pages"
        self._by_lang: dict[str, list[_Sheaf]] = {}
        for sheaf in sheaves:
            self._by_lang.setdefault(sheaf.lang, []).append(sheaf)

    def listed(self, lang: str) -> tuple[str, int]:
        """The name of a language's index, with its version, and how many pages it has."""
        count = sum(sheaf.count for sheaf in self._by_lang.get(lang, ()))
        return f"{self._name}.bin?v={self._digest(lang)[:10]}", count

    def slice(self, homes: Mapping[str, str]) -> Slice:
        """The slice, of which nothing is put together before it is asked for.

        Args:
            homes: The address of each language's home page.
        """
        makers: dict[str, Callable[[], bytes]] = {}
        jobs = []
        for lang, sheaves in self._by_lang.items():
            folder = made_address(homes[lang], KIND)
            output = output_path(f"{folder}{self._name}.bin")
            makers[output] = partial(self._index, lang)
            jobs.append(Job(output=output, digest=self._digest(lang), made_from=KIND))
            for sheaf in sheaves:
                output = output_path(folder + self._records(sheaf))
                key = self._indexed[sheaf.digest].records
                makers[output] = partial(loaded_part, self._store, key)
                jobs.append(Job(output=output, digest=key, made_from=KIND))
        planned = slice_of(f"{KIND}-{self._name}", jobs)
        return replace(planned, load=lambda: _Lazy(makers))

    def _digest(self, lang: str) -> str:
        parts = (self._indexed[sheaf.digest] for sheaf in self._by_lang.get(lang, ()))
        return digest(FORM, *(part for one in parts for part in one.parts()))

    def _records(self, sheaf: _Sheaf) -> str:
        """The name of the file with a month's records."""
        return f"{self._name}-{sheaf.month:02}.bin"

    def _index(self, lang: str) -> bytes:
        return year_file(self._bound(sheaf) for sheaf in self._by_lang[lang])

    def _bound(self, sheaf: _Sheaf) -> Bound:
        indexed = self._indexed[sheaf.digest]
        month = decoded(loaded_part(self._store, indexed.month), Month)
        return Bound(sheaf.month, f"{self._records(sheaf)}?v={indexed.records[:10]}", month)


class _Lazy(Mapping[str, bytes]):
    """Bytes by output path, each made when it is asked for."""

    def __init__(self, makers: Mapping[str, Callable[[], bytes]]) -> None:
        self._makers = makers

    def __getitem__(self, output: str) -> bytes:
        return self._makers[output]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)
