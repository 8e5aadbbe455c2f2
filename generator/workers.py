"""Workers: where the costly pure steps run: in this process for a few, in a pool for many.

In: a function of one value, and values. Out: its results, in order. Known here alone: processes.
A process with threads (a server, a watcher) can't be forked safely, so from such a one they are
spawned. Plain values go to them and come back. The bytes are the same either way.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

_CHUNK = 16


def spread(function: Callable[[A], B], values: Sequence[A], *, enough: int) -> Iterator[B]:
    """The function's result for each value, in order; its exceptions are raised here.

    Args:
        function: One that a new process can import by its name.
        values: Values that can be pickled.
        enough: From how many values on a pool pays; it may take a fifth of a second to start.
    """
    processes = os.cpu_count() or 1
    if len(values) < enough or processes == 1:
        yield from map(function, values)
        return
    import multiprocessing  # costs 15 ms, and few builds need it
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context(start_method())
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        yield from pool.map(function, values, chunksize=_CHUNK)


def start_method() -> str:
    """How to start processes: forked, which costs nothing, where that is safe; else spawned."""
    alone = threading.active_count() == 1
    return "fork" if sys.platform == "linux" and alone else "spawn"
