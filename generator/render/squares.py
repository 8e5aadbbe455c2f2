"""Squares: an address as a QR code (ISO/IEC 18004), which a telephone's camera reads.

In: an address. Out: inline SVG, black on white whatever the page's colours are, with the four
modules of white around it that the standard asks for. Known here alone: zxing-cpp.
"""

import re
from math import isqrt

from markupsafe import Markup, escape

_QUIET = 4
"""Modules of white on each side."""
_MASK = 3
"""The standard lets a maker choose among eight masks by counting; to count takes eight times as
long as to draw, for every page, and a reader takes any of them."""
_STEP = re.compile(b"\xff*\0+")
"""White modules, and the black ones behind them."""

_SCALE = 3
"""CSS pixels that a module is wide, where no style sheet says otherwise."""


def qr_code(address: str, title: str) -> Markup:
    """An address as a picture that a telephone reads.

    Args:
        address: What it leads to, absolute.
        title: What it is, for those who don't see it.
    """
    import zxingcpp  # loads in 5 ms, and many pages have none

    code = zxingcpp.create_barcode(
        address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK
    )
    modules = bytes(code.to_image(scale=1, add_quiet_zones=False))  # type: ignore[call-overload]
    side = isqrt(len(modules))
    rows = [_STEP.findall(modules, start, start + side) for start in range(0, side * side, side)]
    path = "".join([_row(y, row) for y, row in enumerate(rows, _QUIET)])
    size = side + 2 * _QUIET
    return Markup(  # noqa: S704 - numbers, and a title that is escaped
        f'<svg class="qr-code" role="img" viewBox="0 0 {size} {size}" width="{size * _SCALE}" '
        f'height="{size * _SCALE}" shape-rendering="crispEdges"><title>{escape(title)}</title>'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path stroke="#000" d="{path}"/></svg>'
    )


def _row(y: int, steps: list[bytes]) -> str:
    """The black modules of one row, drawn along its middle."""
    return f"M{_QUIET} {y}.5{''.join(map(_drawn, steps))}"


class _Drawn(dict[bytes, str]):
    """White modules to step over, and black ones to draw: of these there are few kinds."""

    def __missing__(self, step: bytes) -> str:
        black = step.count(0)
        white = len(step) - black
        self[step] = f"m{white} 0h{black}" if white else f"h{black}"
        return self[step]


_drawn = _Drawn().__getitem__
