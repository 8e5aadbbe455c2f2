"""Builder: builds one site in a process of its own, and says at the terminal what came of it.

In: a Request and options. Out: what came of each build.
"""

import traceback
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.apart import Apart, Closed, Ended
from generator.catalogues import Said
from generator.cli.building import FAILURES, attempt, clock, say_failure
from generator.cli.terminal import Terminal, speak_utf8
from generator.encoding import Recent
from generator.report import Request


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

    def build(self) -> Built:
        """Build once more; nothing that goes wrong in it is raised."""
        try:
            return self._apart.ask(None)
        except Closed:
            return Built()
        except Ended:
            said = self._terminal.fill("The build ended by itself. The next change begins it anew.")
            self._terminal.warn("{error}", error=said)
            return _broken(said)

    def close(self) -> None:
        """End the process for good; a build that is killed leaves a whole site."""
        self._apart.close()


def _begin(lang: str, request: Request, options: dict[str, Any]) -> Callable[[None], Built]:
    """What builds, in the process that does."""
    speak_utf8()
    terminal, recent = Terminal(lang), Recent()
    numbers = count()
    return lambda _: _built(terminal, request, options, recent, is_first=next(numbers) == 0)


def _built(
    terminal: Terminal,
    request: Request,
    options: dict[str, Any],
    recent: Recent,
    *,
    is_first: bool,
) -> Built:
    """Build, and say to the person at the terminal what came of it."""
    try:
        report = attempt(terminal, replace(request, clock=clock()), options, recent=recent)
    except FAILURES as error:
        return Built(problems=say_failure(terminal, error))
    except Exception as error:  # noqa: BLE001 - a fault of ours, and the person writes on
        traceback.print_exc()
        return _broken(f"{type(error).__name__}: {error}")
    terminal.problems(report.warnings)
    done = report.done
    if not options["quiet"] and is_first:
        terminal.report(report, verbose=options["verbose"])
    elif not options["quiet"]:
        terminal.say("Built again: {n} files changed.", n=len(done.written))
    files = (*done.written, *done.removed)
    return Built(output=report.output, base_path=report.base_path, files=files)


def _broken(message: str) -> Built:
    return Built(problems=(Said(message=message),))
