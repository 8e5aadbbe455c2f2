"""Discover: from the folder content/ to Sources.

Known here alone: the file system below content/, what each place in it is for, and which files are
nobody's content (a system's or an editor's leavings). A file is read only when its size or times
or inode differ from the last look (or its time is so young that a change could hide in it).
"""

import os
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.cache import digest
from generator.documents import Source
from generator.errors import Problem, problem
from generator.textfile import MAX_BYTES, too_big

Kind = Literal["config", "defaults", "post", "page", "file", "static"]

CONFIG_FILES = frozenset(
    f"content/{name}.yaml" for name in ("site", "organizations", "people", "tags", "topics")
)
_AS_THEY_ARE: Mapping[str, Kind] = {"static": "static", "topics": "file"}
"""What each file of a folder without texts is: one of topics is published where one shows it."""
_LEAVINGS = frozenset(["thumbs.db", "desktop.ini", ".ds_store"])
_RACY_NS = 2_000_000_000


class Moving(Exception):  # noqa: N818 - it says what the source is doing
    """A source has changed or vanished since it was discovered: the build has to begin again."""


class Look(Struct, frozen=True, array_like=True):
    """What was seen of a file that may be a source."""

    stamp: str
    """By which it is known again unread; "" where a change could hide."""
    digest: str
    kind: Kind


Looks = Mapping[str, Look]
"""By source path, as one version of the program saw them: another may sort them otherwise."""


class Discovered(Struct, frozen=True, kw_only=True):
    """What is in content/."""

    sources: tuple[Source, ...]
    """By path."""
    looks: dict[str, Look]
    """To remember for the next build."""


def discover(
    root: Path, overlay: Mapping[str, bytes], looks: Looks
) -> tuple[Discovered, list[Problem]]:
    """Find every source below `root`/content.

    Args:
        root: The site's folder.
        overlay: Unsaved texts by source path, laid over the files (the desk's).
        looks: What the last build remembered.
    """
    sources: list[Source] = []
    new_looks: dict[str, Look] = {}
    problems: list[Problem] = []
    inside = (root / "content").resolve()
    entries = _walk(f"{root / 'content'}", "content", looks) if inside.is_dir() else ()
    for entry, path in entries:
        try:
            look = _look(entry, path, looks.get(path), inside)
        except FileNotFoundError:  # it vanished while we looked, as if it had gone before
            continue
        if isinstance(look, Problem):
            problems.append(look)
            continue
        new_looks[path] = look
        if path not in overlay:
            file = path if path.isascii() else _spelled(entry, root)
            sources.append(Source(path=path, kind=look.kind, file=file, digest=look.digest))
    sources += _laid_over(overlay)
    ordered = tuple(sorted(sources, key=lambda source: source.path))
    return Discovered(sources=ordered, looks=new_looks), problems


def reader(root: Path, overlay: Mapping[str, bytes]) -> Callable[[Source], bytes]:
    """The function that reads a source's bytes, as `discover` saw them. It raises Moving."""
    above = f"{root}{os.sep}"

    def read(source: Source) -> bytes:
        if source.path in overlay:
            return overlay[source.path]
        try:
            data = _bytes_of(above + source.file)
        except FileNotFoundError:
            raise Moving(source.path) from None
        if digest(data) != source.digest:
            raise Moving(source.path)
        return data

    return read


def _walk(folder: str, path: str, looks: Looks) -> Iterator[tuple[os.DirEntry[str], str]]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = entry.name
        below = f"{path}/{name if name.isascii() else unicodedata.normalize('NFC', name)}"
        if below not in looks and is_leaving(name, below):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, below, looks)
        else:
            yield entry, below


def is_leaving(name: str, path: str) -> bool:
    """Whether a file or folder is no content, but what editors and systems leave behind.

    Args:
        name: Its name.
        path: Its path below the site's root.
    """
    hidden = name[0] == "." and not path.startswith("content/static/")
    return (
        hidden
        or name.startswith(("~$", "#"))
        or name.endswith(("~", ".swp", ".tmp"))
        or name.lower() in _LEAVINGS
    )


def kind_of(path: str) -> Kind | None:
    """What a file is for, by its source path; None where nothing is expected there."""
    _, _, below = path.partition("/")
    top, _, rest = below.partition("/")
    if path in CONFIG_FILES:
        return "config"
    if top in _AS_THEY_ARE and rest:
        return _AS_THEY_ARE[top]
    if top in ("posts", "pages") and rest:
        if rest.rpartition("/")[2] == "_defaults.yaml":
            return "defaults"
        if path.lower().endswith((".md", ".markdown")):
            return "post" if top == "posts" else "page"
        return "file"
    return None


def _look(entry: os.DirEntry[str], path: str, before: Look | None, inside: Path) -> Look | Problem:
    """What there is of a file, or what is wrong with it as a file."""
    if before and not entry.is_symlink() and _stamp(entry.stat()) == before.stamp:
        return before
    kind = kind_of(path)
    if kind is None:
        return problem("file-in-no-place", path)
    return _trouble(entry, path, kind, inside) or _look_closer(entry, kind, before)


def _stamp(stat: os.stat_result) -> str:
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def _trouble(entry: os.DirEntry[str], path: str, kind: Kind, inside: Path) -> Problem | None:
    if entry.is_symlink():
        target = Path(entry.path).resolve()
        if not target.is_relative_to(inside):
            return problem("symlink-leaves", path, target=str(target.name))
        if not target.is_file():
            return problem("symlink-unusable", path)
    if kind in ("file", "static") or entry.stat().st_size <= MAX_BYTES:
        return None
    return too_big(path, entry.stat().st_size)


def _look_closer(entry: os.DirEntry[str], kind: Kind, before: Look | None) -> Look:
    stat = entry.stat()
    stamp = _stamp(stat)
    if before and before.stamp == stamp:
        return before
    is_racy = max(stat.st_mtime_ns, stat.st_ctime_ns) > time.time_ns() - _RACY_NS
    return Look("" if is_racy else stamp, digest(_bytes_of(entry.path)), kind)


def _bytes_of(file: str) -> bytes:
    """A file's bytes; a Path would cost as much again, for each of them."""
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123
        return opened.read()


def _spelled(entry: os.DirEntry[str], root: Path) -> str:
    return Path(entry.path).relative_to(root).as_posix()


def _laid_over(overlay: Mapping[str, bytes]) -> Iterator[Source]:
    for path, data in overlay.items():
        if kind := kind_of(path):
            yield Source(path=path, kind=kind, file=path, digest=digest(data))
