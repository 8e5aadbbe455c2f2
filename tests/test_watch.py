"""Watch: one call after each burst of changes, and none for what changes nothing."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.preview.watch import watching


class Calls:
    """Counts calls, and waits for them."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.arrived = threading.Event()
        self.hold = 0.0

    def __call__(self) -> None:
        self.times.append(time.monotonic())
        self.arrived.set()
        time.sleep(self.hold)

    def after(self, act: Callable[[], object]) -> int:
        """How many calls an act leads to; as long as some may come, they are waited for."""
        self.arrived.clear()
        before = len(self.times)
        act()
        self.arrived.wait(5)
        time.sleep(0.4)
        return len(self.times) - before

    def none_after(self, act: Callable[[], object]) -> bool:
        """Whether an act leads to no call within the time in which one would come."""
        before = len(self.times)
        act()
        time.sleep(0.5)
        return len(self.times) == before


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "content/posts/a.md").write_text("a")
    return tmp_path / "content"


@pytest.fixture
def calls(folder: Path) -> Iterator[Calls]:
    counted = Calls()
    with watching([folder, folder.parent / "absent"], counted):
        yield counted


def test_a_burst_of_changes_at_any_depth_leads_to_one_call(calls: Calls, folder: Path) -> None:
    def burst() -> None:
        for n in range(20):
            (folder / f"posts/{n}.md").write_text("x")

    assert calls.after(burst) == 1


def test_edits_renames_and_deletions_are_changes(calls: Calls, folder: Path) -> None:
    file, moved = folder / "posts/a.md", folder / "posts/b.md"
    assert calls.after(lambda: file.write_text("b"))
    assert calls.after(lambda: file.rename(moved))
    assert calls.after(moved.unlink)


def test_a_file_that_is_only_read_is_no_change(calls: Calls, folder: Path) -> None:
    assert calls.none_after((folder / "posts/a.md").read_text)


@pytest.mark.parametrize("name", [".a.md.swp", "a.md~", "~$a.md", ".#a.md", "#a.md#", "a.tmp"])
def test_what_editors_leave_behind_is_no_change(calls: Calls, folder: Path, name: str) -> None:
    assert calls.none_after(lambda: (folder / "posts" / name).write_text("x"))


def test_a_file_that_takes_the_place_of_another_is_a_change(calls: Calls, folder: Path) -> None:
    (folder / "posts/.a.tmp").write_text("new")
    assert calls.after(lambda: (folder / "posts/.a.tmp").replace(folder / "posts/a.md")) == 1


def test_a_folder_may_go_and_come_back(calls: Calls, folder: Path) -> None:
    aside = folder.with_name("aside")
    assert calls.after(lambda: folder.rename(aside))
    assert calls.after(lambda: aside.rename(folder))
    assert calls.after(lambda: (folder / "posts/a.md").write_text("again"))
    assert calls.after((folder.parent / "absent").mkdir)
    assert calls.after(lambda: (folder.parent / "absent/b.md").write_text("b"))


def test_after_the_end_nothing_is_called_any_more(folder: Path) -> None:
    calls = Calls()
    with watching([folder], calls):
        (folder / "posts/a.md").write_text("b")
    assert calls.none_after(lambda: (folder / "posts/a.md").write_text("c"))


def test_changes_during_a_build_lead_to_one_more_build_after_it(folder: Path) -> None:
    calls = Calls()
    calls.hold = 0.6

    def edit_twice() -> None:
        (folder / "posts/a.md").write_text("1")
        calls.arrived.wait(5)
        (folder / "posts/a.md").write_text("2")

    with watching([folder], calls):
        edit_twice()
        time.sleep(1.5)
    assert len(calls.times) == 2
    assert calls.times[1] - calls.times[0] >= calls.hold
