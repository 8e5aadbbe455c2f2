"""Shelf: the files of content/ are opened and saved, and no save loses what somebody else wrote.

In: source paths and texts. Out: texts with stamps; a Conflict where a file is no longer as it was
when it was opened, be it changed by another tab, by another program or by git. A save replaces the
file as a whole, and the text before it can be brought back.
"""

import errno
import os
from pathlib import Path

from msgspec import Struct

from generator.cache import digest
from generator.desk.line_ends import bytes_of
from generator.desk.merging import merged
from generator.desk.places import Forbidden, text_place
from generator.desk.splice import Unspliceable, values_of
from generator.desk.vault import Former, locked
from generator.errors import SiteError
from generator.textfile import decode
from generator.whole import write_whole
from generator.yaml_nodes import Node, ScalarNode, SequenceNode, compose

__all__ = ["Conflict", "Forbidden", "Opened", "Saved", "open_file", "save", "undo", "undoable"]


class Opened(Struct, frozen=True, kw_only=True):
    """A file as it stands."""

    path: str
    """Its source path."""
    text: str
    """Its text, with its byte order mark and line ends; "" where there is no file."""
    stamp: str
    """By which a later change is noticed: the digest of its bytes; "" where there is no file."""


class Saved(Struct, frozen=True, kw_only=True):
    """What was saved stands in the file."""

    stamp: str
    """The file's stamp now."""


class Conflict(Struct, frozen=True, kw_only=True):
    """Nothing was written: the file has changed since it was opened."""

    mine: str
    """The text that was to be saved."""
    theirs: str
    """The text that stands in the file; "" where it is gone."""
    stamp: str
    """The file's stamp now; a save with it replaces their text."""
    merged: str | None
    """Both changes in one text, where they touch different lines; else None."""


def open_file(root: Path, path: str) -> Opened:
    """A file's text.

    Raises Forbidden; SiteError with what keeps it from being a text; OSError.
    """
    data = text_place(root, path).read_bytes()
    _, problems = decode(data, path)
    if problems:
        raise SiteError(problems)
    return Opened(path=path, text=data.decode("utf-8"), stamp=digest(data))


def save(root: Path, path: str, text: str, stamp: str, base: str | None = None) -> Saved | Conflict:
    """Save a text, unless the file is no longer what it was when it was opened.

    Args:
        root: The site's folder.
        path: The file's source path.
        text: What it is to hold.
        stamp: The file's stamp when it was opened; "" for a new file.
        base: The text as it was opened, without which changes can't be merged.

    Raises Forbidden and OSError; then the file is as it was.
    """
    data = bytes_of(text)
    file = text_place(root, path)
    with locked(root) as vault:
        now = _read(file)
        if now == data:
            return Saved(stamp=digest(data))
        if _stamp(now) != stamp:
            return _conflict(path, text, now, base)
        vault.keep(path, Former(now, digest(data)))
        _put(file, data)
    return Saved(stamp=digest(data))


def undo(root: Path, path: str, stamp: str) -> Opened | Conflict | None:
    """Bring back what the last save replaced; None where nothing is kept.

    A file that was new is removed. `stamp` is the file's as the person last saw it: where somebody
    changed the file since, it is a Conflict, with the text that would come back as `mine`. Raises
    Forbidden and OSError.
    """
    file = text_place(root, path)
    with locked(root) as vault:
        former = vault.last(path)
        if former is None:
            return None
        now = _read(file)
        if not _stamp(now) == stamp == former.stamp:
            return _conflict(path, _text(former.data), now, None)
        vault.drop_last(path)
        if former.data is None:
            file.unlink()
        else:
            _put(file, former.data)
    return Opened(path=path, text=_text(former.data), stamp=_stamp(former.data))


def undoable(root: Path, path: str) -> bool:
    """Whether there is a save whose former text can be brought back. Raises Forbidden, OSError."""
    file = text_place(root, path)
    with locked(root) as vault:
        former = vault.last(path)
        return former is not None and _stamp(_read(file)) == former.stamp


def _conflict(path: str, mine: str, now: bytes | None, base: str | None) -> Conflict:
    theirs = _text(now)
    both = merged(base, mine, theirs) if base is not None and now is not None else None
    return Conflict(
        mine=mine,
        theirs=theirs,
        stamp=_stamp(now),
        merged=both if both is not None and _is_sound(path, both, mine) else None,
    )


def _is_sound(path: str, both: str, mine: str) -> bool:
    """Whether a merged text is one that can be read, if mine is: it may say a thing twice."""
    if not path.endswith((".md", ".markdown")):
        return _is_whole(both) or not _is_whole(mine)
    try:
        values_of(mine)
    except Unspliceable:
        return True
    try:
        values_of(both)
    except Unspliceable:
        return False
    return True


def _is_whole(text: str) -> bool:
    """Whether a registry can be read, and gives no key twice."""
    root, flaws = compose(text)
    return not flaws and (root is None or not _says_twice(root))


def _says_twice(node: Node) -> bool:
    if isinstance(node, ScalarNode):
        return False
    if isinstance(node, SequenceNode):
        return any(map(_says_twice, node.value))
    keys = [key.value for key, _ in node.value if isinstance(key, ScalarNode)]
    return len({*keys}) < len(keys) or any(_says_twice(value) for _, value in node.value)


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _put(file: Path, data: bytes) -> None:
    """Write a file as a whole. Raises OSError; one that is write-protected stays."""
    if file.exists() and not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), f"{file}")
    write_whole(file, data)


def _stamp(data: bytes | None) -> str:
    return "" if data is None else digest(data)


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")
