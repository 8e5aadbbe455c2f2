"""What workers are given to do in tests; other processes find it here by its name."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from generator.cache import digest
from generator.config import STAND_IN
from generator.convert import Converted, convert
from generator.parse import Parsed, parse, parse_input

DEADLY = 13


def name(value: object) -> str:
    return f"page {value}"


def whose(number: int) -> tuple[int, int]:
    """A number, and the process that saw it."""
    return number, os.getpid()


def loaded(module: str) -> bool:
    return module in sys.modules


def inverse(number: int) -> float:
    return 1 / number


def cut_off(number: int) -> bytes:
    """Long results, and a process that dies of one number."""
    if number == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return b"%d " % number * 50_000


def leave(number: int) -> int:
    if number == DEADLY:
        os._exit(3)
    return number


def die_once(given: tuple[int, Path]) -> int:
    """Dies of its number, but only where the file isn't there yet."""
    number, file = given
    if number == DEADLY and not file.exists():
        file.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def forget_memory(number: int) -> int:
    if number == DEADLY:
        raise MemoryError
    return number


class Stubborn(Exception):  # noqa: N818
    """An exception that can be sent, but not received."""

    def __reduce__(self) -> tuple[Callable[[int], float], tuple[int]]:
        return inverse, (0,)


def stubborn(number: int) -> int:
    raise Stubborn(number)


def unsendable(number: int) -> object:
    return threading.Lock()


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def parsed(given: tuple[str, bytes]) -> Parsed:
    path, data = given
    return parse(parse_input(path, digest(data), is_post=True, config=STAND_IN), data)


def converted(text: str) -> Converted:
    time.sleep(0.01)  # time enough to die in
    return convert(text)


def hang(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def die(number: int) -> int:
    if number == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def touch(file: Path) -> None:
    time.sleep(0.01)
    file.touch()
