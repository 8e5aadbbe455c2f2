"""Copies of bulletins as JSON and Markdown: which there are, and what they never say."""

import datetime as dt
import json
from pathlib import Path

import pytest
import yaml

from generator.dates import Moment
from generator.model import Expired
from generator.pages import ArticlePage, CopyPage
from generator.producers import articles, copies
from generator.urls import beside
from tests.formats_known import wrong_with_article
from tests.small_site import PLAIN, SITE, SmallSite, post
from tests.specimens import bulletin, daily, edition, produced, site, slices


def test_each_bulletin_has_both_beside_its_page_in_the_slice_of_its_month() -> None:
    given = site(edition(daily(1)))
    assert slices(given, copies) == {
        "2020/b0000/index.json": "2020-01",
        "2020/b0000/index.md": "2020-01",
    }
    page = produced(given, articles)["2020/b0000/index.html"].page
    assert isinstance(page, ArticlePage)
    assert [form.url for form in page.head.forms] == [
        "/2020/b0000/index.json",
        "/2020/b0000/index.md",
    ]


@pytest.mark.parametrize(("off", "left"), [("json", ".md"), ("markdown", ".json")])
def test_each_of_them_can_be_switched_off(off: str, left: str) -> None:
    made = produced(site(edition(daily(1)), off=[off]), copies, articles)
    assert [path for path in made if not path.endswith(".html")] == [f"2020/b0000/index{left}"]
    page = made["2020/b0000/index.html"].page
    assert [form.url for form in page.head.forms] == [f"/2020/b0000/index{left}"]


def test_of_a_withdrawn_bulletin_they_keep_its_id_and_reason_and_its_page_names_none() -> None:
    made = produced(site(edition([bulletin("gone", withdrawn="An error.")])), copies, articles)
    page = made["2020/gone/index.json"].page
    assert isinstance(page, CopyPage)
    assert page.bulletin is None
    assert page.gone is not None
    assert (page.gone.id, page.gone.reason) == ("gone", "An error.")
    assert "Title of gone" not in str(page)
    assert made["2020/gone/index.html"].page.head.forms == ()


def test_of_an_expired_bulletin_they_say_since_when() -> None:
    expired = Expired(lang="en", url="/2020/gone/", since=Moment(dt.date(2021, 1, 1)))
    made = produced(site(edition(expired=(expired,))), copies)
    assert {*made} == {"2020/gone/index.json", "2020/gone/index.md"}
    assert str(made["2020/gone/index.md"].page.gone.since) == "2021-01-01"


def test_beside_an_address_that_is_a_file_they_are_called_after_it() -> None:
    assert beside("/jcyw/t1.shtml", "md") == "/jcyw/t1.shtml.md"
    assert beside("/2022/plan/", "json") == "/2022/plan/index.json"


NASTY = "A ]]> & <b>\"q\"</b> 🏛 \\ 'x' #1 *s* — 检察"
SOURCE = "Lead.\n\n<!-- secret -->\n\n<script>secret()</script>\n\nSee [b](b.md)."


def test_odd_characters_and_secrets_of_the_source_stay_out_of_both(tmp_path: Path) -> None:
    small = SmallSite(tmp_path)
    small.lay(
        {
            **PLAIN,
            "content/site.yaml": SITE,
            "content/posts/2026/a.md": post(yaml.dump(NASTY).strip(), "2026-05-01", SOURCE),
            "content/posts/2026/b.md": post("B", "2026-05-02", status="withdrawn", reason="Wrong."),
        }
    )
    small.build()
    data = small.files()["2026/a/index.json"]
    assert wrong_with_article(data) == []
    record = json.loads(data)
    assert record["title"] == NASTY
    assert record["content_html"].count("https://bulletin.example/2026/b/") == 1
    text = small.text("2026/a/index.md")
    assert yaml.safe_load(text.split("---\n")[1])["title"] == NASTY
    assert "See [b](https://bulletin.example/2026/b/)." in text
    assert "secret" not in text + data.decode()
    gone = json.loads(small.text("2026/b/index.json"))
    assert (gone["status"], gone["reason"]) == ("withdrawn", "Wrong.")
    assert wrong_with_article(small.files()["2026/b/index.json"]) == []
    assert "Nothing else." not in small.text("2026/b/index.md") + small.text("2026/b/index.json")
