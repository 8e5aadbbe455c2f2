"""Discover: from the folder content/ to Sources.

Known here alone: the file system below content/, what each place in it is for, and which files are
nobody's content (a system's or an editor's leavings). A file is read only when its size or times
or inode differ from the last look (or its time is so young that a change could hide in it). Where
that is so of no file in a folder, nothing in it is looked at one by one.
"""

import os
import time
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.cache import digest
from generator.documents import Source
from generator.errors import Problem, problem
from generator.textfile import MAX_BYTES, too_big

Kind = Literal["config", "defaults", "post", "page", "file", "static"]

CONFIG_FILES = frozenset(
    f"content/{name}.yaml"
    for name in ("site", "organizations", "people", "tags", "topics", "words")
)
_AS_THEY_ARE: Mapping[str, Kind] = {"static": "static", "topics": "file"}
"""What each file of a folder without texts is: one of topics is published where one shows it."""
_LEAVINGS = frozenset(["thumbs.db", "desktop.ini", ".ds_store"])
_RACY_NS = 2_000_000_000
_LINK = "?"
"""The stamp of what is never known again: where a link leads has to be looked at each time."""
_NAME: Callable[[os.DirEntry[str]], str] = attrgetter("name")
_PATH: Callable[[Source], str] = attrgetter("path")


class Moving(Exception):  # noqa: N818 - it says what the source is doing
    """A source has changed or vanished since it was discovered: the build has to begin again."""


class Look(Struct, frozen=True, array_like=True):
    """What was seen of a folder, without those below it."""

    seen: bytes
    """Each file's name and stamp, by which it is known again unread; no stamp where a change could
    hide, or where something is wrong with it."""
    sources: tuple[Source, ...]
    """What of them is content."""


_UNSEEN = Look(b"", ())
Looks = Mapping[str, Look]
"""By the folder's path as the file system spells it, as one version of the program saw it: another
may sort it otherwise."""


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
    inside = (root / "content").resolve()
    new_looks: dict[str, Look] = {}
    problems: list[Problem] = []
    walked = _walk(f"{root / 'content'}", "content", "content") if inside.is_dir() else ()
    for spelled, path, entries in walked:
        shelf = _Shelf(path, root, inside)
        new_looks[spelled], troubles = shelf.look(entries, looks.get(spelled, _UNSEEN))
        problems += troubles
    sources = [source for look in new_looks.values() for source in look.sources]
    if overlay:
        sources = [source for source in sources if source.path not in overlay]
        sources += _laid_over(overlay)
    return Discovered(sources=tuple(sorted(sources, key=_PATH)), looks=new_looks), problems


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


def _walk(
    folder: str, spelled: str, path: str
) -> Iterator[tuple[str, str, list[os.DirEntry[str]]]]:
    """Every folder that may have content, as it is spelled and as a source path, with its files."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=_NAME)
    files = [entry for entry in found if not entry.is_dir(follow_symlinks=False)]
    yield spelled, path, files
    if len(files) < len(found):
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                below = _below(path, entry.name)
                if not is_leaving(entry.name, below):
                    yield from _walk(entry.path, f"{spelled}/{entry.name}", below)


def _below(path: str, name: str) -> str:
    """The source path of what stands in a folder."""
    return f"{path}/{name if name.isascii() else unicodedata.normalize('NFC', name)}"


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


class _Shelf:
    """A folder that is looked at."""

    def __init__(self, path: str, root: Path, inside: Path) -> None:
        self._path, self._root, self._inside = path, root, inside

    def look(
        self, entries: Collection[os.DirEntry[str]], before: Look
    ) -> tuple[Look, list[Problem]]:
        """What there is in it, and what is wrong with its files.

        Args:
            entries: Its files, in order.
            before: What the last build saw of it.
        """
        stamps = [(entry.name, _stamp(entry)) for entry in entries]
        if _seen(stamps) == before.seen:
            return before, []
        then, known = _stamps(before.seen), {source.path: source for source in before.sources}
        kept: list[tuple[str, str]] = []
        found: list[Source | Problem] = []
        for entry, (name, stamp) in zip(entries, stamps, strict=True):
            path = _below(self._path, name)
            is_same = then.get(name) == stamp
            if is_same or is_leaving(name, path):
                kept.append((name, stamp))
                found += [known[path]] if is_same and path in known else []
                continue
            try:
                found.append(self._closer(entry, path))
            except FileNotFoundError:  # it vanished while we looked, as if it had gone before
                continue
            is_sure = isinstance(found[-1], Source) and not _could_hide(entry)
            kept.append((name, stamp if is_sure else ""))
        sources = tuple(one for one in found if isinstance(one, Source))
        return Look(_seen(kept), sources), [one for one in found if isinstance(one, Problem)]

    def _closer(self, entry: os.DirEntry[str], path: str) -> Source | Problem:
        """A file as a source, or what is wrong with it as a file."""
        kind = kind_of(path)
        if kind is None:
            return problem("file-in-no-place", path)
        file = path if path.isascii() else _spelled(entry, self._root)
        return self._trouble(entry, path, kind) or Source(
            path=path, kind=kind, file=file, digest=digest(_bytes_of(entry.path))
        )

    def _trouble(self, entry: os.DirEntry[str], path: str, kind: Kind) -> Problem | None:
        if entry.is_symlink():
            target = Path(entry.path).resolve()
            if not target.is_relative_to(self._inside):
                return problem("symlink-leaves", path, target=str(target.name))
            if not target.is_file():
                return problem("symlink-unusable", path)
        if kind in ("file", "static") or entry.stat().st_size <= MAX_BYTES:
            return None
        return too_big(path, entry.stat().st_size)


def _seen(stamps: Iterable[tuple[str, str]]) -> bytes:
    """Names and stamps as one value; no name has a slash in it."""
    return "/".join(chain.from_iterable(stamps)).encode(errors="surrogateescape")


def _stamps(seen: bytes) -> dict[str, str]:
    """The stamp of each file that was seen."""
    parts = seen.decode(errors="surrogateescape").split("/")
    return dict(zip(parts[::2], parts[1::2], strict=False))


def _stamp(entry: os.DirEntry[str]) -> str:
    """By which a file is known again unread: where it is what it was and can be trusted."""
    if entry.is_symlink():
        return _LINK
    try:
        stat = entry.stat()
    except FileNotFoundError:
        return _LINK
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def _could_hide(entry: os.DirEntry[str]) -> bool:
    """Whether a file may change, or lead elsewhere, and look the same."""
    stat = entry.stat()
    is_racy = max(stat.st_mtime_ns, stat.st_ctime_ns) > time.time_ns() - _RACY_NS
    return is_racy or entry.is_symlink()


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
