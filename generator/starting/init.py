"""Init: a new site, ready to build.

In: a folder and a language. Out: the files of a small site, from the starter that came with the
program. It asks nothing and overwrites nothing.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from generator.starting.editors import editor_files

_STARTER = Path(__file__).resolve().parent.parent / "starter"
LANGUAGES = ("en", "zh")
"""Languages in which there is a starter."""


def starter(lang: str, today: dt.date) -> dict[str, str]:
    """The files of a new site by their place below its folder."""
    blanks = {"{{date}}": f"{today}", "{{year}}": f"{today.year}"}
    folder = _STARTER / lang
    files = {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.suffix in (".md", ".yaml", ".txt")
    }
    filled = {_fill(path, blanks): _fill(text, blanks) for path, text in files.items()}
    return {**filled, ".gitignore": "output/\n.bulletin/\n", **editor_files()}


def _fill(text: str, blanks: Mapping[str, str]) -> str:
    for blank, value in blanks.items():
        text = text.replace(blank, value)
    return text


def lay_out(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files of a new site.

    Raises FileExistsError, before anything is written, where one of them is there already. What is
    for other programs (`.gitignore`, `.vscode/`) is left as it is.
    """
    for path in files:
        if (folder / path).exists() and not path.startswith("."):
            raise FileExistsError(str(folder / path))
    for path, text in files.items():
        file = folder / path
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
