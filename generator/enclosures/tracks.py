"""Tracks: whether a film has sound, and how large its picture is.

In: the bytes of MP4 or WebM. Out: a yes or no, a size. Known here alone: where they say so.
"""

from generator.enclosures.places import Box, boxes, top_boxes

_SOUND_OF_WEBM = (b"A_OPUS", b"A_VORBIS")
_HEAD = 200_000
"""Bytes at the beginning of WebM among which its tracks are described."""


def has_sound(data: bytes) -> bool:
    """Whether there is something to hear; yes where nobody can tell."""
    if data[:4] == b"\x1a\x45\xdf\xa3":
        return any(codec in data[:_HEAD] for codec in _SOUND_OF_WEBM)
    handlers = [_handler(data, track) for track in _tracks(data)]
    return b"soun" in handlers or not handlers


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in pixels as it is shown; (0, 0) where nobody can tell."""
    for track in _tracks(data):
        for box in boxes(data, track.start, track.end):
            if box.type == b"tkhd" and box.end - box.start >= 84:
                turned, (width, height) = _is_turned(data, box), _sides(data, box)
                if width and height:
                    return (height, width) if turned else (width, height)
    return 0, 0


def _sides(data: bytes, box: Box) -> tuple[int, int]:
    """Two numbers of 16.16 bits at the end of `tkhd`."""
    width, height = data[box.end - 8 : box.end - 4], data[box.end - 4 : box.end]
    return int.from_bytes(width[:2]), int.from_bytes(height[:2])


def _is_turned(data: bytes, box: Box) -> bool:
    """Whether the matrix before the two sides lays the picture on its side: it begins with 0."""
    return data[box.end - 44 : box.end - 40] == bytes(4)


def _tracks(data: bytes) -> list[Box]:
    return [
        track
        for movie in top_boxes(data)
        if movie.type == b"moov"
        for track in boxes(data, movie.start, movie.end)
        if track.type == b"trak"
    ]


def _handler(data: bytes, track: Box) -> bytes:
    """What a track is for: `soun` or `vide`."""
    for media in boxes(data, track.start, track.end):
        if media.type == b"mdia":
            for box in boxes(data, media.start, media.end):
                if box.type == b"hdlr":
                    return data[box.start + 8 : box.start + 12]
    return b""
