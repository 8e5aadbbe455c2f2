"""Processes: a crew of processes on this machine, each at the other end of a pipe.

In: chunks of values. Out: what became of each. Known here alone: how processes are started, how
they talk, and what happens when one dies.

A process has a pipe to itself, so a message that broke off ends in an error and never in waiting.
What a dead process was at is tried once more by one that does nothing else, value by value, so
that a value which kills its process is found, and a process that was killed for another reason
(the system was short of memory) costs only time. A process whose parent is gone ends itself.
"""

import gc
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace

from generator.aside import can_fork
from generator.chunks import Lost, Outcome, Task, answer

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

A = TypeVar("A")
B = TypeVar("B")

_HELD = 2
"""Chunks that a process has at once: the next is there when one is done."""


class _Task(Task, eq=False):
    """One chunk, and what befell it."""

    is_orphan: bool = False
    """Whether the process that worked on it died."""


class _Worker:
    """A process, and the chunks that it has."""

    def __init__(self) -> None:
        context = way_to_start()
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_work, args=(theirs,), daemon=True)
        with _deaf_to_interrupts():
            self.process.start()
        theirs.close()  # or the pipe would not end with the process
        self.has: deque[_Task] = deque()

    def send(self, task: _Task) -> None:
        """Give it a chunk. Raises OSError where it is dead."""
        chunk = pickle.dumps((task.function, task.values))
        self.has.append(task)
        self.pipe.send_bytes(chunk)

    def receive(self) -> Outcome[Any]:
        """Wait for what became of its first chunk. Raises EOFError or OSError where it is dead."""
        outcome: Outcome[Any] = pickle.loads(self.pipe.recv_bytes())  # noqa: S301 - ours
        self.has.popleft().outcome = outcome
        return outcome

    def end(self) -> str:
        """End it if it hasn't ended yet; how it ended."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        code = self.process.exitcode or 0
        return signal.Signals(-code).name if code < 0 else f"exit {code}"


class Processes:
    """The crew. Its processes are started when the first chunk is sent, and end with `close`."""

    pace = 0.03

    def __init__(self, slots: int) -> None:
        self.slots = slots
        self._workers: list[_Worker] = []
        self._waiting: deque[_Task] = deque()

    def submit(self, function: Callable[[A], B], values: tuple[A, ...]) -> _Task:
        """Send a chunk to the process that has the fewest, or keep it until one has room."""
        while len(self._workers) < self.slots:
            self._workers.append(_Worker())
        task = _Task(function, values)
        self._waiting.append(task)
        self._hand_out()
        return task

    def take(self, ticket: _Task) -> Outcome[Any]:
        """Wait for what comes of a chunk. Raises Lost."""
        while ticket.outcome is None:
            if ticket.is_orphan:
                return _alone(ticket)
            self._gather()
            self._hand_out()
        return ticket.outcome

    def abandon(self) -> None:
        """See Crew: end the processes; others are started when there is more to do."""
        self._waiting.clear()
        self.close()

    def close(self) -> None:
        """End the processes at once, whatever they are at."""
        while self._workers:
            self._workers.pop().end()

    def _hand_out(self) -> None:
        while self._waiting:
            worker = min(self._workers, key=lambda one: len(one.has))
            if len(worker.has) >= _HELD:
                return
            try:
                worker.send(self._waiting.popleft())
            except OSError:
                self._replace(worker)

    def _gather(self) -> None:
        busy: dict[object, _Worker] = {one.pipe: one for one in self._workers if one.has}
        for pipe in wait([worker.pipe for worker in busy.values()]):
            try:
                busy[pipe].receive()
            except (EOFError, OSError):
                self._replace(busy[pipe])

    def _replace(self, dead: _Worker) -> None:
        """Put a new process in a dead one's place; the chunk that it was at becomes an orphan."""
        dead.end()
        if dead.has:
            dead.has.popleft().is_orphan = True
        self._waiting.extendleft(reversed(dead.has))
        self._workers[self._workers.index(dead)] = _Worker()


def _alone(task: _Task) -> Outcome[Any]:
    """Work on a chunk once more, value by value, in a process that does nothing else."""
    worker, results, seconds = _Worker(), list[Any](), 0.0
    try:
        for value in task.values:
            try:
                worker.send(_Task(task.function, (value,)))
                one = worker.receive()
            except (EOFError, OSError):
                raise Lost((value,), worker.end()) from None
            results += one.results
            seconds += one.seconds
            if one.error:
                return replace(one, results=results, seconds=seconds)
    finally:
        worker.end()
    return Outcome(results=results, seconds=seconds)


def way_to_start() -> "ForkContext | SpawnContext":
    """How to start processes: forked, which costs nothing, where that is safe; else spawned.

    A process with threads (a server, a watcher) can't be forked safely.
    """
    return get_context("fork") if can_fork() else get_context("spawn")


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes that Ctrl+C, which reaches every process of a terminal, doesn't disturb.

    Here it arrives a moment later. Windows knows no such thing; there `_work` alone sees to it.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection) -> None:
    """The life of a process: chunk after chunk, until its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()  # what was inherited is never garbage here; to look at it would copy its memory
    inbox = SimpleQueue[bytes]()
    threading.Thread(target=_receive, args=(pipe, inbox), daemon=True).start()
    while True:
        outcome = answer(inbox.get())
        try:
            pipe.send_bytes(outcome)
        except OSError:
            os._exit(1)


def _receive(pipe: Connection, inbox: "SimpleQueue[bytes]") -> None:
    """Fetch chunks while another is worked on, so that the parent never waits to send one."""
    parent = parent_process()
    # A forked process has the pipe's other end too, so the pipe alone would never end.
    ends: list[Any] = [pipe, parent.sentinel] if parent else [pipe]
    with suppress(EOFError, OSError):
        while wait(ends) == [pipe]:
            inbox.put(pipe.recv_bytes())
    os._exit(1)
