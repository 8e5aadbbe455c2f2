"""Command: `bulletin build` as a process of its own, in a process group of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOW = ("--at", "2026-11-24")
LIMIT = 120.0
"""Seconds after which a build counts as hanging."""


@dataclass(frozen=True)
class Ended:
    """A process that is over."""

    code: int
    """As a shell says it: 137 where it was killed."""
    stdout: str
    stderr: str

    @property
    def has_failed_clearly(self) -> bool:
        """Whether it ended as for a problem that a person can do something about."""
        return self.code == 1 and bool(self.stderr.strip()) and not self.shows_a_bug

    @property
    def shows_a_bug(self) -> bool:
        """Whether a traceback was shown."""
        return "Traceback" in self.stderr or "Traceback" in self.stdout


def start(*build: str | Path, before: Sequence[str] = (), trap: Sequence[str | Path] = ()) -> "Run":
    """Start a build.

    Args:
        build: Options of `bulletin build`.
        before: A command that runs the command, such as `nice`.
        trap: What the trap is told (see `trap`), where there is to be one.
    """
    module = ["tests.crash.trap", *map(str, trap), "--"] if trap else ["generator"]
    return Run([*before, sys.executable, "-m", *module, "build", *NOW, *map(str, build)])


class Run:
    """A build that is going on."""

    def __init__(self, command: Sequence[str]) -> None:
        # Only so is a Ctrl+C meant for it: what a shell starts in the background ignores it.
        ignored = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
                start_new_session=True,
            )
        finally:
            signal.signal(signal.SIGINT, ignored)
        self.began = time.time()
        self._said = b""

    def is_over(self) -> bool:
        """Whether the process has ended."""
        return self._process.poll() is not None

    def says(self, words: str, within: float) -> bool:
        """Whether it says `words` on standard error within so many seconds, and goes on running."""
        stream = self._process.stderr
        assert stream
        until = time.monotonic() + within
        os.set_blocking(stream.fileno(), False)
        while time.monotonic() < until and words not in self._said.decode(errors="ignore"):
            with suppress(BlockingIOError):
                self._said += os.read(stream.fileno(), 4096)
            time.sleep(0.01)
        os.set_blocking(stream.fileno(), True)
        return words in self._said.decode(errors="ignore") and not self.is_over()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process and all that it started."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)

    def end(self, within: float = LIMIT) -> Ended:
        """Wait for the end; what still runs after so many seconds is killed, with code 124."""
        try:
            stdout, stderr = self._process.communicate(timeout=within)
        except subprocess.TimeoutExpired:
            self.signal(signal.SIGKILL)
            stdout, stderr = self._process.communicate()
            return Ended(124, stdout.decode(), stderr.decode() + f"[hung for {within} s]")
        stderr = self._said + stderr
        code = self._process.returncode
        return Ended(code if code >= 0 else 128 - code, stdout.decode(), stderr.decode())
