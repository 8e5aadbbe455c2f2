"""The desk for everybody: axe-core finds nothing against WCAG 2.2 AA, in both languages."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.desking import Desk, laid, running, seated
from tests.browser.served import needs_chromium
from tests.browser.test_accessibility import violations
from tests.small_site import PLAIN, SITE, post

pytestmark = needs_chromium

DRAFT = "content/posts/2026/open-day.zh.md"
BROKEN = "content/posts/2026/broken.md"
MEETING = "{type: departmental, held: 2026-02-30, presided_by: [陈某某]}"
FILES = {
    "content/site.yaml": SITE,
    **PLAIN,
    DRAFT: post(
        "开放日", "2026-11-01", "欢迎\n\n[去向](nowhere.md)", draft="true", meeting=MEETING
    ),
    BROKEN: post("Broken: really", "2026-11-01"),
}


class Guise(NamedTuple):
    """How the desk is looked at."""

    lang: Literal["en", "zh"]
    width: int
    scheme: Literal["light", "dark"]


GUISES = [Guise("en", 1280, "light"), Guise("zh", 820, "dark")]


@pytest.fixture(
    scope="module", params=GUISES, ids=["English, wide, light", "Chinese, tablet, dark"]
)
def guise(request: pytest.FixtureRequest) -> Guise:
    given = request.param
    assert isinstance(given, Guise)
    return given


@pytest.fixture(scope="module")
def desk(guise: Guise, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    small = laid(tmp_path_factory.mktemp(f"looks-{guise.lang}") / "site", FILES)
    with running(small, guise.lang) as desk:
        yield desk


@pytest.fixture
def shown(desk: Desk, guise: Guise, browser: Browser) -> Iterator[Page]:
    with seated(desk, browser, width=guise.width, height=1000, color_scheme=guise.scheme) as page:
        yield page


def sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def popped_up(page: Page) -> list[list[str]]:
    """What is against WCAG where something has popped up, which is in no region of the page."""
    return [one for one in violations(page) if one[0] != "region"]


def test_the_list(shown: Page) -> None:
    assert violations(shown) == []
    assert not sideways(shown)


def test_a_new_bulletin(shown: Page, desk: Desk) -> None:
    shown.goto(f"{desk.url}new")
    shown.get_by_role("heading", level=1).wait_for()
    assert violations(shown) == []
    assert not sideways(shown)
    shown.locator("#in-column").click()
    shown.locator(".q-menu[role=listbox][aria-label]").wait_for()
    shown.wait_for_timeout(500)  # until it has come in
    assert popped_up(shown) == []
    shown.keyboard.press("Escape")
    shown.locator("[id='field-meeting.held'] button.calendar").click()
    shown.locator(".q-date button.as-link").wait_for()
    shown.wait_for_timeout(500)
    assert popped_up(shown) == []


def test_pages_and_registries(shown: Page, desk: Desk) -> None:
    shown.goto(f"{desk.url}site")
    shown.get_by_role("heading", level=1).wait_for()
    assert violations(shown) == []
    assert not sideways(shown)


def test_a_registry(shown: Page, desk: Desk) -> None:
    desk.open(shown, "content/site.yaml")
    shown.locator(".problems h2").wait_for()
    assert violations(shown) == []
    assert not sideways(shown)


def test_the_page_of_a_bulletin_that_has_problems(shown: Page, desk: Desk) -> None:
    desk.open(shown, DRAFT)
    shown.locator(".problems li.is-error").first.wait_for()
    if shown.locator(".switch").is_visible():
        shown.locator("[data-pane-of=fields]").click()
    shown.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert shown.locator("[id='wrong-meeting.held']").inner_text()
    assert shown.locator("[id='in-meeting.held']").get_attribute("aria-invalid") == "true"
    assert violations(shown) == []
    assert not sideways(shown)


def test_a_bulletin_that_cant_be_read(shown: Page, desk: Desk) -> None:
    desk.open(shown, BROKEN)
    shown.locator(".problems li.is-error").first.wait_for()
    assert violations(shown) == []


def test_a_dialog(shown: Page, desk: Desk) -> None:
    desk.open(shown, DRAFT)
    shown.locator(".uploader input[type=file]").set_input_files(
        {"name": "room.png", "mimeType": "image/png", "buffer": b"no picture"}
    )
    shown.get_by_role("dialog").wait_for()
    assert violations(shown) == []


def test_it_asks_no_other_host(desk: Desk, browser: Browser) -> None:
    page = browser.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.split("/")[2]))
    desk.enter(page)
    desk.open(page, DRAFT)
    page.locator(".problems li.is-error").first.wait_for()
    page.close()
    assert asked == {f"127.0.0.1:{desk.port}"}


def test_the_language_of_the_page_is_the_persons(shown: Page, guise: Guise) -> None:
    said = shown.locator("html").get_attribute("lang")
    assert (said or "").startswith(guise.lang)
    title = {"en": "Bulletins", "zh": "稿件"}[guise.lang]
    assert shown.get_by_role("heading", level=1).inner_text() == title
