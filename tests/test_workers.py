"""Workers: the same results in the same order, here or in other processes, whatever befalls."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from generator.chunks import Elsewhere, WorkerDied
from generator.processes import way_to_start
from generator.workers import LocalWorkers, Workers, local_workers, processors
from tests.alive import is_alive
from tests.tasks import (
    cut_off,
    die_once,
    forget_memory,
    inverse,
    leave,
    name,
    sleep,
    stubborn,
    touch,
    unsendable,
    whose,
)

ROOT = Path(__file__).parent.parent


@pytest.fixture
def workers() -> Iterator[LocalWorkers]:
    """Two processes, also where there is one processor."""
    with local_workers(2) as two:
        yield two


# Where the work is done


def test_a_few_values_stay_in_this_process(workers: Workers) -> None:
    found = list(workers.spread(whose, [3, 1, 2], count=3, enough=4, label=name))
    assert found == [(n, os.getpid()) for n in (3, 1, 2)]


def test_with_one_job_all_stays_in_this_process() -> None:
    with local_workers(1) as alone:
        found = list(alone.spread(whose, range(50), count=50, enough=1, label=name))
    assert {process for _, process in found} == {os.getpid()}


def test_many_values_go_to_all_the_others_and_come_back_in_order(workers: Workers) -> None:
    values = [0.001] * 30 + [0.02] + [0.001] * 30
    seen = workers.spread(whose, range(500), count=500, enough=500, label=name)
    assert [number for number, _ in seen] == list(range(500))
    assert list(workers.spread(sleep, values, count=61, enough=1, label=name)) == values
    again = workers.spread(whose, range(500), count=500, enough=1, label=name)
    processes = {process for _, process in again}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_all_steps_of_a_build_have_the_same_processes(workers: Workers) -> None:
    seen = [
        {process for _, process in workers.spread(whose, range(99), count=99, enough=1, label=name)}
        for _ in range(3)
    ]
    assert len(set.union(*seen)) == 2


def test_values_are_taken_only_when_they_are_about_to_be_sent(workers: Workers) -> None:
    taken = 0

    def values() -> Iterator[float]:
        nonlocal taken
        for taken in range(1, 401):  # noqa: B007
            yield 0.001

    results = workers.spread(sleep, values(), count=400, enough=1, label=name)
    for _ in range(20):
        next(results)
    assert taken < 300


def test_a_process_is_started_only_when_it_is_needed() -> None:
    code = "import sys, generator.workers; print('multiprocessing' in sys.modules)"
    assert _python(code).stdout == "False\n"


def test_as_many_processors_are_used_as_this_process_may_use() -> None:
    assert 1 <= processors() <= (os.cpu_count() or 1)


ALONE = """
import threading
from generator.workers import local_workers
from tests.tasks import name, whose
assert threading.active_count() == 1
with local_workers(2) as workers:
    found = list(workers.spread(whose, range(40), count=40, enough=1, label=name))
