"""Weight: what a page moves over the network, and what it waits for before it shows itself.

Each page is opened with an empty cache, as by somebody who comes for the first time.
"""

from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.served import Served, needs_chromium

pytestmark = needs_chromium

MOST = 60_000
"""Bytes of a page with its styles and scripts, as they come over the network."""
SEEN_ONLY = {"Image", "Media"}
"""What Chromium calls that which isn't counted: how heavy it is, its author decides."""
TEXTS = {"Document", "Stylesheet", "Script"}
"""What comes compressed. The index that readers search in comes in parts, and these can't be."""
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter(one => one.renderBlockingStatus === "blocking").map(one => one.name)"""


class Visit(NamedTuple):
    """What went over the network for one page."""

    weights: dict[str, int]
    """Bytes of each file with its headers, by its address, without what is only seen."""
    plain: list[str]
    """The addresses of texts that came uncompressed."""
    asked: list[str]
    """All addresses that were asked for."""
    blocking: list[str]
    """What the page waited for before it showed itself."""


class Wire:
    """Everything that goes over the network for a browser's page, as Chromium counts it."""

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, dict[str, Any]] = {}
        self.ended: dict[str, int] = {}
        self._session = page.context.new_cdp_session(page)
        self._session.on("Network.requestWillBeSent", self._ask)
        self._session.on("Network.responseReceived", self._answer)
        self._session.on("Network.loadingFinished", self._end)
        self._session.send("Network.enable")
        self._session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _ask(self, event: dict[str, Any]) -> None:
        self.asked.append(event["request"]["url"])

    def _answer(self, event: dict[str, Any]) -> None:
        self.answers[event["requestId"]] = event

    def _end(self, event: dict[str, Any]) -> None:
        self.ended[event["requestId"]] = int(event["encodedDataLength"])

    def cut(self) -> None:
        """Listen no longer."""
        self._session.detach()


def visit(page: Page, url: str) -> Visit:
    """Open a page that nothing was kept of, and wait until all has come."""
    wire = Wire(page)
    page.goto(url, wait_until="networkidle")
    wire.cut()
    counted = {id_: one for id_, one in wire.answers.items() if one["type"] not in SEEN_ONLY}
    answers = {id_: one["response"] for id_, one in counted.items()}
    texts = [answers[id_] for id_, one in counted.items() if one["type"] in TEXTS]
    return Visit(
        # What the browser refuses to read has an answer and no end.
        weights={answer["url"]: wire.ended.get(id_, 0) for id_, answer in answers.items()},
        plain=[answer["url"] for answer in texts if not _is_compressed(answer)],
        asked=wire.asked,
        blocking=page.evaluate(BLOCKING),
    )


def _is_compressed(answer: dict[str, Any]) -> bool:
    return "content-encoding" in {name.lower() for name in answer["headers"]}


Visits = dict[str, Visit]
"""By the kind of page."""


@pytest.fixture(scope="module")
def visits(sent: Served, browser: Browser) -> Visits:
    """The longest page of each kind in each language."""
    page = browser.new_page()
    found = {kind: visit(page, sent.url(path)) for kind, path in sent.kinds.items()}
    page.close()
    return found


def test_a_page_without_its_pictures_moves_at_most_sixty_kilobytes(visits: Visits) -> None:
    assert all(one.weights for one in visits.values())
    heavy = {kind: one.weights for kind, one in visits.items() if sum(one.weights.values()) > MOST}
    assert heavy == {}


def test_texts_come_compressed(visits: Visits) -> None:
    assert {kind: one.plain for kind, one in visits.items() if one.plain} == {}


def test_a_page_waits_for_one_style_sheet_and_for_nothing_else(visits: Visits) -> None:
    others = {
        kind: one.blocking
        for kind, one in visits.items()
        if len(one.blocking) != 1 or ".css" not in one.blocking[0]
    }
    assert others == {}


def test_a_page_asks_no_other_host_for_anything(sent: Served, visits: Visits) -> None:
    strangers = {
        url for one in visits.values() for url in one.asked if not url.startswith(sent.root)
    }
    assert strangers == set()
