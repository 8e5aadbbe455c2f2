"""Encoding: how values are kept as bytes, and how they come back.

In: a frozen value. Out: MessagePack, never pickles; and from it the value again. Known here alone:
the encoding, and that a process may keep what it has decoded.
"""

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
    """What was decoded in this process: the same bytes are not decoded again.

    For a process that builds over and over. Builds share the values, which are frozen.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], tuple[bytes, Any]] = {}

    def decoded(self, place: tuple[str, ...], data: bytes, type_: type[T]) -> T:
        """What was kept at a place, always of the same type. Raises Damaged."""
        before = self._known.get(place)
        if before is None or before[0] != data:
            before = self._known[place] = data, decoded(data, type_)
        value: T = before[1]
        return value


class Damaged(Exception):  # noqa: N818 - it says what the file is
    """Something in the file is not what was put there; it has to be thrown away."""
