"""Pictures: from a file as a camera or a person made it to what is safe and light to publish.

In: a picture's bytes. Out: a Plate, told without decoding it; later, and only when they are due,
the bytes of its renditions. Known here alone: Pillow, and in which formats and sizes a picture is
published. What a camera writes beside it (the place, the time, the owner) is in none of them.
"""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from math import ceil
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.drawings import cleaned

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 80_000_000
"""A larger picture is refused: decoded, it would take a third of a gigabyte."""
WIDTHS = (480, 960, 1600)
"""In which widths a picture is published, as far as it is that wide; in no larger one."""
_FORMATS = {
    ".avif": "AVIF",
    ".gif": "GIF",
    ".jpeg": "JPEG",
    ".jpg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
}
_DRAWING = ".svg"
_UNSEEN = frozenset((".bmp", ".heic", ".heif", ".jp2", ".psd", ".tif", ".tiff"))
"""Formats that some or all browsers don't show."""
_DRAWN = ("1", "L", "LA", "P", "PA")
"""Pillow's modes of what was drawn rather than taken, where the format is PNG or GIF: it stays as
sharp as it is, in one size, since a drawing that is made smaller grows in bytes."""
_TYPES = {"AVIF": "image/avif", "WEBP": "image/webp"}
_MADE_WITH: Mapping[str, dict[str, Any]] = {
    "AVIF": {"quality": 60, "speed": 9, "max_threads": 1},  # more threads make other bytes
    "GIF": {"comment": b""},
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 80, "method": 4},
}
_SIDEWAYS = range(5, 9)
"""EXIF orientations in which height and width change places."""
_ORIENTATION = 0x0112


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


class Undeveloped(Exception):  # noqa: N818 - it says what the picture is
    """A picture is damaged behind its beginning."""


def is_picture(path: str) -> bool:
    """Whether a file's name says that it is a picture."""
    suffix = _suffix(path)
    return suffix in _FORMATS or suffix == _DRAWING or suffix in _UNSEEN


def examine(data: bytes, path: str) -> Examined:
    """Look at the beginning of a picture, without decoding it.

    Args:
        data: The file.
        path: Its name, by whose ending it has to be what it says.
    """
    suffix = _suffix(path)
    if suffix in _UNSEEN:
        return Examined(None, "picture-unseen", {"format": suffix[1:].upper()})
    if suffix == _DRAWING:
        return _examine_drawing(data)
    try:
        with _opened(data) as image:
            width, height, format_ = *_upright_size(image), _format(image)
            is_drawn, is_moving = _is_drawn(image), _is_moving(image)
    except (OSError, SyntaxError, ValueError):  # what Pillow raises for files that are none
        return Examined(None, "picture-unreadable")
    if format_ != _FORMATS[suffix]:
        return Examined(None, "picture-mislabelled", {"format": format_})
    if width * height > MOST_PIXELS:
        return Examined(None, "picture-too-large", {"width": f"{width}", "height": f"{height}"})
    widest = width if is_moving else min(width, WIDTHS[-1])
    besides = () if is_moving else _besides(widest, format_, is_drawn=is_drawn)
    return Examined(Plate(width, height, (Rendition("", format_, widest), *besides)))


@contextmanager
def _opened(data: bytes) -> "Iterator[Image.Image]":
    """A picture of which only the beginning is read."""
    from PIL import Image  # costs 40 ms, and many builds have no new picture

    Image.MAX_IMAGE_PIXELS = None  # nothing is decoded before its size was looked at
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # damaged notes of a camera are not published anyway
        with Image.open(BytesIO(data)) as image:
            yield image


def _examine_drawing(data: bytes) -> Examined:
    try:
        cleaned(data)
    except ValueError:
        return Examined(None, "picture-unreadable")
    return Examined(Plate(0, 0, (Rendition("", "SVG", 0),)))


def _besides(widest: int, format_: str, *, is_drawn: bool) -> Iterator[Rendition]:
    """What a picture is published as besides its own format, the lightest format first."""
    lighter = ("WEBP",) if format_ in ("GIF", "PNG") else ("AVIF", "WEBP")
    narrower = () if is_drawn else tuple(width for width in WIDTHS if width < widest)
    for other in lighter:
        for width in (*narrower, widest):
            yield Rendition(f".{width}.{other.lower()}", other, width)


def develop(data: bytes, renditions: Sequence[Rendition]) -> list[bytes]:
    """The bytes of some renditions of one picture, which is decoded once, even for none.

    Raises Undeveloped where it is damaged.
    """
    if any(one.format == "SVG" for one in renditions):
        return [cleaned(data) for _ in renditions]
    try:
        with _opened(data) as image:
            if _is_moving(image):
                return [_moving(image) for _ in renditions]
            return list(_developed(image, renditions))
    except (OSError, SyntaxError, ValueError) as error:
        raise Undeveloped(str(error)) from error


