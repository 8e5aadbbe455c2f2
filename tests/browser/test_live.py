"""The preview in a real browser: what is written is shown by itself, and so are mistakes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.served import needs_chromium
from tests.running import Server, free_port
from tests.small_site import SmallSite, post

pytestmark = needs_chromium

SITE = """\
title: {en: Bulletins, zh: 简讯}
base_url: https://bulletin.example/sub/
timezone: Asia/Shanghai
languages: [en, zh]
"""
LONG = "\n\n".join(f"Paragraph {n} of a long text." for n in range(200))
OPEN_DAY, OTHER = "content/posts/2026/open-day.md", "content/posts/2026/other.md"
FILES = {
    "content/site.yaml": SITE,
    OPEN_DAY: post("Open day", "2026-11-01", LONG),
    OTHER: post("Other", "2026-11-02", "Another text."),
    "content/posts/2026/学习.zh.md": post("学习", "2026-11-03", "学习内容。"),
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    small = SmallSite(tmp_path / "site")
    small.lay(FILES)
    running = Server(small, "--port", str(free_port()))
    yield running
    running.stop()


@pytest.fixture
def shown(server: Server, browser: Browser) -> Iterator[Page]:
    """The page of the open day; it says nothing in the console as long as it is shown."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    look(page, server)
    yield page
    page.close()
    assert said == []


def look(page: Page, server: Server) -> None:
    """Open the page, and wait until it hears of changes."""
    with page.expect_response("**/__bulletin__/events"):
        page.goto(f"http://127.0.0.1:{server.port}/sub/2026/open-day/")


def test_a_changed_text_is_shown_by_itself_where_the_reader_was(
    server: Server, shown: Page
) -> None:
    shown.evaluate("scrollTo(0, 2000)")
    server.small.lay({OPEN_DAY: post("Open day", "2026-11-01", f"{LONG}\n\nA last word.")})
    shown.wait_for_selector("text=A last word.")
    shown.wait_for_function("scrollY === 2000")


def test_a_page_that_has_not_changed_stays_as_it_is(server: Server, shown: Page) -> None:
    shown.evaluate("window.untouched = true")
    server.small.lay({"content/posts/2026/学习.zh.md": post("学习", "2026-11-03", "另一内容。")})
    server.wait_for("Built again: ")
    shown.wait_for_timeout(300)
    assert shown.evaluate("window.untouched") is True


def test_all_mistakes_lie_over_the_last_good_page_until_they_are_mended(
    server: Server, shown: Page
) -> None:
    server.small.lay(
        {
            OPEN_DAY: post("Open day", "2026-02-30", LONG),
            OTHER: post("Other", "2026-11-02", "[Lost](nowhere.md)"),
        }
    )
    overlay = shown.locator("bulletin-problems section")
    overlay.wait_for()
    text = overlay.inner_text()
    assert f"{OPEN_DAY}:3:7 date-impossible" in text
    assert f"{OTHER}:" in text
    assert "date: 2026-02-30" in text
    assert "^^^^^^^^^^" in text
    assert shown.is_visible("text=Paragraph 1 of a long text.")
    shown.reload()
    overlay.wait_for()
    overlay.get_by_role("button").click()
    assert overlay.count() == 0
    server.small.lay({OTHER: post("Other", "2026-11-02", "Found.")})
    overlay.wait_for()
    server.small.lay({OPEN_DAY: post("Open day", "2026-11-01", "Mended.")})
    shown.wait_for_selector("text=Mended.")
    assert overlay.count() == 0


def test_a_mistake_that_is_taken_back_leaves_the_page_alone(server: Server, shown: Page) -> None:
    shown.evaluate("window.untouched = true")
    server.small.lay({OPEN_DAY: post("Open day", "2026-02-30", LONG)})
    shown.locator("bulletin-problems").wait_for()
    server.small.lay({OPEN_DAY: FILES[OPEN_DAY]})
    shown.locator("bulletin-problems").wait_for(state="detached")
    assert shown.evaluate("window.untouched") is True


def test_a_page_that_is_not_there_yet_is_shown_when_it_is(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/sub/2026/new/")
    server.small.lay({"content/posts/2026/new.md": post("New", "2026-11-04", "It is here now.")})
    page.wait_for_selector("text=It is here now.")
    page.close()


def test_another_server_at_the_same_place_is_noticed(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    look(page, server)
    server.stop()
    server.small.lay({OPEN_DAY: post("Open day", "2026-11-01", "Written meanwhile.")})
    second = Server(server.small, "--port", str(server.port))
    try:
        page.wait_for_selector("text=Written meanwhile.")
    finally:
        second.stop()
        page.close()
