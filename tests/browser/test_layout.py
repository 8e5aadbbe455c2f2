"""Pages as a browser lays them out: narrow and wide, light and dark, in both languages.

Where there is no Chromium these are skipped; in CI, that is a failure (see conftest.py).
"""

import re
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.served import Served, needs_chromium

WIDTHS = (320, 360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

pytestmark = needs_chromium


OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const out = [...document.body.querySelectorAll("*")]
    .filter(e => e.getBoundingClientRect().right > width + 0.5);
  return [(out[out.length - 1] || document.body).outerHTML.slice(0, 120)];
}"""


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(c => c / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgba(getComputedStyle(document.documentElement).colorScheme.includes("dark")
      && matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#ffffff");
  };
  const faint = [];
  for (const element of document.body.querySelectorAll("*")) {
    const words = [...element.childNodes].filter(n => n.nodeType === 3 && n.data.trim());
    const style = getComputedStyle(element);
    if (!words.length || element.closest("svg") || style.visibility === "hidden") continue;
    if (!element.getClientRects().length) continue;
    const [a, b] = [light(rgba(style.color)), light(behind(element))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), bold = parseInt(style.fontWeight) >= 700;
    const least = size >= 24 || (bold && size >= 18.66) ? 3 : 4.5;
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < least) faint.push(`${ratio.toFixed(2)} ${element.outerHTML.slice(0, 100)}`);
  }
  return faint;
}"""


TARGETS = """() => [...document.querySelectorAll("nav a, a.brand")]
  .filter(a => a.getClientRects().length)
  .filter(a => { const r = a.getBoundingClientRect(); return r.height < 24 || r.width < 24; })
  .map(a => `${Math.round(a.getBoundingClientRect().height)}px ${a.outerHTML.slice(0, 100)}`)"""


class Look(NamedTuple):
    """What there is to say against one page."""

    wide: list[str]
    wide_when_large: list[str]
    faint: list[str]
    small: list[str]


Looks = list[Look]


def look_at(page: Page, kind: str) -> Look:
    """Look at the page that is open, in every width and scheme."""
    wide, faint = [], []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wide += [f"{kind} {scheme} {width}: {one}" for one in page.evaluate(OVERFLOW)]
        faint += [f"{kind} {scheme}: {one}" for one in page.evaluate(CONTRAST)]
    page.set_viewport_size({"width": 360, "height": 800})
    small = [f"{kind}: {one}" for one in page.evaluate(TARGETS)]
    page.set_viewport_size({"width": 640, "height": 800})
    page.add_style_tag(content="html { font-size: 200% !important }")
    large = [f"{kind}: {one}" for one in page.evaluate(OVERFLOW)]
    return Look(wide=wide, wide_when_large=large, faint=faint, small=small)


@pytest.fixture(scope="module")
def looks(served: Served, browser: Browser) -> Looks:
    """Every kind of page in both languages, looked at once."""
    page = browser.new_page(bypass_csp=True)  # larger letters are put into the page
    found = []
    for kind, path in served.kinds.items():
        page.goto(served.url(path))
        found.append(look_at(page, f"{kind} ({path})"))
    page.close()
    return found


def test_every_kind_of_page_is_looked_at_in_both_languages(served: Served) -> None:
    kinds = {kind.partition(" ")[2] for kind in served.kinds}
    assert kinds >= {
        "home",
        "404",
        "content/posts",
        "content/pages",
        "column",
        "column, year",
        "office",
        "department",
        "person",
        "series",
        "tag",
        "archive",
        "expired",
        "friends",
    }
    for kind in kinds - {"expired"}:
        assert {f"en {kind}", f"zh {kind}"} <= served.kinds.keys()


def test_no_page_scrolls_sideways(looks: Looks) -> None:
    assert [one for look in looks for one in look.wide] == []


