"""Examination: what a picture is, told from its beginning, and which renditions it will have."""

from collections.abc import Iterator

from generator.pictures.drawings import cleaned
from generator.pictures.kinds import DRAWING, FORMATS, UNSEEN, disguised, is_picture, suffix_of
from generator.pictures.opened import format_of, is_drawn, is_moving, opened, upright_size
from generator.pictures.plates import Examined, Plate, Rendition, height_of

MOST_PIXELS = 80_000_000
"""A larger picture is refused: decoded, it would take a third of a gigabyte."""
WIDTHS = (480, 960, 1600)
"""In which widths a picture is published, as far as it is that wide; in no larger one."""
_TALLEST = 16_383
"""Pixels that a WebP may be high; AVIF is kept to it too."""


def examine(data: bytes, path: str) -> Examined:
    """Look at the beginning of a picture, without decoding it.

    Of a file that is no picture by its name, it is only looked whether it is one all the same.

    Args:
        data: The file.
        path: Its name, by whose ending it has to be what it says.
    """
    suffix = suffix_of(path)
    if not is_picture(path):
        kind = disguised(data)
        return Examined(None, "picture-mislabelled" if kind else "", {"format": kind})
    if suffix in UNSEEN:
        return Examined(None, "picture-unseen", {"format": suffix[1:].upper()})
    try:
        return _drawing(data) if suffix == DRAWING else _picture(data, FORMATS[suffix])
    except Exception:  # noqa: BLE001 - Pillow raises whatever it stumbles over in a broken file
        return Examined(None, "picture-unreadable")


def _drawing(data: bytes) -> Examined:
    cleaned(data)
    return Examined(Plate(0, 0, (Rendition("", "SVG", 0),)))


def _picture(data: bytes, promised: str) -> Examined:
    """A picture that its name says to be of a format, by Pillow's name."""
    with opened(data) as image:
        width, height, format_ = *upright_size(image), format_of(image)
        drawn, moving = is_drawn(image), is_moving(image)
    if format_ != promised:
        return Examined(None, "picture-mislabelled", {"format": format_})
    if width * height > MOST_PIXELS:
        return Examined(None, "picture-too-large", {"width": f"{width}", "height": f"{height}"})
    widest = width if moving else min(width, WIDTHS[-1])
    besides = () if moving else _besides(widest, format_, is_drawn=drawn)
    fitting = (one for one in besides if height_of(width, height, one) <= _TALLEST)
    return Examined(Plate(width, height, (Rendition("", format_, widest), *fitting)))


def _besides(widest: int, format_: str, *, is_drawn: bool) -> Iterator[Rendition]:
    """What a picture is published as besides its own format, the lightest format first."""
    lighter = ("WEBP",) if format_ in ("GIF", "PNG") else ("AVIF", "WEBP")
    narrower = () if is_drawn else tuple(width for width in WIDTHS if width < widest)
    for other in lighter:
        for width in (*narrower, widest):
            yield Rendition(f".{width}.{other.lower()}", other, width)
