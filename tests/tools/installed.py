"""Installed: what `make test` installs from npm, and what these tools run on.

In: a name. Out: a file of a package, or a program in a version that is new enough; where there is
none, a MissingError that says what to install. A test is skipped then, which in CI is a failure.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = Path(sys.prefix) / "tools/node_modules"


class MissingError(Exception):
    """What is needed is not on this machine."""


def package(name: str) -> Path:
    """A file within an npm package: `vnu-jar/build/dist/vnu.jar`; raises MissingError."""
    path = PACKAGES / name
    if not path.is_file():
        tool = name.partition("/")[0]
        raise MissingError(f"{tool} is not installed: install Node.js with npm, and `make test`")
    return path


def program(name: str, asking: str, at_least: tuple[int, ...], brought_by: str) -> str:
    """The path of a program.

    Args:
        name: What it is called.
        asking: The option with which it says its version.
        at_least: The oldest version that will do.
        brought_by: Debian's package that has it.

    Raises:
        MissingError: where it is not there, or too old.
    """
    path = shutil.which(name)
    if path is None:
        raise MissingError(f"there is no {name} on this machine: install {brought_by}")
    version = _version(path, asking)
    if version < at_least:
        wanted = ".".join(map(str, at_least))
        raise MissingError(f"{name} is older than {wanted}: install a newer {brought_by}")
    return path


def _version(path: str, asking: str) -> tuple[int, ...]:
    """Of `v18.20.4` and of `openjdk version "17.0.15"` the first two numbers."""
    said = subprocess.run([path, asking], capture_output=True, text=True, check=True)
    found = re.search(r"(\d+)\.(\d+)", said.stdout + said.stderr)
    return tuple(map(int, found.groups())) if found else ()
