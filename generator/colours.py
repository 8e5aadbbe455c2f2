"""Colours: whether words stand out from their ground, and the nearest colour in which they would.

In: colours as style sheets write them, `#rgb` or `#rrggbb`. Out: ratios, and colours. Known here
alone: how WCAG 2.2 measures contrast, and what a browser's `grayscale(1)` makes of a colour.
"""

import colorsys
from collections.abc import Iterable

LEAST = 4.5
"""The contrast that WCAG 2.2 asks of text (success criterion 1.4.3, level AA)."""
_WEIGHTS = (0.2126, 0.7152, 0.0722)
"""How bright red, green and blue are (Rec. 709), for luminance and for the filter alike."""
_STEPS = 400
"""In how many steps of lightness a better colour is looked for: each is below a hundredth."""

Rgb = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""


def contrast(one: str, other: str) -> float:
    """The lower of two ratios between 1 and 21: in colour, and in grey as on days of mourning.

    Grey makes a colour darker or leaves it, so that light words on a dark ground may lose by it.
    """
    a, b = _parsed(one), _parsed(other)
    return min(_ratio(a, b), _ratio(_greyed(a), _greyed(b)))


def nearest_passing(colour: str, others: Iterable[str]) -> str:
    """The colour of the same hue, as near as it may be, that stands out from all `others`.

    "" where there is none: some of the others are light and some dark.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parsed(colour))
    against = tuple(others)
    for step in range(1, _STEPS + 1):
        for shifted in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= shifted <= 1:
                found = _written(colorsys.hls_to_rgb(hue, shifted, saturation))
                if all(contrast(found, other) >= LEAST for other in against):
                    return found
    return ""


def grey(colour: str) -> str:
    """What `grayscale(1)` makes of a colour (CSS Filter Effects, section 9.1)."""
    return _written(_greyed(_parsed(colour)))


def _ratio(one: Rgb, other: Rgb) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Rgb) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return sum(weight * part for weight, part in zip(_WEIGHTS, linear, strict=True))


def _greyed(colour: Rgb) -> Rgb:
    level = sum(weight * part for weight, part in zip(_WEIGHTS, colour, strict=True))
    return level, level, level


def _parsed(colour: str) -> Rgb:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    red, green, blue = bytes.fromhex(digits)
    return red / 255, green / 255, blue / 255


def _written(colour: Rgb) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)
