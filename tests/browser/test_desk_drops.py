"""Pictures that a person drops on the text at the desk or pastes into it."""

from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from playwright.sync_api import Browser, JSHandle, Page, expect

from tests.browser.desking import NEWSROOM, Desk, proof, running, save, seated
from tests.browser.served import needs_chromium
from tests.small_site import PLAIN, SmallSite, post

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
PASTED = """(content, carried) => content.dispatchEvent(
  new ClipboardEvent("paste", {clipboardData: carried, bubbles: true, cancelable: true})
)"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    small = SmallSite(tmp_path / "site")
    small.lay(FILES)
    with running(small) as desk:
        yield desk


@pytest.fixture
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    with seated(desk, browser) as page:
        desk.open(page, OPEN_DAY)
        yield page


def photograph() -> bytes:
    """A picture that says where it was taken."""
    made, exif = BytesIO(), Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    Image.new("RGB", (60, 40), "navy").save(made, "JPEG", exif=exif)
    return made.getvalue()


def carried(page: Page, name: str, kind: str, data: bytes) -> JSHandle:
    """A file as a browser carries it."""
    return page.evaluate_handle(CARRIED, [name, kind, b64encode(data).decode()])


def describe(page: Page) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What it shows").fill("The hall")
    dialog.get_by_label("Photographer or source").fill("Photo: Li Hua")
    dialog.get_by_role("button", name="Insert").click()
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
    describe(page)
    expect(proof(page).get_by_role("img", name="The hall")).to_be_visible()
    save(page)
    picture = '![The hall](the-hall.jpg "| Photo: Li Hua")'
    body = TEXT.replace("\n\n", f"\n\n{picture}\n\n")
    assert (desk.small.root / OPEN_DAY).read_bytes().decode() == post(
        "Open day", "2026-11-01", body
    )
    (file_there,) = kept_pictures(desk)
    with Image.open(file_there) as written:
        assert written.getexif() == {}


def test_a_picture_that_is_pasted_stands_where_one_writes(desk: Desk, page: Page) -> None:
    content = page.locator(".cm-content")
    content.click()
    page.keyboard.press("Control+End")
    content.evaluate(PASTED, carried(page, "image.jpg", "image/jpeg", photograph()))
    describe(page)
    save(page)
    body = f'{TEXT}\n\n![The hall](image.jpg "| Photo: Li Hua")'
    assert (desk.small.root / OPEN_DAY).read_bytes().decode().rstrip() == post(
        "Open day", "2026-11-01", body
    ).rstrip()


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
