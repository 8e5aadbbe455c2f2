"""Places: where a film was taken, as telephones write it into the file; and the file without it.

In: the bytes of MP4 or WebM. Out: whether it says a place; the same bytes with that blanked. Known
here alone: the boxes of ISO/IEC 14496-12 (`udta/loci`, 3GPP TS 26.244), QuickTime's `©xyz` and
`meta/keys`, XMP in a `uuid` box, and Matroska's tags. Nothing is moved, so that all else in the
file stays where its tables say.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

_HOLDERS = frozenset((b"moov", b"trak", b"udta", b"ilst", b"meta"))
_PLACES = frozenset((b"\xa9xyz", b"loci"))
_TELEMETRY = b"gpmd"
"""A track in which action cameras keep where they were, second by second."""
_TAG = re.compile(
    rb"\x45\xa3[\x80-\xff][\w.-]*LOCATION[\w.-]*\x44\x87(?P<size>[\x80-\xff])", re.IGNORECASE
)
"""Matroska's TagName and, behind it, the TagString with its length in one byte."""
_DEEPEST = 8


class Box(Struct, frozen=True):
    """A box of an MP4 file, by offsets."""

    type: bytes
    name: int
    """Where its type stands."""
    start: int
    """Where its content begins."""
    end: int


def tells_place(data: bytes) -> bool:
    """Whether a recording says where it was made."""
    tags = (data[start:end] for start, end in _tags_with_place(data))
    return bool(_boxes_with_place(data)) or has_telemetry(data) or any(tag.strip() for tag in tags)


def has_telemetry(data: bytes) -> bool:
    """Whether a film has a track of places, which can't be blanked."""
    return any(
        box.type == b"moov" and _TELEMETRY in data[box.start : box.end] for box in top_boxes(data)
    )


def without_place(data: bytes) -> bytes:
    """The same recording, as long as it was, with every place blanked."""
    bare = bytearray(data)
    for box in _boxes_with_place(data):
        if box.type in _PLACES or box.type == b"uuid":
            bare[box.name : box.name + 4] = b"free"
        bare[box.start : box.end] = bytes(box.end - box.start)
    for start, end in _tags_with_place(data):
        bare[start:end] = b" " * (end - start)
    return bytes(bare)


def _tags_with_place(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the values of such tags stand in WebM."""
    for tag in _TAG.finditer(data):
        yield tag.end(), min(tag.end() + (tag["size"][0] & 0x7F), len(data))


def top_boxes(data: bytes) -> Iterator[Box]:
    """The outermost boxes of an MP4 file; none of any other."""
    if data[4:8] == b"ftyp":
        yield from boxes(data, 0, len(data))


def boxes(data: bytes, start: int, end: int) -> Iterator[Box]:
    """The boxes between two offsets, as far as they are whole."""
    while start + 8 <= end:
        size, head = int.from_bytes(data[start : start + 4]), 8
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16]), 16
        stop = start + size if size else end
        if stop > end or stop < start + head:
            return
        yield Box(data[start + 4 : start + 8], start + 4, start + head, stop)
        start = stop


def _boxes_with_place(data: bytes) -> list[Box]:
    found: list[Box] = []
    for box in top_boxes(data):
        if box.type == b"moov":
            found += _below(data, box, 0)
        elif box.type == b"uuid" and b"GPSL" in data[box.start : box.end]:
            found.append(box)
    return [box for box in found if any(data[box.start : box.end])]


def _below(data: bytes, holder: Box, depth: int) -> Iterator[Box]:
    if depth > _DEEPEST:
        return
    within = list(boxes(data, content_start(data, holder), holder.end))
    named = _named_places(data, within)
    for box in within:
        if box.type in _PLACES:
            yield box
        elif box.type == b"ilst" and named:
            yield from (one for one in boxes(data, box.start, box.end) if one.type in named)
        elif box.type in _HOLDERS:
            yield from _below(data, box, depth + 1)


def content_start(data: bytes, box: Box) -> int:
    """Where the boxes within a box begin: MP4's `meta` has a version first, QuickTime's has not."""
    is_full = box.type == b"meta" and data[box.start + 4 : box.start + 8] != b"hdlr"
    return box.start + 4 if is_full else box.start


def _named_places(data: bytes, within: list[Box]) -> set[bytes]:
    """Of a list of named values, by which numbers those are known that say a place."""
    numbers: set[bytes] = set()
    for box in within:
        if box.type == b"keys":
            keys = boxes(data, box.start + 8, box.end)
            names = (data[key.start : key.end].lower() for key in keys)
            numbers |= {n.to_bytes(4) for n, name in enumerate(names, 1) if b"location" in name}
    return numbers
