"""Templates: where they are found, and what each of them depends on.

In: the folders of the site's own templates and of the theme. Out: digests and code by name. A
site's own template goes before the theme's of the same name; `theme/…` always means the theme's.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.cache import digest
from generator.errors import SiteError
from generator.memory import Memory, Notebook, recall
from generator.render.mistakes import THEME, missing, shown
from generator.textfile import decode

_SUFFIXES = (".html", ".xml", ".json", ".txt")
"""What a template may be whose name is only known when a page is rendered."""


class Templates:
    """The templates of a site: its own, those of the theme, and their digests.

    A file is read once. Pickled, this takes along what was read, and no Memory.
    """

    def __init__(self, own: Path, theme: Path, memory: Memory | None = None) -> None:
        self.own = own
        self.theme = theme
        self.memory: Memory = memory or Notebook()
        self._texts: dict[str, str | None] = {}
        self._read: dict[str, _Read] = {}
        self._digests: dict[str, str] = {}

    def __getstate__(self) -> dict[str, object]:
        return self.__dict__ | {"memory": Notebook()}

    def text(self, name: str) -> str | None:
        """The source of a template, None where there is none of this name.

        Raises SiteError where it isn't UTF-8.
        """
        if name not in self._texts:
            file = next((file for file in self._places(name) if file.is_file()), None)
            self._texts[name] = _text(file, name) if file else None
        return self._texts[name]

    def _places(self, name: str) -> Iterator[Path]:
        parts = name.split("/")
        if not all(parts) or any(part in (".", "..") or "\\" in part for part in parts):
            return  # a template never names a file elsewhere
        yield self.own / name
        yield self.theme / name
        if name.startswith(THEME):
            yield self.theme / name.removeprefix(THEME)

    def closure(self, name: str) -> tuple[str, ...]:
        """A template's name, and those of everything that it may bring in. Raises SiteError."""
        sources: dict[str, str] = {}
        self._gather(name, sources)
        return tuple(sources)

    def digest(self, name: str) -> str:
        """The digest of a template with everything that it may bring in.

        Raises SiteError where one is missing or can't be read.
        """
        if name not in self._digests:
            sources: dict[str, str] = {}
            self._gather(name, sources)
            self._digests[name] = digest(*(f"{k}\n{sources[k]}" for k in sorted(sources)))
        return self._digests[name]

    def _gather(self, name: str, sources: dict[str, str], by: str = "") -> None:
        if name in sources:
            return
        text = self.text(name)
        if text is None:  # the mistake of the template that names it
            raise SiteError([missing(name, by or name)])
        sources[name] = text
        for other in self._referenced(name, text):
            self._gather(other, sources, name)

    def code(self, name: str) -> bytes | None:
        """The code of a template, None where there is none of this name. Raises SiteError."""
        text = self.text(name)
        return None if text is None else self._reading(name, text).code

    def _referenced(self, name: str, text: str) -> Iterator[str]:
        """The templates that one names; all, where a name is only known later."""
        for one in self._reading(name, text).names:
            yield from self._all() if one is None else [one]

    def _reading(self, name: str, text: str) -> "_Read":
        if name not in self._read:
            data = recall(self.memory, digest("template", name, text), lambda: _read(name, text))
            self._read[name] = msgspec.msgpack.decode(data, type=_Read)
        return self._read[name]

    def _all(self) -> Iterator[str]:
        for folder, prefixes in ((self.own, ("",)), (self.theme, ("", THEME))):
            for file in sorted(folder.rglob("*")):
                if file.suffix in _SUFFIXES and file.is_file():
                    name = file.relative_to(folder).as_posix()
                    yield from (prefix + name for prefix in prefixes)


class _Read(Struct, frozen=True):
    """What a template's text means."""

    names: tuple[str | None, ...]
    """The templates that it names; None for one that is only known later."""
    code: bytes


@lru_cache(maxsize=256)
def _read(name: str, text: str) -> bytes:
    """The same for every build of a process, some of which have no Memory: those of a trial."""
    from generator.render.syntax import read  # loads Jinja, which takes 25 ms

    return msgspec.msgpack.encode(_Read(*read(name, text)))


def _text(file: Path, name: str) -> str:
    text, problems = decode(file.read_bytes(), shown(name))
    if problems:
        raise SiteError(problems)
    return text
