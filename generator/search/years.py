"""Years: the months of a year as one file, of which a browser reads only the blocks that it needs.

In: months. Out: the file's bytes. At its beginning it says where each shelf begins, and a shelf
where each of its blocks does: so a search reads some thousand bytes of each year, not the year.

    file   = u32 size of the head, head, shelf …
    head   = number of months, (month, length of its records' name, name, pages …) …,
             number of shelves, (length of its first term, first term, size of its label, of all) …
    shelf  = label, block …
    label  = (length of a block's first term, first term, size of the block) …
    block  = (length of the term, term, length of its places, places) …

Terms are UTF-8, in the order of its bytes; numbers are LEB128.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.search.months import CODES, Month

FORM = "1"
"""Goes into the names of the files, which browsers keep: another one with each change of the form,
and of the script that reads it."""
_BLOCK = 1_500
"""Bytes from which on a block is full."""
_SHELF = 32
"""How many blocks stand on a shelf."""


class Bound(Struct, frozen=True):
    """A month as it goes into its year."""

    number: int
    records: str
    """The name of the file with its records."""
    month: Month


def year_file(months: Iterable[Bound]) -> bytes:
    """The index of a year."""
    months = tuple(months)
    shelves = list(_shelves(_merged(bound.month for bound in months)))
    head = bytearray(CODES[len(months)])
    for bound in months:
        name = bound.records.encode()
        head += CODES[bound.number] + CODES[len(name)] + name + bound.month.pages
    head += CODES[len(shelves)]
    for first, label, data in shelves:
        head += _entry(first, len(label)) + CODES[len(label) + len(data)]
    body = b"".join(part for _, label, data in shelves for part in (label, data))
    return len(head).to_bytes(4, "little") + bytes(head) + body


def _shelves(terms: dict[str, bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Each shelf's first term, its label, and its blocks."""
    blocks = list(_blocks(terms))
    for begin in range(0, len(blocks), _SHELF):
        some = blocks[begin : begin + _SHELF]
        label = b"".join(_entry(first, len(data)) for first, data in some)
        yield some[0][0], label, b"".join(data for _, data in some)


def _entry(first: bytes, size: int) -> bytes:
    return CODES[len(first)] + first + CODES[size]


def _merged(months: Iterable[Month]) -> dict[str, bytes]:
    merged: dict[str, bytes] = {}
    for month in months:
        if not merged:
            merged = dict(month.terms)
            continue
        known = merged.get
        for term, places in month.terms.items():
            merged[term] = known(term, b"") + places
    return merged


def _blocks(terms: dict[str, bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each block's first term, and the block."""
    first, block = b"", bytearray()
    for term in sorted(terms):
        places, name = terms[term], term.encode()
        if not block:
            first = name
        block += CODES[len(name)] + name + CODES[len(places)] + places
        if len(block) >= _BLOCK:
            yield first, bytes(block)
            block = bytearray()
    if block:
        yield first, bytes(block)
