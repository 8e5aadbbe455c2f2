"""Progress: a bar for builds that take long, on a terminal that a person looks at.

In: what a build tells of its stages. Out: one line with the stage, a count and the time left, which
goes when the build is over. Known here alone: rich, which takes 45 ms to load and is loaded for
none of the builds that end before that line would be read. It has no thread of its own: from a
process with threads no worker can be forked.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.report import Progress, silent

if TYPE_CHECKING:
    from rich.progress import Progress as Line

_PATIENCE = 0.5
"""Seconds for which nothing is shown."""
_PAUSE = 0.1
"""Seconds between two looks at the bar, unless another stage begins."""


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress]:
    """A bar while the build within runs; nothing for a file, a pipe, a CI or a quiet person."""
    if quiet or not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield silent
        return
    bar = _Bar()
    try:
        yield bar
    finally:
        bar.close()


class _Bar:
    """Begins to show when its build has taken longer than a person waits without asking."""

    def __init__(self) -> None:
        self._due = time.perf_counter() + _PATIENCE
        self._begun: set[str] = set()
        self._shown = ""
        self._line: Line | None = None

    def __call__(self, stage: str, done: int, total: int, /) -> None:
        """Show how far the build has come, where it is time to."""
        is_new = stage not in self._begun
        self._begun.add(stage)
        now = time.perf_counter()
        # A stage that goes on in pieces, between pieces of another, tells nothing until it counts.
        if (total or is_new) and (now >= self._due or (is_new and self._line)):
            self._due = now + _PAUSE
            self._show(stage, done, total)

    def _show(self, stage: str, done: int, total: int) -> None:
        line = self._line = self._line or _line()
        if stage != self._shown:
            self._shown = stage
            for task in line.task_ids:
                line.remove_task(task)
            line.add_task(stage, count="")
        count = f"{done:,}/{total:,}" if total else ""
        task = line.task_ids[0]
        line.update(task, completed=done, total=total or None, count=count, refresh=True)

    def close(self) -> None:
        """Take the bar away."""
        if self._line:
            self._line.stop()


def _line() -> "Line":
    from rich import progress
    from rich.console import Console

    line = progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.TextColumn("{task.fields[count]}"),
        progress.TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    line.start()
    return line
