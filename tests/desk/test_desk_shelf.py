"""Shelf: nothing outside content/ is reached, and nobody's text is lost."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.merging import merged
from generator.desk.places import Forbidden, picture_place, text_place
from generator.desk.shelf import Conflict, Opened, Saved, open_file, save, undo, undoable
from generator.errors import SiteError
from tests.small_site import SmallSite, post

PATH = "content/posts/2022/a/index.md"
TEXT = post("A", "2022-05-26", "One.\n\nTwo.\n\nThree.")


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


Lay = Callable[..., SmallSite]


@pytest.fixture
def root(site: Lay) -> Path:
    small = site({PATH: TEXT, "content/posts/2022/a/room.jpg": b"x", "secret.md": "---\n---\n"})
    return small.root


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "secret.md",
        "content",
        "content/",
        "content/posts",
        "content/posts/../../secret.md",
        "content/../secret.md",
        "content/posts/./2022/a/index.md",
        "content//posts/2022/a/index.md",
        "content\\posts\\2022\\a\\index.md",
        "content/posts/..\\..\\secret.md",
        "C:/site/content/posts/a.md",
        "content/posts/C:a.md",
        "content/posts/a.md:stream",
        "content/posts/a.md::$DATA",
        "content/posts/con.md",
        "content/posts/NUL/index.md",
        "content/posts/com1.zh.md",
        "content/posts/a.md.",
        "content/posts/a.md ",
        "content/posts/ a.md",
        "content/posts/a\0.md",
        "content/posts/a\n.md",
        "content/posts/.git/a.md",
        "content/.hidden/a.md",
        "content/posts/~$a.md",
        "content/posts/a.md~",
        "content/posts/a.html",
        "content/posts/2022/a/room.jpg",
        "content/static/index.md",
        "content/other.yaml",
        "templates/base.html",
        ".bulletin/desk/former.sqlite",
        f"content/posts/{'长' * 90}.md",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(root: Path, path: str) -> None:
    for attempt in (
        lambda: open_file(root, path),
        lambda: save(root, path, "x", ""),
        lambda: undo(root, path, ""),
    ):
        with pytest.raises(Forbidden):
            attempt()


@pytest.mark.parametrize(
    "path",
    [
        PATH,
        "content/posts/会议/index.zh.md",
        "content/posts/a.markdown",
        "content/pages/about.md",
        "content/site.yaml",
        "content/people.yaml",
        "content/posts/2022/_defaults.yaml",
    ],
)
def test_texts_of_the_site_are_at_their_paths(root: Path, path: str) -> None:
    assert text_place(root, path) == root / path


@pytest.mark.parametrize("path", [PATH, "content/static/a.jpg", "content/site.yaml", "a.jpg"])
def test_a_picture_stands_beside_a_post_or_a_page(root: Path, path: str) -> None:
    with pytest.raises(Forbidden):
        picture_place(root, path)


@given(st.text() | st.lists(st.sampled_from(("content", "posts", "..", ".", "a.md"))).map("/".join))
def test_no_path_leads_out(path: str) -> None:
    here = Path(__file__).parent.parent.parent
    try:
        file = text_place(here, path)
    except Forbidden:
        return
    assert file.resolve().is_relative_to(here / "content")


def test_links_are_not_followed(root: Path) -> None:
    (root / "content" / "posts" / "out.md").symlink_to(root / "secret.md")
    (root / "content" / "posts" / "up").symlink_to(root)
    (root / "content" / "posts" / "in.md").symlink_to(root / PATH)
    (root / "content" / "posts" / "gone.md").symlink_to(root / "nowhere.md")
    for path in ("out.md", "up/secret.md", "in.md", "gone.md", "up/content/posts/b.md"):
        with pytest.raises(Forbidden):
            save(root, f"content/posts/{path}", "x", "")
    assert not (root / "nowhere.md").exists()


def test_what_is_no_regular_file_is_not_opened(root: Path) -> None:
    os.mkfifo(root / "content" / "posts" / "pipe.md")
    (root / "content" / "posts" / "folder.md").mkdir()
    for name in ("pipe.md", "folder.md"):
        with pytest.raises(Forbidden):
            open_file(root, f"content/posts/{name}")


def test_a_folder_content_that_is_a_link_itself_is_the_sites_own(root: Path) -> None:
    (root / "content").rename(root / "elsewhere")
    (root / "content").symlink_to(root / "elsewhere")
    assert open_file(root, PATH).text == TEXT


def test_a_name_that_the_disk_spells_otherwise_is_the_same(root: Path) -> None:
    (root / "content" / "posts" / "cafe\u0301.md").write_bytes(TEXT.encode())
    assert open_file(root, "content/posts/caf\u00e9.md").text == TEXT


def test_a_file_is_opened_with_its_mark_and_line_ends(root: Path) -> None:
    data = b"\xef\xbb\xbf---\r\ntitle: a\r\n---\r\n"
    (root / PATH).write_bytes(data)
    opened = open_file(root, PATH)
    assert opened.text.encode() == data
    assert save(root, PATH, opened.text, opened.stamp) == Saved(stamp=opened.stamp)
    assert (root / PATH).read_bytes() == data
    assert not undoable(root, PATH)


def test_what_is_no_text_says_why(root: Path) -> None:
    (root / PATH).write_bytes("---\n标题: 会议\n---\n".encode("gb18030"))
    with pytest.raises(SiteError) as caught:
        open_file(root, PATH)
    assert caught.value.problems[0].code == "encoding-gb18030"


def test_a_save_keeps_the_files_rights_and_leaves_nothing_beside_it(root: Path) -> None:
    (root / PATH).chmod(0o640)
    opened = open_file(root, PATH)
    saved = save(root, PATH, "other", opened.stamp)
    assert isinstance(saved, Saved)
    assert stat.S_IMODE((root / PATH).stat().st_mode) == 0o640
    assert names_in((root / PATH).parent) == ["index.md", "room.jpg"]
    assert open_file(root, PATH) == Opened(path=PATH, text="other", stamp=saved.stamp)


def test_a_new_file_is_made_once(root: Path) -> None:
    path = "content/posts/2026/new/index.md"
    assert isinstance(save(root, path, "one", ""), Saved)
    again = save(root, path, "two", "")
    assert isinstance(again, Conflict)
    assert again.theirs == "one"


def test_two_tabs_do_not_overwrite_each_other(root: Path) -> None:
    one, other = open_file(root, PATH), open_file(root, PATH)
    mine, theirs = TEXT.replace("Two", "2"), TEXT.replace("Two", "II")
    assert isinstance(save(root, PATH, theirs, other.stamp, other.text), Saved)
    conflict = save(root, PATH, mine, one.stamp, one.text)
    assert isinstance(conflict, Conflict)
    assert (conflict.mine, conflict.theirs, conflict.merged) == (mine, theirs, None)
    assert open_file(root, PATH).text == theirs
    assert isinstance(save(root, PATH, mine, conflict.stamp), Saved)


def test_changes_to_different_lines_are_merged(root: Path) -> None:
    opened = open_file(root, PATH)
    (root / PATH).write_text(TEXT.replace("Three", "3"))
    conflict = save(root, PATH, TEXT.replace("title: A", "title: B"), opened.stamp, opened.text)
    assert isinstance(conflict, Conflict)
    assert conflict.merged == TEXT.replace("title: A", "title: B").replace("Three", "3")


def test_a_merge_that_says_a_thing_twice_is_none(root: Path) -> None:
    opened = open_file(root, PATH)
    (root / PATH).write_text(TEXT.replace("title: A", "number: 1\ntitle: A"))
    mine = TEXT.replace("2022-05-26\n", "2022-05-26\nnumber: 2\n")
    conflict = save(root, PATH, mine, opened.stamp, opened.text)
    assert isinstance(conflict, Conflict)
    assert conflict.merged is None


@pytest.mark.parametrize(
    ("theirs", "mine", "is_merged"),
    [
        ("- id: a\n  name: A\n  web: x\n\n- id: b\n", "- id: a\n  name: A\n\n- id: c\n", True),
        (
            "- web: x\n  id: a\n  name: A\n\n- id: b\n",
            "- id: a\n  name: A\n  web: y\n\n- id: b\n",
            False,
        ),
        ("- id: a\n  name: [A\n\n- id: b\n", "- id: a\n  name: A\n\n- id: c\n", False),
        ("- id: a\n  name: [A\n\n- id: b\n", "- id: a\n  name: A\n\n- [id: c\n", True),
    ],
    ids=["both are said", "a key twice", "theirs can't be read", "neither can mine"],
)
def test_registries_are_merged_where_the_outcome_can_be_read(
    root: Path,
    theirs: str,
    mine: str,
    is_merged: bool,  # noqa: FBT001
) -> None:
    path = "content/organizations.yaml"
    (root / path).write_text("- id: a\n  name: A\n\n- id: b\n")
    opened = open_file(root, path)
    (root / path).write_text(theirs)
    conflict = save(root, path, mine, opened.stamp, opened.text)
    assert isinstance(conflict, Conflict)
    assert (conflict.merged is not None) == is_merged


def test_a_file_that_is_gone_meanwhile_is_a_conflict(root: Path) -> None:
    opened = open_file(root, PATH)
    (root / PATH).unlink()
    conflict = save(root, PATH, "mine", opened.stamp, opened.text)
    assert conflict == Conflict(mine="mine", theirs="", stamp="", merged=None)
    assert isinstance(save(root, PATH, "mine", ""), Saved)


@given(st.lists(st.sampled_from("abc"), max_size=6), st.data())
def test_a_merge_has_both_changes_or_none(lines: list[str], data: st.DataObject) -> None:
    base = "".join(f"{n}{line}\n" for n, line in enumerate(lines))
    at = [data.draw(st.integers(0, len(lines))) for _ in range(2)]
    rows = base.splitlines(keepends=True)
    mine = "".join((*rows[: at[0]], "mine\n", *rows[at[0] :]))
    theirs = "".join((*rows[: at[1]], "theirs\n", *rows[at[1] :]))
    both = merged(base, mine, theirs)
    if at[0] == at[1]:
        assert both is None
    else:
        assert both is not None
        assert both.replace("mine\n", "").replace("theirs\n", "") == base
        assert both.count("mine") == both.count("theirs") == 1


def test_saves_are_undone_one_after_another(root: Path) -> None:
    stamp = open_file(root, PATH).stamp
    for words in ("one", "two"):
        saved = save(root, PATH, words, stamp)
        assert isinstance(saved, Saved)
        stamp = saved.stamp
    assert undoable(root, PATH)
    first = undo(root, PATH, stamp)
    assert isinstance(first, Opened)
    assert first.text == "one" == (root / PATH).read_text()
    second = undo(root, PATH, first.stamp)
    assert isinstance(second, Opened)
    assert second.text == TEXT
    assert undo(root, PATH, second.stamp) is None


def test_an_undo_does_not_lose_what_was_written_since(root: Path) -> None:
    saved = save(root, PATH, "mine", open_file(root, PATH).stamp)
    assert isinstance(saved, Saved)
    (root / PATH).write_text("theirs")
    conflict = undo(root, PATH, saved.stamp)
    assert isinstance(conflict, Conflict)
    assert (conflict.mine, conflict.theirs) == (TEXT, "theirs")
    assert (root / PATH).read_text() == "theirs"
    assert not undoable(root, PATH)


def test_undoing_the_first_save_of_a_new_file_removes_it(root: Path) -> None:
    path = "content/posts/new.md"
    saved = save(root, path, "one", "")
    assert isinstance(saved, Saved)
    assert undo(root, path, saved.stamp) == Opened(path=path, text="", stamp="")
    assert not (root / path).exists()


def test_only_so_many_former_texts_are_kept(root: Path) -> None:
    stamp = open_file(root, PATH).stamp
    for number in range(25):
        saved = save(root, PATH, f"{number}", stamp)
        assert isinstance(saved, Saved)
        stamp = saved.stamp
    undone = 0
    while isinstance(opened := undo(root, PATH, stamp), Opened):
        stamp, undone = opened.stamp, undone + 1
    assert undone == 20


def test_former_texts_are_their_owners_alone(root: Path) -> None:
    save(root, PATH, "x", open_file(root, PATH).stamp)
    assert stat.S_IMODE((root / ".bulletin/desk/former.sqlite").stat().st_mode) == 0o600


def test_half_a_character_does_not_break_a_save(root: Path) -> None:
    saved = save(root, PATH, "\ud83d\ude00 \ud83d", open_file(root, PATH).stamp)
    assert isinstance(saved, Saved)
    assert open_file(root, PATH).text == "😀 \ufffd"


def test_a_write_protected_file_stays_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_file(root, PATH)
    # Root, as whom tests may run, may write to it all the same.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OSError, match="Permission"):
        save(root, PATH, "x", opened.stamp)
    assert open_file(root, PATH) == opened
    assert not undoable(root, PATH)


def test_a_save_that_fails_changes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    opened = open_file(root, PATH)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(root, PATH, "x", opened.stamp)
    assert open_file(root, PATH) == opened
    assert names_in((root / PATH).parent) == ["index.md", "room.jpg"]
    assert not undoable(root, PATH)


RACE = """
import sys
from pathlib import Path
from generator.desk.shelf import Saved, open_file, save
root, path, name = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
won = 0
for _ in range(40):
    opened = open_file(root, path)
    if isinstance(save(root, path, opened.text + name + "\\n", opened.stamp), Saved):
        won += 1
