"""The command as a process of its own: exit codes, encodings, signals, terminals."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.given import BROKEN, NOW, PUBLIC, LayOut
from tests.small_site import post


def start(*arguments: str, cwd: Path, **env: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C.UTF-8", **env},
    )


def ended(process: subprocess.Popen[bytes]) -> int:
    process.communicate(timeout=60)
    return process.returncode


def test_the_process_ends_with_the_codes_that_are_promised(site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC})
    assert ended(start("build", *NOW, cwd=small.root)) == 0
    assert ended(start("build", "--nonsense", cwd=small.root)) == 2
    small.lay({"content/posts/2026/bad.md": "bad"})
    assert ended(start("build", *NOW, cwd=small.root)) == 1


def test_words_are_utf_8_whatever_the_system_thinks(site: LayOut) -> None:
    small = site({"content/posts/2026/学习.zh.md": post("学习简讯", "2026-11-01", draft="true")})
    of_windows = {"LC_ALL": "C", "PYTHONIOENCODING": "gbk"}
    process = start("--lang", "zh", "check", *NOW, cwd=small.root, **of_windows)
    stdout, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "  content/posts/2026/学习.zh.md: 草稿\n" in stdout.decode()


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """A shell's background job ignores Ctrl+C, and so would whatever a test starts in one."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_interruptible")
def test_an_interrupted_build_ends_with_130_and_leaves_no_half_a_site(site: LayOut) -> None:
    text = "A paragraph of a long report. " * 60
    many = {
        f"content/posts/2026/{n}.md": post(f"Report {n}", "2026-01-01", text) for n in range(800)
    }
    small = site(many)
    process = start("build", *NOW, cwd=small.root)
    until = time.monotonic() + 30
    while not small.store.exists() and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130, stderr.decode()
    assert b"Traceback" not in stderr
    assert not small.output.exists()
    assert sorted(path.name for path in small.root.iterdir()) == [
        ".bulletin",
        "content",
        "templates",
    ]


@pytest.mark.parametrize(("no_color", "is_coloured"), [(False, True), (True, False)])
def test_colour_is_for_terminals_only_and_not_where_it_is_unwanted(
    no_color: bool,  # noqa: FBT001
    is_coloured: bool,  # noqa: FBT001
    site: LayOut,
) -> None:
    pty = pytest.importorskip("pty")
    small = site(BROKEN)
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "check", *NOW],
        cwd=small.root,
        stdin=subprocess.DEVNULL,
        stderr=theirs,
        stdout=subprocess.DEVNULL,
        env={**env, "TERM": "xterm", **({"NO_COLOR": "1"} if no_color else {})},
    )
    os.close(theirs)
    said = b""
    while part := _read(ours):
        said += part
    os.close(ours)
    assert process.wait(60) == 1
    assert b"content/posts/2026/a.md" in said
    coloured = re.search(rb"\x1b\[[\d;]*m", said)  # a bar that shows the progress moves the cursor
    assert bool(coloured) is is_coloured


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other side is closed
        return b""
