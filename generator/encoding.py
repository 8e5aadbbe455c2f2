"""Encoding: how values are kept as bytes, and how they come back.

In: a frozen value. Out: MessagePack, never pickles; and from it the value again. Known here alone:
the encoding, and how long a process may keep what it has decoded.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def encoded(value: object) -> bytes:
    """A frozen value as it is kept."""
    return msgspec.msgpack.encode(value)


def decoded(data: bytes, type_: type[T]) -> T:
    """What was kept. Raises Damaged where it is of another shape."""
    try:
        return msgspec.msgpack.decode(data, type=type_)
    except msgspec.DecodeError as error:
        raise Damaged(str(error)) from error


class Recent:
    """What a store holds, as this process has it at hand: it is not read and decoded again.

    For a process that builds over and over. Builds share the values, which are frozen. Where
    another process has written to the store meanwhile, nothing of it is believed any more.
    """

    def __init__(self) -> None:
        self._state = b""
        self._steps: dict[str, dict[str, Any]] = {}

    def begin(self, state: bytes) -> None:
        """A build begins with a store in some state."""
        if state != self._state:
            self._state = state
            self._steps.clear()

    def of(self, step: str, read: Callable[[], dict[str, T]]) -> dict[str, T]:
        """What is remembered of a step, by the packs' names; read where it isn't at hand."""
        if step not in self._steps:
            self._steps[step] = read()
        return self._steps[step]

    def forget(self, step: str) -> None:
        """What is remembered of a step is no longer what this process has at hand."""
        self._steps.pop(step, None)

    def end(self, state: bytes, packs: Mapping[tuple[str, str], Mapping[str, object]]) -> None:
        """A build ended well: it left the store in another state, with some packs in new form."""
        self._state = state
        for (step, name), results in packs.items():
            if step in self._steps and results:
                self._steps[step][name] = results
            elif step in self._steps:
                self._steps[step].pop(name, None)


class Damaged(Exception):  # noqa: N818 - it says what the file is
    """Something in the file is not what was put there; it has to be thrown away."""
