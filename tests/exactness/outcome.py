"""Outcome: what one build leaves behind, so that two builds can be compared.

In: a site, and the moment to build it for. Out: every file's bytes and what the build reported, or
the problems that kept it from being built.
"""

import datetime as dt
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from generator.build import build
from generator.cache import Store
from generator.dates import parse_moment
from generator.errors import Problem, SiteError
from generator.report import Report, Request
from generator.workers import local_workers
from tests.small_site import SmallSite


@dataclass(frozen=True)
class Outcome:
    """What came of one build."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """The output folder; empty where the build failed."""
    said: Mapping[str, Any] = field(default_factory=dict)
    """What the build reported, as far as it does not depend on what had been built before."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Moment:
    """When a build takes place."""

    at: str
    """What the site takes for the present."""
    is_told: bool = False
    """Whether the build is told so, in the site's zone; else a clock in Shanghai says it."""
    ahead: float = 0
    """By how many seconds the machine's clock is past the real one, and so past files' times."""

    def ask(self, site: SmallSite) -> Request:
        """The build at this moment."""
        now = parse_moment(self.at)
        clock = now.aware(ZoneInfo("Asia/Shanghai"), dt.time(0))
        return replace(site.request(), at=now if self.is_told else None, clock=clock)


def report_at(site: SmallSite, moment: Moment, jobs: int = 1) -> Report:
    """Build. Raises SiteError."""
    store, now = Store(site.store), time.time_ns

    def later() -> int:
        return now() + int(moment.ahead * 1e9)

    try:
        with local_workers(jobs) as workers, mock.patch("time.time_ns", later):
            return build(moment.ask(site), store, workers)
    finally:
        store.close()


def build_at(site: SmallSite, moment: Moment, jobs: int = 1) -> Outcome:
    """Build, and look at what is there."""
    try:
        report = report_at(site, moment, jobs)
    except SiteError as error:
        return Outcome(problems=error.problems)
    said = {name: getattr(report, name) for name in ("base_path", "made", "withheld", "warnings")}
    return Outcome(files=site.files(), said=said)


def build_anew(site: SmallSite, moment: Moment, jobs: int) -> Outcome:
    """What a build comes to that remembers nothing and finds nothing, in a folder of its own."""
    fresh = SmallSite(site.root)
    fresh.output, fresh.store = site.root.parent / "anew", site.root.parent / "anew.sqlite"
    for path in (fresh.output, fresh.store):
        discard(path)
    return build_at(fresh, moment, jobs)


def discard(path: Path) -> None:
    """Remove a file or a folder, if there is one."""
    if path.is_dir():
        SmallSite(path.parent).remove(path.name)
    path.unlink(missing_ok=True)


def differences(one: Outcome, other: Outcome) -> list[str]:
    """Each way in which two outcomes differ, in words."""
    return [
        *_different("problem", _numbered(one.problems), _numbered(other.problems)),
        *_different("report", one.said, other.said),
        *_different("file", one.files, other.files),
    ]


def _numbered(problems: tuple[Problem, ...]) -> dict[str, str]:
    return {f"{n}": str(problem) for n, problem in enumerate(problems)}


def _different(kind: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted(one.keys() | other.keys()):
        if one.get(name) != other.get(name):
            yield f"{kind} {name}: {_apart(one.get(name), other.get(name))}"


def _apart(one: Any, other: Any) -> str:
    """Where two values part, with a little of what goes on there."""
    if one is None or other is None:
        return (
            f"is missing: {other!r:.300}" if one is None else f"should not be there: {one!r:.300}"
        )
    if not isinstance(one, bytes | str):
        return f"is {one}, should be {other}"
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    start = max(0, at - 60)
    return f"at {at} is {one[start : at + 60]!r}, should be {other[start : at + 60]!r}"
