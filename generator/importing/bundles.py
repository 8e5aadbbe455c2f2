"""Bundles: a bulletin with its pictures, written all at once or not at all.

In: a Draft. Out: a folder in content/. Known here alone: that it is laid out under a name that no
build looks at and then renamed, so that nobody ever sees half of it, and that nothing that stands
is overwritten.
"""

import os
import secrets
import shutil
from pathlib import Path

from generator.importing.draft import Draft


def write(draft: Draft, root: Path) -> None:
    """Write a bulletin. Raises FileExistsError where its folder stands already, else OSError."""
    folder = root / draft.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        raise FileExistsError(17, "it is there already", str(folder))
    aside = folder.parent / f".{folder.name[:40]}-{secrets.token_hex(4)}.tmp"
    aside.mkdir()
    try:
        for path, data in draft.files().items():
            with (aside / path.rpartition("/")[2]).open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        aside.rename(folder)
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def folders_of(root: Path) -> set[str]:
    """Folders below content/posts that stand already, in lower case, by path below the root.

    A bulletin without a folder counts as one, since it has the address of a folder of its name.
    """
    found = (root / "content" / "posts").rglob("*")
    paths = (one if one.is_dir() else one.with_suffix("") for one in found)
    return {path.relative_to(root).as_posix().casefold() for path in paths}