print(won)
"""


def test_processes_that_save_at_once_lose_no_line(root: Path) -> None:
    path = "content/posts/race.md"
    save(root, path, "begin\n", "")
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACE, str(root), path, name], stdout=subprocess.PIPE, text=True
        )
        for name in "ab"
    ]
    won = sum(int(racer.communicate()[0]) for racer in racers)
    assert len(open_file(root, path).text.splitlines()) == won + 1


def test_where_the_former_text_cannot_be_kept_nothing_is_saved(root: Path) -> None:
    opened = open_file(root, PATH)
    (root / ".bulletin").write_text("no folder can be made here")
    with pytest.raises(OSError, match=r"exists|directory"):
        save(root, PATH, "x", opened.stamp)
    assert open_file(root, PATH) == opened


SAVING = """
import sys
from pathlib import Path
from generator.desk.shelf import open_file, save
root, path = Path(sys.argv[1]), sys.argv[2]
for number in range(100_000):
    save(root, path, f"{number} " * 50_000, open_file(root, path).stamp)
    print(number, flush=True)
"""


def test_a_process_that_is_killed_while_it_saves_leaves_a_whole_text(root: Path) -> None:
    path = "content/posts/killed.md"
    save(root, path, "0", "")
    with subprocess.Popen(
        [sys.executable, "-c", SAVING, str(root), path], stdout=subprocess.PIPE, text=True
    ) as saver:
        assert saver.stdout
        last = [saver.stdout.readline() for _ in range(10)][-1]
        saver.kill()
    opened = open_file(root, path)
    first, *others = opened.text.split()
    assert int(first) >= int(last)
    assert others == [first] * 49_999
    assert isinstance(save(root, path, "on we go", opened.stamp), Saved)
