"""Fingerprint: the digest of the program itself, a part of every key that is remembered.

A change to a line of ours or to a library's version makes everything anew, so that no stale result
of an older program is ever served.
"""

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.cache import digest

_LIBRARIES = ("babel", "jinja2", "markdown", "msgspec", "nh3", "pillow", "pyyaml")


def fingerprint() -> str:
    """The digest of the program's sources, of Python's and of the libraries' versions."""
    here = Path(__file__).parent
    files = sorted(file for ending in ("*.py", "*.po") for file in here.rglob(ending))
    sources = [part for file in files for part in (file.name, file.read_bytes())]
    return digest(*sources, sys.version, *(f"{name} {_version(name)}" for name in _LIBRARIES))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
