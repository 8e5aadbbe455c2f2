"""The Nu HTML checker, which the W3C runs as its validator: nothing that we make has a flaw.

It looks at every page of the demonstration site, of a preview of it, and of the manual, and at
every style sheet and drawing. Not its errors alone count, but whatever it says. As it takes its
time to begin, it is started once, for all of them and for files that have flaws, which come last.
"""

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.built_site import BuiltSite
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
JAVA = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Deep texts need a deeper stack than Java gives, says the checker itself; and what ends within
seconds gains nothing from being made as fast as it could be."""

Sites = Mapping[str, BuiltSite]
"""What is made, by the name of its folder."""
Complaints = Mapping[str, Sequence[str]]
"""What the checker says of the files of each folder."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Below which everything is that is looked at."""
    return tmp_path_factory.mktemp("looked-at")


@pytest.fixture(scope="module")
def sites(folder: Path) -> Sites:
    made = {
        "demonstration": built(folder / "demonstration"),
        "manual": built(folder / "manual", root=ROOT / "docs"),
        "preview": built(folder / "preview", show=frozenset({"draft", "future", "expired"})),
    }
    return {name: site for name, (site, _) in made.items()}


@pytest.fixture(scope="module")
def checker() -> Sequence[str]:
    """How it is started."""
    try:
        java = program("java", "-version", (17,), brought_by="default-jre-headless")
        return (java, *JAVA, "-jar", str(package("vnu-jar/build/dist/vnu.jar")))
    except MissingError as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def complaints(checker: Sequence[str], folder: Path, sites: Sites) -> Complaints:
    (folder / "with-flaws").mkdir()
    for name, text in FLAWED.items():
        (folder / "with-flaws" / name).write_text(text, encoding="utf-8")
    files = [
        *(file for site in sites.values() for file in seen(site.folder)),
        *seen(folder / "with-flaws"),
    ]
    return told(checker, folder, files)


def seen(folder: Path) -> list[Path]:
    """The files of a folder that the checker looks at."""
    return sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)


def told(checker: Sequence[str], folder: Path, files: Sequence[Path]) -> Complaints:
    """All that the checker says, warnings too, by the folders below this one."""
    options = ("--also-check-css", "--also-check-svg", "--format", "json", "--stdout")
    said = subprocess.run(
        [
            *(*checker, *options, "--exit-zero-always"),
            *(path.relative_to(folder).as_posix() for path in files),
        ],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, list[str]] = {path.name: [] for path in folder.iterdir()}
    for message in json.loads(said.stdout)["messages"]:
        top, _, line = _line(message, folder).partition("/")
        found[top].append(line)
    return found


def _line(message: Mapping[str, Any], folder: Path) -> str:
    file = message["url"].rpartition(f"/{folder.name}/")[2]
    extract = message.get("extract", "")[:120]
    return f"{file}:{message.get('lastLine', 1)}: {message['message']} {extract!r}"


def test_the_checker_sees_a_flaw_in_each_kind_of_file(complaints: Complaints) -> None:
    assert {line.partition(":")[0] for line in complaints["with-flaws"]} == FLAWED.keys()


def test_the_demonstration_site_has_no_flaw(sites: Sites, complaints: Complaints) -> None:
    assert {Path(name).suffix for name in sites["demonstration"].files} >= {*SUFFIXES}
    assert complaints["demonstration"] == []


def test_a_preview_of_what_is_withheld_has_no_flaw(sites: Sites, complaints: Complaints) -> None:
    names = {"2026/drafts/review-of-the-year/index.html", "2027/new-year-reception/index.html"}
    assert names <= sites["preview"].files.keys() - sites["demonstration"].files.keys()
    assert complaints["preview"] == []


def test_the_manual_has_no_flaw(sites: Sites, complaints: Complaints) -> None:
    assert "zh/site/index.html" in sites["manual"].files
    # A Chinese page with more names of files on it than Chinese is taken for one in English or, by
    # chance, in Norwegian.
    guessed = re.compile(r'appears to be written in .*“lang="zh"”')
    assert [one for one in complaints["manual"] if not guessed.search(one)] == []
