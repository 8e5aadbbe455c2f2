"""Accessibility: axe-core finds nothing against WCAG 2.2 AA on any kind of page, in any guise."""

from typing import Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.served import Served, needs_chromium

pytestmark = needs_chromium

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Guise(NamedTuple):
    """How a page is looked at."""

    width: int
    scheme: Literal["light", "dark"]


GUISES = (Guise(320, "light"), Guise(1280, "dark"))

AXE = Axe().axe_script
RUN = """options => axe.run(options).then(found =>
  found.violations.map(one => [one.id, one.nodes[0].html.slice(0, 120)]))"""
"""The rules that a page breaks, and where it does first: all else that axe tells stays there."""


def test_axe_finds_nothing_on_any_kind_of_page(served: Served, page: Page) -> None:
    found: list[tuple[object, ...]] = []
    for kind, path in served.kinds.items():
        page.goto(served.url(path))
        page.evaluate(AXE)
        for guise in GUISES:
            page.set_viewport_size({"width": guise.width, "height": 900})
            page.emulate_media(color_scheme=guise.scheme)
            found += [(kind, guise, *one) for one in told(page)]
    assert found == []


def violations(page: Page) -> list[list[str]]:
    """The rules that a page breaks, and where it does first."""
    page.evaluate(AXE)
    return told(page)


def told(page: Page) -> list[list[str]]:
    """The same, of a page that axe is in already."""
    found: list[list[str]] = page.evaluate(RUN, {"runOnly": RULES, "resultTypes": ["violations"]})
    return found


@pytest.mark.parametrize("path", ["2026/index.html", "zh/2026/index.html"])
def test_a_years_map_is_a_named_picture_with_a_table_beside_it(
    path: str, served: Served, page: Page
) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(served.url(path))
    page.locator(".year-map details").evaluate("details => { details.open = true }")
    assert page.get_by_role("img").filter(has=page.locator("rect")).count() == 2
    table = page.get_by_role("table").first
    numbers = [int(text) for text in table.locator("td:not(.sum)").all_inner_texts() if text]
    assert sum(numbers) == page.locator(".half rect").count() > 0  # each day has one here
    assert page.evaluate("document.scrollingElement.scrollWidth") == 320
    assert violations(page) == []


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_steps_of_a_years_map_look_different(
    forced: Literal["none", "active"], scheme: Literal["light", "dark"], served: Served, page: Page
) -> None:
    page.emulate_media(color_scheme=scheme, forced_colors=forced)
    page.goto(served.url("2026/index.html"))
    looks = page.evaluate(STEPS)
    assert len(set(looks)) == 5


STEPS = """() => [0, 1, 2, 3, 4].map(step => {
  const square = document.querySelector(".half rect");
  square.setAttribute("class", `step-${step}`);
  const style = getComputedStyle(square);
  return `${style.fill} ${style.fillOpacity}`;
})"""
"""How a square of each step is painted."""
