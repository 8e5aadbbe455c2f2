"""Look: the theme's assets as site.yaml wants them: its colours, its emblem, grey in mourning.

In: the assets, the options, the emblem, the occasions. Out: a Look, and what is wrong with the
colours. Known here alone: that options become part of the one style sheet, so that pages need no
other and no inline style.
"""

from collections.abc import Sequence

from msgspec import Struct

from generator.assets import Asset, asset
from generator.colours import grey
from generator.config import SITE
from generator.emblem import Emblem
from generator.errors import Problem
from generator.occasions import Occasions
from generator.schema_public import ThemeOptions
from generator.tokens import Schemes, amended, faint_colours, options_in_css, tokens_of

STYLE = "style.css"
_GREY = "@media screen { :root { --cast: grayscale(1); } }\n"
"""The token by which the whole site is grey. Paper is printed as ever: a browser would print what
it filters as a picture, without letters that one could search in."""


class Look(Struct, frozen=True, kw_only=True):
    """The theme as this site has it."""

    assets: tuple[Asset, ...]
    emblem: Emblem | None = None
    """None where the theme's own mark stands."""
    masthead: tuple[str, str] = ("", "")
    """The colour of a page's head in the light scheme and in the dark one, for the browser's own
    bars; "" where the style sheet has no such token."""
    today: Occasions = Occasions()
    """What holds for some days only."""


def look_of(
    assets: Sequence[Asset], theme: ThemeOptions, emblem: Emblem | None, today: Occasions
) -> tuple[Look, list[Problem]]:
    """The theme's assets with the site's options in them."""
    css = next((one for one in assets if one.name == STYLE), None)
    schemes = tokens_of(css.data.decode(errors="replace")) if css else Schemes({}, {})
    more = options_in_css(theme) + (_GREY if today.is_mourning else "")
    dressed = [_with(one, more) if one is css and more else one for one in assets]
    sign = (asset(emblem.name, emblem.data),) if emblem else ()
    look = Look(
        assets=(*dressed, *sign),
        emblem=emblem,
        masthead=_bars(amended(schemes, theme), is_mourning=today.is_mourning),
        today=today,
    )
    return look, [*faint_colours(schemes, theme, SITE)]


def _with(css: Asset, more: str) -> Asset:
    return asset(css.name, css.data.rstrip() + b"\n\n/* Options of site.yaml */\n" + more.encode())


def _bars(schemes: Schemes, *, is_mourning: bool) -> tuple[str, str]:
    light, dark = (tokens.get("masthead", "") for tokens in (schemes.light, schemes.dark))
    return (grey(light), grey(dark)) if is_mourning and light else (light, dark)
