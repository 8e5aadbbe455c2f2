"""Theme: where it is. In a checkout it is beside the package, in a wheel within it."""

from pathlib import Path


def find_theme() -> Path:
    """The folder of the theme that came with the program.

    Raises FileNotFoundError where the installation is damaged.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "templates", here.parent / "templates"):
        if (folder / "base.html").is_file():
            return folder
    raise FileNotFoundError(f"the theme is missing beside {here}: install Bulletin again")
