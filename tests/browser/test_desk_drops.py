"""Pictures that a person drops on the text at the desk or pastes into it."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, JSHandle, Page, expect

from tests.browser.desking import NEWSROOM, Desk, caption, laid, paste, proof, running, save, seated
from tests.browser.served import needs_chromium
from tests.small_site import PLAIN, post
from tests.test_published_pictures import photograph

pytestmark = needs_chromium

OPEN_DAY = "content/posts/2026/open-day/index.md"
TEXT = "First paragraph.\n\nSecond paragraph."
FILES = {"content/site.yaml": NEWSROOM, **PLAIN, OPEN_DAY: post("Open day", "2026-11-01", TEXT)}
CARRIED = """([name, type, data]) => {
  const carried = new DataTransfer();
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  carried.items.add(new File([bytes], name, {type}));
  return carried;
}"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with running(laid(tmp_path / "site", FILES)) as desk:
        yield desk


@pytest.fixture
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    with seated(desk, browser) as page:
        desk.open(page, OPEN_DAY)
        yield page


def carried(page: Page, name: str, kind: str, data: bytes) -> JSHandle:
    """A file as a browser carries it."""
    return page.evaluate_handle(CARRIED, [name, kind, b64encode(data).decode()])


def bring_in(page: Page) -> None:
    """Describe the picture, and wait until it stands in the text."""
    caption(page, "The hall", "Photo: Li Hua")
    page.locator(".cm-line").get_by_text("The hall").wait_for()


def kept_pictures(desk: Desk) -> list[Path]:
    return sorted((desk.small.root / OPEN_DAY).parent.glob("*.jpg"))


def test_a_picture_that_is_dropped_stands_where_it_was_let_go_without_its_place(
    desk: Desk, page: Page
) -> None:
    line = page.locator(".cm-line").get_by_text("First paragraph.")
    box = line.bounding_box()
    assert box
    place = {"clientX": box["x"] + box["width"] + 20, "clientY": box["y"] + box["height"] / 2}
    file = carried(page, "The hall.jpg", "image/jpeg", photograph())
    for event in ("dragover", "drop"):
        line.dispatch_event(event, {"dataTransfer": file, **place})
    bring_in(page)
    expect(proof(page).get_by_role("img", name="The hall")).to_be_visible()
    save(page)
    picture = '![The hall](the-hall.jpg "| Photo: Li Hua")'
    body = TEXT.replace("\n\n", f"\n\n{picture}\n\n")
    assert desk.on_disk(OPEN_DAY) == post("Open day", "2026-11-01", body)
    (file_there,) = kept_pictures(desk)
    with Image.open(file_there) as written:
        assert written.getexif() == {}


def test_a_picture_that_is_pasted_stands_where_one_writes(desk: Desk, page: Page) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    paste(page, carried(page, "image.jpg", "image/jpeg", photograph()))
    bring_in(page)
    save(page)
    body = f'{TEXT}\n\n![The hall](image.jpg "| Photo: Li Hua")'
    assert desk.on_disk(OPEN_DAY) == post("Open day", "2026-11-01", body)


def test_a_file_that_is_no_picture_is_not_opened_in_place_of_the_desk(
    desk: Desk, page: Page
) -> None:
    line = page.locator(".cm-line").get_by_text("First paragraph.")
    file = carried(page, "minutes.docx", "application/vnd.openxmlformats", b"PK")
    assert not line.evaluate(
        """(line, file) => line.dispatchEvent(
          new DragEvent("drop", {dataTransfer: file, bubbles: true, cancelable: true})
        )""",
        file,
    )
    assert page.url.startswith(desk.url)
    assert kept_pictures(desk) == []
