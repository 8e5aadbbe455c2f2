"""Pictures: what the pages need to know of a picture file. Known here alone: Pillow."""

import warnings
from io import BytesIO

from msgspec import Struct


class Size(Struct, frozen=True):
    """A picture's size in pixels; 0 where it has none of its own (SVG)."""

    width: int
    height: int


def measure(data: bytes) -> Size | None:
    """A picture's size from its first bytes, without decoding it; None where it is no picture."""
    if data.lstrip()[:5].lower() in (b"<svg ", b"<?xml"):
        return Size(0, 0)
    from PIL import Image, UnidentifiedImageError  # costs 40 ms, and many sites have no covers

    try:
        with warnings.catch_warnings():
            # Large is no danger where nothing is decoded; Pillow refuses what is very large.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                return Size(*image.size)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        return None
