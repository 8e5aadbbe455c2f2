"""What becomes of a text at the desk: two tabs, a crash, a saved file that is put back."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from tests.browser.desking import NEWSROOM, Desk, kept, laid, proof, running, save, write
from tests.browser.served import needs_chromium
from tests.running import wait_until
from tests.small_site import PLAIN, post

pytestmark = needs_chromium

OPEN_DAY = "content/posts/2026/open-day.md"
TEXT = "First paragraph.\n\nSecond paragraph."
FILES = {"content/site.yaml": NEWSROOM, **PLAIN, OPEN_DAY: post("Open day", "2026-11-01", TEXT)}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with running(laid(tmp_path / "site", FILES)) as desk:
        yield desk


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture
def tab(desk: Desk, context: BrowserContext) -> Page:
    return opened(desk, context)


def opened(desk: Desk, context: BrowserContext) -> Page:
    page = context.new_page()
    desk.enter(page)
    desk.open(page, OPEN_DAY)
    return page


def on_disk(desk: Desk) -> str:
    return desk.on_disk(OPEN_DAY)


def test_the_page_beside_the_text_follows_it_before_it_is_saved(desk: Desk, tab: Page) -> None:
    write(tab, "\nA third one.")
    proof(tab).get_by_text("A third one.").wait_for()
    assert on_disk(desk) == FILES[OPEN_DAY]


def test_a_save_writes_what_was_typed_and_nothing_else(desk: Desk, tab: Page) -> None:
    write(tab, "\nA third one.")
    save(tab)
    assert on_disk(desk) == post("Open day", "2026-11-01", f"{TEXT}\n\nA third one.")


def test_a_save_is_taken_back(desk: Desk, tab: Page) -> None:
    write(tab, "\nA third one.")
    save(tab)
    tab.get_by_role("button", name="Undo the last save").click()
    tab.get_by_role("dialog").get_by_role("button", name="Undo the last save").click()
    tab.get_by_role("dialog").wait_for(state="detached")
    tab.locator(".cm-content").get_by_text("A third one.").wait_for(state="detached")
    assert on_disk(desk) == FILES[OPEN_DAY]


def test_two_tabs_that_change_different_lines_are_put_together(
    desk: Desk, tab: Page, context: BrowserContext
) -> None:
    other = opened(desk, context)
    tab.get_by_label("Title").first.fill("Open week")
    save(tab)
    write(other, "\nA third one.")
    other.keyboard.press("Control+s")
    other.get_by_role("dialog").get_by_role("button", name="Save both changes").click()
    other.get_by_text("Saved", exact=True).wait_for()
    assert on_disk(desk) == post("Open week", "2026-11-01", f"{TEXT}\n\nA third one.")
    assert other.get_by_label("Title").first.input_value() == "Open week"


def test_two_tabs_that_change_one_line_lose_neither_text(
    desk: Desk, tab: Page, context: BrowserContext
) -> None:
    other = opened(desk, context)
    tab.get_by_label("Title").first.fill("Open week")
    save(tab)
    other.get_by_label("Title").first.fill("Open month")
    other.keyboard.press("Control+s")
    dialog = other.get_by_role("dialog")
    dialog.locator("pre").nth(1).wait_for()
    both = dialog.locator("pre").all_inner_texts()
    assert "Open month" in both[0]
    assert "Open week" in both[1]
    dialog.get_by_role("button", name="Go on without saving").click()
    assert "title: Open week" in on_disk(desk)
    assert other.get_by_label("Title").first.input_value() == "Open month"
    other.keyboard.press("Control+s")
    other.get_by_role("dialog").get_by_role("button", name="Save your text").click()
    other.get_by_text("Saved", exact=True).wait_for()
    assert "title: Open month" in on_disk(desk)


def test_what_was_typed_outlives_the_desk_being_killed(
    desk: Desk, tab: Page, context: BrowserContext
) -> None:
    write(tab, "\n未保存的一句话。")
    wait_until(lambda: "未保存的一句话。" in kept(desk.small.root), "the text to be kept")
    desk.stop(signal.SIGKILL)
    tab.close()
    again = Desk(desk.small)
    try:
        page = opened(again, context)
        page.get_by_role("button", name="Go on with it").click()
        page.locator(".cm-content").get_by_text("未保存的一句话。").wait_for()
        save(page)
        assert on_disk(desk) == post("Open day", "2026-11-01", f"{TEXT}\n\n未保存的一句话。")
    finally:
        again.stop()


def test_what_was_typed_outlives_a_closed_tab_until_it_is_thrown_away(
    desk: Desk, tab: Page, context: BrowserContext
) -> None:
    write(tab, "\nA third one.")
    wait_until(lambda: "A third one." in kept(desk.small.root), "the text to be kept")
    tab.close(run_before_unload=False)
    page = opened(desk, context)
    page.get_by_role("button", name="Discard it").click()
    wait_until(lambda: not kept(desk.small.root), "the kept text to be thrown away")
    assert on_disk(desk) == FILES[OPEN_DAY]


def test_leaving_with_something_unsaved_is_asked_about(desk: Desk, tab: Page) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    tab.on("dialog", stay)
    write(tab, "\nA third one.")
    tab.get_by_text("Not saved").wait_for()
    tab.get_by_role("navigation").get_by_role("link", name="Bulletins").click()
    wait_until(lambda: asked == ["beforeunload"], "the browser to ask")
    assert "write?path" in tab.url


def test_a_file_whose_first_lines_cant_be_read_is_mended_as_a_whole(
    desk: Desk, context: BrowserContext
) -> None:
    desk.small.lay({OPEN_DAY: FILES[OPEN_DAY].replace("title: Open day", "title: Open: day")})
    page = opened(desk, context)
    page.locator(".problems li").first.wait_for()
    page.locator(".cm-line").nth(1).click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.insert_text("title: 'Open: day'")
    page.get_by_role("heading", name="No problems.").wait_for()
    page.get_by_role("button", name="Whole text").click()
    assert page.get_by_label("Title").first.input_value() == "Open: day"
    save(page)
    assert on_disk(desk) == FILES[OPEN_DAY].replace("title: Open day", "title: 'Open: day'")


def test_characters_of_an_input_method_arrive_once_and_in_their_order(
    desk: Desk, tab: Page
) -> None:
    write(tab, "\n")
    session = tab.context.new_cdp_session(tab)
    for typed in ("j", "jian", "检", "检cha", "检察"):
        session.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
        tab.wait_for_timeout(120)
    session.send("Input.insertText", {"text": "检察院"})
    proof(tab).get_by_text("检察院", exact=True).wait_for()
    save(tab)
    assert on_disk(desk) == post("Open day", "2026-11-01", f"{TEXT}\n\n检察院")


def test_scripts_of_a_page_run_neither_beside_the_text_nor_in_a_tab_of_their_own(
    desk: Desk, context: BrowserContext
) -> None:
    article, evil = "templates/pages/article.html", "content/static/evil.js"
    desk.small.lay(
        {
            article: PLAIN[article] + '<script src="/evil.js"></script>',
            evil: "document.title = top.document.title = 'taken'",
        }
    )
    page = opened(desk, context)
    proof(page).get_by_text("Second paragraph.").wait_for()
    assert page.title() == f"{OPEN_DAY} – Bulletins"
    page.goto(f"http://127.0.0.1:{desk.port}/2026/open-day/")
    page.get_by_text("Second paragraph.").wait_for()
    assert page.title() != "taken"
