"""Apart: a function that a process of its own calls, again and again, for as long as it is asked.

In: what makes the function, then values. Out: what the function gives for each, and before that
what it has so far. A server has threads, beside which a build is slower and can't fork; and
whatever ends such a process, be it a fault in a library or too little memory, must not end what
people look at. Known here alone: how that process is begun, asked and ended.
"""

import gc
import multiprocessing
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar, cast

A = TypeVar("A")
B = TypeVar("B")


class Ended(Exception):  # noqa: N818 - it says what the process has done
    """The process ended by itself; the next value begins another."""


class Closed(Exception):  # noqa: N818 - it says what was done to the process
    """Nothing more is asked."""


class Apart(Generic[A, B]):
    """A function in a process of its own, which is begun when it is asked first."""

    def __init__(self, begin: Callable[[], Callable[[A, Callable[[B], None]], B]]) -> None:
        """`begin` is called once in the process and gives the function, which must not raise.

        The function is given a value, and whom it may tell what it has so far.
        """
        self._begin = begin
        self._one_at_a_time, self._over = threading.Lock(), threading.Event()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def ask(self, value: A, so_far: Callable[[B], None] = lambda _: None) -> B:
        """What the function gives; others wait for their turn. Raises Ended, Closed.

        Args:
            value: What it is asked for.
            so_far: Hears what the function tells before it gives that.
        """
        with self._one_at_a_time:
            if self._over.is_set():
                raise Closed
            pipe = self._pipe or self._begun()
            try:
                pipe.send(value)
                is_all, given = pipe.recv()
                while not is_all:
                    so_far(given)
                    is_all, given = pipe.recv()
            except (EOFError, OSError):
                if self._over.is_set():
                    raise Closed from None
                self._end()
                raise Ended from None
            return cast(B, given)

    def _begun(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._begin))
        self._process.start()
        theirs.close()
        return self._pipe

    def close(self) -> None:
        """End the process for good, whatever it is at."""
        self._over.set()
        self._end()

    def _end(self) -> None:
        if self._process and self._pipe:
            self._pipe.close()
            self._process.terminate()
            self._process.join()
        self._process = self._pipe = None


def _work(pipe: Connection, begin: Callable[[], Callable[[A, Callable[[B], None]], B]]) -> None:
    """The life of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's, which ends this one
    gc.set_threshold(1_000_000, 10, 10)  # as the program does
    function = begin()
    with suppress(EOFError, OSError):
        while True:
            given = function(pipe.recv(), lambda so_far: pipe.send((False, so_far)))
            pipe.send((True, given))
