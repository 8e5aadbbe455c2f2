"""Write: whole files only, only what changed, our stale files removed, nobody else's touched."""

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.manifest import INDEX, Written, index, record, slice_file
from generator.pages import Output, Sheet
from generator.stage import Laid, lay, sha256
from generator.standing import stamp_of
from generator.write import (
    check_foreign,
    open_target,
    put_in_place,
    remove_stale,
    still_there,
)

JOURNAL = ".bulletin-journal"
MANIFEST = {INDEX, slice_file("site")}


class Folder:
    """An output folder and the builds that fill it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / "output"
        self.standing: dict[str, Written] = {}

    def build(self, files: dict[str, str], *, preview: bool = False) -> tuple[str, ...]:
        """Write files as a build does; what was written."""
        planned = files.keys() | MANIFEST
        with open_target(self.path, self.root, preview=preview, left=self.standing) as target:
            assert check_foreign(target, planned) == []
            laid = [
                lay(Output(output=name, data=text.encode()), target.stage)
                for name, text in files.items()
            ]
            put_in_place(laid, target, planned)
            written = {one.output: as_written(one) for one in laid}
            sheets = [Sheet(output, "", "", "", "a test", "") for output in files]
            records = [
                lay(Output(output=slice_file("site"), data=record(sheets, written)), target.stage),
                lay(Output(output=INDEX, data=index(["site"], preview=preview)), target.stage),
            ]
            put_in_place(records, target, planned)
            self.removed = remove_stale(target, planned)
        self.standing = written
        return tuple(one.output for one in (*laid, *records) if one.is_new)

    def crash(self, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], at: str) -> None:
        """Build, and be interrupted right before this file appears."""
        replace = os.replace

        def until_crash(laid: str, file: str) -> None:
            if file == f"{self.path}{os.sep}{at}":
                raise KeyboardInterrupt
            replace(laid, file)

        monkeypatch.setattr(os, "replace", until_crash)
        with pytest.raises(KeyboardInterrupt):
            self.build(files)
        monkeypatch.undo()

    def lay(self, name: str, text: str = "theirs") -> Path:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    def names(self) -> set[str]:
        found = {f.relative_to(self.path).as_posix() for f in self.path.rglob("*") if f.is_file()}
        return found - MANIFEST

    def refusal(self, path: Path, *, preview: bool = False) -> str:
        with pytest.raises(SiteError) as caught, open_target(path, self.root, preview=preview):
            pass
        return caught.value.problems[0].code


def as_written(one: Laid) -> Written:
    return Written(one.digest, one.digest, one.size, one.stamp)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "content").mkdir()
    return Folder(tmp_path)


def test_where_nothing_stands_the_whole_site_appears_at_once(folder: Folder) -> None:
    with open_target(folder.path, folder.root, preview=False) as target:
        put_in_place([lay(Output(output="a/index.html", data=b"A"), target.stage)], target, [])
        assert not folder.path.exists()
    assert (folder.path / "a/index.html").read_bytes() == b"A"
    assert sorted(path.name for path in folder.root.iterdir()) == ["content", "output"]


def test_a_first_build_that_fails_leaves_nothing_behind(folder: Folder) -> None:
    with suppress(KeyboardInterrupt), open_target(folder.path, folder.root, preview=False) as new:
        lay(Output(output="a", data=b"A"), new.stage)
        raise KeyboardInterrupt
    assert [path.name for path in folder.root.iterdir()] == ["content"]


def test_an_empty_folder_is_filled_like_none(folder: Folder) -> None:
    folder.path.mkdir()
    folder.build({"a": "A"})
    assert folder.names() == {"a"}


def test_what_a_killed_build_left_beside_the_folder_is_cleared_away(folder: Folder) -> None:
    with open_target(folder.path, folder.root, preview=False) as target:
        beside = Path(target.stage.work)
    beside.mkdir()
    (beside / "half").write_text("x")
    folder.path.rename(folder.root / "aside")
    folder.build({"a": "A"})
    assert folder.names() == {"a"}
    assert not beside.exists()


def test_what_a_killed_build_left_on_its_stage_is_cleared_away(folder: Folder) -> None:
    folder.build({"a": "A"})
    with open_target(folder.path, folder.root, preview=False) as target:
        within = Path(target.stage.work)
    within.mkdir()
    (within / "half").write_text("x")
    folder.build({"a": "A"})
    assert folder.names() == {"a"}


def test_where_a_site_stands_nothing_of_it_changes_before_all_is_laid(folder: Folder) -> None:
    folder.build({"a": "A", "b": "B"})
    with suppress(KeyboardInterrupt), open_target(folder.path, folder.root, preview=False) as new:
        assert lay(Output(output="a", data=b"new"), new.stage).is_new
        assert not lay(Output(output="b", data=b"B"), new.stage).is_new
        raise KeyboardInterrupt
    assert ((folder.path / "a").read_text(), folder.names()) == ("A", {"a", "b"})


def test_only_what_changed_is_written(folder: Folder) -> None:
    folder.build({"a": "A", "b": "B"})
    before = (folder.path / "a").stat()
    assert set(folder.build({"a": "A", "b": "C"})) == {"b", "manifest/site.json"}
    after = (folder.path / "a").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_file_is_replaced_in_one_step_so_that_a_reader_keeps_a_whole_one(folder: Folder) -> None:
    folder.build({"a": "first"})
    with (folder.path / "a").open() as reader:
        folder.build({"a": "second and longer"})
        assert reader.read() == "first"
    assert (folder.path / "a").read_text() == "second and longer"
    assert folder.names() == {"a"}


def test_stale_files_of_ours_go_with_the_folders_that_this_empties(folder: Folder) -> None:
    folder.build({"a": "A", "b/c/d": "D", "b/e": "E"})
    folder.build({"a": "A", "b/e": "E"})
    assert folder.removed == ("b/c/d",)
    assert folder.names() == {"a", "b/e"}
    assert not (folder.path / "b/c").exists()


def test_files_of_others_are_never_touched(folder: Folder) -> None:
    folder.build({"a": "A", "b/c": "C"})
    theirs = [folder.lay("b/theirs"), folder.lay(".git/config"), folder.lay("CNAME")]
    folder.build({"a": "A"})
    assert [file.read_text() for file in theirs] == ["theirs"] * 3
    assert folder.names() == {"a", "b/theirs", ".git/config", "CNAME"}


def test_a_file_of_others_where_a_page_has_to_go_is_a_problem(folder: Folder) -> None:
    folder.build({"a": "A"})
    folder.lay("b")
    with open_target(folder.path, folder.root, preview=False) as target:
        (problem,) = check_foreign(target, ["a", "b", "c"])
    assert (problem.code, problem.place.path) == (
        "output-foreign-file",
        (folder.path / "b").as_posix(),
    )


def test_a_file_of_others_where_a_folder_has_to_stand_is_a_problem_too(folder: Folder) -> None:
    folder.build({"a/b": "A"})
    folder.lay("c")
    folder.lay("a/theirs")
    with open_target(folder.path, folder.root, preview=False) as target:
        found = check_foreign(target, ["c/index.html", "a", "d/index.html"])
    assert [problem.place.path.rpartition("/output/")[2] for problem in found] == [
        "c/index.html",
        "a",
    ]


def test_a_dangling_link_of_others_is_a_file_of_others_too(folder: Folder) -> None:
    folder.build({"a": "A"})
    (folder.path / "b").symlink_to("/nowhere")
    with open_target(folder.path, folder.root, preview=False) as target:
        assert len(check_foreign(target, ["b"])) == 1


def test_a_file_may_become_a_folder_and_a_folder_a_file(folder: Folder) -> None:
    folder.build({"a": "A", "b/c/d": "D", "b/e": "E"})
    folder.build({"a/index.html": "A", "b": "B"})
    assert folder.names() == {"a/index.html", "b"}


def test_where_large_and_small_letters_are_one_a_renamed_file_is_not_removed(
    folder: Folder,
) -> None:
    folder.build({"Page": "text"})
    # A hard link behaves as the one file of two names that such a system has.
    (folder.path / "page").hardlink_to(folder.path / "Page")
    with open_target(folder.path, folder.root, preview=False) as target:
        remove_stale(target, {"page"} | MANIFEST)
    assert folder.names() == {"Page", "page"}


def test_a_folder_that_is_neither_empty_nor_ours_is_refused(folder: Folder) -> None:
    folder.lay("index.html")
    assert folder.refusal(folder.path) == "output-not-ours"


def test_a_manifest_of_another_program_does_not_make_a_folder_ours(folder: Folder) -> None:
    folder.lay("manifest.json", '{"name": "An app", "start_url": "/"}')
    assert folder.refusal(folder.path) == "output-not-ours"


@pytest.mark.parametrize(
    "below", [".", "content", "content/output", "templates", "..", "docs", ".git", ".git/hooks"]
)
def test_a_folder_that_holds_or_is_among_the_sources_is_refused(folder: Folder, below: str) -> None:
    assert folder.refusal((folder.root / below).resolve()) == "output-unsafe"


def test_a_file_is_no_folder_to_write_to(folder: Folder) -> None:
    (folder.root / "file").write_text("x")
    assert folder.refusal(folder.root / "file") == "output-not-a-folder"


def test_a_preview_and_the_public_site_never_share_a_folder(folder: Folder) -> None:
    folder.build({"a": "A"})
    assert folder.refusal(folder.path, preview=True) == "output-of-the-public"
    preview = Folder(folder.root)
    preview.path = folder.root / "preview"
    preview.build({"a": "A"}, preview=True)
    assert preview.refusal(preview.path) == "output-of-a-preview"
    preview.build({"a": "B"}, preview=True)
    assert (preview.path / "a").read_text() == "B"


def test_after_a_crash_the_next_build_knows_what_the_last_one_had_begun(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.build({"a": "A"})
    folder.crash(monkeypatch, {"a": "A", "new/one": "1", "new/two": "2"}, "new/two")
    assert folder.names() == {"a", "new/one", JOURNAL}
    folder.build({"a": "A"})
    assert folder.names() == {"a"}
    assert not (folder.path / "new").exists()


def test_after_a_crash_a_build_of_the_same_goes_through(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.build({"a": "A"})
    folder.crash(monkeypatch, {"a": "A", "b": "B", "c": "C"}, "c")
    folder.build({"a": "A", "b": "B", "c": "C"})
    assert folder.names() == {"a", "b", "c"}


def test_a_write_that_is_interrupted_leaves_no_half_of_a_file(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.build({"a": "A"})
    folder.crash(monkeypatch, {"a": "changed"}, "a")
    assert (folder.path / "a").read_text() == "A"
    assert folder.names() == {"a", JOURNAL}


def test_a_part_of_the_site_may_lie_on_another_disk(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.build({"a": "A", "b": "B"})
    replace = os.replace

    def across(laid: str, file: str) -> None:
        if Path(laid).parent != Path(file).parent and not file.endswith(JOURNAL):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), laid)
        replace(laid, file)

    monkeypatch.setattr(os, "replace", across)
    folder.build({"a": "A", "b": "changed"})
    assert ((folder.path / "b").read_text(), folder.names()) == ("changed", {"a", "b"})


@pytest.mark.parametrize("name", ["../precious", "/tmp/precious", "x/../../precious"])  # noqa: S108 - never written to
def test_a_tampered_manifest_or_journal_never_reaches_out_of_the_folder(
    folder: Folder, name: str
) -> None:
    precious = folder.root / "precious"
    precious.write_text("precious")
    folder.build({"a": "A"})
    slice_ = folder.path / "manifest/site.json"
    slice_.write_text(slice_.read_text().replace('"a"', f'"{name}"'))
    folder.lay(JOURNAL, f"{name}\n{precious}\n")
    with open_target(folder.path, folder.root, preview=False) as target:
        assert target.ours == {*MANIFEST, JOURNAL}
        remove_stale(target, [])
    assert precious.read_text() == "precious"


def still(folder: Folder) -> dict[str, Written]:
    with open_target(folder.path, folder.root, preview=False) as target:
        stamps = {name: stamp_of(f"{folder.path / name}") for name in folder.standing}
        strays = {n: stamp for n, stamp in stamps.items() if stamp != folder.standing[n].stamp}
        return still_there(target, folder.standing, strays)


def test_what_stands_there_unchanged_need_not_be_rendered_again(folder: Folder) -> None:
    folder.build({"a": "A", "b": "B"})
    assert still(folder) == folder.standing
    assert folder.standing["a"].key == sha256(b"A")
    assert (folder.standing["b"].digest, folder.standing["b"].size) == (sha256(b"B"), 1)


def test_what_somebody_changed_or_deleted_in_the_output_is_rendered_again(folder: Folder) -> None:
    folder.build({"a": "A", "b": "B", "c": "C", "d": "D"})
    folder.lay("a", "edited by hand")
    (folder.path / "b").unlink()
    folder.lay("d", "X")
    os.utime(folder.path / "d", (1, 1))
    assert set(still(folder)) == {"c"}


def test_a_file_that_was_only_touched_stands_and_has_the_stamp_of_today(folder: Folder) -> None:
    folder.build({"a": "A"})
    os.utime(folder.path / "a", (1, 1))
    found = still(folder)["a"]
    assert found.stamp != folder.standing["a"].stamp
    assert (found.key, found.digest) == (folder.standing["a"].key, folder.standing["a"].digest)
    folder.standing["a"] = found
    assert still(folder) == {"a": found}


def test_a_file_that_is_no_longer_ours_does_not_stand_although_it_is_remembered(
    folder: Folder,
) -> None:
    folder.build({"a": "A"})
    folder.build({})
    file = folder.lay("a", "A")
    folder.standing = {"a": Written("", sha256(b"A"), 1, stamp_of(f"{file}"))}
    assert still(folder) == {}


def test_a_file_stays_ours_when_the_part_of_the_manifest_that_names_it_is_lost(
    folder: Folder,
) -> None:
    folder.build({"a": "A", "b": "B", "c": "C"})
    (folder.path / slice_file("site")).unlink()
    folder.lay("b", "somebody's own by now")
    folder.build({"a": "changed"})
    assert folder.removed == ("c",)
    assert folder.names() == {"a", "b"}


def test_a_fresh_folder_has_nothing_from_before(folder: Folder) -> None:
    folder.build({"a": "A"})
    folder.path.rename(folder.root / "aside")
    assert still(folder) == {}
