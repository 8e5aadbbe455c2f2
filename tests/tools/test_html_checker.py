"""The Nu HTML checker, which the W3C runs as its validator: nothing that we make has a flaw.

It looks at every page of the demonstration site, of a preview of it, and of the manual, and at
every style sheet and drawing. Not its errors alone count, but whatever it says.
"""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.withhold import Reason
from tests.demo_site.given import ROOT, built
from tests.tools.installed import MissingError, package, program

SUFFIXES = (".html", ".shtml", ".css", ".svg")
FLAWED: Mapping[str, str] = {
    "page.html": '<!doctype html><html lang="en"><title>T</title><p align=left>Notices.',
    "old.shtml": '<!doctype html><html lang="en"><title>T</title><h1></h1><p>Notices.',
    "style.css": "p { color: reddish }",
    "sign.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="zero"/></svg>',
}
"""A file of each kind with one flaw."""


class Checker(NamedTuple):
    """The checker, and what it runs on."""

    java: str
    jar: Path

    def complaints(self, folder: Path) -> list[str]:
        """All that it says of the files of a folder, warnings too."""
        files = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)
        options = ("--also-check-css", "--also-check-svg", "--format", "json", "--stdout")
        # Deep texts need a deeper stack than Java gives, says the checker itself.
        command = (self.java, "-Xss4m", "-jar", str(self.jar), *options, "--exit-zero-always")
        said = subprocess.run(
            [*command, *(path.relative_to(folder).as_posix() for path in files)],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return [_line(one, folder) for one in json.loads(said.stdout)["messages"]]


def _line(message: Mapping[str, Any], folder: Path) -> str:
    file = message["url"].rpartition(f"/{folder.name}/")[2]
    extract = message.get("extract", "")[:120]
    return f"{file}:{message.get('lastLine', 1)}: {message['message']} {extract!r}"


@pytest.fixture(scope="session")
def checker() -> Checker:
    try:
        java = program("java", "-version", (17,), brought_by="default-jre-headless")
        return Checker(java=java, jar=package("vnu-jar/build/dist/vnu.jar"))
    except MissingError as missing:
        pytest.skip(str(missing))


def test_the_checker_sees_a_flaw_in_each_kind_of_file(checker: Checker, tmp_path: Path) -> None:
    for name, text in FLAWED.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    blamed = {line.partition(":")[0] for line in checker.complaints(tmp_path)}
    assert blamed == FLAWED.keys()


def test_the_demonstration_site_has_no_flaw(checker: Checker, tmp_path: Path) -> None:
    site, _ = built(tmp_path)
    assert {Path(name).suffix for name in site.files} >= {*SUFFIXES}
    assert checker.complaints(site.folder) == []


def test_a_preview_of_what_is_withheld_has_no_flaw(checker: Checker, tmp_path: Path) -> None:
    shown: frozenset[Reason] = frozenset({"draft", "future", "expired"})
    site, _ = built(tmp_path, show=shown)
    assert checker.complaints(site.folder) == []


def test_the_manual_has_no_flaw(checker: Checker, tmp_path: Path) -> None:
    site, _ = built(tmp_path, root=ROOT / "docs")
    # A Chinese page with more names of files on it than Chinese is taken for an English one.
    guessed = "appears to be written in English"
    assert [one for one in checker.complaints(site.folder) if guessed not in one] == []
