"""Small films for tests, box by box as ISO/IEC 14496-12 has them; none of them can be played."""

import struct


def box(name: bytes, *content: bytes) -> bytes:
    data = b"".join(content)
    return struct.pack(">I", 8 + len(data)) + name + data


def track(handler: bytes, width: int = 0, height: int = 0, *, turned: bool = False) -> bytes:
    one = struct.pack(">i", 1 << 16)
    first = bytes(4) if turned else one
    matrix = first + bytes(12) + one + bytes(12) + struct.pack(">i", 1 << 30)
    head = box(b"tkhd", bytes(40), matrix, struct.pack(">II", width << 16, height << 16))
    return box(b"trak", head, box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(13))))


SOUND = track(b"soun")
PICTURE = track(b"vide", 640, 360)
PLACE = b"+35.9012+115.8765/"
QUICKTIME_PLACE = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0x15C7), PLACE))
MOBILE_PLACE = box(b"udta", box(b"loci", bytes(6), b"here\0", PLACE))
TELEPHONE_PLACE = box(
    b"meta",
    box(b"hdlr", bytes(25)),
    box(
        b"keys",
        bytes(4),
        struct.pack(">I", 2),
        box(b"mdta", b"com.apple.quicktime.make"),
        box(b"mdta", b"com.apple.quicktime.location.ISO6709"),
    ),
    box(
        b"ilst",
        box(struct.pack(">I", 1), box(b"data", bytes(8), b"Telephone")),
        box(struct.pack(">I", 2), box(b"data", bytes(8), PLACE)),
    ),
)


def film(
    *more: bytes, tracks: tuple[bytes, ...] = (PICTURE, SOUND), data: bytes = b"data"
) -> bytes:
    return box(b"ftyp", b"isom\0\0\2\0isommp41") + box(b"mdat", data) + box(b"moov", *tracks, *more)
