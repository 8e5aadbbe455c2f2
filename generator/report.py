"""Report: what a build is asked for, and what it says when it is done.

Values only: `cli` and `preview` make a Request and show a Report, `build` does the work between.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.codes import is_error
from generator.dates import Moment
from generator.discover import kind_of
from generator.documents import Withheld
from generator.errors import Problem
from generator.pages import Slice
from generator.render import House
from generator.withhold import Reason

if TYPE_CHECKING:  # which only a build that reads it loads
    from generator.config import Config

T = TypeVar("T")


class Progress(Protocol):
    """Is told how far a build has come, often: it must be quick, and may do nothing."""

    def __call__(self, stage: str, done: int, total: int, /) -> None:
        """Hear that `done` of a stage's `total` are done; 0 of 0 where nothing is counted."""


Appeared = Callable[[tuple[str, ...]], None]
"""Hears of the files that a build has written and removed, as soon as the site stands with them:
what is remembered of it is still to be kept."""


def silent(_stage: str, _done: int, _total: int, /) -> None:
    """The Progress that nobody watches."""


class Request(Struct, frozen=True, kw_only=True):
    """One build."""

    root: Path
    """The site's folder, absolute."""
    output: Path
    """Where the site is to stand, absolute."""
    clock: dt.datetime
    """The moment that it is, with a zone: read once, so that all pages agree."""
    at: Moment | None = None
    """A moment in the site's zone to build for instead."""
    base_url: str = ""
    """In place of site.yaml's."""
    show: frozenset[Reason] = frozenset()
    """What a preview shows although the public may not see it."""
    strict: bool = False
    """Whether warnings are errors."""
    dry: bool = False
    """Whether only to check, and write nothing."""
    rehearse: bool = False
    """Whether a dry run renders every page all the same, to say what is wrong with templates."""
    proofread: bool = False
    """Whether the editorial rules are asked as well: of unsaved texts alone, if there are any."""
    overlay: Mapping[str, bytes] = {}
    """Unsaved texts by source path, laid over the files."""
    about: str = ""
    """The one source for whose sake the site is built, if it is not for all of them: an error in
    another text is told, but does not keep this one's page from being made."""

    @property
    def is_preview(self) -> bool:
        """Whether the build shows what the public may not see."""
        return bool(self.show)

    def now(self, config: "Config") -> dt.datetime:
        """The moment that the build is for."""
        return self.at.aware(config.zone, dt.time(0)) if self.at else self.clock

    def amended(self, config: "Config") -> "Config":
        """The Config with what this build asks for in place of site.yaml's."""
        if not self.base_url:
            return config
        return replace(config, site=replace(config.site, base_url=self.base_url))

    def is_fatal(self, problem: Problem) -> bool:
        """Whether a problem keeps the site from being built."""
        return (self.strict or is_error(problem)) and not self._is_aside(problem.place.path)

    def _is_aside(self, path: str) -> bool:
        """Whether a text is none that the build is about: pages can be made without it.

        Not so without a registry, a template or a file that texts show.
        """
        return bool(self.about) and path != self.about and kind_of(path) in ("post", "page")


class Report(Struct, frozen=True, kw_only=True):
    """What a build did."""

    output: Path
    base_path: str
    """base_url's path, below which the site lives."""
    made: dict[str, int]
    """Number of files by the template, or kind of file, that made them."""
    withheld: tuple[Withheld, ...]
    warnings: tuple[Problem, ...]
    timings: dict[str, float]
    """Seconds by stage, in order."""
    parsed: int
    """How many sources had to be parsed; the others were remembered."""
    converted: int
    done: "Done"
    plans: "Plans | None" = None
    """Every file; None where the last build's report is given again."""
    addresses: Mapping[str, str] = {}
    """Of each text that is shown, by its source path; none where the last build's report is given
    again."""


class Plans(Struct, frozen=True, kw_only=True):
    """Every file of the output, and what its pages are made from."""

    slices: tuple[Slice, ...]
    house: House
    around: Mapping[str, str]
    """For each template and language the digests of what surrounds its pages."""


class Done(Struct, frozen=True, kw_only=True):
    """What became of the output folder; nothing in a dry run."""

    rendered: tuple[str, ...] = ()
    """Files that had to be rendered."""
    written: tuple[str, ...] = ()
    """Files whose bytes changed."""
    removed: tuple[str, ...] = ()
    """Files of earlier builds that this one does not have."""
    warnings: tuple[Problem, ...] = ()
    """What could only be told of files when they were made."""


class Stopwatch:
    """How long each stage takes; and who is told how far a build has come."""

    def __init__(self, progress: Progress = silent, appeared: Appeared = lambda _: None) -> None:
        self.timings: dict[str, float] = {}
        self.progress = progress
        self.appeared = appeared
        self._running: list[str] = []
        self._since = 0.0

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Time what is done within; a stage that comes in pieces has the sum of them.

        While a stage runs within another, the outer one's time stands still.
        """
        self._lap()
        self._running.append(stage)
        self.progress(stage, 0, 0)
        try:
            yield
        finally:
            self._lap()
            self._running.pop()

    def _lap(self) -> None:
        """Count the time since the last lap for the stage that runs."""
        now = time.perf_counter()
        if self._running:
            stage = self._running[-1]
            self.timings[stage] = self.timings.get(stage, 0.0) + now - self._since
        self._since = now

    def tell(self, done: int, total: int) -> None:
        """Tell Progress how far the stage has come that runs."""
        self.progress(self._running[-1] if self._running else "", done, total)
