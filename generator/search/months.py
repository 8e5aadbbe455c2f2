"""Months: the index of one month's pages, which is made anew where one of them has changed.

In: the pages of a month. Out: for each term the places at which it stands, in the form in which the
browser reads them; and what a result shows of each page.

All titles stand one after another, then all names, then all texts, each a zone: so a term's places
say of each page whether it is in its title. Places are written as distances to the one before, as
LEB128. Of a term that stands many times in each of its zones, these are said first, since that
is enough for a reader who asks for it alone; the places themselves are kept apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import sub

import msgspec
from msgspec import Struct

from generator.search.entries import Entry
from generator.search.stems import stem
from generator.search.streams import GAP, stream_of

STEM = "~"
"""What the term of a stem begins with: where another word has that stem than the stem itself."""
FACET = "="
"""What the term of a filter begins with; its places are the pages themselves."""
_MANY = 3
"""How many places in each of its zones are many, so that a term's zones are given."""
_FEW = 48
"""Up to how many places a term has them beside it in any case."""


class Month(Struct, frozen=True, array_like=True):
    """The index of a month."""

    pages: bytes
    """How many pages there are; how many places each one's title has, its names, and its text; and
    how many bytes its record."""
    terms: dict[str, bytes]
    """Each term's places: twice the month's number, how many bytes, the distances. Where they are
    many: twice the number and one, how many bytes, how many its places have, its zones."""
    many: dict[str, bytes]
    """The distances of the terms that have many places."""


class _Codes(dict[int, bytes]):
    """Numbers as LEB128."""

    def __missing__(self, number: int) -> bytes:
        left, out = number, bytearray()
        while left > 127:
            out.append(left & 127 | 128)
            left >>= 7
        out.append(left)
        self[number] = code = bytes(out)
        return code


CODES = _Codes()


def index_month(
    number: int,
    entries: Sequence[Entry],
    texts: Sequence[str],
    records: Sequence[bytes],
    fold: Callable[[str], str],
) -> Month:
    """The index of some pages.

    Args:
        number: The month's; it says to which pages places belong where months are put together.
        entries: The pages.
        texts: The words of each.
        records: What a result shows of each.
        fold: How a text is folded.
    """
    zones = (
        [entry.title for entry in entries],
        ["\n".join(entry.names) for entry in entries],
        texts,
    )
    stream, sizes = _joined(zones, fold)
    numbers = chain(sizes, map(len, records))
    pages = CODES[len(entries)] + b"".join(map(CODES.__getitem__, numbers))
    terms, many = _written(number, _places(stream), sizes)
    for facet, found in _facets(entries).items():
        terms[FACET + facet] = CODES[2 * number] + _framed(_distances(found))
    return Month(pages, terms, many)


def _joined(
    zones: Iterable[Sequence[str]], fold: Callable[[str], str]
) -> tuple[list[str], list[int]]:
    """All terms one after another, and how many places each text takes."""
    stream: list[str] = []
    sizes: list[int] = []
    for text in chain(*zones):
        begin = len(stream)
        stream += stream_of(fold(text))
        stream.append(GAP)
        sizes.append(len(stream) - begin)
    return stream, sizes


def _written(
    number: int, places: Mapping[str, list[int]], sizes: Sequence[int]
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What a month says of each term, and what is kept apart of those with many places."""
    few, many = CODES[2 * number], CODES[2 * number + 1]
    terms: dict[str, bytes] = {}
    apart: dict[str, bytes] = {}
    zone_of = [zone for zone, size in enumerate(sizes) for _ in range(size)]
    for term, found in places.items():
        written = _distances(found)
        zones = set(map(zone_of.__getitem__, found)) if len(found) > _FEW else found
        if len(zones) * _MANY > len(found):
            terms[term] = few + _framed(written)
        else:
            apart[term] = written
            terms[term] = many + _framed(CODES[len(written)] + _distances(sorted(zones)))
    return terms, apart


def _facets(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """Which pages each filter lets through."""
    pages: dict[str, list[int]] = defaultdict(list)
    for page, entry in enumerate(entries):
        for facet in entry.facets:
            pages[facet].append(page)
    return pages


def _places(stream: Iterable[str]) -> dict[str, list[int]]:
    """Where each term stands, and where each stem stands in another form."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, term in enumerate(stream):
        places[term].append(place)
    places.pop(GAP, None)
    inflected: dict[str, list[int]] = {}
    for word, found in places.items():
        if word.isascii() and (root := stem(word)) != word:
            inflected.setdefault(STEM + root, []).extend(found)
    return {**places, **{root: sorted(found) for root, found in inflected.items()}}


def _distances(places: list[int]) -> bytes:
    if len(places) == 1:  # as most terms have
        return CODES[places[0]]
    return b"".join(map(CODES.__getitem__, map(sub, places, chain((0,), places))))


def _framed(written: bytes) -> bytes:
    return CODES[len(written)] + written


def record_of(entry: Entry, text: str) -> bytes:
    """What a result shows of a page, as JSON."""
    shown = {
        "url": entry.url,
        "title": entry.title,
        "day": entry.day,
        "date": entry.date,
        "column": entry.column,
        "office": entry.office,
        "text": text,
    }
    return msgspec.json.encode({key: value for key, value in shown.items() if value})
