"""Manifest: what is ours in an output folder, told from its own files, cut by slice."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.manifest import (
    INDEX,
    Owned,
    Written,
    _are_plain,
    index,
    is_within,
    manifest_files,
    owned,
    record,
    slice_file,
)
from generator.pages import Job, Slice
from generator.plan import slice_of
from generator.stage import sha256
from generator.standing import NOWHERE

SLICES = [
    slice_of("site", [Job(output="index.html", made_from="home page")]),
    slice_of("2022", [Job(output="2022/a/index.html", made_from="content/posts/2022/a.md")]),
    slice_of("feeds", [Job(output="atom.xml", made_from="feed of the site")]),
]
NAMES = [one.name for one in SLICES]
STANDING = {
    sheet.output: Written("", sha256(sheet.output.encode()), 7, NOWHERE)
    for one in SLICES
    for sheet in one.sheets
}


def records(slices: list[Slice], *, preview: bool = False) -> dict[str, bytes]:
    """Every file of the manifest."""
    found = {slice_file(one.name): record(one.sheets, STANDING) for one in slices}
    return found | {INDEX: index([one.name for one in slices], preview=preview)}


def lay(folder: Path, *, preview: bool = False) -> None:
    for output, data in records(SLICES, preview=preview).items():
        file = folder / output
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def test_each_file_is_listed_in_its_slice_with_its_sha_256_its_size_and_its_source() -> None:
    files = {output: json.loads(data) for output, data in records(SLICES).items()}
    assert set(files) == manifest_files(NAMES)
    assert files["manifest/2022.json"] == {
        "files": {
            "2022/a/index.html": {
                "sha256": hashlib.sha256(b"2022/a/index.html").hexdigest(),
                "size": 7,
                "source": "content/posts/2022/a.md",
            }
        }
    }
    assert files["manifest.json"]["slices"] == [
        "manifest/2022.json",
        "manifest/feeds.json",
        "manifest/site.json",
    ]


def test_the_manifest_says_nothing_of_the_order_in_which_a_build_came_to_things() -> None:
    assert records(SLICES) == records(SLICES[::-1])
    (sheet,), (other,) = SLICES[0].sheets, SLICES[1].sheets
    assert record([sheet, other], STANDING) == record(
        [other, sheet], dict(reversed(STANDING.items()))
    )


@pytest.mark.parametrize("preview", [False, True])
def test_a_folder_is_known_as_ours_by_its_manifest(tmp_path: Path, *, preview: bool) -> None:
    lay(tmp_path, preview=preview)
    files = frozenset({*STANDING, *manifest_files(NAMES)})
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


def test_a_slice_that_is_lost_only_means_that_its_files_are_nobodys(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "manifest/2022.json").unlink()
    found = owned(tmp_path)
    assert found.is_ours
    assert "2022/a/index.html" not in found.files
    assert "index.html" in found.files


@given(st.sets(st.text("ab./\\:\0", max_size=6), max_size=4))
def test_a_quick_look_lets_no_path_pass_that_reaches_out_of_the_folder(outputs: set[str]) -> None:
    assert not _are_plain(outputs) or all(map(is_within, outputs))


def test_a_quick_look_is_enough_for_what_a_site_has() -> None:
    assert _are_plain({"index.html", "2022/a/index.html", "统计/atom.xml"})
