"""Standby: a process that is begun before there is work for it, and does what it is sent.

In: what it shall load first, then chunks of values. Out: what became of each. What a single edit
needs takes longer to load than to use; so it is loaded while this process is still at what comes
before. Known here alone: how such a process is forked, and how it talks. Where it dies, its chunks
are done here.
"""

import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO, NoReturn, TypeVar

from generator.chunks import Outcome, Task, answer, run

A = TypeVar("A")
B = TypeVar("B")

_LENGTH = 8
"""Bytes before each message that say how long it is."""
_ROOM = 1 << 20
"""Bytes that lie in a pipe without waiting: as many as Linux allows by itself."""
_TURN = 0.0002
"""Seconds after which what comes and goes has its turn beside what is worked on."""


class Standby:
    """The process, as a Crew of one. It is forked; see `can_fork`."""

    slots = 1
    pace = 0.03

    def __init__(self, modules: Iterable[str]) -> None:
        """Begin it; `modules` are what it loads first, in this order."""
        from fcntl import F_SETPIPE_SZ, fcntl  # which Windows doesn't have

        _bury()
        orders, ours = os.pipe()
        theirs, outcomes = os.pipe()
        for pipe in (orders, outcomes):
            with suppress(OSError):  # there is a limit for each user as well
                fcntl(pipe, F_SETPIPE_SZ, _ROOM)
        self._process = os.fork()
        if not self._process:
            os.close(ours)  # or the pipe would not end with the parent
            os.close(theirs)
            _stand_by(modules, orders, outcomes)
        os.close(orders)
        os.close(outcomes)
        self._to, self._from = os.fdopen(ours, "wb", buffering=0), os.fdopen(theirs, "rb")
        self._sent = deque[Task]()

    @property
    def is_busy(self) -> bool:
        """Whether what came of something that it was sent has not been received yet."""
        return bool(self._sent)

    def submit(self, function: Callable[[A], B], values: tuple[A, ...]) -> Task:
        """Send a chunk; it is taken from the pipe at once, whatever the process is at."""
        task, chunk = Task(function, values), pickle.dumps((function, values))
        self._sent.append(task)
        if self._process:
            with suppress(OSError):  # it is dead, which `take` notices
                _send(self._to, chunk)
        return task

    def take(self, ticket: Task) -> Outcome[Any]:
        """Wait for what comes of a chunk; done here where the process has died."""
        while ticket.outcome is None and (data := self._received()):
            self._sent.popleft().outcome = pickle.loads(data)  # noqa: S301 - from our own child
        return ticket.outcome or run(ticket.function, ticket.values)

    def abandon(self) -> None:
        """See Crew: end the process. What is sent after that is done here."""
        self.close()

    def close(self) -> None:
        """End the process at once, whatever it is at; its end takes some 10 ms of its own."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            _killed.append(self._process)
            self._process = 0
            self._to.close()
            self._from.close()

    def _received(self) -> bytes:
        """The next message; empty where none will come."""
        data = _message(self._from) if self._process else b""
        if not data:
            self.close()
        return data


_killed: list[int] = []
"""Processes whose end nobody has waited for."""


def _bury() -> None:
    """Take note of the ends that have come by now."""
    for process in _killed.copy():
        if os.waitpid(process, os.WNOHANG)[0]:
            _killed.remove(process)


def _send(pipe: BinaryIO, data: bytes) -> None:
    rest = memoryview(len(data).to_bytes(_LENGTH, "big") + data)
    while rest:
        rest = rest[pipe.write(rest) :]


def _message(pipe: BinaryIO) -> bytes:
    """The next message of a pipe; empty where it has ended, even in the midst of one."""
    length = int.from_bytes(pipe.read(_LENGTH), "big")
    data = pipe.read(length)
    return data if len(data) == length else b""


def _stand_by(modules: Iterable[str], orders: int, outcomes: int) -> NoReturn:
    """The life of the process. It ends at once, so that nothing of its parent's is done twice."""
    with suppress(BaseException):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        sys.setswitchinterval(_TURN)
        post = _Post(orders, outcomes)
        left = iter(modules)
        while True:
            if post.is_empty() and (module := next(left, "")):
                with suppress(Exception):  # whoever needs it says so
                    import_module(module)
            else:
                post.send(answer(post.next()))
    os._exit(1)


class _Post:
    """What is sent to and fro while the process is at something else, so that nobody waits."""

    def __init__(self, orders: int, outcomes: int) -> None:
        from queue import SimpleQueue
        from threading import Thread

        self._in, self._out = SimpleQueue[bytes](), SimpleQueue[bytes]()
        self._orders = os.fdopen(orders, "rb")
        self._outcomes = os.fdopen(outcomes, "wb", buffering=0)
        for each in (self._fetch, self._deliver):
            Thread(target=each, daemon=True).start()
        self.is_empty, self.next, self.send = self._in.empty, self._in.get, self._out.put

    def _fetch(self) -> None:
        while data := _message(self._orders):
            self._in.put(data)
        os._exit(0)  # the parent is gone

    def _deliver(self) -> None:
        while True:
            _send(self._outcomes, self._out.get())
