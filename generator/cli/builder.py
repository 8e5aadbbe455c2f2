"""Builder: builds in a process of its own, again and again, for as long as it is asked to.

In: a Request and options. Out: what came of each build. A server has threads, beside which a build
is slower and can't fork; and whatever ends a build's process, be it a fault in a library or too
little memory, must not end what people look at.
"""

import gc
import multiprocessing
import signal
import threading
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

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
        self._terminal, self._given = terminal, (terminal.lang, request, options)
        self._one_at_a_time, self._over = threading.Lock(), threading.Event()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def build(self) -> Built:
        """Build once more; nothing that goes wrong in it is raised."""
        with self._one_at_a_time:
            if self._over.is_set():
                return Built()
            pipe = self._pipe or self._begun()
            try:
                pipe.send(None)
                built: Built = pipe.recv()
            except (EOFError, OSError):
                if self._over.is_set():
                    return Built()
                self._end()
                fill, warn = self._terminal.fill, self._terminal.warn
                said = fill("The build ended by itself. The next change begins it anew.")
                warn("{error}", error=said)
                return _broken(said)
            return built

    def _begun(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, *self._given))
        self._process.start()
        theirs.close()
        return self._pipe

    def close(self) -> None:
        """End the process for good; a build that is killed leaves a whole site."""
        self._over.set()
        self._end()

    def _end(self) -> None:
        if self._process and self._pipe:
            self._pipe.close()
            self._process.terminate()
            self._process.join()
        self._process = self._pipe = None


def _work(pipe: Connection, lang: str, request: Request, options: dict[str, Any]) -> None:
    """The life of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's, which ends this one
    gc.set_threshold(1_000_000, 10, 10)  # as the program does
    speak_utf8()
    terminal, recent, is_first = Terminal(lang), Recent(), True
    with suppress(EOFError, OSError):
        while True:
            pipe.recv()
            pipe.send(_built(terminal, request, options, recent, is_first=is_first))
            is_first = False


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
