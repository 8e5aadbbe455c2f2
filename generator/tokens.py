"""Tokens: the colours of a style sheet that site.yaml may change, and the words that stand on them.

In: a style sheet's text and the options of site.yaml. Out: rules to add to it, and what is wrong
with the options. Known here alone: how tokens are found in a style sheet, and which words stand on
which ground. A style sheet of a site's own that has no such tokens is left to its author.
"""

import re
from collections.abc import Iterator, Mapping
from math import floor

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
    return {name: value for name in colours.__struct_fields__ if (value := getattr(colours, name))}


def amended(schemes: Schemes, theme: ThemeOptions) -> Schemes:
    """The tokens with a site's colours in them."""
    return Schemes(
        {**schemes.light, **given_in(theme.light)}, {**schemes.dark, **given_in(theme.dark)}
    )


def faint_colours(schemes: Schemes, theme: ThemeOptions, path: str) -> Iterator[Problem]:
    """Every colour of a site from which words would not stand out, with the nearest that does."""
    whole = amended(schemes, theme)
    for scheme, given, tokens in (
        ("light", given_in(theme.light), whole.light),
        ("dark", given_in(theme.dark), whole.dark),
    ):
        for token, low, near in _faint(given, tokens):
            ratio, other = low
            values = {
                "colour": given[token],
                "ratio": f"{floor(100 * ratio) / 100:.2f}",
                "other": other,
                "other_colour": tokens[other],
                "near": near,
            }
            yield problem_in_field("colour-faint", path, f"theme.{scheme}.{token}", **values)


def _faint(given: Tokens, tokens: Tokens) -> Iterator[tuple[str, tuple[float, str], str]]:
    """The faint ones of the given tokens, each with what it is too near to, and a better colour.

    A ground is measured against the theme's words, and a site's words against the sound grounds:
    of two colours that do not go together, one is told.
    """
    told: set[str] = set()
    grounds = [token for token in _WORDS_ON if token in given]
    for token in (*grounds, *(token for token in given if token not in _WORDS_ON)):
        if token in _WORDS_ON:
            names = [word for word in _WORDS_ON[token] if word not in given]
        else:
            names = [on for on, words in _WORDS_ON.items() if token in words and on not in told]
        others = {name: tokens[name] for name in names if name in tokens}
        if others and (low := _lowest(given[token], others))[0] < LEAST:
            told.add(token)
            yield token, low, nearest_passing(given[token], others.values())


def _lowest(colour: str, others: Tokens) -> tuple[float, str]:
    return min((contrast(colour, value), name) for name, value in others.items())
