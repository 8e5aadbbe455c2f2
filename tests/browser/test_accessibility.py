"""Accessibility: axe-core finds nothing against WCAG 2.2 AA on any kind of page, in any guise."""

from typing import Any, Literal, NamedTuple

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


@pytest.mark.parametrize("guise", [Guise(320, "light"), Guise(1280, "dark")])
def test_axe_finds_nothing_on_any_kind_of_page(guise: Guise, served: Served, page: Page) -> None:
    page.set_viewport_size({"width": guise.width, "height": 900})
    page.emulate_media(color_scheme=guise.scheme)
    found: list[tuple[str, str, str]] = []
    for kind, path in served.kinds.items():
        page.goto(served.url(path))
        found += ((kind, *one) for one in violations(page))
    assert found == []


def violations(page: Page) -> list[tuple[str, str]]:
    """The rules that a page breaks, and where it does first."""
    options: dict[str, Any] = {"runOnly": RULES, "resultTypes": ["violations"]}
    answer = Axe().run(page, options=options).response
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in answer["violations"]]
