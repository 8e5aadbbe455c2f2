"""Years: the months of a year as one file, of which a browser reads only the blocks that it needs.

In: months. Out: the file's bytes. Its head says where each block begins: so a search reads some
thousand bytes of each year, not the year.

    file   = u32 size of the head, head, block …, the places that are kept apart
    head   = number of months, (month, length of its records' name, name, pages …) …,
             number of blocks, (bytes that its first term shares with the one of the block before,
             length of the rest, the rest, size of the block) …
    block  = (bytes shared with the term before, length of the rest, the rest,
              twice the length of what is said, what is said) …
    said   = (what each month says of it) …; where the length is twice and one, before it where
             its places begin, counted from the end of the last block

Terms are UTF-8, in the order of its bytes; of a first term no more is said than sets it apart from
the one before. Numbers are as `numbers` writes them.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from msgspec import Struct

from generator.search.months import Month
from generator.search.numbers import CODES

FORM = "3"
"""Goes into the names of the files, which browsers keep: another one with each change of the form,
and of the script that reads it."""
_BLOCK = 1_000
"""Bytes from which on a block is full."""


class Bound(Struct, frozen=True):
    """A month as it goes into its year."""

    number: int
    records: str
    """The name of the file with its records."""
    month: Month


def year_file(months: Iterable[Bound]) -> bytes:
    """The index of a year."""
    months = tuple(months)
    apart = _merged(bound.month.apart for bound in months)
    blocks = list(_blocks(_merged(bound.month.terms for bound in months), apart))
    head = bytearray(CODES[len(months)])
    for bound in months:
        name = bound.records.encode()
        head += CODES[bound.number] + CODES[len(name)] + name + bound.month.pages
    head += CODES[len(blocks)]
    last = b""
    for first, data in blocks:
        head += _behind(last, first) + CODES[len(data)]
        last = first
    size = len(head).to_bytes(4, "little")
    return b"".join((size, head, *(data for _, data in blocks), *apart.values()))


def _behind(last: bytes, name: bytes) -> bytes:
    """A term behind another one."""
    shared = _shared(last, name)
    return CODES[shared] + CODES[len(name) - shared] + name[shared:]


def _merged(months: Iterable[Mapping[str, bytes]]) -> dict[str, bytes]:
    """What all months say of each term."""
    merged: dict[str, bytes] = {}
    known = merged.get
    for terms in months:
        for term, places in terms.items():
            merged[term] = known(term, b"") + places
    return merged


def _blocks(
    terms: Mapping[str, bytes], apart: Mapping[str, bytes]
) -> Iterator[tuple[bytes, bytes]]:
    """What each block's first term begins with, and the block."""
    begins = dict(zip(apart, accumulate(map(len, apart.values()), initial=0), strict=False))
    first, last, block = b"", b"", bytearray()
    for term in sorted(terms):
        name, said = term.encode(), terms[term]
        if not block:
            first, last = name[: _shared(last, name) + 1], b""
        if term in begins:
            said = CODES[begins[term]] + said
        block += _behind(last, name) + CODES[2 * len(said) + (term in begins)] + said
        last = name
        if len(block) >= _BLOCK:
            yield first, bytes(block)
            block = bytearray()
    if block:
        yield first, bytes(block)


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes two terms have in common at their beginnings."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared
