"""Static pages and registries at the desk, and what another file's mistake means for a text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desking import NEWSROOM, Desk, laid, proof, running, save, seated, write
from tests.browser.served import needs_chromium
from tests.small_site import PLAIN, post

pytestmark = needs_chromium

ABOUT = "content/pages/about.md"
PEOPLE = "content/people.yaml"
TAGS = "content/tags.yaml"
OPEN_DAY = "content/posts/2026/open-day.md"
LAN = "- {id: wenren-lan, name: {en: Wenren Lan, zh: 闻人澜}}  # chief\r\n"
FILES = {
    "content/site.yaml": NEWSROOM,
    **PLAIN,
    ABOUT: "---\ntitle: About us  # short\nmenu: footer\n---\n\nWe are here.\n",
    PEOPLE: LAN,
    OPEN_DAY: post("Open day", "2026-11-01", "Everyone is welcome."),
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with running(laid(tmp_path / "site", FILES)) as desk:
        yield desk


@pytest.fixture
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    with seated(desk, browser) as page:
        yield page


def go_to(page: Page, name: str) -> None:
    """Open a page or a registry from their list."""
    page.get_by_role("navigation").get_by_role("link", name="Pages and registries").click()
    page.get_by_role("link", name=name, exact=True).click()
    page.locator('.cm-content[tabindex="0"]').wait_for()


def test_a_page_is_written_as_a_bulletin_is(desk: Desk, page: Page) -> None:
    go_to(page, "About us")
    page.get_by_label("Title *").fill("About the office")
    write(page, "\nCome and see.")
    proof(page).get_by_text("Come and see.").wait_for()
    save(page)
    before = FILES[ABOUT].replace("About us", "About the office")
    assert desk.on_disk(ABOUT) == f"{before}\nCome and see.\n"


def test_a_static_page_is_begun_with_its_title(desk: Desk, page: Page) -> None:
    page.get_by_role("navigation").get_by_role("link", name="Pages and registries").click()
    page.get_by_role("button", name="Begin a page").click()
    expect(page.get_by_role("alert")).to_contain_text("Give the page’s title.")
    page.get_by_label("Title of a new page").fill("How to find us: by bus")
    page.get_by_role("button", name="Begin a page").click()
    page.locator('.cm-content[tabindex="0"]').wait_for()
    begun = "content/pages/how-to-find-us-by-bus.md"
    assert desk.on_disk(begun) == '---\ntitle: "How to find us: by bus"\ndraft: true\n---\n'
    write(page, "Take the bus.")
    proof(page).get_by_text("Take the bus.").wait_for()
    save(page)


def test_a_registry_is_written_as_text_with_its_mistakes_at_their_lines(
    desk: Desk, page: Page
) -> None:
    go_to(page, "People")
    expect(page.get_by_role("button", name="Whole text")).to_have_count(0)
    expect(page.get_by_role("heading", name="No problems.")).to_be_visible()
    write(page, "- {id: gong-shu, nam: Gong Shu}")
    first = page.locator(".problems li.is-error").first
    first.get_by_role("button", name="Line 2").click()
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Shift+Home")
    page.keyboard.insert_text("- {id: gong-shu, name: Gong Shu}")
    expect(page.get_by_role("heading", name="No problems.")).to_be_visible()
    save(page)
    assert desk.on_disk(PEOPLE) == f"{LAN}- {{id: gong-shu, name: Gong Shu}}\r\n"
    page.get_by_role("button", name="Undo the last save").click()
    page.get_by_role("dialog").get_by_role("button", name="Undo the last save").click()
    page.locator(".cm-content").get_by_text("Gong Shu").wait_for(state="detached")
    assert desk.on_disk(PEOPLE) == LAN


def test_a_registry_that_is_not_there_yet_is_begun(desk: Desk, page: Page) -> None:
    go_to(page, "Tags")
    write(page, "- {id: hearings, name: Public hearings}")
    expect(page.get_by_role("heading", name="No problems.")).to_be_visible()
    save(page)
    assert desk.on_disk(TAGS) == "- {id: hearings, name: Public hearings}\n"


def test_a_mistake_in_another_text_is_told_and_the_page_follows_all_the_same(
    desk: Desk, page: Page
) -> None:
    other = "content/posts/2026/other.md"
    desk.small.lay({other: post("Other", "tomorrow")})
    desk.open(page, OPEN_DAY)
    write(page, "\nBring a friend.")
    proof(page).get_by_text("Bring a friend.").wait_for()
    told = page.locator(".problems").get_by_role("link", name=other)
    with page.expect_popup() as opened:
        told.click()
    expect(opened.value.locator(".cm-content")).to_contain_text("Nothing else.")


def mend(page: Page) -> None:
    """Take the nonsense out of the site's own file, and save it."""
    page.locator('.cm-content[tabindex="0"]').click()
    page.keyboard.press("Control+End")
    for _ in "nonsense: 1\n":
        page.keyboard.press("Backspace")
    expect(page.locator(".problems li.is-error")).to_have_count(0)
    save(page)


def test_a_registry_that_holds_the_page_up_is_named_and_opened_and_mended_at_the_desk(
    desk: Desk, page: Page
) -> None:
    desk.open(page, OPEN_DAY)
    proof(page).get_by_text("Everyone is welcome.").wait_for()
    desk.small.lay({"content/site.yaml": f"{NEWSROOM}nonsense: 1\n"})
    write(page, "\nBring a friend.")
    head = page.locator(".proof-head")
    expect(head).to_contain_text("The page follows when another file is mended:")
    with page.expect_popup() as opened:
        head.get_by_role("link", name="content/site.yaml").click()
    site = opened.value
    site.locator(".problems li.is-error").first.wait_for()
    site.goto(desk.url)
    with site.expect_popup() as again:
        site.get_by_role("link", name="content/site.yaml:9:1").click()
    mending = again.value
    mend(mending)
    assert desk.on_disk("content/site.yaml") == NEWSROOM
    write(page, "!")
    proof(page).get_by_text("Bring a friend.!").wait_for()


def test_the_desk_opens_where_the_sites_own_file_is_wrong_and_it_is_mended_there(
    tmp_path: Path, browser: Browser
) -> None:
    small = laid(tmp_path / "site", {**FILES, "content/site.yaml": f"{NEWSROOM}nonsense: 1\n"})
    with running(small) as desk, seated(desk, browser) as page:
        assert "content/site.yaml:9:1: key-unknown" in desk.said
        with page.expect_popup() as opened:
            page.get_by_role("link", name="content/site.yaml:9:1").click()
        mending = opened.value
        mending.locator(".problems li.is-error").first.wait_for()
        mend(mending)
        page.reload()
        page.get_by_role("link", name="Open day").wait_for()
