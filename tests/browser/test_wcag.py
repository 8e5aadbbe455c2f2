"""WCAG 2.2 AA, as far as a browser can tell, on every kind of page in both languages."""

from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.served import Served, needs_chromium
from tests.browser.test_layout import OVERFLOW

pytestmark = needs_chromium

SPACED = """
* { line-height: 1.5 !important; word-spacing: 0.16em !important; }
* { letter-spacing: 0.12em !important; }
p { margin-bottom: 2em !important; }
"""
"""What success criterion 1.4.12 lets a reader ask for."""

CUT = """() => [...document.body.querySelectorAll("*")].filter((e) => {
  const style = getComputedStyle(e);
  if (e.closest(".hidden, svg") || !e.getClientRects().length) return false;
  if (!e.textContent.trim()) return false;
  const clips = (v) => v === "hidden" || v === "clip";
  return (clips(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
    || (clips(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
}).map((e) => e.outerHTML.slice(0, 100))"""
"""What hides a part of its words."""

SMALL = """() => {
  const targets = [...document.querySelectorAll("a, button, input, select, summary, label")]
    .filter((e) => e.getClientRects().length && !e.closest(".hidden, .skip"))
    .filter((e) => !(e.matches("input") && e.closest("label")));
  const inline = (e) => getComputedStyle(e).display === "inline"
    && [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  return targets.filter((e) => !inline(e)).filter((e) => {
    const {width, height} = e.getBoundingClientRect();
    return width < 24 || height < 24;
  }).map((e) => {
    const {width, height} = e.getBoundingClientRect();
    return `${Math.round(width)} x ${Math.round(height)} ${e.outerHTML.slice(0, 100)}`;
  });
}"""
"""Targets below 24 pixels (2.5.8) that don't stand within a sentence."""

STOP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const x = box.left + Math.min(box.width, innerWidth) / 2;
  const line = e.getClientRects()[0];
  const at = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
  return {
    what: e.outerHTML.slice(0, 90),
    place: [...document.querySelectorAll("*")].indexOf(e),
    seen: box.top >= 0 && line.top < innerHeight && box.width > 0,
    uncovered: !!at && (e === at || e.contains(at) || at.contains(e)),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""
"""Where the keyboard is, whether that can be seen, and whether something lies over it."""

NOTE = f"""() => {{
  window.noted = [];
  const stop = {STOP};
  let begun = false;
  addEventListener("keydown", () => {{ if (begun) noted.push(stop()); begun = true; }}, true);
}}"""
"""Has the page note where the keyboard is whenever the next key goes down."""

TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}

MOVING = """() => [...document.querySelectorAll("*")].filter((e) => {
  const style = getComputedStyle(e);
  return style.animationName !== "none" || style.transitionDuration !== "0s"
    || style.scrollBehavior === "smooth";
}).map((e) => e.outerHTML.slice(0, 80))"""
"""What would move although its reader has asked for rest."""

SPACE = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""

WIDTHS = (320, 1280)


class Look(NamedTuple):
    """What there is to say against one page."""

    spaced: list[str]
    small: list[str]
    moving: list[str]


@pytest.fixture(scope="module")
def looks(served: Served, browser: Browser) -> list[Look]:
    """Every kind of page in both languages, opened once and looked at in each width."""
    page = browser.new_page()
    found = []
    for kind, path in served.kinds.items():
        page.emulate_media(reduced_motion="no-preference")
        page.goto(served.url(path))
        found.append(look_at(page, f"{kind} ({path})"))
    page.close()
    return found


def look_at(page: Page, kind: str) -> Look:
    """Look at the page that is open: as it is, with wider spacing, and with all details open."""
    spaced, small = [], []
    page.evaluate(SPACE, SPACED)
    spacing = "getComputedStyle(document.querySelector('h1')).letterSpacing"
    assert page.evaluate(spacing) != "normal"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        cut = page.evaluate(CUT) + page.evaluate(OVERFLOW)
        spaced += [f"{kind} {width}: {one}" for one in cut]
    page.evaluate(SPACE, "")
    assert page.evaluate(spacing) == "normal"
    page.emulate_media(reduced_motion="reduce")
    moving = [f"{kind}: {one}" for one in page.evaluate(MOVING)]
    page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    for width in reversed(WIDTHS):
        page.set_viewport_size({"width": width, "height": 900})
        small += [f"{kind} {width}: {one}" for one in page.evaluate(SMALL)]
    return Look(spaced=spaced, small=small, moving=moving)


def test_wider_spacing_hides_no_words_and_scrolls_nothing_sideways(looks: list[Look]) -> None:
    assert [one for look in looks for one in look.spaced] == []


def test_every_target_is_large_enough(looks: list[Look]) -> None:
    assert [one for look in looks for one in look.small] == []


def test_nothing_moves_on_any_kind_of_page(looks: list[Look]) -> None:
    assert [one for look in looks for one in look.moving] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keyboard_reaches_everything_in_order_is_seen_and_gets_out_again(
    width: int, served: Served, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    wrong = []
    for kind, path in served.kinds.items():
        page.goto(served.url(path))
        stops = page.locator("a[href]:visible, button:visible, summary:visible").count()
        seen = stops_of_the_keyboard(page, stops)
        if seen is None:
            wrong.append((kind, "the keyboard does not get out"))
            continue
        places = [stop["place"] for stop in seen]
        if places != sorted(places):
            wrong.append((kind, "out of order"))
        if len(seen) < stops:
            wrong.append((kind, f"{stops - len(seen)} of {stops} are not reached"))
        bad = [s for s in seen if not (s["seen"] and s["uncovered"] and s["marked"])]
        wrong += [(kind, str(stop)) for stop in bad]
    assert wrong == []


def stops_of_the_keyboard(page: Page, links: int) -> list[dict[str, Any]] | None:
    """Every stop of the tabulator until it leaves the page or begins again; None if it never does.

    The page notes by itself, as a key goes down, where the one before it has led: asking after
    each takes twice as long. So a key more is pressed than is noted.
    """
    keys = page.context.new_cdp_session(page)
    page.evaluate(NOTE)
    seen: list[dict[str, Any]] = []
    for pressed in (links + 2, *[1] * 60):
        for _ in range(pressed):
            keys.send("Input.dispatchKeyEvent", TAB)
        for stop in page.evaluate("noted.splice(0)"):
            if stop is None or (seen and stop["place"] == seen[0]["place"]):
                keys.detach()
                return seen
            seen.append(stop)
    return None


def test_forced_colours_leave_every_box_its_border_and_the_place_its_mark(
    served: Served, page: Page
) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(served.url("index.html"))
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    for selector in (".find input", ".find button"):
        style = f"getComputedStyle(document.querySelector('{selector}')).borderTopStyle"
        assert page.evaluate(style) == "solid"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.goto(served.url("columns/notices/index.html"))
    current = "getComputedStyle(document.querySelector('.menu [aria-current]'))"
    assert page.evaluate(f"{current}.borderBottomStyle") == "solid"
    assert page.evaluate(f"{current}.borderBottomWidth") == "3px"
