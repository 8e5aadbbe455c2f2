"""A new bulletin at the desk: what its kind asks for, completion by any name, and the calendar."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect

from tests.browser.desking import NEWSROOM, Desk, laid, running, seated
from tests.browser.served import needs_chromium
from tests.browser.test_desk import FILES

pytestmark = needs_chromium

ZONE = "Pacific/Kiritimati"
"""Where it is a day later than in the browser, for most of the day."""
BEGUN = """\
---
title: "Second Department plans its year"
id: {id}
column: news
organization: wuting
department: wuting/second
date: 2026-11-24
draft: true
meeting:
  type: study
  held: 2026-11-20
  place: Room 2
  presided_by:
    - wenren-lan
---

"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    site = {**FILES, "content/site.yaml": NEWSROOM.replace("Asia/Shanghai", ZONE)}
    with running(laid(tmp_path_factory.mktemp("beginning") / "site", site)) as desk:
        yield desk


@pytest.fixture
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    with seated(desk, browser, timezone_id="Pacific/Honolulu") as page:
        page.goto(f"{desk.url}new")
        page.get_by_role("heading", level=1).wait_for()
        yield page


def posts(desk: Desk) -> list[Path]:
    return sorted((desk.small.root / "content/posts").rglob("*.md"))


def proposed(page: Page) -> Locator:
    """The proposals of the field that is being filled in."""
    return page.get_by_role("listbox").get_by_role("option")


def choose(page: Page, label: str, typed: str, name: str) -> None:
    """Type into a field and take the proposal by the keyboard."""
    page.get_by_label(label).click()
    page.keyboard.press("Control+a")
    page.keyboard.type(typed)
    expect(page.get_by_role("option", name=name)).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_a_meeting_report_is_begun_with_what_its_kind_asks_for(desk: Desk, page: Page) -> None:
    page.get_by_label("Title").fill("Second Department plans its year")
    page.get_by_label("Date").fill("2026-11-24")
    choose(page, "Column", "yaowen", "News")
    choose(page, "Organization", "梧汀", "Wuting Municipal People’s Procuratorate")
    page.get_by_label("Department").click()
    page.get_by_role("option", name="Second Procuratorial Department").click()
    page.get_by_label("Type").select_option("study")
    page.get_by_label("Held").fill("2026-02-30")
    page.get_by_label("Place").fill("Room 2")
    choose(page, "Presided by", "wrl", "Wenren Lan")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("[id='wrong-meeting.held']")).to_contain_text("2026-02-30")
    expect(page.get_by_label("Held")).to_be_focused()
    assert posts(desk) == []

    page.get_by_label("Held").fill("2026-11-20")
    page.get_by_role("button", name="Begin").click()
    page.locator('.cm-content[tabindex="0"]').wait_for()
    (written,) = posts(desk)
    text = written.read_text("utf-8")
    id_ = text.partition("id: ")[2].partition("\n")[0]
    assert text.startswith(BEGUN.format(id=id_))
    fields = page.locator(".of-fields .desk-field")
    shown = fields.evaluate_all("fields => fields.slice(0, 10).map(field => field.id.slice(6))")
    assert shown == [
        *("title", "date", "column", "organization", "department"),
        *("meeting.type", "meeting.held", "meeting.place"),
        *("meeting.presided_by", "meeting.attended_by"),
    ]
    expect(page.get_by_label("Held")).to_have_value("2026-11-20")


def test_another_kind_asks_for_something_else_and_keeps_what_was_answered(page: Page) -> None:
    page.get_by_label("Title").fill("Visitors’ day")
    page.get_by_label("Place").fill("Hall")
    page.get_by_label("Notice").check()
    expect(page.get_by_label("Place")).to_have_count(0)
    expect(page.get_by_label("Expires")).to_be_visible()
    expect(page.get_by_label("Title")).to_have_value("Visitors’ day")
    page.get_by_label("Press conference").check()
    expect(page.get_by_label("Speakers")).to_be_visible()
    expect(page.get_by_label("Place")).to_have_value("Hall")


def test_what_a_registry_knows_is_found_by_any_of_its_names(page: Page) -> None:
    for label, name, ways in (
        ("Presided by", "Wenren Lan", ("闻人", "wenrenlan", "wen ren", "wrl", "Wenren", "ＷＥＮ")),
        ("Organization", "Ruopu County People’s Procuratorate", ("箬浦", "ruopu", "rpx", "county")),
        ("Column", "Notices", ("通知", "tongzhi", "tzgg", "notices")),
        ("Department", "First Procuratorial Department", ("第一", "dyj", "first")),
    ):
        line = page.get_by_role("combobox", name=label)
        for typed in ways:
            line.fill(typed)
            expect(proposed(page)).to_have_text([name])
        line.fill("zzz")
        expect(proposed(page)).to_have_count(0)
        line.press("Tab")
    page.get_by_label("Case", exact=True).check()
    page.get_by_label("Tags").fill("gktz")
    expect(proposed(page)).to_have_text(["Public hearings"])


@contextmanager
def unanswered(page: Page) -> Iterator[None]:
    """The page as it is while the desk's answers are still on their way."""
    held = list[Callable[[], None]]()
    silent = True

    def hold(socket: WebSocketRoute) -> None:
        def pass_on(message: str | bytes) -> None:
            if silent:
                held.append(partial(socket.send, message))
            else:
                socket.send(message)

        socket.connect_to_server().on_message(pass_on)

    page.route_web_socket(re.compile("socket.io"), hold)
    page.reload()
    yield
    silent = False
    for answer in held:
        answer()


def test_what_is_typed_before_the_desk_answers_is_looked_up_when_it_does(page: Page) -> None:
    with unanswered(page):
        page.get_by_label("Presided by").click()
        page.keyboard.type("闻人")
    expect(proposed(page)).to_have_text(["Wenren Lan"])


def test_what_is_typed_before_the_desk_answers_is_heard_when_it_does(page: Page) -> None:
    with unanswered(page):
        page.get_by_label("Organization").fill("Ruopu County People’s Procuratorate")
        page.get_by_label("Department").click()
    expect(proposed(page)).to_have_text(["First Procuratorial Department"])


def test_departments_are_proposed_of_the_office_that_is_named(page: Page) -> None:
    page.get_by_label("Organization").fill("Ruopu County People’s Procuratorate")
    page.get_by_label("Department").click()
    expect(proposed(page)).to_have_text(["First Procuratorial Department"])


def test_the_calendars_today_is_that_of_the_sites_zone(page: Page) -> None:
    def now() -> str:
        return f"{dt.datetime.now(ZoneInfo(ZONE)).date()}"

    before = now()
    page.get_by_label("Held").locator("xpath=ancestor::label").get_by_label("Calendar").click()
    page.get_by_role("button", name="Today, ").click()
    expect(page.get_by_label("Held")).not_to_have_value("")
    assert before <= page.get_by_label("Held").input_value() <= now()