def test_no_bulletin_scrolls_sideways_on_the_narrowest_screen(served: Served, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    overflows = []
    for path in served.bulletins:
        page.goto(served.url(path))
        overflows += [f"{path}: {one}" for one in page.evaluate(OVERFLOW)]
    assert overflows == []


def test_text_that_is_twice_as_large_still_fits_a_small_screen(looks: Looks) -> None:
    assert [one for look in looks for one in look.wide_when_large] == []


def test_all_text_stands_out_from_its_ground(looks: Looks) -> None:
    assert [one for look in looks for one in look.faint] == []


def test_links_of_menus_are_large_enough_for_a_finger(looks: Looks) -> None:
    assert [one for look in looks for one in look.small] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_follows_the_scheme_that_its_reader_prefers(
    scheme: Literal["light", "dark"], served: Served, page: Page
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(served.url("index.html"))
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(part) for part in re.findall(r"\d+", ground)[:3])
    assert (red + green + blue > 3 * 128) is (scheme == "light")


def test_a_browser_asks_no_other_host_and_finds_everything(served: Served, page: Page) -> None:
    asked: set[str] = set()
    answered: set[tuple[int, str]] = set()
    said: list[str] = []
    page.on("request", lambda request: asked.add(request.url))
    page.on("response", lambda answer: answered.add((answer.status, answer.url)))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in served.kinds.values():
        page.goto(served.url(path))
    assert len(asked) > len(served.kinds)
    assert [url for url in asked if not url.startswith(served.root)] == []
    assert [url for status, url in answered if status >= 400] == []
    assert said == []


def test_the_first_stop_of_the_keyboard_leads_past_the_menus(served: Served, page: Page) -> None:
    page.goto(served.url("index.html"))
    page.keyboard.press("Tab")
    visible = "document.activeElement.getBoundingClientRect().top >= 0"
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#b--main"
    assert page.evaluate(visible)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "b--main"


def test_the_headlines_picture_stands_beside_its_words_and_is_a_light_one(
    served: Served, page: Page
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(served.url("index.html"))
    words, picture = page.locator(".headline h2"), page.locator(".headline img")
    beside, shown = words.bounding_box(), picture.bounding_box()
    assert beside is not None
    assert shown is not None
    assert shown["x"] >= beside["x"] + beside["width"]
    assert shown["y"] < beside["y"] + beside["height"]
    assert picture.evaluate("img => img.currentSrc").endswith(".webp")


def test_paper_gets_no_menus(served: Served, page: Page) -> None:
    page.goto(served.url("2022/second-department/index.html"))
    assert page.locator("nav.menu").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("nav.menu").is_visible()
    assert page.locator("h1").is_visible()


BESIDE = """() => [...document.querySelectorAll(".facts dl > div")].map(fact => {
  const [label, value] = [...fact.children].map(one => one.getBoundingClientRect());
  return label.right <= value.left ? "beside" : "above";
})"""


@pytest.mark.parametrize(
    ("width", "dress", "label"),
    [(390, "plain", "beside"), (320, "aid-larger", "above"), (1280, "plain", "above")],
)
@pytest.mark.parametrize("path", ["", "zh/"])
def test_a_fact_stands_beside_its_label_where_a_narrow_screen_has_room(
    served: Served, page: Page, path: str, width: int, dress: str, label: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served.url(f"{path}2022/second-department/index.html"))
    page.evaluate("(name) => document.documentElement.classList.add(name)", dress)
    assert set(page.evaluate(BESIDE)) == {label}


def test_an_apostrophe_of_an_english_headline_is_narrow_whatever_fonts_there_are(
    served: Served, page: Page
) -> None:
    page.goto(served.url("2022/second-department/index.html"))
    share = page.evaluate(
        """() => {
            const heading = document.querySelector("h1"), range = document.createRange();
            const text = heading.firstChild, at = text.data.indexOf("\u2019");
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            const size = parseFloat(getComputedStyle(heading).fontSize);
            return range.getBoundingClientRect().width / size;
        }"""
    )
    assert 0.1 < share < 0.6
