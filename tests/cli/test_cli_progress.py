"""The bar of a long build: on a terminal that somebody looks at, and nowhere else."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")  # Windows has none

BUILDING = """
import sys, threading, time
from generator.cli.progress import progress_bar
patience, quiet = float(sys.argv[1]), sys.argv[2] == "quiet"
with progress_bar(quiet=quiet) as progress:
    progress("parse", 0, 0)
    time.sleep(patience)
    for done in range(1, 1201):
        progress("convert", done, 1200)
    progress("write", 0, 0)
print("rich", "rich" in sys.modules, "threads", threading.active_count())
"""
LONG, SHORT = "0.6", "0"


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    return {**os.environ, "TERM": "xterm", "COLUMNS": "80", "CI": "", **(more or {})}


def on_terminal(patience: str, quiet: str = "", more: Mapping[str, str] | None = None) -> str:
    """What a terminal gets of a build that takes so long."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", BUILDING, patience, quiet],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=Path(__file__).parent.parent.parent,
        env=environment(more),
    ):
        os.close(theirs)
        said = b""
        with open(ours, "rb", buffering=0, closefd=True) as terminal:  # noqa: PTH123 - a descriptor
            try:
                while part := terminal.read(65536):
                    said += part
            except OSError:  # Linux's way of saying that the other side is closed
                pass
    return re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", said.decode())


def test_a_long_build_shows_stage_count_and_time_left_and_then_takes_them_away() -> None:
    said = on_terminal(LONG)
    assert re.search(r"convert ━.* [\d,]+/1,200 ", said)
    assert re.search(r"write ━", said)
    assert said.endswith("rich True threads 1\r\n")


def test_a_short_build_shows_nothing_and_loads_nothing_for_it() -> None:
    assert on_terminal(SHORT) == "rich False threads 1\r\n"


@pytest.mark.parametrize("more", [{"CI": "true"}, {"TERM": "dumb"}])
def test_nothing_is_shown_where_nobody_looks(more: Mapping[str, str]) -> None:
    assert on_terminal(LONG, more=more) == "rich False threads 1\r\n"


def test_a_quiet_build_shows_nothing() -> None:
    assert on_terminal(LONG, quiet="quiet") == "rich False threads 1\r\n"


def test_a_file_gets_no_bar() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BUILDING, LONG, ""],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parent.parent.parent,
        env=environment(),
    )
    assert done.stderr == b""
    assert done.stdout.split() == [b"rich", b"False", b"threads", b"1"]
