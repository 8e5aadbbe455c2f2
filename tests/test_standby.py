"""Standby: what is sent to a process that was begun early is done as it would be here."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

import generator.standby as standby_module
from generator.chunks import Elsewhere, Work, begun, in_order
from generator.standby import Standby
from generator.workers import LocalWorkers, local_workers
from tests.alive import is_alive
from tests.tasks import cut_off, die_once, inverse, loaded, name, sleep, unsendable, whose

B = TypeVar("B")

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks processes safely"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]

NEVER_HERE = "sched"
"""A module that nothing loads."""


@pytest.fixture
def standby() -> Iterator[Standby]:
    one = Standby(["no.such.module", NEVER_HERE])
    yield one
    one.close()


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalWorkers]:
    """Workers who were made ready, whatever threads the tests before have left."""
    monkeypatch.setattr("generator.workers.can_fork", lambda: True)
    with local_workers(2, for_once=True) as workers:
        workers.make_ready([NEVER_HERE])
        yield workers


def few(function: Callable[[int], B], values: list[int], loads: str = "") -> Work[int, B]:
    return Work(
        function=function,
        values=values,
        count=len(values),
        enough=100,
        label=name,
        loads=loads,
    )


def test_it_loads_what_it_is_told_and_goes_on_where_a_module_is_missing(standby: Standby) -> None:
    deadline = time.monotonic() + 60
    while not standby.take(standby.submit(loaded, (NEVER_HERE,))).results[0]:
        assert time.monotonic() < deadline
    assert NEVER_HERE not in sys.modules


def test_what_is_sent_is_done_there_in_order(standby: Standby) -> None:
    tickets = [standby.submit(whose, (n, n + 1)) for n in range(0, 6, 2)]
    found = [pair for ticket in reversed(tickets) for pair in standby.take(ticket).results]
    assert [number for number, _ in found] == [4, 5, 2, 3, 0, 1]
    assert os.getpid() not in {process for _, process in found}


def test_nobody_waits_for_the_other_however_much_goes_to_and_fro(standby: Standby) -> None:
    large = b"x" * 5_000_000
    tickets = [standby.submit(len, (large, large)) for _ in range(3)]
    tickets += [standby.submit(cut_off, (1, 2, 3)) for _ in range(30)]
    assert [standby.take(one).results for one in tickets[:3]] == [[5_000_000, 5_000_000]] * 3
    assert all(standby.take(one).results[0] == b"1 " * 50_000 for one in tickets[3:])


def test_where_it_dies_everything_is_done_here(standby: Standby, tmp_path: Path) -> None:
    here = os.getpid()
    assert standby.take(standby.submit(whose, (1,))).results != [(1, here)]
    deadly = standby.submit(die_once, ((13, tmp_path / "was here"),))
    after = standby.submit(whose, (2,))
    assert standby.take(deadly).results == [13]
    assert standby.take(after).results == [(2, here)]
    assert standby.take(standby.submit(whose, (3,))).results == [(3, here)]


def test_an_exception_is_raised_here_with_what_it_was_about(standby: Standby) -> None:
    results = begun(standby, few(inverse, [2, 0]))()
    assert next(results) == 0.5
    with pytest.raises(ZeroDivisionError) as caught:
        next(results)
    assert caught.value.__notes__ == ["This happened while working on page 0."]
    assert isinstance(caught.value.__cause__, Elsewhere)
    with pytest.raises(TypeError):
        list(in_order(standby, few(unsendable, [0])))


def test_it_ends_at_once_whatever_it_is_at(standby: Standby) -> None:
    began = time.monotonic()
    ((_, process),) = standby.take(standby.submit(whose, (1,))).results
    standby.submit(sleep, (600,))
    standby.close()
    standby.close()
    while process in standby_module._killed:  # until the next one notices that it has ended
        assert time.monotonic() - began < 60
        Standby(()).close()
    with pytest.raises(ChildProcessError):  # somebody took note of its end
        os.waitpid(process, os.WNOHANG)


ORPHAN = """
import os, signal
from generator.standby import Standby
from tests.tasks import sleep, whose
standby = Standby(())
print(standby.take(standby.submit(whose, (1,))).results[0][1], flush=True)
standby.submit(sleep, (600,))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_without_its_parent_it_ends() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ORPHAN],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parent.parent,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL
    deadline = time.monotonic() + 60
    while is_alive(int(done.stdout)):
        assert time.monotonic() < deadline
        time.sleep(0.05)


# As workers have it


def test_a_few_values_go_there_if_what_they_need_is_not_loaded_here(ready: LocalWorkers) -> None:
    here = [(1, os.getpid())]
    assert list(ready.do(few(whose, [1], loads=NEVER_HERE))) != here
    assert list(ready.do(few(whose, [1], loads="os"))) == here
    assert list(ready.do(few(whose, [1]))) == here


def test_what_is_begun_is_done_meanwhile_and_given_in_order(ready: LocalWorkers) -> None:
    one, two = ready.begin(few(whose, [1, 2])), ready.begin(few(whose, [3]))
    here = [(9, os.getpid())]
    assert list(ready.do(few(whose, [9], loads=NEVER_HERE))) == here  # it would have to wait
    assert [number for number, _ in two()] == [3]
    found = list(one())
    assert [number for number, _ in found] == [1, 2]
    assert os.getpid() not in {process for _, process in found}
    assert list(ready.do(few(whose, [9], loads=NEVER_HERE))) != here
    assert list(ready.begin(few(whose, []))()) == []


def test_many_values_go_to_a_crew_and_it_stands_by_no_longer(ready: LocalWorkers) -> None:
    seen = ready.spread(whose, range(50), count=50, enough=1, label=name)
    assert os.getpid() not in {process for _, process in seen}
    assert list(ready.begin(few(whose, [1]))()) == [(1, os.getpid())]


def test_with_one_job_or_many_builds_what_is_begun_waits_for_its_turn() -> None:
    with local_workers(1, for_once=True) as alone, local_workers(2) as again:
        for workers in (alone, again):
            workers.make_ready([NEVER_HERE])
            assert list(workers.begin(few(whose, [1]))()) == [(1, os.getpid())]
            assert list(workers.do(few(whose, [1], loads=NEVER_HERE))) == [(1, os.getpid())]
