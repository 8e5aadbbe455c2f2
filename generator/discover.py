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
Looks = Mapping[str, tuple[str, str]]
"""For each source path its stamp and digest."""

CONFIG_FILES = frozenset(
    f"content/{name}.yaml" for name in ("site", "organizations", "people", "tags")
)
_LEAVINGS = ("thumbs.db", "desktop.ini")
_RACY_NS = 2_000_000_000


class Discovered(Struct, frozen=True, kw_only=True):
    """What is in content/."""

    sources: tuple[Source, ...]
    """By path."""
    looks: dict[str, tuple[str, str]]
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
    sources: dict[str, Source] = {}
    new_looks: dict[str, tuple[str, str]] = {}
    problems: list[Problem] = []
    inside = (root / "content").resolve()
    entries = _walk(root / "content", "content") if inside.is_dir() else ()
    for entry, path in entries:
        kind = _kind(path)
        try:
            trouble = _trouble(entry, path, kind, inside)
            look = _look(entry, looks.get(path, ("", ""))) if kind and not trouble else None
        except FileNotFoundError:  # it vanished while we looked, as if it had gone before
            continue
        if trouble:
            problems.append(trouble)
        elif kind and look:
            new_looks[path] = look
            file = path if unicodedata.is_normalized("NFC", entry.path) else _spelled(entry, root)
            sources[path] = Source(path=path, kind=kind, file=file, digest=new_looks[path][1])
    sources.update(_laid_over(overlay))
    ordered = tuple(sources[path] for path in sorted(sources))
    return Discovered(sources=ordered, looks=new_looks), problems


def reader(root: Path, overlay: Mapping[str, bytes]) -> Callable[[Source], bytes]:
    """The function that reads a source's bytes."""

    def read(source: Source) -> bytes:
        if source.path in overlay:
            return overlay[source.path]
        return (root / source.file).read_bytes()

    return read


def _walk(folder: Path, path: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        below = f"{path}/{unicodedata.normalize('NFC', entry.name)}"
        if _is_leaving(entry.name, below):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(Path(entry.path), below)
        else:
            yield entry, below


def _is_leaving(name: str, path: str) -> bool:
    hidden = name.startswith(".") and not path.startswith("content/static/")
    return (
        hidden
        or name.startswith(("~$", "#"))
        or name.endswith(("~", ".swp", ".tmp"))
        or name.lower() in (*_LEAVINGS, ".ds_store")
    )


def _kind(path: str) -> Kind | None:
    _, _, below = path.partition("/")
    top, _, rest = below.partition("/")
    if path in CONFIG_FILES:
        return "config"
    if top == "static" and rest:
        return "static"
    if top in ("posts", "pages") and rest:
        if rest.rpartition("/")[2] == "_defaults.yaml":
            return "defaults"
        if path.lower().endswith((".md", ".markdown")):
            return "post" if top == "posts" else "page"
        return "file"
    return None


def _trouble(entry: os.DirEntry[str], path: str, kind: Kind | None, inside: Path) -> Problem | None:
    if kind is None:
        return problem("file-in-no-place", path)
    if entry.is_symlink():
        target = Path(entry.path).resolve()
        if not target.is_relative_to(inside):
            return problem("symlink-leaves", path, target=str(target.name))
        if not target.is_file():
            return problem("symlink-unusable", path)
    size = entry.stat().st_size
    if kind in ("config", "defaults", "post", "page") and size > MAX_BYTES:
        return too_big(path, size)
    return None


def _look(entry: os.DirEntry[str], before: tuple[str, str]) -> tuple[str, str]:
    stat = entry.stat()
    stamp = f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"
    if before[0] == stamp:
        return before
    newest = max(stat.st_mtime_ns, stat.st_ctime_ns)
    racy = newest > time.time_ns() - _RACY_NS
    return "" if racy else stamp, digest(Path(entry.path).read_bytes())


def _spelled(entry: os.DirEntry[str], root: Path) -> str:
    return Path(entry.path).relative_to(root).as_posix()


def _laid_over(overlay: Mapping[str, bytes]) -> dict[str, Source]:
    return {
        path: Source(path=path, kind=kind, file=path, digest=digest(data))
        for path, data in overlay.items()
        if (kind := _kind(path))
    }
