"""Months: the index of one month's pages, which is made anew where one of them has changed.

In: the pages of a month. Out: for each term the places at which it stands, in the form in which the
browser reads them; and what a result shows of each page.

All titles stand one after another, then all names, then all texts: so a term's places say of each
page whether it is in its title. Places are written as distances to the one before, as LEB128.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
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


class Month(Struct, frozen=True, array_like=True):
    """The index of a month."""

    pages: bytes
    """How many pages there are; how many places each one's title has, its names, and its text."""
    terms: dict[str, bytes]
    """Each term's places: the month, how many bytes, and the distances."""


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
    number: int, entries: Sequence[Entry], texts: Sequence[str], fold: Callable[[str], str]
) -> Month:
    """The index of some pages.

    Args:
        number: The month's; it says to which pages places belong where months are put together.
        entries: The pages.
        texts: The words of each.
        fold: How a text is folded.
    """
    zones = (
        [entry.title for entry in entries],
        ["\n".join(entry.names) for entry in entries],
        texts,
    )
    stream: list[str] = []
    sizes: list[list[int]] = []
    for zone in zones:
        sizes.append([])
        for text in zone:
            begin = len(stream)
            stream += stream_of(fold(text))
            stream.append(GAP)
            sizes[-1].append(len(stream) - begin)
    places = _places(stream)
    for page, entry in enumerate(entries):
        for facet in entry.facets:
            places.setdefault(FACET + facet, []).append(page)
    month = CODES[number]
    written = {term: month + _framed(some) for term, some in sorted(places.items())}
    pages = CODES[len(entries)] + b"".join(map(CODES.__getitem__, chain(*sizes)))
    return Month(pages, written)


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


def _framed(places: list[int]) -> bytes:
    if len(places) == 1:  # as most terms have
        written = CODES[places[0]]
        return CODES[len(written)] + written
    distances = map(sub, places, chain((0,), places))
    written = b"".join(map(CODES.__getitem__, distances))
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


def recorded(records: Sequence[bytes]) -> bytes:
    """A month's records: where each one ends, in four bytes each, then all of them."""
    ends, end = bytearray(), 4 * len(records)
    for record in records:
        end += len(record)
        ends += end.to_bytes(4, "little")
    return bytes(ends) + b"".join(records)
