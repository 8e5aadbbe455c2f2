"""Months: the index of one month's pages, which is made anew where one of them has changed.

In: the pages of a month. Out: for each term the places at which it stands, in the form in which the
browser reads them; and what a result shows of each page.

All titles stand one after another, then all names, then all texts, each a zone: so a term's places
say of each page whether it is in its title. Of a term that stands very often, many times in each of
its zones, these are said first, since that is enough for a reader who asks for it alone; the places
themselves are kept apart. The commonest English words are terms of their own together with the word
behind them too, by which a phrase is found in which they stand.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

import msgspec
from msgspec import Struct

from generator.search.entries import Entry
from generator.search.folding import has_han
from generator.search.numbers import CODES, few, framed, many
from generator.search.stems import stem
from generator.search.streams import GAP, stream_of

STEM = "~"
"""What the term of a stem ends with, by which it stands near the words that have it: where another
word has that stem than the stem itself."""
FACET = "="
"""What the term of a filter begins with; its places are the pages themselves."""
PAIR = "+"
"""What the term of two words begins with, of which the first is one of the commonest."""
_COMMON = "a an and are as at be by for from in is it of on or that the to was were with"
"""The commonest English words."""
_FEW, _MANY = 12, 512
"""Up to how many places a term has them as they are; and up to how many bytes of them beside it."""
_OFTEN = 3
"""How many places in each of its zones are many, so that a term's zones are given."""
_FEW_PLACES, _MANY_PLACES, _ZONES = range(3)
"""What a month says of a term: its places, if they are few; its places, if they are many; its
zones, and how many bytes its places have elsewhere."""
_FORMS = 3


class Month(Struct, frozen=True, array_like=True):
    """The index of a month."""

    pages: bytes
    """How many pages there are; how many places each one's title has, its names, and its text; and
    how many bytes its record."""
    terms: dict[str, bytes]
    """What is said of each term: three times the month's number, and which of the three forms it
    has; how many bytes; the bytes."""
    apart: dict[str, bytes]
    """The places of the terms of which only zones are said."""


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
    terms, apart = _written(number, _places(stream), sizes)
    for facet, found in _facets(entries).items():
        terms[FACET + facet] = _said(number, *_form(found))
    return Month(pages, terms, apart)


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
    terms: dict[str, bytes] = {}
    apart: dict[str, bytes] = {}
    zone_of = [zone for zone, size in enumerate(sizes) for _ in range(size)]
    for term, found in places.items():
        form, written = _form(found)
        if len(written) > _MANY:
            zones = set(map(zone_of.__getitem__, found))
            if len(zones) * _OFTEN <= len(found):
                apart[term] = written
                form, written = _ZONES, CODES[len(written)] + many(sorted(zones))
        terms[term] = _said(number, form, written)
    return terms, apart


def _form(places: Sequence[int]) -> tuple[int, bytes]:
    return (_FEW_PLACES, few(places)) if len(places) <= _FEW else (_MANY_PLACES, many(places))


def _said(number: int, form: int, written: bytes) -> bytes:
    return CODES[_FORMS * number + form] + framed(written)


def _facets(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """Which pages each filter lets through."""
    pages: dict[str, list[int]] = defaultdict(list)
    for page, entry in enumerate(entries):
        for facet in entry.facets:
            pages[facet].append(page)
    return pages


def _places(stream: Sequence[str]) -> dict[str, list[int]]:
    """Where each term stands, and where each stem stands in another form."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, term in enumerate(stream):
        places[term].append(place)
    places.pop(GAP, None)
    inflected: dict[str, list[int]] = {}
    for word, found in places.items():
        if word.isascii() and (root := stem(word)) != word:
            inflected.setdefault(root + STEM, []).extend(found)
    stems = {root: sorted(found) for root, found in inflected.items()}
    return {**places, **stems, **dict(_pairs(stream, places))}


def _pairs(
    stream: Sequence[str], places: Mapping[str, list[int]]
) -> Iterator[tuple[str, list[int]]]:
    """Where each of the commonest words stands together with the word behind it."""
    for word in filter(places.__contains__, _COMMON.split()):
        pairs: dict[str, list[int]] = defaultdict(list)
        for place in places[word]:
            pairs[stream[place + 1]].append(place)  # behind each text is a gap
        for behind, found in pairs.items():
            if behind != GAP and not has_han(behind[0]):
                yield f"{PAIR}{word} {behind}", found


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
