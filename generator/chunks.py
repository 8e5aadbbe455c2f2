"""Chunks: many values cut into chunks, sent to a crew, and their results taken back in order.

In: a function of one value, values, and a Crew that works elsewhere. Out: the results, one by one,
in order. Known here alone: how large a chunk is, how many are under way at once, and how an
exception from elsewhere is raised here.

Values are taken only when they are sent and results are let go when they are taken, so that memory
holds a few chunks, however many values there are.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")

_AHEAD = 3
"""Chunks for each worker that are under way: one worked on, one waiting, one on its way back."""
_GROWTH = 4
"""By how much a chunk may be larger than the largest before: a first guess is made of little."""
_MOST = 1_000
"""Values that a chunk has at most."""
_NAMED = 3
"""How many values of a chunk are named when a whole chunk is to blame."""


class WorkersError(Exception):
    """The machinery that works elsewhere failed; neither the content nor the program did.

    Carries a sentence with {blanks} and what fills them, so that it can be said in any language.
    """

    def __init__(self, sentence: str, **blanks: str) -> None:
        super().__init__(sentence.format(**blanks))
        self.sentence, self.blanks = sentence, blanks


class WorkerDied(WorkersError):  # noqa: N818 - it says what happened
    """A worker ended in the midst of its work, again and again."""


class Lost(Exception):  # noqa: N818 - it says what became of the values
    """A crew's word for values whose workers died, as often as they were tried."""

    def __init__(self, values: tuple[Any, ...], how: str) -> None:
        super().__init__(how)
        self.values, self.how = values, how


class Elsewhere(Exception):  # noqa: N818 - it is the place that is told
    """The traceback of an exception that was raised in another process, as its text."""


class Work(Struct, Generic[A, B], frozen=True, kw_only=True):
    """One function and many values."""

    function: Callable[[A], B]
    """One that a new process can import by its name."""
    values: Iterable[A]
    """Values that can be pickled; each is taken only when it is about to be sent."""
    count: int
    """How many there are."""
    enough: int
    """From how many values on it pays to start processes for them."""
    label: Callable[[A], str]
    """What a person calls a value: the path of its source, say."""
    loads: str = ""
    """A module that the function loads where it isn't loaded yet, and that takes long to load."""


class Outcome(Struct, Generic[B], frozen=True, kw_only=True):
    """What became of one chunk."""

    results: list[B]
    """Of its values in order; of those before the one that failed, where one did."""
    seconds: float
    """How long it took, where it was done."""
    error: Exception | None = None
    """What the function raised."""
    trace: str = ""
    """Its traceback."""


class Task(Struct, eq=False):
    """One chunk that was sent; also the ticket for it."""

    function: Callable[[Any], Any]
    values: tuple[Any, ...]
    outcome: Outcome[Any] | None = None


class Crew(Protocol[T]):
    """Those who work elsewhere."""

    slots: int
    """How many chunks are worked on at once."""
    pace: float
    """Seconds that a chunk should take: long beside what it costs to send one."""

    def submit(self, function: Callable[[A], B], values: tuple[A, ...]) -> T:
        """Send a chunk; gives a ticket for what will come of it."""
        ...

    def take(self, ticket: T) -> Outcome[Any]:
        """Wait for what comes of a chunk. Raises Lost, WorkersError."""
        ...

    def abandon(self) -> None:
        """See to it that nobody on this machine works on any chunk any more."""
        ...


def run(function: Callable[[A], B], values: Iterable[A]) -> Outcome[B]:
    """Work on one chunk: what a worker does. An exception of the function ends it."""
    begun, results = time.perf_counter(), list[B]()
    try:
        results.extend(map(function, values))
    except Exception as error:  # noqa: BLE001 - raised where the results are taken
        return failed(error, results, time.perf_counter() - begun)
    return Outcome(results=results, seconds=time.perf_counter() - begun)


def failed(error: Exception, results: list[B], seconds: float = 0) -> Outcome[B]:
    """The outcome of a chunk at whose first value without a result this exception was raised."""
    import traceback

    trace = "".join(traceback.format_exception(error))
    return Outcome(results=results, seconds=seconds, error=_portable(error), trace=trace)


