"""The report: figures as tables, for the terminal and for RESULTS.md."""

import os
import platform
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Usage

SCENES = {
    "cold": "Cold build: nothing made before",
    "same": "Again, with nothing changed",
    "edit": "Again, after an edit of one post's text",
}
"""What is measured, in this order."""


NOTE = """\
Memory is that of the largest process. Ratios are to the first row: 2.0× is twice as long. Bulletin
keeps every list by year, which is most of its additional files; it also sanitises the HTML of its
texts and checks every link, which is in its time.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came out for one contender."""

    name: str
    version: str
    usages: Mapping[str, Usage]
    """The typical usage of each scene."""
    files: int
    """How many the build wrote."""
    article: float
    """Kilobytes of a typical article page."""
    commands: tuple[str, ...]
    """How it was installed and started."""


def report(results: Iterable[Result], *, posts: int, rounds: int, disk: str) -> str:
    """The whole report in Markdown."""
    results = tuple(results)
    parts = [
        "# Results\n",
        (
            f"{posts:,} posts of about 650 words; the median of {rounds} rounds, in which the "
            "contenders took turns. `make bench` writes this file.\n"
        ),
        *(_scene(scene, title, results) for scene, title in SCENES.items()),
        NOTE,
        "## How\n",
        f"{_machine()}; sites on {disk}.\n",
        *(_commands(result) for result in results),
    ]
    return "\n".join(parts)


def _scene(scene: str, title: str, results: tuple[Result, ...]) -> str:
    first = results[0].usages[scene].wall
    rows = [_row(result, result.usages[scene], first) for result in results]
    head = "| | seconds | ratio | CPU seconds | memory, MB | files | article, kB |"
    return "\n".join([f"## {title}\n", head, "| --- |" + " ---: |" * 6, *rows, ""])


def _row(result: Result, usage: Usage, first: float) -> str:
    cells = (
        result.name,
        f"{usage.wall:.2f}",
        f"{usage.wall / first:.1f}×",
        f"{usage.cpu:.2f}",
        f"{usage.peak:.0f}",
        f"{result.files:,}",
        f"{result.article:.1f}",
    )
    return f"| {' | '.join(cells)} |"


def _commands(result: Result) -> str:
    lines = "\n".join(f"    {command}" for command in result.commands)
    return f"{result.name} {result.version}:\n\n{lines}\n"


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    python = ".".join(str(part) for part in sys.version_info[:3])
    return f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB, {system}, Python {python}"


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
