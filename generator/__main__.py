"""`python -m generator` is the command `bulletin`."""

import atexit
import gc
import os
import signal
import sys
from contextlib import suppress
from typing import Any


def main() -> None:
    """Run the command."""
    signal.signal(signal.SIGTERM, _leave)
    # A build makes many values and lets go of few, and at its end all of them go together: to look
    # for garbage among them takes a fifth of the time that a build with nothing to do needs.
    gc.set_threshold(1_000_000, 10, 10)
    from generator.cli import main as command

    try:
        command(prog_name="bulletin")
    except SystemExit as end:
        if isinstance(end.code, int):
            _end(end.code)
        raise


def _leave(number: int, _frame: Any) -> None:
    """End when the system wants it, but tidily; with the code that shells give for it."""
    sys.exit(128 + number)


def _end(code: int) -> None:
    """End the process without taking its modules apart, which takes longer than a small step.

    Everything is closed by now. Where what was said can't be delivered, Python ends as it does.
    """
    atexit._run_exitfuncs()
    with suppress(OSError, ValueError, AttributeError):  # a broken pipe, or none
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":  # worker processes import this module too, and need none of it
    main()
