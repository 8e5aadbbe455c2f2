"""Fonts: a digest of those that this machine has, told without opening one.

A PDF holds the shapes of its letters, so it is due again when the fonts changed. To ask fontconfig
takes 20 ms, and only where its library is found; to look at the folders takes 3.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.cache import digest

_FOLDERS = {
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
}
_ELSEWHERE = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_ASKED = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "XDG_DATA_HOME")
"""What a person may set for fontconfig."""


def fonts_here() -> str:
    """The digest of every font's name, size and time, and of what fontconfig was told."""
    asked = (f"{name}={os.environ.get(name, '')}" for name in _ASKED)
    return digest(*asked, *_fonts())


def _fonts() -> Iterator[str]:
    folders = _FOLDERS.get(sys.platform, _ELSEWHERE)
    data = os.environ.get("XDG_DATA_HOME")
    for folder in (*folders, *([f"{data}/fonts"] if data else ())):
        yield from sorted(_within(str(Path(folder).expanduser())))


def _within(folder: str) -> Iterator[str]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.is_dir():
                    yield from _within(entry.path)
                else:
                    stat = entry.stat()
                    yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"
