"""Installed: what `make test` installs from npm, and what these tools run on.

In: nothing. Out: a file of a package, or a program in a version that is new enough. Where there is
none, the test that asks is skipped and says what to install; in CI that is a failure.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGES = Path(sys.prefix) / "tools/node_modules"


def package(name: str) -> Path:
    """A file within an npm package: `vnu-jar/build/dist/vnu.jar`."""
    path = PACKAGES / name
    if not path.is_file():
        pytest.skip(f"{name} is not installed: install Node.js with npm, and type `make test`")
    return path


def program(name: str, asking: str, at_least: tuple[int, ...], brought_by: str) -> str:
    """The path of a program.

    Args:
        name: What it is called.
        asking: The option with which it says its version.
        at_least: The oldest version that will do.
        brought_by: Debian's package that has it.
    """
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"there is no {name} on this machine: install {brought_by}")
    version = _version(path, asking)
    if version < at_least:
        wanted = ".".join(map(str, at_least))
        pytest.skip(f"{name} is older than {wanted}: install a newer {brought_by}")
    return path


def _version(path: str, asking: str) -> tuple[int, ...]:
    """What `v18.20.4` and `openjdk version "17.0.15"` have in common."""
    said = subprocess.run([path, asking], capture_output=True, text=True, check=True)
    found = re.search(r"(\d+)\.(\d+)", said.stdout + said.stderr)
    return tuple(map(int, found.groups())) if found else ()
