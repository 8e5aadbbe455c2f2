"""Tokens: the colours of a style sheet that site.yaml may change, and what must stand out from what.

In: a style sheet's text and the options of site.yaml. Out: rules to add to it, and what is wrong
with the options. Known here alone: how tokens are found in a style sheet, and which words stand on
which ground. A style sheet of a site's own that has no such tokens is left to its author.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.colours import LEAST, contrast, nearest_passing
from generator.errors import Problem, problem_in_field
from generator.schema_public import Colours, ThemeOptions

COLOUR = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?")
"""A colour as site.yaml may have it."""
_TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?)\s*;")
_SCHEMES = {
    "light": re.compile(r"^:root\s*\{([^}]*)\}", re.MULTILINE),
    "dark": re.compile(
        r"@media\s*\(prefers-color-scheme:\s*dark\)\s*\{\s*:root\s*\{([^}]*)\}", re.MULTILINE
    ),
}
"""The first block of each scheme's tokens."""

_WORDS_ON = {
    "paper": ("ink", "muted", "link", "visited", "accent"),
    "wash": ("ink", "muted", "link", "visited", "accent"),
    "masthead": ("masthead-text", "masthead-muted", "masthead-focus"),
}
"""For each ground the words that stand on it, by their tokens."""

Tokens = Mapping[str, str]
"""Colours by the names of their tokens."""


class Schemes(Struct, frozen=True):
    """The tokens of both schemes, as a browser has them."""

    light: Tokens
    dark: Tokens


def tokens_of(css: str) -> Schemes:
    """The colours that a style sheet sets at its top; dark ones where they differ."""
    found = {name: pattern.search(css) for name, pattern in _SCHEMES.items()}
    light, dark = (dict(_TOKEN.findall(match[1])) if match else {} for match in found.values())
    return Schemes(light, {**light, **dark})


def options_in_css(theme: ThemeOptions) -> str:
    """The rules that put a site's colours in the place of the theme's; "" where it has none.

    Paper keeps the theme's. What is said of the light scheme alone must not reach the dark one;
    only the seal of the theme's mark has one colour in both.
    """
    rules = ""
    for scheme, colours in (("light", theme.light), ("dark", theme.dark)):
        if declared := _declared(colours):
            rules += f"@media screen and (prefers-color-scheme: {scheme}) "
            rules += f"{{ :root {{ {declared} }} }}\n"
    if theme.light.masthead:  # the bars above sections are of one colour with it
        rules += "@media screen and (prefers-color-scheme: light) "
        rules += f"{{ :root {{ --bar: {theme.light.masthead}; }} }}\n"
    if theme.light.accent:
        rules += f"@media screen {{ :root {{ --seal: {theme.light.accent}; }} }}\n"
    return rules


def _declared(colours: Colours) -> str:
    return " ".join(f"--{name}: {value};" for name, value in given_in(colours).items())


def given_in(colours: Colours) -> dict[str, str]:
    """The colours that a site gives, by their tokens."""
    return {
        name: value for name in colours.__struct_fields__ if (value := getattr(colours, name))
    }


def amended(schemes: Schemes, theme: ThemeOptions) -> Schemes:
    """The tokens with a site's colours in them."""
    return Schemes(
        {**schemes.light, **given_in(theme.light)}, {**schemes.dark, **given_in(theme.dark)}
    )


def faint_colours(schemes: Schemes, theme: ThemeOptions, path: str) -> Iterator[Problem]:
    """Every colour of a site from which words would not stand out, with the nearest that does."""
    whole = amended(schemes, theme)
    for name, colours, tokens in (
        ("light", theme.light, whole.light),
        ("dark", theme.dark, whole.dark),
    ):
        given = given_in(colours)
        told: set[str] = set()
        for token in (*(t for t in given if t not in _WORDS_ON), *_WORDS_ON):
            if token not in given:
                continue
            others = {other: tokens[other] for other in _meeting(token) if other in tokens}
            # Of two colours that do not go together, one is told: the words', not the ground's.
            others = {other: value for other, value in others.items() if other not in told}
            if others and (low := _lowest(given[token], others))[0] < LEAST:
                told.add(token)
                values = {
                    "colour": given[token],
                    "ratio": f"{low[0] - 0.005:.2f}",
                    "other": low[1],
                    "other_colour": others[low[1]],
                    "near": nearest_passing(given[token], others.values()),
                }
                yield problem_in_field("colour-faint", path, f"theme.{name}.{token}", **values)


def _meeting(token: str) -> tuple[str, ...]:
    """The tokens that meet one as ground or as words."""
    if token in _WORDS_ON:
        return _WORDS_ON[token]
    return tuple(ground for ground, words in _WORDS_ON.items() if token in words)


def _lowest(colour: str, others: Tokens) -> tuple[float, str]:
    return min((contrast(colour, value), name) for name, value in others.items())
