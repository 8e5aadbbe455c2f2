"""The darkroom: from a picture as it came to the bytes of its renditions.

What a camera writes beside a picture (the place, the time, the owner) is in none of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

from generator.pictures.drawings import cleaned
from generator.pictures.examination import WIDTHS, examine
from generator.pictures.opened import (
    format_of,
    is_drawn,
    is_moving,
    opened,
    orientation,
    upright_size,
)
from generator.pictures.plates import Plate, Rendition, height_of

if TYPE_CHECKING:
    from PIL import Image

_MADE_WITH: Mapping[str, dict[str, Any]] = {
    "AVIF": {"quality": 60, "speed": 9, "max_threads": 1},  # more threads make other bytes
    "GIF": {"comment": b""},
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 80, "method": 4},
}
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""How a picture of each orientation is put upright, by Pillow's names."""


class Undeveloped(Exception):  # noqa: N818 - it says what the picture is
    """A picture is damaged behind its beginning."""


def develop(data: bytes, renditions: Sequence[Rendition]) -> list[bytes]:
    """The bytes of some renditions of one picture, which is decoded once, even for none.

    Raises Undeveloped where it is damaged.
    """
    if any(one.format == "SVG" for one in renditions):
        return [cleaned(data) for _ in renditions]
    try:
        with opened(data) as image:
            if is_moving(image):
                return [_moving(image) for _ in renditions]
            return list(_developed(image, renditions))
    except Exception as error:  # Pillow raises whatever it stumbles over
        raise Undeveloped(str(error)) from error


def widest(data: bytes, plate: Plate) -> bytes:
    """A picture as wide as it is shown at most, without what a camera wrote. Raises Undeveloped."""
    (developed,) = develop(data, plate.renditions[:1])
    return developed


def bared(data: bytes, path: str) -> bytes:
    """The widest picture; what can't be shown stays as it came.

    Args:
        data: The file.
        path: Its name, by whose ending it has to be what it says.
    """
    plate = examine(data, path).plate
    if plate is None:
        return data
    try:
        return widest(data, plate)
    except Undeveloped:
        return data


def _developed(image: "Image.Image", renditions: Sequence[Rendition]) -> Iterator[bytes]:
    from PIL.Image import Resampling, Transpose

    drawn, negative = is_drawn(image), format_of(image)
    (width, height), turn = upright_size(image), _TURNS.get(orientation(image))
    _decode_small(image)
    upright = image.transpose(Transpose[turn]) if turn else image
    own = upright if drawn and "icc_profile" not in upright.info else None
    plain = _plain(upright)
    for one in renditions:
        size = one.width, height_of(width, height, one)
        if own and one.format == negative and size == own.size:
            yield _saved(_bare(own), one.format, {})  # with its own few colours
            continue
        sized = plain if size == plain.size else plain.resize(size, Resampling.LANCZOS, None, 3.0)
        yield _saved(sized, one.format, _WEBP_OF.get((negative, drawn, one.format), {}))


def _decode_small(image: "Image.Image") -> None:
    """Decode a picture; a JPEG that is much too large not quite whole, which is much quicker.

    How whole depends on the picture alone, so that a rendition has the same bytes with others and
    without.
    """
    scale = WIDTHS[-1] / upright_size(image)[0]
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
    elif "transparency" in image.info or image.mode in ("LA", "PA"):
        image = image.convert("RGBA")
    elif image.mode == "P":
        image = image.convert("RGB")
    if profile:
        image = _in_srgb(image, profile)
    if image.mode not in ("L", "RGB", "RGBA"):
        image = image.convert("RGB")
    plain = image.copy()
    plain.info = {}
    return plain


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
    out, format_ = BytesIO(), format_of(image)
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
