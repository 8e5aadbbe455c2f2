"""Colours and tokens: contrast as WCAG has it; options that become part of the style sheet."""

import pytest

from generator.assets import Asset
from generator.colours import LEAST, contrast, grey, nearest_passing
from generator.look import look_of
from generator.occasions import Occasions
from generator.schema_public import Colours, ThemeOptions
from generator.theme import find_theme
from generator.tokens import faint_colours, options_in_css, tokens_of

CSS = (find_theme() / "assets/style.css").read_text("utf-8")
PLAIN = Occasions()
NONE = Colours()


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21.0), ("#fff", "#ffffff", 1.0), ("#767676", "#fff", 4.54)],
)
def test_contrast_is_what_wcag_says(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


def test_contrast_is_the_lower_of_colour_and_grey() -> None:
    assert grey("#f0928d") == "#a6a6a6"
    in_grey = contrast("#a6a6a6", grey("#11151b"))
    assert contrast("#f0928d", "#11151b") == pytest.approx(in_grey, abs=0.05)


def test_the_nearest_colour_that_passes_is_of_the_same_hue_and_only_just_passes() -> None:
    found = nearest_passing("#d98c8c", ["#fff"])
    assert LEAST <= contrast(found, "#fff") < LEAST + 0.1
    assert int(found[1:3], 16) > int(found[3:5], 16)
    assert nearest_passing("#888888", ["#fff", "#000", "#767676"]) == ""


def test_the_themes_own_colours_stand_out_from_their_grounds_in_colour_and_in_grey() -> None:
    schemes = tokens_of(CSS)
    for tokens in (schemes.light, schemes.dark):
        for ground, words in {
            "paper": ("ink", "muted", "link", "visited", "accent"),
            "wash": ("ink", "muted", "link", "visited", "accent"),
            "masthead": ("masthead-text", "masthead-muted", "masthead-focus"),
            "alert": ("alert-text",),
            "emergency": ("emergency-text",),
        }.items():
            for word in words:
                assert contrast(tokens[ground], tokens[word]) >= LEAST, (ground, word)
    assert schemes.light["paper"] != schemes.dark["paper"]


def faint(light: Colours = NONE, dark: Colours = NONE) -> list[tuple[str, str]]:
    given = ThemeOptions(light=light, dark=dark)
    problems = faint_colours(tokens_of(CSS), given, "site.yaml")
    return [(problem.place.field, problem.values["near"]) for problem in problems]


def test_a_faint_colour_is_told_with_one_that_would_do() -> None:
    ((field, near),) = faint(light=Colours(accent="#e08080"))
    assert field == "theme.light.accent"
    assert faint(light=Colours(accent=near)) == []
    ((field, near),) = faint(dark=Colours(paper="#777"))
    assert field == "theme.dark.paper"
    assert faint(dark=Colours(paper=near)) == []


def test_of_a_ground_and_words_that_do_not_go_together_one_is_told() -> None:
    told = faint(light=Colours(accent="#8a1f1f", paper="#8a1f1f", wash="#fff"))
    assert [field for field, _ in told] == ["theme.light.paper"]


def test_a_style_sheet_without_tokens_is_left_to_its_author() -> None:
    given = ThemeOptions(light=Colours(accent="#e08080"))
    assert [*faint_colours(tokens_of("body { color: red }"), given, "site.yaml")] == []


def sheet(theme: ThemeOptions, today: Occasions = PLAIN) -> str:
    css = Asset(name="style.css", address="/assets/style.1.css", data=CSS.encode())
    look, problems = look_of([css], theme, None, today)
    assert problems == []
    return look.assets[0].data.decode()


def test_without_options_the_style_sheet_is_the_themes() -> None:
    assert sheet(ThemeOptions()) == CSS


def test_options_stand_in_the_one_style_sheet_each_in_its_scheme_and_never_on_paper() -> None:
    theme = ThemeOptions(light=Colours(accent="#7a1f1f"), dark=Colours(link="#a9c9ff"))
    more = options_in_css(theme)
    assert sheet(theme).endswith(more)
    light, dark, seal = more.splitlines()
    assert light == (
        "@media screen and (prefers-color-scheme: light) { :root { --accent: #7a1f1f; } }"
    )
    assert dark == "@media screen and (prefers-color-scheme: dark) { :root { --link: #a9c9ff; } }"
    assert seal == "@media screen { :root { --seal: #7a1f1f; } }"


def test_mourning_is_one_token_and_greys_the_browsers_bars() -> None:
    css = Asset(name="style.css", address="/assets/style.1.css", data=CSS.encode())
    look, _ = look_of([css], ThemeOptions(), None, Occasions(is_mourning=True))
    assert "--cast: grayscale(1)" in look.assets[0].data.decode()
    assert look.assets[0].address != css.address
    assert look.masthead == tuple(
        grey(one) for one in look_of([css], ThemeOptions(), None, PLAIN)[0].masthead
    )
