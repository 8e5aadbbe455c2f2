"""Plates: what is known of a picture before it is developed."""

from msgspec import Struct

_TYPES = {"AVIF": "image/avif", "WEBP": "image/webp"}


class Rendition(Struct, frozen=True, array_like=True):
    """One file that a picture is published as."""

    suffix: str
    """What its address has behind the picture's own: `.480.webp`; "" for the picture's own."""
    format: str
    """By Pillow's name, or SVG."""
    width: int
    """In pixels; 0 where it has none of its own (SVG)."""

    @property
    def type(self) -> str:
        """MIME type, of one that is not at the picture's own address."""
        return _TYPES[self.format]


class Plate(Struct, frozen=True, array_like=True):
    """What is known of a picture before it is developed."""

    width: int
    """In pixels, as it is seen: upright; 0 where it has none of its own (SVG)."""
    height: int
    renditions: tuple[Rendition, ...]
    """The one at its own address first."""


class Examined(Struct, frozen=True):
    """A picture's Plate, or what is wrong with it."""

    plate: Plate | None
    code: str = ""
    values: dict[str, str] = {}


def height_of(width: int, height: int, rendition: Rendition) -> int:
    """The height of a rendition of a picture of a width and a height."""
    return max(1, round(height * rendition.width / width))
