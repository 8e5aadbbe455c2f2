"""Fingerprint: the digest of the program itself, a part of every key that is remembered.

A change to a line of ours or to a library's version makes everything anew, so that no stale result
of an older program is ever served. Every build needs it before anything else, so it takes 3 ms:
versions are read off the names of the folders that installers leave (`name-version.dist-info`, as
PyPA's "Recording installed projects" has it), since importlib.metadata takes 10 ms to load.
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from generator.cache import digest
from generator.trees import files_below

_LIBRARIES = (
    "babel",
    "cssselect2",
    "fonttools",
    "jinja2",
    "markdown",
    "msgspec",
    "nh3",
    "opencc",
    "pillow",
    "py-svg-hush",
    "pydyf",
    "pyyaml",
    "tinycss2",
    "weasyprint",
    "zxing-cpp",
)
_APART = re.compile(r"[-_.]+")


@cache
def fingerprint() -> str:
    """The digest of the program's sources, of Python's and of the libraries' versions.

    It is that of the process's beginning: what is loaded is not loaded again.
    """
    return _fingerprint()


def _fingerprint() -> str:
    sources = [part for one in _sources(Path(__file__).parent) for part in one]
    known = dict(reversed([*_installed(sys.path)]))  # as imports have it, the first of them wins
    versions = (f"{name} {known.get(name) or _version(name)}" for name in _LIBRARIES)
    return digest(*sources, sys.version, *versions)


def _sources(here: Path) -> Iterator[tuple[str, bytes]]:
    """Each source's path below the program's folder, and its bytes."""
    return files_below(here, (".py", ".po", ".yaml"))


def _installed(folders: list[str]) -> Iterator[tuple[str, str]]:
    """Normalised name and version of each package in each folder."""
    for folder in folders:
        names: list[str] = []
        with suppress(OSError):  # a folder of the path need not exist, and may be an archive
            names = os.listdir(folder or os.curdir)  # noqa: PTH208 - the names are all that's asked
        for name in names:
            if name.endswith(".dist-info"):
                package, _, version = name.removesuffix(".dist-info").partition("-")
                yield _APART.sub("-", package).lower(), version


def _version(name: str) -> str:
    """The version of a package that was installed in another way."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
