"""Aside: one pure function, called in a process of its own while this one goes on.

In: a function and its value. Out: how to get its result. Known here alone: how a process is forked
for one call, which costs a tenth of what a crew of workers does. Where that can't be done, or goes
wrong, the function is called here instead, when its result is asked for.
"""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Generic, NoReturn, TypeVar

A = TypeVar("A")
B = TypeVar("B")


_LATER = 10
"""How far such a call stands behind what this process is at, where there are too few processors."""


def can_fork() -> bool:
    """Whether a process can be forked safely: on Linux, from one that has no other threads."""
    return sys.platform == "linux" and threading.active_count() == 1


class Aside(Generic[B]):
    """A call that is under way elsewhere."""

    def __init__(self, function: Callable[[A], B], value: A) -> None:
        self._here: Callable[[], B] = partial(function, value)
        self._done: list[B] = []
        self._pipe, theirs = os.pipe()
        self._process = os.fork()
        if not self._process:
            _give(theirs, self._here)
        os.close(theirs)

    def __call__(self) -> B:
        """The call's result; waits for it."""
        if not self._done:
            self._done.append(self._received())
        return self._done[0]

    def close(self) -> None:
        """End the process, if it hasn't ended yet."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            self._leave()

    def _received(self) -> B:
        if self._process:
            with open(self._pipe, "rb", closefd=False) as pipe:
                data = pipe.read()
            if self._leave() == 0:
                result: B = pickle.loads(data)  # noqa: S301 - from our own child
                return result
        return self._here()

    def _leave(self) -> int:
        """Take note of the process's end; gives how it ended."""
        os.close(self._pipe)
        _, status = os.waitpid(self._process, 0)
        self._process = 0
        return status


def _give(pipe: int, call: Callable[[], object]) -> NoReturn:
    """The life of the process. It ends at once, so that nothing of its parent's is done twice."""
    status = 1
    with suppress(BaseException):  # whatever it is, it happens again in the parent, and is said
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.nice(_LATER)
        with open(pipe, "wb") as out:
            out.write(pickle.dumps(call()))
        status = 0
    os._exit(status)