def _developed(image: "Image.Image", renditions: Sequence[Rendition]) -> Iterator[bytes]:
    from PIL import ImageOps
    from PIL.Image import Resampling

    is_drawn, negative = _is_drawn(image), _format(image)
    width, height = _upright_size(image)
    _decode_small(image)
    upright = ImageOps.exif_transpose(image)
    own = upright if is_drawn and "icc_profile" not in upright.info else None
    plain = _plain(upright)
    for one in renditions:
        size = one.width, height_of(width, height, one)
        if own and one.format == negative and size == own.size:
            yield _saved(_bare(own), one.format, {})  # with its own few colours
            continue
        sized = plain if size == plain.size else plain.resize(size, Resampling.LANCZOS, None, 3.0)
        yield _saved(sized, one.format, _WEBP_OF.get((negative, is_drawn, one.format), {}))


def _decode_small(image: "Image.Image") -> None:
    """Decode a picture; a JPEG that is much too large not quite whole, which is much quicker.

    How whole depends on the picture alone, so that a rendition has the same bytes with others and
    without.
    """
    scale = WIDTHS[-1] / _upright_size(image)[0]
    if scale < 1:
        image.draft(image.mode, (ceil(image.width * scale), ceil(image.height * scale)))
    image.load()


_WEBP_OF: dict[tuple[str, bool, str], dict[str, Any]] = {
    ("GIF", True, "WEBP"): {"lossless": True},
    ("PNG", True, "WEBP"): {"lossless": True},
    ("PNG", False, "WEBP"): {"quality": 90},  # perhaps a picture of a screen, with fine writing
}


def _bare(image: "Image.Image") -> "Image.Image":
    """A picture as it is, with nothing written beside it."""
    bare = image.copy()
    bare.info = {key: value for key, value in image.info.items() if key == "transparency"}
    return bare


def _plain(image: "Image.Image") -> "Image.Image":
    """A picture of grey or sRGB, perhaps with an alpha channel, and nothing else."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode in ("LA", "P", "PA"):
        has_alpha = image.mode != "P" or "transparency" in image.info
        image = image.convert("RGBA" if has_alpha else "RGB")
    if profile:
        image = _in_srgb(image, profile)
    if image.mode not in ("L", "RGB", "RGBA"):
        image = image.convert("RGB")
    image.info = {}
    return image


def _in_srgb(image: "Image.Image", profile: bytes) -> "Image.Image":
    """A picture's colours as a browser shows them that knows no profile."""
    from PIL import ImageCms

    mode = image.mode if image.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, srgb, outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError):  # a profile of other colours than the picture's
        return image


def _saved(image: "Image.Image", format_: str, more: Mapping[str, Any]) -> bytes:
    out = BytesIO()
    image.save(out, format_, **{**_MADE_WITH[format_], **more})
    return out.getvalue()


def _moving(image: "Image.Image") -> bytes:
    """All frames of a picture that moves, without what was written beside them."""
    frames: dict[str, Any] = {key: image.info[key] for key in ("loop",) if key in image.info}
    frames["duration"] = _durations(image)
    out, format_ = BytesIO(), _format(image)
    image.info = {key: value for key, value in image.info.items() if key in _OF_FRAMES}
    made_with = _MADE_WITH[format_] | ({"lossless": True} if format_ == "WEBP" else {})
    image.save(out, format_, save_all=True, **frames, **made_with)
    return out.getvalue()


def _durations(image: "Image.Image") -> list[int]:
    """How long each frame is shown, in milliseconds."""
    found = []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        image.load()
        found.append(round(image.info.get("duration", 100)))
    image.seek(0)
    return found


_OF_FRAMES = ("background", "transparency")


def height_of(width: int, height: int, rendition: Rendition) -> int:
    """The height of a rendition of a picture of a width and a height."""
    return max(1, round(height * rendition.width / width))


def _upright_size(image: "Image.Image") -> tuple[int, int]:
    """Width and height as they are seen; asked before the picture is decoded."""
    is_sideways = image.getexif().get(_ORIENTATION) in _SIDEWAYS
    return (image.height, image.width) if is_sideways else image.size


def _is_drawn(image: "Image.Image") -> bool:
    return _format(image) in ("GIF", "PNG") and image.mode in _DRAWN


def _is_moving(image: "Image.Image") -> bool:
    return _format(image) != "JPEG" and getattr(image, "n_frames", 1) > 1


def _format(image: "Image.Image") -> str:
    """Pillow's name of a format; a telephone's JPEG with a second one behind it is a JPEG."""
    return "JPEG" if image.format == "MPO" else f"{image.format}"


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
