"""Installing a yardstick, once, into a folder of its own.

In: what a package registry is asked for. Out: the folder, and the program in it.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A generator as its registry has it."""

    installer: Literal["pip", "npm"]
    requirements: tuple[str, ...]
    """What is asked for, with versions; the generator itself is the first."""
    program: str
    """The program in the folder, as a glob."""

    @property
    def version(self) -> str:
        """The generator's own."""
        return self.requirements[0].replace("==", "@").rpartition("@")[2]

    @property
    def how(self) -> str:
        """The command that installs it, as one would type it."""
        return f"{self.installer} install {' '.join(map(repr, self.requirements))}"


def installed(package: Package, work: Path) -> Path:
    """The folder of a package, after it was installed where that was still to do.

    Raises subprocess.CalledProcessError where it can't be.
    """
    folder = work / package.requirements[0].replace("/", "+")
    stamp = folder / "installed"
    wanted = "\n".join(package.requirements)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        _install(package, folder)
        stamp.write_text(wanted, encoding="utf-8")
    return folder


def program(package: Package, folder: Path) -> str:
    """The program's path; raises FileNotFoundError where it is not in the folder."""
    for path in folder.glob(package.program):
        return str(path)
    raise FileNotFoundError(folder / package.program)


def _install(package: Package, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run((*_installer(package, folder), *package.requirements), check=True)


def _installer(package: Package, folder: Path) -> tuple[str, ...]:
    if package.installer == "npm":
        quiet = ("--no-audit", "--no-fund", "--silent")
        return ("npm", "install", "--prefix", str(folder), *quiet)
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    python = str(folder / "bin/python")
    return (python, "-m", "pip", "-qq", "--disable-pip-version-check", "install")
