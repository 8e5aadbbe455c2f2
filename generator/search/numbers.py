"""Numbers: how an index writes them, so that little is moved and a browser reads them quickly.

One number is written as LEB128, seven bits to a byte. Numbers that grow are written as the distance
of each from the one before: a few as LEB128, many in Rice's code (R. F. Rice, 1979), which for
places that come by chance is within some hundredths of the shortest there can be.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import sub

_KEPT = 2048
"""Up to which distance its code is kept."""


class _Codes(dict[int, bytes]):
    """Numbers as LEB128."""

    def __missing__(self, number: int) -> bytes:
        left, out = number, bytearray()
        while left > 127:
            out.append(left & 127 | 128)
            left >>= 7
        out.append(left)
        self[number] = code = bytes(out)
        return code


CODES = _Codes()


class _Bits(dict[int, str]):
    """Numbers in Rice's code: in ones what is above their low bits, a nought, the low bits."""

    def __init__(self, low: int) -> None:
        super().__init__()
        self.low = low

    def __missing__(self, number: int) -> str:
        ones = "1" * (number >> self.low)
        rest = f"{number & (1 << self.low) - 1:0{self.low}b}" if self.low else ""
        code = f"{ones}0{rest}"
        if number < _KEPT:
            self[number] = code
        return code


_BITS: dict[int, _Bits] = {}


def framed(written: bytes) -> bytes:
    """Bytes with their number before them."""
    return CODES[len(written)] + written


def few(numbers: Sequence[int]) -> bytes:
    """A few numbers that grow: their distances."""
    if len(numbers) == 1:  # as most terms have
        return CODES[numbers[0]]
    return b"".join(map(CODES.__getitem__, _distances(numbers)))


def many(numbers: Sequence[int]) -> bytes:
    """Many numbers that grow: how many, how many low bits each distance has, the distances."""
    # The best number of low bits is near the logarithm of the median of such distances.
    low = max(0, int(0.69 * numbers[-1] / len(numbers)).bit_length() - 1)
    codes = _BITS.get(low) or _BITS.setdefault(low, _Bits(low))
    bits = "".join(map(codes.__getitem__, _distances(numbers)))
    size = -(-len(bits) // 8)
    packed = int(bits.ljust(8 * size, "0"), 2).to_bytes(size, "big")
    return CODES[len(numbers)] + CODES[low] + packed


def _distances(numbers: Sequence[int]) -> Iterator[int]:
    return map(sub, numbers, chain((0,), numbers))