def answer(chunk: bytes) -> bytes:
    """What comes of a function and its values, both as they are sent from process to process."""
    import pickle  # every build loads this module, and few start workers

    try:
        function, values = pickle.loads(chunk)  # noqa: S301 - from our own parent
        return pickle.dumps(run(function, values))
    except Exception as error:  # noqa: BLE001 - a function or a result that can't be sent
        return pickle.dumps(failed(error, []))


def _portable(error: Exception) -> Exception:
    """The exception, or one that says the same where this one can't be sent to another process."""
    import pickle  # every build loads this module, and few start workers

    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made in the line itself
    except Exception:  # noqa: BLE001 - whatever its class does
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def here(work: Work[A, B]) -> Iterator[B]:
    """The function's results in this process; an exception gets a note of what it was about."""
    for value in work.values:
        try:
            result = work.function(value)
        except Exception as error:
            error.add_note(_about(work.label(value)))
            raise
        yield result


def in_order(crew: Crew[T], work: Work[A, B]) -> Iterator[B]:
    """The function's results from a crew. Raises what it raised there, WorkerDied, WorkersError."""
    rest, pace = iter(work.values), _Pace(work.count, crew.slots, crew.pace)
    under_way: deque[tuple[tuple[A, ...], T]] = deque()
    try:
        while True:
            while len(under_way) < _AHEAD * crew.slots and (chunk := pace.next_chunk(rest)):
                under_way.append((chunk, crew.submit(work.function, chunk)))
            if not under_way:
                return
            chunk, ticket = under_way.popleft()
            outcome = _taken(crew, ticket, work.label)
            pace.learn(outcome)
            yield from _results(outcome, chunk, work.label)
    except BaseException:  # an interrupt, too, or a caller who wants no more
        crew.abandon()
        raise


def begun(crew: Crew[T], work: Work[A, B]) -> Callable[[], Iterator[B]]:
    """Send few values to a crew all at once; gives how to get the results, as `in_order` does."""
    values = tuple(work.values)
    ticket = crew.submit(work.function, values)
    return lambda: _results(_taken(crew, ticket, work.label), values, work.label)


def _results(outcome: Outcome[B], values: tuple[A, ...], label: Callable[[A], str]) -> Iterator[B]:
    yield from outcome.results
    if outcome.error:
        outcome.error.add_note(_about(label(values[len(outcome.results)])))
        raise outcome.error from Elsewhere(f"in another process:\n{outcome.trace}")


def _taken(crew: Crew[T], ticket: T, label: Callable[[A], str]) -> Outcome[Any]:
    try:
        return crew.take(ticket)
    except Lost as lost:
        names = [label(value) for value in lost.values]
        shown = ", ".join([*names[:_NAMED], "…"] if len(names) > _NAMED else names)
        raise WorkerDied(
            "The process that worked on {names} ended before it was done ({how}), and so did each "
            "that tried it again. Perhaps there was too little memory.",
            names=shown,
            how=lost.how,
        ) from None


def _about(name: str) -> str:
    return f"This happened while working on {name}."


class _Pace:
    """How large the next chunk is: as long as the pace wants, and short where the end is near.

    So little time goes into sending, and all workers end at about the same time.
    """

    def __init__(self, count: int, slots: int, pace: float) -> None:
        self._left, self._slots, self._pace = count, slots, pace
        self._done, self._seconds, self._largest = 0, 0.0, 1

    def next_chunk(self, rest: Iterator[A]) -> tuple[A, ...]:
        """The next values, none when there are no more."""
        chunk = tuple(islice(rest, self._size()))
        self._left -= len(chunk)
        self._largest = max(self._largest, len(chunk))
        return chunk

    def learn(self, outcome: Outcome[Any]) -> None:
        """Take note of how long a chunk took."""
        self._done += len(outcome.results)
        self._seconds += outcome.seconds

    def _size(self) -> int:
        if not self._done:
            return 1
        fitting = self._pace * self._done / max(self._seconds, 1e-9)
        fair = self._left / (2 * self._slots)
        return max(1, int(min(fitting, fair, self._largest * _GROWTH, _MOST)))
