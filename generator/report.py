"""Report: what a build is asked for, and what it says when it is done.

Values only: `cli` and `preview` make a Request and show a Report, `build` does the work between.
"""

import datetime as dt
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.codes import is_error
from generator.config import Config
from generator.dates import Moment
from generator.documents import Withheld
from generator.errors import Problem
from generator.withhold import Reason


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
    overlay: Mapping[str, bytes] = {}
    """Unsaved texts by source path, laid over the files."""

    @property
    def is_preview(self) -> bool:
        """Whether the build shows what the public may not see."""
        return bool(self.show)

    def now(self, config: Config) -> dt.datetime:
        """The moment that the build is for."""
        return self.at.aware(config.zone, dt.time(0)) if self.at else self.clock

    def amended(self, config: Config) -> Config:
        """The Config with what this build asks for in place of site.yaml's."""
        if not self.base_url:
            return config
        return replace(config, site=replace(config.site, base_url=self.base_url))

    def is_fatal(self, problem: Problem) -> bool:
        """Whether a problem keeps the site from being built."""
        return self.strict or is_error(problem)


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


class Done(Struct, frozen=True, kw_only=True):
    """What became of the output folder; nothing in a dry run."""

    rendered: tuple[str, ...] = ()
    """Files that had to be rendered."""
    written: tuple[str, ...] = ()
    """Files whose bytes changed."""
    removed: tuple[str, ...] = ()
    """Files of earlier builds that this one does not have."""


class Stopwatch:
    """How long each stage takes."""

    def __init__(self) -> None:
        self.timings: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Time what is done within."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.timings[stage] = time.perf_counter() - begun
