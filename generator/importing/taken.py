"""Taken: files that lie beside what is imported, and go along with it.

In: where files may be. Out: their bytes, and the names that they get beside the bulletin. Known
here alone: that nothing outside the folder that the person gave is read, that nothing is fetched
from anywhere, and which names are safe on every system.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.enclosures import kind_of
from generator.importing.material import Given, Picture
from generator.urls import WINDOWS_NAMES, segment

MAX_BYTES = 100_000_000
"""Bytes of one file that is taken along."""
_KINDS = {b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n": ".png", b"GIF8": ".gif", b"RIFF": ".webp"}


class Taken:
    """What goes along with one file; it lives as long as that is read."""

    def __init__(self, given: Given) -> None:
        self.files: list[Picture] = []
        self._given = given
        self._names: dict[str, str] = {}

    def read(self, url: str, folders: Iterable[Path]) -> bytes:
        """The bytes of what a relative address means, in the first folder that has it."""
        return next(
            (d for folder in folders for name in _names(url) if (d := self._read(folder / name))),
            b"",
        )

    def _read(self, path: Path) -> bytes:
        try:
            real = path.resolve()
            if not real.is_relative_to(self._given.within.resolve()) or not real.is_file():
                return b""
            return real.read_bytes() if real.stat().st_size <= MAX_BYTES else b""
        except (OSError, ValueError, RuntimeError):
            return b""

    def named(self, url: str, data: bytes) -> str:
        """The name beside the bulletin; a file that is shown twice is taken along once."""
        if url not in self._names:
            name = self._free(path_of(unquote(url)), data)
            self._names[url] = name
            self.files.append(Picture(name=name, data=data))
        return self._names[url]

    def _free(self, place: str, data: bytes) -> str:
        path = PurePosixPath(place)
        ending = path.suffix.lower() if re.fullmatch(r"\.\w{1,5}", path.suffix) else ""
        by_bytes = next((kind for start, kind in _KINDS.items() if data.startswith(start)), "")
        if by_bytes and not kind_of(path.name) and ending != ".jpeg":
            ending = by_bytes
        stem = segment(path.stem)[:60].strip("-") or "picture"
        stem = f"{stem}-1" if stem in WINDOWS_NAMES else stem
        name, number = f"{stem}{ending}", 2
        while any(one.name.casefold() == name.casefold() for one in self.files):
            name, number = f"{stem}-{number}{ending}", number + 1
        return name


def _names(url: str) -> Iterator[str]:
    """How a file may be called that an address means: copying programs keep what follows `?`."""
    parts = "" if is_elsewhere(url) else path_of(url)
    if parts:
        yield from (
            name.lstrip("/")
            for name in dict.fromkeys((unquote(url), unquote(parts), parts))
            if name.strip("/")
        )


def is_elsewhere(url: str) -> bool:
    """Whether an address has a host, or means no file at all."""
    return re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#", url) is not None


def path_of(url: str) -> str:
    """The path of an address; "" for what is none."""
    try:
        return "" if url.startswith("data:") else urlsplit(url).path
    except ValueError:
        return ""