print([number for number, _ in found] == list(range(40)), threading.active_count())
"""


def test_a_process_without_threads_shares_its_work_and_stays_without() -> None:
    found = _python(ALONE)
    assert (found.stdout, found.stderr) == ("True 1\n", "")


def test_a_process_with_threads_is_never_forked() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert way_to_start().get_start_method() == "spawn"
        with local_workers(2) as workers:
            found = list(workers.spread(inverse, [2, 4], count=2, enough=1, label=name))
        assert found == [0.5, 0.25]
    finally:
        stop.set()
        thread.join()


# What the function raises


def test_an_exception_here_says_which_value_it_was_about(workers: Workers) -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        list(workers.spread(inverse, [1, 0], count=2, enough=100, label=name))
    assert raised.value.__notes__ == ["This happened while working on page 0."]


def test_an_exception_elsewhere_is_raised_here_with_its_traceback(workers: Workers) -> None:
    values = [*range(1, 40), 0, *range(1, 40)]
    results = workers.spread(inverse, values, count=79, enough=1, label=name)
    with pytest.raises(ZeroDivisionError) as raised:
        list(results)
    assert raised.value.__notes__ == ["This happened while working on page 0."]
    assert isinstance(raised.value.__cause__, Elsewhere)
    assert "in inverse\n    return 1 / number" in str(raised.value.__cause__)
    assert len(list(workers.spread(whose, [1, 2], count=2, enough=1, label=name))) == 2


def test_results_before_an_exception_are_all_there(workers: Workers) -> None:
    results = workers.spread(inverse, [*range(1, 40), 0], count=40, enough=1, label=name)
    assert [next(results) for _ in range(39)] == [1 / number for number in range(1, 40)]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_too_little_memory_in_a_worker_is_an_exception_as_any_other(workers: Workers) -> None:
    with pytest.raises(MemoryError) as raised:
        list(workers.spread(forget_memory, range(20), count=20, enough=1, label=name))
    assert raised.value.__notes__ == ["This happened while working on page 13."]


def test_an_exception_that_cannot_be_sent_is_told_in_words(workers: Workers) -> None:
    with pytest.raises(RuntimeError, match="Stubborn: 1"):
        list(workers.spread(stubborn, [1, 2], count=2, enough=1, label=name))


def test_a_result_that_cannot_be_sent_is_an_exception(workers: Workers) -> None:
    with pytest.raises(TypeError, match="cannot pickle") as raised:
        list(workers.spread(unsendable, [1, 2], count=2, enough=1, label=name))
    assert raised.value.__notes__ == ["This happened while working on page 1."]


# Processes that die


def test_a_value_that_kills_its_process_is_named(workers: Workers) -> None:
    results = workers.spread(cut_off, range(40), count=40, enough=1, label=name)
    with pytest.raises(WorkerDied) as raised:
        list(results)
    assert raised.value.blanks == {"names": "page 13", "how": "SIGKILL"}
    again = workers.spread(whose, range(9), count=9, enough=1, label=name)
    assert [number for number, _ in again] == list(range(9))


def test_a_process_that_leaves_is_a_dead_one(workers: Workers) -> None:
    with pytest.raises(WorkerDied, match=r"worked on page 13 ended .*\(exit 3\)"):
        list(workers.spread(leave, range(40), count=40, enough=1, label=name))


def test_one_that_dies_by_accident_costs_only_time(workers: Workers, tmp_path: Path) -> None:
    values = [(number, tmp_path / "died") for number in range(60)]
    found = list(workers.spread(die_once, values, count=60, enough=1, label=name))
    assert found == list(range(60))
    assert (tmp_path / "died").exists()


def test_processes_may_be_killed_at_any_moment(workers: LocalWorkers) -> None:
    results = workers.spread(cut_off, range(100, 400), count=300, enough=1, label=name)
    found = []
    for n, result in enumerate(results):
        found.append(result)
        if n in (5, 60, 61, 62, 200):
            assert workers._crew
            for worker in workers._crew._workers:
                worker.process.kill()
    assert found == [b"%d " % number * 50_000 for number in range(100, 400)]


# The end


def test_no_process_outlives_its_workers() -> None:
    with local_workers(2) as workers:
        seen = {pid for _, pid in workers.spread(whose, range(9), count=9, enough=1, label=name)}
        assert all(map(is_alive, seen))
    assert not any(map(is_alive, seen))


def test_nobody_goes_on_with_what_nobody_wants_any_more(workers: Workers, tmp_path: Path) -> None:
    files = [tmp_path / str(n) for n in range(1_000)]
    results = workers.spread(touch, files, count=len(files), enough=2, label=str)
    assert isinstance(results, Generator)
    next(results)
    results.close()
    then = len(list(tmp_path.iterdir()))
    time.sleep(0.2)
    assert then == len(list(tmp_path.iterdir())) < len(files)


def test_at_the_end_nobody_waits_for_what_is_still_worked_on() -> None:
    begun = time.monotonic()
    with local_workers(2) as workers:
        next(workers.spread(sleep, [0, 30, 30], count=3, enough=1, label=name))
    assert time.monotonic() - begun < 10


BUSY = """
from generator.workers import local_workers
from tests.tasks import name, sleep, whose
with local_workers(2) as workers:
    print(*{pid for _, pid in workers.spread(whose, range(50), count=50, enough=1, label=name)})
    print(flush=True)
    list(workers.spread(sleep, [30] * 4, count=4, enough=1, label=name))
"""
THREAD = """
import threading, time
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
"""
INTERRUPTIBLE = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="its signals are others")
@pytest.mark.parametrize("before", ["", THREAD], ids=["forked", "spawned"])
def test_an_interrupt_ends_all_processes_at_once_and_only_one_speaks(before: str) -> None:
    process, theirs = _busy(before + BUSY)
    begun = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process at once
    _, stderr = process.communicate(timeout=20)
    assert time.monotonic() - begun < 10
    assert process.returncode == -signal.SIGINT
    assert stderr.count("Traceback") == 1
    assert stderr.endswith("KeyboardInterrupt\n")
    assert not any(map(is_alive, theirs))


@pytest.mark.skipif(sys.platform == "win32", reason="its signals are others")
def test_processes_whose_parent_was_killed_end_themselves() -> None:
    process, theirs = _busy(BUSY)
    process.kill()
    process.communicate(timeout=20)
    until = time.monotonic() + 10
    while any(map(is_alive, theirs)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(map(is_alive, theirs))


def _python(code: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _busy(code: str) -> tuple[subprocess.Popen[str], list[int]]:
    """A process, leader of its group, whose workers are busy; and these."""
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTIBLE + code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    theirs = [int(pid) for pid in process.stdout.readline().split()]
    process.stdout.readline()
    time.sleep(0.1)
    assert all(map(is_alive, theirs))
    return process, theirs
