"""Places: which files the desk may read and write, and where they are.

In: a source path, as a browser sent it: it may be meant to do harm. Out: the file, or Forbidden.
Known here alone: that nothing outside content/ can be reached, be it by `..`, by a drive, by a
stream of NTFS, by a device of Windows or by a link; and which kinds of file the desk edits.
"""

import os
import re
import stat
import unicodedata
from pathlib import Path, PurePosixPath

from generator.discover import is_leaving, kind_of
from generator.documents import REGISTRIES
from generator.urls import WINDOWS_NAMES

TEXTS = ("post", "page", *REGISTRIES)
"""Kinds of file whose text the desk edits."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_LONGEST = 240
"""Bytes of a name; a file system takes 255, and a temporary name needs a few more."""


class Forbidden(Exception):  # noqa: N818 - it says what the path is
    """The path leads to no file that the desk may touch."""


def text_place(root: Path, path: str) -> Path:
    """The file of a post, a page, a registry or a folder's defaults. Raises Forbidden."""
    return _place(root, path, TEXTS)


def picture_place(root: Path, path: str) -> Path:
    """A file beside a post or a page. Raises Forbidden."""
    if not path.startswith(("content/posts/", "content/pages/")):
        raise Forbidden(path)
    return _place(root, path, ("file",))


def _place(root: Path, path: str, kinds: tuple[str, ...]) -> Path:
    parts = path.split("/")
    if not all(map(is_safe_name, parts)) or kind_of(path) not in kinds:
        raise Forbidden(path)
    below = (PurePosixPath(*parts[: n + 1]).as_posix() for n in range(len(parts)))
    if any(is_leaving(part, place) for part, place in zip(parts, below, strict=True)):
        raise Forbidden(path)
    file = _spelled(root, parts)
    _check_links(root, file, path)
    return file


def is_safe_name(name: str) -> bool:
    """Whether a name is one of a file or folder on every system."""
    is_device = name.split(".", maxsplit=1)[0].rstrip(" ").lower() in WINDOWS_NAMES
    is_cut = name != name.strip() or name.endswith(".") or name.startswith(".")
    too_long = len(name.encode("utf-8", "replace")) > _LONGEST
    return bool(name) and not (is_device or is_cut or too_long or _UNSAFE.search(name))


def _spelled(root: Path, parts: list[str]) -> Path:
    """The file as the file system spells it, which may not be NFC."""
    at = root
    for part in parts:
        below = at / part
        if not part.isascii() and at.is_dir() and not below.exists():
            same = (
                each for each in at.iterdir() if unicodedata.normalize("NFC", each.name) == part
            )
            below = next(same, below)
        at = below
    return at


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _check_links(root: Path, file: Path, path: str) -> None:
    """Raise Forbidden where a link stands on the way, or no regular file at its end."""
    home = os.path.realpath(root / "content")
    expected = os.path.normcase(Path(home, *file.relative_to(root).parts[1:]))
    if os.path.normcase(os.path.realpath(file)) != expected:
        raise Forbidden(path)
    try:
        mode = file.lstat().st_mode
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise Forbidden(path) from None
    if not stat.S_ISREG(mode):
        raise Forbidden(path)
