"""Discover: what is found in content/, what is nobody's content, and what is read again."""

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.discover import Looks, discover, reader
from generator.errors import Problem


def lay(root: Path, files: Mapping[str, bytes]) -> Path:
    for path, data in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return root


def kinds(root: Path, overlay: Mapping[str, bytes] | None = None) -> dict[str, str]:
    found, _ = discover(root, overlay or {}, {})
    return {source.path.removeprefix("content/"): source.kind for source in found.sources}


def problems(root: Path) -> list[Problem]:
    return sorted(discover(root, {}, {})[1], key=lambda problem: problem.place.path)


def age(file: Path) -> None:
    """Make a file look old enough for its time to be trusted."""
    os.utime(file, ns=(1_000_000_000, 1_000_000_000))


def test_each_place_says_what_a_file_is_for(tmp_path: Path) -> None:
    expected = {
        "organizations.yaml": "config",
        "pages/about.md": "page",
        "pages/map.png": "file",
        "posts/2022/_defaults.yaml": "defaults",
        "posts/2022/a/deeper/still.MD": "post",
        "posts/2022/a/room.jpg": "file",
        "posts/x.markdown": "post",
        "site.yaml": "config",
        "static/.well-known/security.txt": "static",
        "static/a.md": "static",
    }
    lay(tmp_path, dict.fromkeys(expected, b""))
    assert kinds(tmp_path) == expected


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "~$report.docx",
        ".a.md.swp",
        "a.md~",
        ".git/x",
        "#a.md#",
    ],
)
def test_what_systems_and_editors_leave_lying_about_is_nobodys_content(
    tmp_path: Path, name: str
) -> None:
    lay(tmp_path, {f"posts/{name}": b"", f"posts/2022/{name}": b""})
    assert kinds(tmp_path) == {}
    assert problems(tmp_path) == []


def test_a_file_in_no_known_place_is_told(tmp_path: Path) -> None:
    lay(tmp_path, {"notes.md": b"", "drafts/a.md": b"", "posts": b""})
    assert [(p.place.path, p.code) for p in problems(tmp_path)] == [
        ("content/drafts/a.md", "file-in-no-place"),
        ("content/notes.md", "file-in-no-place"),
        ("content/posts", "file-in-no-place"),
    ]


def test_sources_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    lay(tmp_path, {"posts/b.md": b"", "posts/a/x.md": b"", "posts/a.md": b""})
    assert list(kinds(tmp_path)) == sorted(kinds(tmp_path))


def test_a_name_in_another_form_of_unicode_is_one_address_and_can_still_be_read(
    tmp_path: Path,
) -> None:
    lay(tmp_path, {"posts/cafe\u0301.md": b"text"})
    found, _ = discover(tmp_path, {}, {})
    assert [source.path for source in found.sources] == ["content/posts/caf\u00e9.md"]
    assert reader(tmp_path, {})(found.sources[0]) == b"text"


def test_a_link_out_of_content_is_refused_and_one_within_is_followed(tmp_path: Path) -> None:
    lay(tmp_path, {"posts/a.md": b"text"})
    (tmp_path / "secret.md").write_bytes(b"secret")
    posts = tmp_path / "content" / "posts"
    (posts / "inside.md").symlink_to("a.md")
    (posts / "out.md").symlink_to(tmp_path / "secret.md")
    (posts / "gone.md").symlink_to("nothing.md")
    (posts / "folder").symlink_to(tmp_path)
    assert kinds(tmp_path) == {"posts/a.md": "post", "posts/inside.md": "post"}
    assert {(p.place.path, p.code) for p in problems(tmp_path)} == {
        ("content/posts/folder", "symlink-leaves"),
        ("content/posts/gone.md", "symlink-unusable"),
        ("content/posts/out.md", "symlink-leaves"),
    }


def test_a_text_of_fifty_megabytes_is_refused_unread_and_a_film_of_that_size_is_not(
    tmp_path: Path,
) -> None:
    lay(tmp_path, {"posts/a.md": b"", "static/film.mp4": b""})
    for name in ("posts/a.md", "static/film.mp4"):
        os.truncate(tmp_path / "content" / name, 50_000_000)
    assert [(p.place.path, p.code) for p in problems(tmp_path)] == [
        ("content/posts/a.md", "file-too-big")
    ]


def test_a_text_that_is_not_saved_yet_is_laid_over_its_file(tmp_path: Path) -> None:
    lay(tmp_path, {"posts/a.md": b"old"})
    overlay = {"content/posts/a.md": b"new", "content/posts/b.md": b"other", "content/x": b""}
    found, _ = discover(tmp_path, overlay, {})
    texts = [reader(tmp_path, overlay)(source) for source in found.sources]
    assert texts == [b"new", b"other"]
    on_disk, _ = discover(tmp_path, {}, {})
    assert found.sources[0].digest != on_disk.sources[0].digest


