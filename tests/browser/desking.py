"""Desking: a running desk, as a process on this machine, and a person's hands on its pages."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, JSHandle, Locator, Page, ViewportSize, expect

from generator.desk.recovery import found
from tests.running import PATIENCE, wait_until
from tests.small_site import SITE, SmallSite

NEWSROOM = SITE.replace("column: news", "column: news, editor: Press office")
"""The site file of an office that says who answers for its texts."""
_LONGEST = 60_000
"""Milliseconds that anything may take on a machine that is busy with other tests."""
expect.set_options(timeout=_LONGEST)
_PASTE = """(content, carried) => content.dispatchEvent(
  new ClipboardEvent("paste", {clipboardData: carried, bubbles: true, cancelable: true})
)"""


class Desk:
    """A running `bulletin desk`."""

    def __init__(self, small: SmallSite, lang: str = "en", port: int = 8800) -> None:
        self.small = small
        self.log = small.root.with_suffix(".desk.log")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "generator", "--lang", lang, "desk", "--port", f"{port}"],
                cwd=small.root,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        wait_until(self._is_up, "the desk to be open")
        address = re.search(r"http://127\.0\.0\.1:(\d+)(/\S+/)\?token=([^\s;；]+)", self.said)
        assert address
        self.port, self.path, self.token = int(address[1]), address[2], address[3]

    def _is_up(self) -> bool:
        assert self.process.poll() is None, self.said
        return "token=" in self.said

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @property
    def url(self) -> str:
        """The address of the list, without the token."""
        return f"http://127.0.0.1:{self.port}{self.path}"

    def enter(self, page: Page) -> None:
        """Open the list, as one does from the terminal."""
        page.set_default_timeout(_LONGEST)
        page.goto(f"{self.url}?token={self.token}")
        page.get_by_role("heading", level=1).wait_for()

    def open(self, page: Page, path: str) -> None:
        """Open a bulletin's page, and wait until the editor is there."""
        page.goto(f"{self.url}write?path={path}")
        page.locator('.cm-content[tabindex="0"]').wait_for()

    def on_disk(self, path: str) -> str:
        """What a file of the site says, to the byte."""
        return (self.small.root / path).read_bytes().decode()

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()


def laid(root: Path, files: Mapping[str, str | bytes]) -> SmallSite:
    """A site of these files."""
    small = SmallSite(root)
    small.lay(files)
    return small


@contextmanager
def running(small: SmallSite, lang: str = "en") -> Iterator[Desk]:
    """A desk of a site, until it is no longer needed."""
    desk = Desk(small, lang)
    try:
        yield desk
    finally:
        desk.stop()


@contextmanager
def seated(
    desk: Desk, browser: Browser, *, width: int = 1280, height: int = 900, **guise: Any
) -> Iterator[Page]:
    """The list of a desk, in a browser that has seen nothing else."""
    viewport = ViewportSize(width=width, height=height)
    context = browser.new_context(viewport=viewport, **guise)
    page = context.new_page()
    desk.enter(page)
    yield page
    context.close()


def write(page: Page, text: str) -> None:
    """Write at the end of the editor."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    first, *others = text.split("\n")
    page.keyboard.insert_text(first)
    for line in others:
        page.keyboard.press("Enter")
        page.keyboard.insert_text(line)


def paste(page: Page, carried: JSHandle) -> None:
    """Paste into the editor what a clipboard carries, a DataTransfer."""
    page.locator(".cm-content").evaluate(_PASTE, carried)


def caption(page: Page, shown: str, source: str) -> None:
    """Say of a picture that was brought along what it shows and whose it is."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What it shows").fill(shown)
    dialog.get_by_label("Photographer or source").fill(source)
    dialog.get_by_role("button", name="Insert").click()


def save(page: Page) -> None:
    """Save by the keyboard, and wait until it is said."""
    page.keyboard.press("Control+s")
    page.get_by_text("Saved", exact=True).or_(page.get_by_text("已保存", exact=True)).wait_for()


def proof(page: Page) -> Locator:
    """What stands in the page beside the text."""
    return page.frame_locator(".proof iframe:not(.is-behind)").locator("body")


def kept(root: Path) -> str:
    """All that was kept of unsaved texts."""
    return "\n".join(unsaved.text for unsaved in found(root))
