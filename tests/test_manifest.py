"""Manifest: what is ours in an output folder, told from its own files, cut by year."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cache import Written
from generator.manifest import Owned, manifest, manifest_files, owned
from generator.pages import Job
from generator.write import sha256

JOBS = [
    Job(output="2022/a/index.html", made_from="content/posts/2022/a.md", part="2022"),
    Job(output="atom.xml", made_from="feed of the site", part="feeds"),
    Job(output="index.html", made_from="home page"),
]
STANDING = {job.output: Written("", sha256(job.output.encode()), 7, "") for job in JOBS}


def lay(folder: Path, *, preview: bool = False) -> None:
    for output in manifest(JOBS, STANDING, preview=preview):
        file = folder / output.output
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.data)


def test_each_file_is_listed_in_its_part_with_its_sha_256_its_size_and_its_source() -> None:
    parts = {
        output.output: json.loads(output.data) for output in manifest(JOBS, STANDING, preview=False)
    }
    assert set(parts) == manifest_files(JOBS)
    assert parts["manifest/2022.json"] == {
        "files": {
            "2022/a/index.html": {
                "sha256": hashlib.sha256(b"2022/a/index.html").hexdigest(),
                "size": 7,
                "source": "content/posts/2022/a.md",
            }
        }
    }
    assert parts["manifest.json"]["slices"] == [
        "manifest/2022.json",
        "manifest/feeds.json",
        "manifest/site.json",
    ]


def test_a_change_in_one_year_changes_that_years_part_alone() -> None:
    before = manifest(JOBS, STANDING, preview=False)
    changed = STANDING | {"2022/a/index.html": Written("", "other", 8, "")}
    after = manifest(JOBS, changed, preview=False)
    differing = [a.output for a, b in zip(before, after, strict=True) if a != b]
    assert differing == ["manifest/2022.json"]


@pytest.mark.parametrize("preview", [False, True])
def test_a_folder_is_known_as_ours_by_its_manifest(tmp_path: Path, *, preview: bool) -> None:
    lay(tmp_path, preview=preview)
    files = frozenset({*STANDING, *manifest_files(JOBS)})
    assert owned(tmp_path) == Owned(is_ours=True, preview=preview, files=files)


def test_a_folder_without_a_manifest_is_not_ours(tmp_path: Path) -> None:
    assert owned(tmp_path) == owned(tmp_path / "absent") == Owned(is_ours=False)


@given(
    st.binary(max_size=60) | st.sampled_from([b"{}", b"[]", b'{"format": "bulletin-manifest-1"}'])
)
def test_a_manifest_that_nobody_can_read_makes_no_folder_ours(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("output")
    (folder / "manifest.json").write_bytes(data)
    assert not owned(folder).is_ours


def test_a_part_that_is_lost_only_means_that_its_files_are_nobodys(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "manifest/2022.json").unlink()
    found = owned(tmp_path)
    assert found.is_ours
    assert "2022/a/index.html" not in found.files
    assert "index.html" in found.files
