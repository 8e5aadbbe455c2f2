"""Reading aids: with a script and without, on every kind of page, whatever is switched on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.served import Served, needs_chromium
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import CONTRAST, OVERFLOW, SCHEMES

pytestmark = needs_chromium

SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
COLUMNS = "getComputedStyle(document.querySelector('.pair')).display"
INK = "getComputedStyle(document.body).color"


@pytest.fixture
def unscripted(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, color_scheme="light")
    yield context.new_page()
    context.close()


def switch(page: Page, *aids: str) -> None:
    page.click(".aids summary")
    for aid in aids:
        page.check(f"#b--aid-{aid}")


def wait_until(page: Page, true: str) -> None:
    """Playwright's own `wait_for_function` has the page evaluate a string, which it doesn't let."""
    page.evaluate(
        f"new Promise((done) => {{ const look = () => ({true}) ? done() : setTimeout(look, 20);"
        " look(); })"
    )


def test_without_a_script_the_aids_change_the_page(served: Served, unscripted: Page) -> None:
    page = unscripted
    page.goto(served.url("index.html"))
    assert (page.evaluate(SIZE), page.evaluate(COLUMNS)) == (16, "grid")
    switch(page, "larger", "contrast", "simple")
    assert page.evaluate(SIZE) == 24
    assert page.evaluate(INK) == "rgb(0, 0, 0)"
    assert page.evaluate(COLUMNS) == "block"
    page.click("text=Standard")
    page.uncheck("#b--aid-simple")
    assert (page.evaluate(SIZE), page.evaluate(COLUMNS)) == (16, "grid")


def test_with_a_script_they_are_remembered_on_every_page_in_every_language(
    served: Served, page: Page
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(served.url("index.html"))
    switch(page, "large", "simple")
    for path in ("zh/index.html", "2022/second-department/index.html"):
        page.goto(served.url(path))
        assert page.evaluate(SIZE) == 20
        page.click(".aids summary")
        assert page.is_checked("#b--aid-large")
        assert page.is_checked("#b--aid-simple")
        assert not page.is_checked("#b--aid-contrast")
    page.uncheck("#b--aid-simple")
    page.check("input[name=b--type][value='']")
    page.go_back()
    wait_until(page, "!document.documentElement.className")
    assert page.evaluate(SIZE) == 16
    page.goto(served.url("index.html"))
    assert page.evaluate("localStorage.length") == 0
    assert said == []


def test_what_is_remembered_is_there_before_the_page_is_drawn(served: Served, page: Page) -> None:
    page.goto(served.url("index.html"))
    switch(page, "larger")
    page.add_init_script(
        "new PerformanceObserver((list) => { for (const one of list.getEntries())"
        " if (one.name === 'first-paint') window.painted = document.documentElement.className; })"
        ".observe({type: 'paint', buffered: true});"
    )
    page.goto(served.url("about/index.html"))
    wait_until(page, "window.painted !== undefined")
    assert "aid-larger" in page.evaluate("window.painted")


def test_a_browser_that_keeps_nothing_has_them_for_the_page(
    browser: Browser, served: Served
) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }});"
    )
    page, errors = context.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(served.url("index.html"))
    switch(page, "large")
    assert page.evaluate(SIZE) == 20
    assert errors == []
    context.close()


def test_they_are_reached_and_used_with_the_keyboard_alone(served: Served, page: Page) -> None:
    page.goto(served.url("index.html"))
    page.keyboard.press("Tab")  # the skip link
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.aids summary')")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(SIZE) == 20
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.is_checked("#b--aid-contrast")
    names = page.locator(".aids").aria_snapshot()
    for name in ('radio "Large" [checked]', 'checkbox "High contrast" [checked]', "Size of type"):
        assert name in names


def test_paper_shows_neither_the_aids_nor_what_they_change(served: Served, page: Page) -> None:
    page.goto(served.url("2022/second-department/index.html"))
    page.emulate_media(media="print")
    before = page.evaluate(f"[{SIZE}, {INK}]")
    page.emulate_media(media="screen")
    switch(page, "larger", "contrast", "simple")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(f"[{SIZE}, {INK}]") == before
    assert not page.locator(".aids").is_visible()


@pytest.mark.parametrize("aids", ["larger", "contrast", "simple", "larger contrast simple"])
def test_no_aid_makes_a_page_wide_or_faint(aids: str, served: Served, page: Page) -> None:
    page.goto(served.url("index.html"))
    page.evaluate(f"localStorage.setItem('bulletin-aids', '{aids}')")
    page.set_viewport_size({"width": 320, "height": 800})
    found: list[tuple[str, str, object]] = []
    for kind, path in served.kinds.items():
        page.goto(served.url(path))
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += ((kind, scheme, one) for one in page.evaluate(OVERFLOW))
            found += ((kind, scheme, one) for one in page.evaluate(CONTRAST))
    assert found == []


def test_high_contrast_is_seven_to_one(served: Served, page: Page) -> None:
    page.goto(served.url("index.html"))
    page.evaluate("localStorage.setItem('bulletin-aids', 'contrast')")
    strict = CONTRAST.replace("? 3 : 4.5", "? 4.5 : 7")
    assert strict != CONTRAST
    found = []
    for kind, path in served.kinds.items():
        page.goto(served.url(path))
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [(kind, scheme, one) for one in page.evaluate(strict)]
    assert found == []


def test_axe_finds_nothing_with_every_aid_on_and_open(served: Served, page: Page) -> None:
    page.goto(served.url("index.html"))
    page.evaluate("localStorage.setItem('bulletin-aids', 'larger contrast simple')")
    page.set_viewport_size({"width": 320, "height": 900})
    found = []
    for kind in (
        "en home",
        "zh home",
        "en content/posts",
        "zh office",
        "zh accessibility",
    ):
        page.goto(served.url(served.kinds[kind]))
        page.click(".aids summary")
        found += [(kind, *one) for one in violations(page)]
    assert found == []