def again(root: Path, looks: Looks) -> tuple[str, Looks]:
    """The digest of the one source, and what is remembered of it."""
    found, _ = discover(root, {}, looks)
    return found.sources[0].digest, found.looks


def aged(root: Path, files: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Looks:
    """What is remembered of files that are old enough to be trusted."""
    lay(root, files)
    with monkeypatch.context() as later:
        later.setattr(time, "time_ns", lambda: 4_000_000_000_000_000_000)
        found, _ = discover(root, {}, {})
    return found.looks


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read."""
    names: list[str] = []

    def noted(file: str) -> bytes:
        names.append(Path(file).name)
        return Path(file).read_bytes()

    monkeypatch.setattr("generator.discover._bytes_of", noted)
    return names


TWO = {"posts/a.md": b"text", "posts/b.md": b"text", "posts/deeper/c.md": b"text"}


def test_a_file_that_has_not_changed_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    looks = aged(tmp_path, TWO, monkeypatch)
    assert read == ["a.md", "b.md", "c.md"]
    found, _ = discover(tmp_path, {}, looks)
    assert found.looks == looks
    assert [source.path for source in found.sources] == sorted(f"content/{path}" for path in TWO)
    assert read == ["a.md", "b.md", "c.md"]


def test_of_a_folder_in_which_files_came_changed_and_went_only_those_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    looks = aged(tmp_path, TWO, monkeypatch)
    posts = tmp_path / "content/posts"
    (posts / "a.md").write_bytes(b"another")
    (posts / "b.md").unlink()
    (posts / "d.md").write_bytes(b"new")
    (posts / "~$d.docx").write_bytes(b"nobody's")
    read.clear()
    found, _ = discover(tmp_path, {}, looks)
    assert [source.path.rpartition("/")[2] for source in found.sources] == ["a.md", "d.md", "c.md"]
    assert read == ["a.md", "d.md"]


def test_a_folder_remembered_with_a_file_in_no_place_is_told_of_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = aged(tmp_path, {"notes.md": b"", "site.yaml": b""}, monkeypatch)
    found, (problem,) = discover(tmp_path, {}, looks)
    assert ([source.path for source in found.sources], problem.code) == (
        ["content/site.yaml"],
        "file-in-no-place",
    )


def test_a_file_of_the_same_size_with_another_time_is_read_again(tmp_path: Path) -> None:
    file = lay(tmp_path, {"posts/a.md": b"text"}) / "content/posts/a.md"
    before, looks = again(tmp_path, {})
    file.write_bytes(b"next")
    age(file)
    assert again(tmp_path, looks)[0] != before


def test_a_file_as_young_as_the_look_is_not_trusted(tmp_path: Path, read: list[str]) -> None:
    lay(tmp_path, {"posts/a.md": b"text"})
    _, looks = again(tmp_path, {})
    again(tmp_path, looks)
    assert read == ["a.md", "a.md"]


def test_a_known_file_that_became_a_link_out_of_the_site_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = aged(tmp_path, {"posts/a.md": b"text", "posts/b.md": b"text"}, monkeypatch)
    file = tmp_path / "content/posts/a.md"
    file.rename(tmp_path / "outside.md")  # the same file, of the same size and times
    file.symlink_to(tmp_path / "outside.md")
    found, (problem,) = discover(tmp_path, {}, looks)
    assert ([s.path for s in found.sources], problem.code) == (
        ["content/posts/b.md"],
        "symlink-leaves",
    )


def test_a_link_within_the_site_is_looked_at_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, {"posts/a.md": b"text"})
    (tmp_path / "content/posts/b.md").symlink_to("a.md")
    looks = aged(tmp_path, {}, monkeypatch)
    (tmp_path / "content/posts/b.md").unlink()
    (tmp_path / "content/posts/b.md").symlink_to(tmp_path)
    found, (problem,) = discover(tmp_path, {}, looks)
    assert ([s.path for s in found.sources], problem.code) == (
        ["content/posts/a.md"],
        "symlink-leaves",
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take both for one name")
def test_two_folders_whose_names_are_one_in_unicode_are_both_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    files = {"posts/cafe\u0301/a.md": b"text", "posts/caf\u00e9/b.md": b"text"}
    looks = aged(tmp_path, files, monkeypatch)
    read.clear()
    found, _ = discover(tmp_path, {}, looks)
    assert [source.path for source in found.sources] == [
        "content/posts/caf\u00e9/a.md",
        "content/posts/caf\u00e9/b.md",
    ]
    assert read == []
