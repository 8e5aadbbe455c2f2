"""Workers: where the costly pure steps run: in this process for few values, elsewhere for many.

In: a function of one value, and values. Out: its results, in order. The bytes are the same
wherever they are made. `local_workers` shares the work among the processors of this machine;
`cluster` has those of other machines. Known here alone: how many processors may be used.
"""

import os
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from generator.aside import Aside, can_fork
from generator.chunks import Work, begun, here, in_order
from generator.standby import Standby

if TYPE_CHECKING:
    from generator.processes import Processes

A = TypeVar("A")
B = TypeVar("B")

_MOST_OF_WINDOWS = 60
"""For how many pipes at once Windows can wait, less a few."""


class Workers(ABC):
    """Those who work for one build."""

    are_here: bool
    """Whether they see this machine's files."""

    def spread(
        self,
        function: Callable[[A], B],
        values: Iterable[A],
        *,
        count: int,
        enough: int,
        label: Callable[[A], str],
    ) -> Iterator[B]:
        """The function's result for each value, in order.

        Raises what the function raises, with a note of the value and, where that happened
        elsewhere, with the traceback there as its cause; WorkerDied, WorkersError.

        The arguments are those of Work.
        """
        work = Work(function=function, values=values, count=count, enough=enough, label=label)
        return self.do(work)

    @abstractmethod
    def do(self, work: Work[A, B]) -> Iterator[B]:
        """See `spread`."""

    @abstractmethod
    def make_ready(self, modules: Iterable[str]) -> None:
        """There will be work: where a processor is to spare, have these modules loaded on it.

        Few values go there whose function would have to load one of them here.
        """

    def begin(self, work: Work[A, B]) -> Callable[[], Iterator[B]]:
        """Begin work whose results will be needed later; gives how to get them, in order, then.

        What is little is done while this process goes on, where a process was made ready; else it
        is done when the results are first asked for.
        """
        return lambda: self.do(work)

    def aside(self, function: Callable[[A], B], value: A) -> Callable[[], B]:
        """Begin something small that will be needed later; gives how to get its result then.

        It is done while this process goes on, where there is a processor of this machine to spare;
        else when the result is first asked for.
        """
        return cache(lambda: function(value))


class LocalWorkers(Workers):
    """The processors of this machine; their processes are started when they are first needed."""

    are_here = True

    def __init__(self, jobs: int, *, for_once: bool = False) -> None:
        """See `local_workers`."""
        self._jobs, self._for_once = jobs, for_once
        self._crew: Processes | None = None
        self._asides: list[Aside[Any]] = []
        self._standby: Standby | None = None

    def do(self, work: Work[A, B]) -> Iterator[B]:
        """See Workers; with one job or few values, all of it happens in this process.

        Unless it would have to load something first that is loaded elsewhere by now.
        """
        if not self._is_little(work):
            return in_order(self._started(), work)
        would_load = work.count and work.loads and work.loads not in sys.modules
        if self._standby and not self._standby.is_busy and would_load:
            return in_order(self._standby, work)
        return here(work)

    def make_ready(self, modules: Iterable[str]) -> None:
        """See Workers; a process is begun for it, unless there is one job or more than one build.

        One that builds again has everything loaded by then, and has grown so large that a fork
        costs it more than is gained.
        """
        if self._for_once and self._jobs > 1 and not self._standby and can_fork():
            self._standby = Standby(modules)

    def begin(self, work: Work[A, B]) -> Callable[[], Iterator[B]]:
        """See Workers."""
        if not (work.count and self._standby and self._is_little(work)):
            return super().begin(work)
        return begun(self._standby, work)

    def _is_little(self, work: Work[A, B]) -> bool:
        """Whether it isn't worth a crew."""
        return self._jobs == 1 or work.count < max(work.enough, 2)

    def aside(self, function: Callable[[A], B], value: A) -> Callable[[], B]:
        """See Workers; with one job, it waits for its turn."""
        if self._jobs == 1 or not can_fork():
            return super().aside(function, value)
        begun = Aside(function, value)
        self._asides.append(begun)
        return begun

    def close(self) -> None:
        """End the processes, if there are any."""
        while self._asides:
            self._asides.pop().close()
        for one in (self._crew, self._standby):
            if one:
                one.close()
        self._crew = self._standby = None

    def _started(self) -> "Processes":
        if self._crew is None:
            from generator.processes import Processes  # costs 15 ms, and few builds need it

            self._crew = Processes(self._jobs)
            if self._standby and not self._standby.is_busy:
                self._standby.close()  # they are enough, and it has memory of its own
                self._standby = None
        return self._crew


class Watched(Workers):
    """Workers of whom somebody wants to hear how far they have come."""

    def __init__(self, workers: Workers, tell: Callable[[int, int], None]) -> None:
        """`tell` hears how many of how many values are done."""
        self._workers = workers
        self._tell = tell
        self.are_here = workers.are_here

    def do(self, work: Work[A, B]) -> Iterator[B]:
        """See Workers."""
        for done, result in enumerate(self._workers.do(work), 1):
            yield result
            self._tell(done, work.count)

    def make_ready(self, modules: Iterable[str]) -> None:
        """See Workers."""
        self._workers.make_ready(modules)

    def begin(self, work: Work[A, B]) -> Callable[[], Iterator[B]]:
        """See Workers; of what is begun, nobody hears."""
        return self._workers.begin(work)

    def aside(self, function: Callable[[A], B], value: A) -> Callable[[], B]:
        """See Workers."""
        return self._workers.aside(function, value)


@contextmanager
def local_workers(jobs: int | None = None, *, for_once: bool = False) -> Iterator[LocalWorkers]:
    """Workers on this machine, one for each processor unless told otherwise.

    At the end, or when anything goes wrong, their processes are ended at once.

    Args:
        jobs: How many may work at once.
        for_once: Whether this process builds this once, and no more.
    """
    workers = LocalWorkers(jobs or processors(), for_once=for_once)
    try:
        yield workers
    finally:
        workers.close()


def processors() -> int:
    """How many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # a container may have some of them only
    count = len(allowed(0)) if allowed else os.cpu_count() or 1
    return min(count, _MOST_OF_WINDOWS) if sys.platform == "win32" else count


ALONE = LocalWorkers(1)
"""Nobody but this process."""
