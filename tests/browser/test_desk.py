"""A day at the desk: a meeting report from nothing to published, as a person writes it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.desking import (
    NEWSROOM,
    Desk,
    caption,
    laid,
    paste,
    proof,
    running,
    save,
    seated,
    write,
)
from tests.browser.served import needs_chromium
from tests.running import wait_until
from tests.small_site import PLAIN
from tests.word_files import DOCUMENTS

pytestmark = needs_chromium

FILES = {
    "content/site.yaml": NEWSROOM,
    **PLAIN,
    "content/organizations.yaml": """\
- id: wuting
  name: {en: Wuting Municipal People’s Procuratorate, zh: 梧汀市人民检察院}
  level: municipal
  departments:
    - {id: second, name: {en: Second Procuratorial Department, zh: 第二检察部}}
- id: ruopu
  name: {en: Ruopu County People’s Procuratorate, zh: 箬浦县人民检察院}
  level: county
  departments:
    - {id: first, name: {en: First Procuratorial Department, zh: 第一检察部}}
""",
    "content/people.yaml": "- {id: wenren-lan, name: {en: Wenren Lan, zh: 闻人澜}}\n",
    "content/tags.yaml": "- {id: hearings, name: {en: Public hearings, zh: 公开听证}}\n",
}
WRITTEN = """\
---
title: "Second Department plans its year"
id: {id}
column: news
organization: wuting
department: wuting/second
tags:
  - hearings
  - plans
date: 2026-11-24
draft: true
meeting:
  type: departmental
  held: 2026-11-20
  presided_by:
    - wenren-lan
  requirements:
    - heading: Raise the bar
---

<!-- When and where the meeting was held, who presided, and what for. -->

## What was reported

## What was required

<!-- As many points as were announced. -->

The year **begins** well.

![The long table](the-long-table.png "| Photo: Li Hua")

| Cases | 2026 |
| --- | --- |
| Heard | 12 |
"""
PASTED = """\
Ruopu County People’s Procuratorate hears citizens on the river | News

2026-11-23 0 By

On November 20, 2026, the Ruopu County People’s Procuratorate held a public hearing \
on a case of river protection.Wenren Lan, deputy chief procurator, presided over the hearing.
"""
HEARING = (
    "content/posts/2026/ruopu-county-people-s-procuratorate-hears-citizens-on-the-river/index.md"
)
MINUTES = "content/posts/2026/di-er-jian-cha-bu-zhao-kai-2022-nian-di-yi-ci-bu-wu-hui/index.zh.md"
IMPORTED = """\
---
# Imported from hearing.txt. A draft: check what is listed here, correct it below, then take these
#   lines and `draft: true` out.
# Guessed, with the words that it came from:
# - date: 2026-11-23 ← “2026-11-23 0 By”
# - meeting.type: hearing ← “…held a public hearing on a case of river…”
# - meeting.held: 2026-11-20 ← “On November 20, 2026, the Ruopu County People’s Procuratorate held
#   a public…”
# - meeting.presided_by: wenren-lan, deputy chief procurator ← “Wenren Lan, deputy chief
#   procurator, presided over the hearing”
title: Ruopu County People’s Procuratorate hears citizens on the river
date: 2026-11-23
id: import-b0ab4cd3365d495b
column: news
organization: ruopu
meeting:
  type: hearing
  held: 2026-11-20
  presided_by:
    - name: wenren-lan
      roles: [deputy chief procurator]
draft: true
---

On November 20, 2026, the Ruopu County People’s Procuratorate held a public hearing \
on a case of river protection. Wenren Lan, deputy chief procurator, presided over the hearing.
"""
TABLE = "<table><tr><th>Cases</th><th>2026</th></tr><tr><td>Heard</td><td>12</td></tr></table>"
CELLS = """html => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "Cases 2026 Heard 12");
  return data;
}"""
"""What Excel puts into the clipboard."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    small = laid(tmp_path / "site", FILES)
    git(small.root, "init", "--quiet")
    git(small.root, "config", "user.name", "Press office")
    git(small.root, "config", "user.email", "press@bulletin.example")
    with running(small) as desk:
        yield desk


@pytest.fixture
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    with seated(desk, browser) as page:
        yield page


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True)  # noqa: S607
    return done.stdout.decode()


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (60, 40), "navy").save(made, "PNG")
    return made.getvalue()


def bulletin(desk: Desk) -> Path:
    (found,) = (desk.small.root / "content/posts").rglob("*.md")
    return found


