"""Traits: what a machine and its workers must have in common, so that they make the same bytes.

In: this process. Out: its traits, and in what another's differ. Known here alone: which of them
decide (the program with Python's and its libraries' versions, the theme, and that a worker has one
thread) and which only help to say why they differ.
"""

import re
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version

from generator.cache import digest
from generator.fingerprint import fingerprint
from generator.theme import find_theme
from generator.trees import files_below

Traits = Mapping[str, str]
"""Each by its name."""

_DECIDING = ("program", "theme", "threads")


@cache
def traits() -> Traits:
    """This process's traits: of the program as it was loaded, whatever its files are by now.

    One thread, because Python runs one at a time and libraries keep state.
    """
    libraries = {name: _version(name) for name in _libraries()}
    decisive = {"program": fingerprint(), "theme": _theme(), "threads": "1"}
    return {"Python": sys.version, **libraries, **decisive}


def differences(ours: Traits, theirs: Traits) -> dict[str, tuple[str, str]]:
    """In what a worker differs, with its trait and ours; none where that is of no consequence."""
    if all(ours[name] == theirs.get(name) for name in _DECIDING):
        return {}
    both = {n: (theirs.get(n, "none"), ours.get(n, "none")) for n in sorted({*ours, *theirs})}
    return {name: pair for name, pair in both.items() if pair[0] != pair[1]}


def short(trait: str) -> str:
    """A version as it is, a digest by its beginning."""
    return trait[:12] if len(trait) == len(digest()) else trait


def _theme() -> str:
    return digest(*(part for one in files_below(find_theme()) for part in one))


def _libraries() -> list[str]:
    """The packages that the program cannot do without."""
    try:
        wanted = requires("bulletin") or []
    except PackageNotFoundError:
        return []
    return [re.split(r"[^\w.-]", one)[0] for one in wanted if "extra ==" not in one]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
