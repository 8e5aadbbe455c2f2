"""Workers: the same results in the same order, here or in other processes."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.workers import spread, start_method


def whose(number: int) -> tuple[int, int]:
    """A number, and the process that saw it."""
    return number, os.getpid()


def inverse(number: int) -> float:
    return 1 / number


def test_a_few_values_stay_in_this_process() -> None:
    assert list(spread(whose, [3, 1, 2], enough=4)) == [(n, os.getpid()) for n in (3, 1, 2)]


@pytest.mark.skipif(os.cpu_count() == 1, reason="one processor needs no pool")
def test_many_values_go_to_others_and_come_back_in_order() -> None:
    found = list(spread(whose, range(100), enough=100))
    assert [number for number, _ in found] == list(range(100))
    assert os.getpid() not in {process for _, process in found}


@pytest.mark.parametrize("enough", [1, 100])
def test_an_exception_is_raised_where_the_result_is_taken(enough: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(inverse, [1, 0], enough=enough))


ALONE = """
import threading
from generator.workers import spread
from tests.test_workers import whose
assert threading.active_count() == 1
print([number for number, _ in spread(whose, range(40), enough=1)] == list(range(40)))
"""


def test_a_process_without_threads_shares_its_work_too() -> None:
    found = subprocess.run(
        [sys.executable, "-W", "error", "-c", ALONE],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.stdout, found.stderr) == ("True\n", "")


def test_a_process_with_threads_is_never_forked() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert start_method() == "spawn"
    finally:
        stop.set()
        thread.join()
