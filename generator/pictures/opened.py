"""Opened: a picture of which only the beginning is read, and what can be told of it."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_DRAWN = ("1", "L", "LA", "P", "PA")
"""Pillow's modes of what was drawn rather than taken, where the format is PNG or GIF: it stays as
sharp as it is, in one size, since a drawing that is made smaller grows in bytes."""
_SIDEWAYS = range(5, 9)
"""EXIF orientations in which height and width change places."""
_ORIENTATION = 0x0112


@contextmanager
def opened(data: bytes) -> "Iterator[Image.Image]":
    """A picture of which only the beginning is read."""
    from PIL import Image, ImageFile  # costs 40 ms, and many builds have no new picture

    Image.MAX_IMAGE_PIXELS = None  # nothing is decoded before its size was looked at
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, in the same process, says otherwise
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # damaged notes of a camera are not published anyway
        with Image.open(BytesIO(data)) as image:
            yield image


def upright_size(image: "Image.Image") -> tuple[int, int]:
    """Width and height as they are seen; asked before the picture is decoded."""
    is_sideways = orientation(image) in _SIDEWAYS
    return (image.height, image.width) if is_sideways else image.size


def orientation(image: "Image.Image") -> int:
    """How the camera was held, by EXIF; 1, upright, where nobody can tell, and where it moves."""
    try:
        said = 1 if is_moving(image) else image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - notes that are damaged say nothing
        return 1
    return said if isinstance(said, int) else 1


def is_drawn(image: "Image.Image") -> bool:
    """Whether a picture has few colours, as what was drawn has."""
    return format_of(image) in ("GIF", "PNG") and image.mode in _DRAWN


def is_moving(image: "Image.Image") -> bool:
    """Whether a picture has several frames; a telephone's JPEG may hold others, and moves not."""
    return format_of(image) != "JPEG" and getattr(image, "n_frames", 1) > 1


def format_of(image: "Image.Image") -> str:
    """Pillow's name of a format; a telephone's JPEG with a second one behind it is a JPEG."""
    return "JPEG" if image.format == "MPO" else f"{image.format}"
