"""Steps: costly pure functions, done once for each input and remembered.

In: a Step, its inputs, the store. Out: what the step gives for each, computed now or before. Known
here alone: `remember`, and that results are kept in packs.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any, Generic, TypeVar

from msgspec import Struct

from generator.cache import Store
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
    inputs = tuple(inputs)
    keys = tuple(map(step.key, inputs))
    kept: type[dict[str, O]] = dict[str, step.type]  # type: ignore[name-defined]
    packs = store.known(step.name, kept)
    known: dict[str, O] = {}
    for pack in packs.values():
        known |= pack
    due = {key: given for key, given in zip(keys, inputs, strict=True) if key not in known}
    new: dict[str, dict[str, O]] = {}
    for key, result in zip(due, _computed(step, due.values(), workers), strict=True):
        known[key] = result.value
        new.setdefault(step.pack(due[key]), {})[key] = result.value
        if result.parts:
            store.put(result.parts)
    used = set(keys)
    for name in {*new, *(name for name, pack in packs.items() if not pack.keys() <= used)}:
        members = {**packs.get(name, {}), **new.get(name, {})}
        left = {key: value for key, value in members.items() if key in used}
        store.keep_pack(step.name, name, left)
        if step.parts:
            gone = [value for key, value in members.items() if key not in used]
            store.doubt(part for value in gone for part in step.parts(value))
    values = tuple(map(known.__getitem__, keys))
    if step.parts:
        store.use(part for value in values for part in step.parts(value))
    return Remembered(values, len(due))


def _computed(step: Step[I, P, O], due: Collection[I], workers: Workers) -> Iterable[Computed[O]]:
    """What is due, computed one by one: no more is read at once than the workers can take."""
    prepared = (step.prepare(given) for given in due)
    return workers.spread(
        step.compute, prepared, count=len(due), enough=step.enough, label=step.label
    )
