"""Picture kinds: which files are pictures, by their names and by how they begin.

Known here alone: endings, and first bytes. A picture under a name that doesn't say so must not be
published as it is: what its camera wrote into it would go out with it.
"""

from pathlib import PurePosixPath

FORMATS = {
    ".apng": "PNG",
    ".avif": "AVIF",
    ".gif": "GIF",
    ".jfif": "JPEG",
    ".jpe": "JPEG",
    ".jpeg": "JPEG",
    ".jpg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
}
"""Pillow's name of what browsers show, by the file's ending."""
DRAWING = ".svg"
UNSEEN = frozenset((".bmp", ".heic", ".heif", ".jp2", ".psd", ".tif", ".tiff"))
"""Endings of formats that some or all browsers don't show."""
BEGINNING = 64
"""How many bytes are enough to tell what a file is."""
_FIRST = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n": "PNG",
    b"GIF8": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"8BPS": "PSD",
    b"\xff\x0a": "JPEG XL",
    b"\0\0\0\x0cJXL ": "JPEG XL",
    b"\0\0\0\x0cjP  ": "JPEG 2000",
}
_HEIF = (b"avif", b"avis", b"heic", b"heim", b"heix", b"hevc", b"mif1", b"msf1")


def suffix_of(path: str) -> str:
    """A file's ending, in small letters."""
    return PurePosixPath(path).suffix.lower()


def is_picture(path: str) -> bool:
    """Whether a file's name says that it is a picture."""
    suffix = suffix_of(path)
    return suffix in FORMATS or suffix == DRAWING or suffix in UNSEEN


def disguised(data: bytes) -> str:
    """What kind of picture a file is, told from its first bytes; "" where it is none."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        return "HEIF"
    return next((kind for first, kind in _FIRST.items() if data.startswith(first)), "")
