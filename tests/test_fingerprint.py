"""The program's fingerprint: whatever could change what is made changes it."""

import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from generator import fingerprint as fingerprints
from generator.fingerprint import _fingerprint, fingerprint


def test_versions_are_those_that_python_knows() -> None:
    found = dict(reversed([*fingerprints._installed(sys.path)]))
    ours = fingerprints._LIBRARIES
    assert {name: found[name] for name in ours} == {name: version(name) for name in ours}


def test_it_stays_while_nothing_changes() -> None:
    assert fingerprint() == _fingerprint() == _fingerprint()


def test_it_changes_with_a_librarys_version_and_the_first_of_two_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _fingerprint()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    (tmp_path / "Jinja2-99.dist-info").mkdir()
    assert _fingerprint() == before
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert _fingerprint() != before
    assert fingerprint() == before


def test_a_package_installed_without_its_own_folder_is_known_by_python_alone(
    tmp_path: Path,
) -> None:
    assert dict(fingerprints._installed([str(tmp_path), str(tmp_path / "none")])) == {}
    assert fingerprints._version("jinja2") == version("jinja2")
    assert fingerprints._version("no-such-package") == "absent"


def test_every_source_and_catalogue_of_the_program_is_in_it() -> None:
    here = Path(fingerprints.__file__).parent
    expected = {
        file.relative_to(here).as_posix(): file.read_bytes()
        for ending in ("*.py", "*.po", "*.yaml")
        for file in here.rglob(ending)
    }
    assert dict(fingerprints._sources(here)) == expected
