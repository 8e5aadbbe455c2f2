"""Memory: where a step keeps what it need not compute again, as bytes by key.

Who gives a Memory answers for what is in it: whole, and only what this very program put there,
with the same Python and the same libraries. So a key says what a value was made from, and no more.
"""

from collections.abc import Callable
from typing import Protocol

import msgspec
from msgspec import Struct


class Memory(Protocol):
    """Remembers bytes, for one build or for many."""

    def get(self, key: str, /) -> bytes | None:
        """What is remembered under `key`."""

    def put(self, key: str, value: bytes, /) -> None:
        """Remember `value`."""


def recall(memory: Memory, key: str, compute: Callable[[], bytes]) -> bytes:
    """What is remembered under `key`, computed and put there where nothing is."""
    value = memory.get(key)
    if value is None:
        value = compute()
        memory.put(key, value)
    return value


class _Page(Struct, frozen=True):
    program: str
    values: dict[str, bytes]


class Notebook:
    """A Memory that goes from build to build as one value of bytes; a new one is empty.

    It holds a few hundred things that most builds need, such as templates; not what there is for
    each bulletin.
    """

    def __init__(self, data: bytes = b"", program: str = "") -> None:
        """Open the notebook that `data` is; of another program, or of none, nothing is believed.

        Args:
            data: What `data` gave to an earlier build.
            program: The program's fingerprint.
        """
        self._program = program
        self._values = _values(data, program)
        self.is_new = False
        """Whether something was put into it since it was opened."""

    def get(self, key: str, /) -> bytes | None:
        """What is remembered under `key`."""
        value = self._values.pop(key, None)
        if value is not None:  # what was used last stays longest
            self._values[key] = value
        return value

    def put(self, key: str, value: bytes, /) -> None:
        """Remember `value`."""
        self._values[key] = value
        self.is_new = True

    def data(self, most: int = 500) -> bytes:
        """The notebook for the next build: the `most` values that were used last."""
        latest = dict([*self._values.items()][-most:])
        return msgspec.msgpack.encode(_Page(self._program, latest))


def _values(data: bytes, program: str) -> dict[str, bytes]:
    try:
        page = msgspec.msgpack.decode(data, type=_Page)
    except msgspec.DecodeError:
        return {}
    return page.values if page.program == program else {}
