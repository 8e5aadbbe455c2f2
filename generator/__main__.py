"""`python -m generator` is the command `bulletin`."""

import gc
import signal
import sys
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
    finally:
        gc.freeze()


def _leave(number: int, _frame: Any) -> None:
    """End when the system wants it, but tidily; with the code that shells give for it."""
    sys.exit(128 + number)


if __name__ == "__main__":  # worker processes import this module too, and need none of it
    main()