def begin(page: Page) -> None:
    """A new report, with a title and a date."""
    page.get_by_role("link", name="New bulletin").click()
    page.get_by_label("Meeting report").check()
    page.get_by_label("Title").fill("Second Department plans its year")
    page.get_by_label("Date").fill("2026-11-24")
    page.get_by_role("button", name="Begin").click()
    page.locator('.cm-content[tabindex="0"]').wait_for()


def describe(page: Page) -> None:
    """The details, with three mistakes."""
    page.get_by_label("Column").fill("Newz")
    page.get_by_label("Organization").fill("Wuting Municipal People’s Procuratorate")
    page.get_by_label("Department").fill("Second Procuratorial Department")
    tags = page.get_by_label("Tags")
    tags.click()
    page.keyboard.type("hear")
    page.get_by_role("option", name="Public hearings").click()
    page.keyboard.type("plans")
    page.get_by_label("Held").fill("2026-02-30")
    page.get_by_label("Presided by").click()
    page.keyboard.type("Wenren")
    page.get_by_role("option", name="Wenren Lan").click()
    requirements = page.locator("[id='field-meeting.requirements']")
    requirements.get_by_role("button", name="Add").click()
    requirements.get_by_label("Heading").fill("Raise the bar")


def mend(page: Page) -> None:
    """Be told of each mistake where it is, and mend it."""
    problems = page.locator(".problems li.is-error")
    held = page.locator("[id='wrong-meeting.held']")
    expect(held).to_contain_text("2026-02-30")
    problems.get_by_role("button", name="Held").click()
    expect(page.get_by_label("Held")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("2026-11-20")
    expect(held).to_be_empty()
    expect(problems).to_have_count(2)  # what only a bulletin that can be read can be told
    expect(page.locator("[id='wrong-column']")).to_contain_text("Newz")
    problems.get_by_role("button", name="Line").click()
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("End")
    for _ in " [More](nowhere.md)":
        page.keyboard.press("Backspace")
    problems.get_by_role("button", name="Column").click()
    expect(page.get_by_label("Column")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("News")
    expect(page.get_by_role("heading", name="No problems.")).to_be_visible()


def illustrate(page: Page) -> None:
    """A picture and a table, and see both in the page."""
    write(page, "\n\n")
    page.locator(".uploader input[type=file]").set_input_files(
        {"name": "The long table.png", "mimeType": "image/png", "buffer": picture()}
    )
    caption(page, "The long table", "Photo: Li Hua")
    page.locator(".cm-line").get_by_text("the-long-table.png").wait_for()
    page.keyboard.press("Control+End")
    paste(page, page.evaluate_handle(CELLS, TABLE))
    page.locator(".cm-line").get_by_text("| Heard |").wait_for()
    expect(proof(page).get_by_role("img", name="The long table")).to_be_visible()
    expect(proof(page).get_by_role("cell", name="Heard")).to_be_visible()


def test_a_meeting_report_from_nothing_to_published(desk: Desk, page: Page) -> None:
    begin(page)
    describe(page)
    write(page, "\nThe year **begins** well. [More](nowhere.md)")
    mend(page)
    illustrate(page)
    save(page)
    written = bulletin(desk).read_bytes().decode()
    (id_,) = re.findall(r"^id: (20261124-[0-9a-f]{8})$", written, re.MULTILINE)
    assert written == WRITTEN.format(id=id_)
    assert (bulletin(desk).parent / "the-long-table.png").is_file()

    page.get_by_role("button", name="Publish…").click()
    page.get_by_role("dialog").get_by_role("button", name="Publish").click()
    page.get_by_text("Public with the next build.").wait_for()
    wait_until(lambda: "draft" not in bulletin(desk).read_text("utf-8"), "the file to say it")
    assert bulletin(desk).read_bytes().decode() == written.replace("draft: true\n", "")

    page.get_by_role("button", name="Commit…").click()
    page.get_by_role("dialog").get_by_role("button", name="Commit").click()
    page.get_by_text("Committed: ").wait_for()
    named = git(desk.small.root, "show", "--name-only", "--format=%s", "HEAD").split("\n")
    folder = bulletin(desk).parent.relative_to(desk.small.root).as_posix()
    assert named[0] == "Second Department plans its year"
    assert sorted(filter(None, named[1:])) == [f"{folder}/index.md", f"{folder}/the-long-table.png"]

    page.get_by_role("navigation").get_by_role("link", name="Bulletins").click()
    page.get_by_label("Search").fill("plans its")
    expect(
        page.get_by_role("row", name="Second Department").get_by_text("Published")
    ).to_be_visible()

    bring_minutes(desk, page)
    import_text(desk)
    publish_imported(desk, page)
    build(desk)


def bring_minutes(desk: Desk, page: Page) -> None:
    """Bring minutes along that are in Word, and take out what was to be checked."""
    page.goto(f"{desk.url}new")
    bring(page, "minutes.docx", DOCUMENTS["plain"]())
    page.locator('.cm-content[tabindex="0"]').wait_for()
    remarks = page.get_by_role("region", name="To be checked")
    expect(remarks).to_contain_text("meeting.type: departmental ← “…召开2022年第一次部务会”")
    brought = (desk.small.root / MINUTES).read_text("utf-8")
    before, after = re.split(r"(?<=^---\n)(?:#.*\n)+", brought, maxsplit=1)
    assert "标杆要拉高" in after
    page.get_by_role("button", name="All checked").click()
    expect(remarks).to_have_count(0)
    save(page)
    assert (desk.small.root / MINUTES).read_text("utf-8") == before + after


def bring(page: Page, name: str, data: bytes) -> None:
    page.locator(".uploader input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )


def import_text(desk: Desk) -> None:
    """What the office had on its old web page."""
    (desk.small.root / "hearing.txt").write_text(PASTED, "utf-8")
    assert f"{HEARING}, a draft" in run(desk, "import", "hearing.txt", "--no-ask")
    assert (desk.small.root / HEARING).read_text("utf-8") == IMPORTED


def publish_imported(desk: Desk, page: Page) -> None:
    """Find the imported text in the list, look at it, and publish it."""
    page.goto(desk.url)
    page.get_by_label("Search").fill("hears citizens")
    row = page.get_by_role("row", name="hears citizens")
    expect(row.get_by_text("Draft")).to_be_visible()
    row.get_by_role("link").first.click()
    page.locator('.cm-content[tabindex="0"]').wait_for()
    expect(proof(page).get_by_text("on a case of river protection.")).to_be_visible()
    page.get_by_role("button", name="Publish…").click()
    page.get_by_role("dialog").get_by_role("button", name="Publish").click()
    page.get_by_text("Public with the next build.").wait_for()
    public = IMPORTED.replace("draft: true\n", "", 1)
    wait_until(lambda: (desk.small.root / HEARING).read_text("utf-8") == public, "the file")


def build(desk: Desk) -> None:
    """Publish the site: what is a draft, and what was guessed and why, is not in it."""
    said = run(desk, "build", "--at", "2026-11-30")
    assert f"{MINUTES}: a draft" in said
    published = "".join(
        file.read_text("utf-8") for file in (desk.small.root / "output").rglob("*.html")
    )
    assert "Second Department plans its year" in published
    assert "hears citizens on the river" in published
    assert "标杆要拉高" not in published
    assert "Guessed" not in published


def run(desk: Desk, *arguments: str) -> str:
    """What the command says."""
    command = [sys.executable, "-m", "generator", "--lang", "en", *arguments]
    now = {**os.environ, "SOURCE_DATE_EPOCH": "1795917600", "COLUMNS": "200"}
    done = subprocess.run(
        command, cwd=desk.small.root, env=now, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout + done.stderr


def test_what_is_no_bulletin_is_refused_with_the_reason(desk: Desk, page: Page) -> None:
    page.goto(f"{desk.url}new")
    bring(page, "empty.txt", b" \n")
    alert = page.get_by_role("alert").get_by_text("There is no text in this file.")
    expect(alert).to_be_visible()
    assert not (desk.small.root / "content/posts").exists()


def test_a_new_bulletin_needs_a_title_and_a_day(desk: Desk, page: Page) -> None:
    page.goto(f"{desk.url}new")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("#wrong-title")).to_have_text("Give the bulletin's title.")
    expect(page.get_by_label("Title")).to_be_focused()
    page.get_by_label("Title").fill("Open day")
    page.get_by_label("Date").fill("some day")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("#wrong-date")).to_contain_text("This is no day that can be read.")
    assert not (desk.small.root / "content/posts").exists()


def test_what_is_no_picture_is_refused_in_words_and_nothing_is_written(
    desk: Desk, page: Page
) -> None:
    begin(page)
    page.evaluate(
        """uploaders => {
          const files = [new File(["<?php"], "../../../evil.png", {type: "image/png"})];
          const id = document.querySelector(".uploader").id.slice(1);
          desk.upload(files, Number(id));
        }"""
    )
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What it shows").fill("Nothing")
    dialog.get_by_role("button", name="Insert").click()
    page.get_by_role("alert").first.wait_for()
    assert sorted(one.name for one in desk.small.root.rglob("*evil*")) == []
