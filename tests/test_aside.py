"""Aside: what is done in a process of its own is done as it would be here, whatever happens."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.aside import Aside, can_fork
from generator.workers import ALONE, LocalWorkers
from tests.tasks import die_once, inverse, unsendable, whose

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks processes safely"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


def test_it_is_done_once_and_in_another_process() -> None:
    aside = Aside(whose, 7)
    number, process = aside()
    assert (number, process != os.getpid()) == (7, True)
    assert aside() == (number, process)
    with pytest.raises(ChildProcessError):  # it has ended, and somebody took note of it
        os.waitpid(process, os.WNOHANG)


def test_where_the_process_dies_it_is_done_here(tmp_path: Path) -> None:
    file = tmp_path / "was here"
    assert Aside(die_once, (13, file))() == 13
    assert file.exists()


def test_a_result_that_cannot_be_sent_is_made_here() -> None:
    assert not Aside(unsendable, 0)().locked()  # type: ignore[attr-defined]


def test_an_exception_is_raised_here_when_the_result_is_asked_for() -> None:
    aside = Aside(inverse, 0)
    with pytest.raises(ZeroDivisionError):
        aside()


def test_nobody_waits_for_a_result_that_is_no_longer_wanted() -> None:
    aside = Aside(time.sleep, 600)
    began = time.monotonic()
    aside.close()
    aside.close()
    assert time.monotonic() - began < 60


def test_workers_end_what_they_have_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.workers.can_fork", lambda: True)
    workers = LocalWorkers(2)
    aside = workers.aside(time.sleep, 600)
    assert isinstance(aside, Aside)
    process = aside._process
    workers.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(process, os.WNOHANG)


def test_with_one_job_or_with_threads_it_waits_for_its_turn() -> None:
    result = ALONE.aside(whose, 7)
    assert result() == result() == (7, os.getpid())
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert not can_fork()
        assert LocalWorkers(2).aside(whose, 7)() == (7, os.getpid())
    finally:
        over.set()
        thread.join()
