"""Steps: costly pure functions, done once for each input and remembered.

In: a Step, its inputs, the store. Out: what the step gives for each, computed now or before. Known
here alone: `remember`, and that results are kept in packs.
"""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from msgspec import Struct

from generator.cache import Store
from generator.chunks import Work
from generator.workers import Workers

P = TypeVar("P")
I = TypeVar("I")  # noqa: E741
O = TypeVar("O")  # noqa: E741


class Computed(Struct, Generic[O], frozen=True):
    """What a step gives: its value, and large parts that are kept apart and loaded one by one."""

    value: O
    parts: dict[str, bytes] = {}
    """By their digests."""


class Step(Struct, Generic[I, P, O], frozen=True, kw_only=True):
    """A pure step that is worth remembering."""

    name: str
    key: Callable[[I], str]
    """The digest of everything that the result depends on for this input."""
    pack: Callable[[I], str]
    """The name of the pack in which the result is kept, with others that seldom change with it."""
    prepare: Callable[[I], P]
    """What has to be read first, in this process, where nothing is remembered."""
    compute: Callable[[P], Computed[O]]
    """The step itself: pure, so that another process may do it."""
    label: Callable[[P], str] = str
    """What a person calls what was prepared, where the step fails."""
    type: Any
    """What it gives, for decoding."""
    parts: Callable[[O], Iterable[str]] | None = None
    """The digests of a value's large parts, where it has any."""
    enough: int = 2_000
    """From how many inputs on a pool of processes pays."""
    loads: str = ""
    """A module that `compute` takes long to load."""


class Remembered(Struct, Generic[O], frozen=True):
    """What `remember` gives."""

    values: tuple[O, ...]
    """One for each input, in order."""
    computed: int
    """How many had to be computed."""


def remember(
    step: Step[I, P, O], inputs: Iterable[I], store: Store, workers: Workers
) -> Remembered[O]:
    """The step's result for each input, from the store where it is there, else computed."""
    case = _Case(step, inputs, store)
    return case.remembered(workers.do(case.work))


def begin(
    step: Step[I, P, O], inputs: Iterable[I], store: Store, workers: Workers
) -> Callable[[], Remembered[O]]:
    """Begin what `remember` does; gives how to get what that gives, for once."""
    case = _Case(step, inputs, store)
    results = workers.begin(case.work)
    return lambda: case.remembered(results())


class _Case(Generic[I, P, O]):
    """A step and all its inputs, in one build."""

    def __init__(self, step: Step[I, P, O], inputs: Iterable[I], store: Store) -> None:
        self._step, self._store = step, store
        inputs = tuple(inputs)
        self._keys = tuple(map(step.key, inputs))
        kept: type[dict[str, O]] = dict[str, step.type]  # type: ignore[name-defined]
        self._packs = store.known(step.name, kept)
        self._known: dict[str, O] = {}
        for pack in self._packs.values():
            self._known |= pack
        known = self._known
        self._due = {key: i for key, i in zip(self._keys, inputs, strict=True) if key not in known}

    @property
    def work(self) -> Work[P, Computed[O]]:
        """What is due, prepared one by one: no more is read at once than the workers can take."""
        step, due = self._step, self._due
        return Work(
            function=step.compute,
            values=(step.prepare(given) for given in due.values()),
            count=len(due),
            enough=step.enough,
            label=step.label,
            loads=step.loads,
        )

    def remembered(self, results: Iterable[Computed[O]]) -> Remembered[O]:
        """All values, of which those that were due are kept; what is used no more is forgotten."""
        step, store, known, due = self._step, self._store, self._known, self._due
        new: dict[str, dict[str, O]] = {}
        for key, result in zip(due, results, strict=True):
            known[key] = result.value
            new.setdefault(step.pack(due[key]), {})[key] = result.value
            if result.parts:
                store.put(result.parts)
        used = set(self._keys)
        packs = self._packs
        for name in {*new, *(name for name, pack in packs.items() if not pack.keys() <= used)}:
            members = {**packs.get(name, {}), **new.get(name, {})}
            left = {key: value for key, value in members.items() if key in used}
            store.keep_pack(step.name, name, left)
            if step.parts:
                gone = [value for key, value in members.items() if key not in used]
                store.doubt(part for value in gone for part in step.parts(value))
        values = tuple(map(known.__getitem__, self._keys))
        if step.parts:
            store.use(part for value in values for part in step.parts(value))
        return Remembered(values, len(due))
