"""Recovery: a crash loses at most two seconds of typing."""

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from generator.desk.places import Forbidden
from generator.desk.recovery import Keeper, discard, found

PATH = "content/posts/2022/a/index.md"


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def texts(root: Path) -> list[str]:
    return [unsaved.text for unsaved in found(root)]


def test_the_first_word_is_kept_at_once_and_later_ones_within_two_seconds(tmp_path: Path) -> None:
    clock = Clock()
    keeper = Keeper(tmp_path, PATH, "tab", "stamp", clock)
    for tenth in range(100):
        keeper.typed(f"{tenth}")
        clock.now += 0.1
        if tenth % 10 == 9:
            keeper.flush()
        assert tenth - int(texts(tmp_path)[0]) < 20
    keeper.flush(at_once=True)
    assert texts(tmp_path) == ["99"]


def test_it_is_not_written_at_every_key(tmp_path: Path) -> None:
    clock = Clock()
    keeper = Keeper(tmp_path, PATH, "tab", "stamp", clock)
    written = set()
    for tenth in range(50):
        keeper.typed(f"{tenth}")
        written |= {*texts(tmp_path)}
        clock.now += 0.1
    assert len(written) <= 6


def test_what_was_saved_is_kept_no_longer(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path, PATH, "tab", "stamp")
    keeper.typed("a")
    keeper.typed("ab")
    keeper.forget("new stamp")
    keeper.flush(at_once=True)
    assert found(tmp_path) == ()
    keeper.typed("abc")
    keeper.flush(at_once=True)
    assert [unsaved.stamp for unsaved in found(tmp_path)] == ["new stamp"]


def test_two_tabs_on_one_file_keep_a_text_each(tmp_path: Path) -> None:
    one, other = (Keeper(tmp_path, PATH, tab, "stamp") for tab in ("1", "2"))
    one.typed("one")
    other.typed("other")
    assert sorted(texts(tmp_path)) == ["one", "other"]
    one.forget()
    assert texts(tmp_path) == ["other"]
    discard(tmp_path, found(tmp_path)[0])
    assert found(tmp_path) == ()


def test_it_lies_outside_of_content_and_is_its_owners_alone(tmp_path: Path) -> None:
    Keeper(tmp_path, PATH, "../../../tab", "stamp").typed("a draft")
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert file.parent == tmp_path / ".bulletin" / "desk" / "recovery"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_only_texts_of_the_site_are_kept(tmp_path: Path) -> None:
    with pytest.raises(Forbidden):
        Keeper(tmp_path, "../secret.md", "tab", "")


def test_a_damaged_file_hides_no_other(tmp_path: Path) -> None:
    Keeper(tmp_path, PATH, "tab", "stamp").typed("a")
    folder = tmp_path / ".bulletin" / "desk" / "recovery"
    (folder / "0.json").write_bytes(b'{"path": ')
    away = b'{"path":"../a.md","tab":"","stamp":"","text":"","when":"2026-11-24T00:00:00Z"}'
    (folder / "1.json").write_bytes(away)
    assert texts(tmp_path) == ["a"]


TYPING = """
import sys, time
from pathlib import Path
from generator.desk.recovery import Keeper
keeper = Keeper(Path(sys.argv[1]), sys.argv[2], "tab", "stamp")
for number in range(10_000):
    keeper.typed(f"{number} " * 1000)
    keeper.flush(at_once=True)
    print(number, flush=True)
"""


def test_a_process_that_is_killed_leaves_a_whole_text(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, str(tmp_path), PATH], stdout=subprocess.PIPE, text=True
    ) as typist:
        assert typist.stdout
        last = [typist.stdout.readline() for _ in range(20)][-1]
        typist.send_signal(signal.SIGKILL)
    (unsaved,) = found(tmp_path)
    first, *others = unsaved.text.split()
    assert int(first) >= int(last)
    assert others == [first] * 999
