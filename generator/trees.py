"""Trees: the files below a folder that belongs to the program or to a theme.

In: a folder. Out: each file's path below it and its bytes, in one order on every machine.
"""

import os
from collections.abc import Iterator
from pathlib import Path


def files_below(folder: Path, endings: tuple[str, ...] = ("",)) -> Iterator[tuple[str, bytes]]:
    """Each file's POSIX path below `folder`, and its bytes; of those with one of these endings."""
    above = len(f"{folder}{os.sep}")
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(endings):
                path = f"{place}{os.sep}{name}"
                with open(path, "rb") as file:  # noqa: PTH123 - a Path would cost as much again
                    data = file.read()
                yield path[above:].replace(os.sep, "/"), data
