"""Profiling: where the time of a build goes, by template, by step of Markdown, by source.

In: a build, as a function. Out: what it gave, and a Profile. Known here alone: which functions are
worth a clock. While the build runs, and only then, each of them stands behind one that times it. A
hook that sees every call, as a profiler has it, would make such a build take four times as long and
most of its numbers wrong; this costs a few in a hundred. It sees this process alone, so that the
build has to run in one.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from inspect import isclass, isfunction
from typing import Any, TypeVar

from msgspec import Struct

from generator import convert
from generator.remembered import sources
from generator.render import fill, templates

T = TypeVar("T")

Call = Callable[..., Any]
Keep = Callable[[tuple[Any, ...], float, float], None]
"""Hears what a function was called with, the seconds it took, and those of others within it."""

_MARKUP = ("generator.markup.", "markdown.")
"""Where the steps of a text come from."""
_READING = "templates"
_PROCESSING = ("run", "handleMatch")
"""What Python-Markdown calls of each of its processors."""


class Row(Struct, frozen=True, kw_only=True):
    """Pages of one template."""

    template: str
    count: int
    seconds: float
    slowest: str
    """The output that took longest."""
    longest: float
    """How long it took, in seconds."""


class Profile(Struct, frozen=True, kw_only=True):
    """Where the time went; each list begins with what took most."""

    templates: tuple[Row, ...]
    steps: tuple[tuple[str, int, float], ...]
    """Name, number of calls, and seconds without those of other steps within it."""
    sources: tuple[tuple[str, float], ...]
    """Path, and seconds for parsing and converting."""
    reading: tuple[int, float]
    """How many templates were read and compiled, and the seconds for all of them."""


def profiled(build: Callable[[], T]) -> tuple[T, Profile]:
    """What a build gives, and where its time went."""
    clock = _Clock()
    with ExitStack() as changes:
        for owner, name, keep in clock.watched():
            function = vars(owner)[name]
            setattr(owner, name, clock.timed(function, keep))
            changes.callback(setattr, owner, name, function)
        result = build()
    return result, clock.profile()


class _Clock:
    """Times calls, and keeps of each kind what took how long."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, str], float] = {}
        self._sources: dict[str, float] = {}
        self._steps: dict[str, tuple[int, float]] = {}
        self._inner = [0.0]
        """Of each call that isn't over, what watched calls within it took."""

    def watched(self) -> Iterator[tuple[Any, str, Keep]]:
        """Each function worth a clock: where it is called from, its name there, what is kept."""
        yield fill, "fill", self._page
        yield templates, "_read", self._step_of(_READING)
        yield sources, "_parse", self._source
        yield sources, "_convert", self._source
        for name, function in vars(convert).items():
            if isfunction(function) and function.__module__.startswith(_MARKUP):
                yield convert, name, self._step_of(f"{function.__module__}.{function.__name__}")
        for kind in _processors():
            yield from ((kind, name, self._processor) for name in _PROCESSING if name in vars(kind))

    def timed(self, function: Call, keep: Keep) -> Call:
        """The same function, timed."""

        def call(*values: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            begun = time.perf_counter()
            try:
                return function(*values, **named)
            finally:
                spent = time.perf_counter() - begun
                inner = self._inner.pop()
                self._inner[-1] += spent
                keep(values, spent, inner)

        return call

    def _page(self, values: tuple[Any, ...], spent: float, _inner: float) -> None:
        job = values[0]
        self._pages[job.template, job.output] = spent

    def _source(self, values: tuple[Any, ...], spent: float, _inner: float) -> None:
        given = values[0][0] if isinstance(values[0], tuple) else values[0]
        self._sources[given.path] = self._sources.get(given.path, 0.0) + spent

    def _processor(self, values: tuple[Any, ...], spent: float, inner: float) -> None:
        kind = type(values[0])
        self._step_of(f"{kind.__module__}.{kind.__qualname__}")(values, spent, inner)

    def _step_of(self, name: str) -> Keep:
        def keep(_values: tuple[Any, ...], spent: float, inner: float) -> None:
            calls, seconds = self._steps.get(name, (0, 0.0))
            self._steps[name] = calls + 1, seconds + spent - inner

        return keep

    def profile(self) -> Profile:
        """What was kept."""
        reading = self._steps.pop(_READING, (0, 0.0))
        steps = [(name, calls, seconds) for name, (calls, seconds) in self._steps.items()]
        return Profile(
            templates=tuple(sorted(_rows(self._pages), key=lambda row: -row.seconds)),
            steps=tuple(sorted(steps, key=lambda step: -step[2])),
            sources=tuple(sorted(self._sources.items(), key=lambda pair: -pair[1])),
            reading=reading,
        )


def _processors() -> Iterator[type]:
    """The classes of Python-Markdown's processors, the extensions' and ours."""
    seen = set[type]()
    for name, module in [*sys.modules.items()]:
        if name.startswith(_MARKUP):
            kinds = {kind for kind in vars(module).values() if isclass(kind)} - seen
            yield from (kind for kind in kinds if kind.__module__ == name)
            seen |= kinds


def _rows(pages: dict[tuple[str, str], float]) -> Iterable[Row]:
    by_template: dict[str, dict[str, float]] = {}
    for (template, output), seconds in pages.items():
        by_template.setdefault(template, {})[output] = seconds
    for template, outputs in by_template.items():
        slowest = max(outputs, key=lambda output: outputs[output])
        yield Row(
            template=template,
            count=len(outputs),
            seconds=sum(outputs.values()),
            slowest=slowest,
            longest=outputs[slowest],
        )
