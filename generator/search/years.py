"""Years: the months of a year as one file, of which a browser reads only the blocks that it needs.

In: months. Out: the file's bytes. Its head says where each block begins, or, where they are many,
where each shelf does, and a shelf where each of its blocks does: so a search reads some thousand
bytes of each year, not the year.

    file   = u32 size of the head, head, shelf …, the distances of terms with many places
    head   = number of months, (month, length of its records' name, name, pages …) …,
             number of shelves, (length of its first term, first term, size of its label, of all) …
    shelf  = label, block …; or one block, where the label's size is 0
    label  = (length of a block's first term, first term, size of the block) …
    block  = (bytes shared with the term before, length of the rest, the rest,
              twice the length of its places, places) …
    places = (what each month says of it) …; where the length is twice and one, before them where
             its distances begin, counted from the end of the last shelf

Terms are UTF-8, in the order of its bytes; of a first term no more is said than sets it apart from
the one before. Numbers are LEB128.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from generator.search.months import CODES, Month

FORM = "2"
"""Goes into the names of the files, which browsers keep: another one with each change of the form,
and of the script that reads it."""
_BLOCK = 1_000
"""Bytes from which on a block is full."""
_SHELF = 32
"""How many blocks stand on a shelf, where there are so many that shelves are needed."""
_MANY = 1_000
"""How many blocks a head can name."""


class Bound(Struct, frozen=True):
    """A month as it goes into its year."""

    number: int
    records: str
    """The name of the file with its records."""
    month: Month


def year_file(months: Iterable[Bound]) -> bytes:
    """The index of a year."""
    months = tuple(months)
    many = _merged(bound.month.many for bound in months)
    blocks = list(_blocks(_merged(bound.month.terms for bound in months), many))
    shelves = list(_shelves(blocks))
    head = bytearray(CODES[len(months)])
    for bound in months:
        name = bound.records.encode()
        head += CODES[bound.number] + CODES[len(name)] + name + bound.month.pages
    head += CODES[len(shelves)]
    for first, label, data in shelves:
        head += _entry(first, len(label)) + CODES[len(label) + len(data)]
    body = (part for _, label, data in shelves for part in (label, data))
    return b"".join((len(head).to_bytes(4, "little"), head, *body, *many.values()))


def _shelves(blocks: Sequence[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Each shelf's first term, its label, and its blocks."""
    if len(blocks) <= _MANY:
        yield from ((first, b"", data) for first, data in blocks)
        return
    for begin in range(0, len(blocks), _SHELF):
        some = blocks[begin : begin + _SHELF]
        label = b"".join(_entry(first, len(data)) for first, data in some)
        yield some[0][0], label, b"".join(data for _, data in some)


def _entry(first: bytes, size: int) -> bytes:
    return CODES[len(first)] + first + CODES[size]


def _merged(months: Iterable[Mapping[str, bytes]]) -> dict[str, bytes]:
    """What all months say of each term."""
    merged: dict[str, bytes] = {}
    known = merged.get
    for terms in months:
        for term, places in terms.items():
            merged[term] = known(term, b"") + places
    return merged


def _blocks(terms: Mapping[str, bytes], many: Mapping[str, bytes]) -> Iterator[tuple[bytes, bytes]]:
    """What each block's first term begins with, and the block."""
    begins = dict(zip(many, accumulate(map(len, many.values()), initial=0), strict=False))
    first, last, block = b"", b"", bytearray()
    for term in sorted(terms):
        name, places = term.encode(), terms[term]
        shared = _shared(last, name)
        if not block:
            first, shared = name[: shared + 1], 0
        if term in begins:
            places = CODES[begins[term]] + places
        block += CODES[shared] + CODES[len(name) - shared] + name[shared:]
        block += CODES[2 * len(places) + (term in begins)] + places
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
