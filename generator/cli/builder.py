"""Builder: builds one site in a process of its own, and says at the terminal what came of it.

In: a Request and options. Out: what came of each build.
"""

import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.apart import Apart, Closed, Ended
from generator.build import build
from generator.catalogues import Said
from generator.cli.building import FAILURES, attempt, clock, say_failure
from generator.cli.terminal import Terminal, speak_utf8
from generator.encoding import Recent
from generator.report import Report, Request


class Built(Struct, frozen=True, kw_only=True):
    """What came of a build."""

    output: Path | None = None
    """Where the site stands; None where it could not be built."""
    base_path: str = "/"
    files: tuple[str, ...] = ()
    """What was written and removed, as paths in the output."""
    problems: tuple[Said, ...] = ()
    """What kept it from being built."""


class Builder:
    """A process that builds one site."""

    def __init__(self, terminal: Terminal, request: Request, options: dict[str, Any]) -> None:
        self._terminal = terminal
        self._apart = Apart[None, Built](partial(_begin, terminal.lang, request, options))

    def build(self, appeared: Callable[[Built], None]) -> Built:
        """Build once more; nothing that goes wrong in it is raised.

        `appeared` is told of a build that went well as soon as its files stand, but of the first.
        """
        try:
            return self._apart.ask(None, appeared)
        except Closed:
            return Built()
        except Ended:
            said = self._terminal.fill("The build ended by itself. The next change begins it anew.")
            self._terminal.warn("{error}", error=said)
            return _broken(said)

    def close(self) -> None:
        """End the process for good; a build that is killed leaves a whole site."""
        self._apart.close()


def _begin(
    lang: str, request: Request, options: dict[str, Any]
) -> Callable[[None, Callable[[Built], None]], Built]:
    """What builds, in the process that does."""
    speak_utf8()
    bench = _Bench(Terminal(lang), request, options)
    return lambda _, tell: bench.build(tell)


class _Bench:
    """Builds again and again, and says to the person at the terminal what came of it."""

    def __init__(self, terminal: Terminal, request: Request, options: dict[str, Any]) -> None:
        self._terminal, self._request, self._options = terminal, request, options
        self._recent = Recent()
        self._last: Built | None = None
        """The last build that went well."""

    def build(self, tell: Callable[[Built], None]) -> Built:
        """Build once."""

        def appeared(files: tuple[str, ...]) -> None:
            if self._last:
                tell(replace(self._last, files=files))

        try:
            report = attempt(
                self._terminal,
                replace(self._request, clock=clock()),
                self._options,
                partial(build, appeared=appeared),
                recent=self._recent,
            )
        except FAILURES as error:
            return Built(problems=say_failure(self._terminal, error))
        except Exception as error:  # noqa: BLE001 - a fault of ours, and the person writes on
            traceback.print_exc()
            return _broken(f"{type(error).__name__}: {error}")
        done = report.done
        self._say(report)
        files = (*done.written, *done.removed)
        self._last = Built(output=report.output, base_path=report.base_path, files=files)
        return self._last

    def _say(self, report: Report) -> None:
        self._terminal.problems(report.warnings)
        if self._options["quiet"]:
            return
        if self._last is None:
            self._terminal.report(report, verbose=self._options["verbose"])
        else:
            self._terminal.say("Built again: {n} files changed.", n=len(report.done.written))


def _broken(message: str) -> Built:
    return Built(problems=(Said(message=message),))
