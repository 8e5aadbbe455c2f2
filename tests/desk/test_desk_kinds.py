"""Kinds: a new bulletin is a valid draft from its first line."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.catalogues import message_words
from generator.config import STAND_IN, Config
from generator.convert import convert
from generator.desk.form import fields_of
from generator.desk.kinds import KINDS, Kind, begin, begin_page, kind_named
from generator.desk.shelf import Saved, save
from generator.desk.splice import Unspliceable, body_of, values_of
from generator.parse import parse, parse_input
from generator.schema import PostMatter
from generator.schema_site import SiteFile
from tests.small_site import SmallSite

TODAY = dt.date(2026, 11, 24)
Lay = Callable[..., SmallSite]


@pytest.fixture
def root(site: Lay) -> Path:
    return site({}).root


def in_languages(*languages: str) -> Config:
    site = SiteFile(title="T", base_url="https://bulletin.example/", languages=languages)
    return replace(STAND_IN, site=site)


CONFIG = in_languages("en", "zh")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_kind_begins_as_a_valid_draft(root: Path, kind: Kind, lang: str) -> None:
    new = begin(root, kind, {"title": "会议 title: #1"}, lang, TODAY, CONFIG)
    given = parse_input(new.path, "", is_post=True, config=CONFIG)
    parsed = parse(given, new.text.encode())
    assert parsed.problems == ()
    assert parsed.post
    assert (parsed.post.lang, parsed.post.matter.title) == (lang, "会议 title: #1")
    assert parsed.post.matter.draft
    assert parsed.post.matter.id.startswith("20261124-")
    assert isinstance(save(root, new.path, new.text, ""), Saved)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_no_reader_ever_sees_a_hint(root: Path, kind: Kind, lang: str) -> None:
    new = begin(root, kind, {"title": "T"}, lang, TODAY, CONFIG)
    shown = convert(body_of(new.text), lang).html
    assert "<!--" in body_of(new.text)
    assert "<!--" not in shown
    assert "<h2" in shown
    assert "<p>" not in shown


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_what_is_asked_is_a_field_of_the_form(kind: Kind) -> None:
    fields = fields_of(PostMatter, message_words("en"))
    known = {each.path for field in fields for each in (field, *field.fields)}
    assert {*kind.asked, *kind.given} - known == set()
    assert kind.asked[0] == "title"
    assert set(kind.label) == set(kind.body) == {"en", "zh"}
    assert kind_named(kind.id) is kind


def test_answers_are_in_the_front_matter(root: Path) -> None:
    answers: dict[str, Any] = {
        "title": "第二检察部召开部务会",
        "date": "2026-11-20 09:00",
        "organization": "taiqian",
        "tags": ["听证"],
        "summary": "",
        "column": None,
        "meeting.type": "study",
        "meeting.held": "2026-11-19",
        "meeting.presided_by": ["chen-lingbao", {"name": "吴晨", "roles": ["主任"]}],
    }
    new = begin(root, kind_named("meeting"), answers, "zh", TODAY, CONFIG)
    values = values_of(new.text)
    assert new.path == "content/posts/2026/di-er-jian-cha-bu-zhao-kai-bu-wu-hui/index.zh.md"
    assert values.pop("id").startswith("20261120-")
    assert values == {
        "title": "第二检察部召开部务会",
        "date": "2026-11-20T09:00:00",
        "organization": "taiqian",
        "tags": ["听证"],
        "draft": True,
        "meeting": {
            "type": "study",
            "held": "2026-11-19",
            "presided_by": ["chen-lingbao", {"name": "吴晨", "roles": ["主任"]}],
        },
    }


def test_the_sites_own_language_needs_no_ending(root: Path) -> None:
    new = begin(root, KINDS[1], {"title": "T"}, "zh", TODAY, in_languages("zh", "en"))
    assert new.path == "content/posts/2026/t/index.md"


def test_two_bulletins_of_one_title_have_folders_of_their_own(root: Path) -> None:
    first = begin(root, KINDS[1], {"title": "Notice"}, "en", TODAY, CONFIG)
    save(root, first.path, first.text, "")
    second = begin(root, KINDS[1], {"title": "Notice"}, "en", TODAY, CONFIG)
    assert second.path == "content/posts/2026/notice-2/index.md"


@pytest.mark.parametrize("title", ["../../../etc/passwd", "CON", "a/b", "\\\\server\\share", "…"])
def test_a_title_never_leads_out_of_the_posts(root: Path, title: str) -> None:
    new = begin(root, KINDS[1], {"title": title}, "en", TODAY, CONFIG)
    assert new.path.count("/") == 4
    assert values_of(new.text)["title"] == title


@pytest.mark.parametrize(
    ("answers", "lang"),
    [
        ({}, "en"),
        ({"title": " "}, "en"),
        ({"title": "T"}, "fr"),
        ({"title": "T", "date": "x"}, "en"),
    ],
)
def test_without_a_title_a_day_or_a_language_nothing_begins(
    root: Path, answers: dict[str, Any], lang: str
) -> None:
    with pytest.raises(ValueError, match=r".*"):
        begin(root, KINDS[0], answers, lang, TODAY, CONFIG)


def test_an_answer_that_is_no_value_of_its_field_is_refused(root: Path) -> None:
    with pytest.raises(Unspliceable):
        begin(root, KINDS[0], {"title": "T", "title.x": "y"}, "en", TODAY, CONFIG)


def test_a_page_begins_in_its_language_beside_those_that_are_there(root: Path) -> None:
    config = in_languages("en", "zh")
    first = begin_page(root, " 交通指南 ", "zh", config)
    assert first.path == "content/pages/jiao-tong-zhi-nan.zh.md"
    assert first.text == "---\ntitle: 交通指南\ndraft: true\n---\n"
    (root / first.path).parent.mkdir(parents=True, exist_ok=True)
    (root / first.path).write_text(first.text)
    assert (
        begin_page(root, "交通指南", "zh", config).path == "content/pages/jiao-tong-zhi-nan-2.zh.md"
    )
    with pytest.raises(ValueError, match="fr"):
        begin_page(root, "A", "fr", config)
    with pytest.raises(ValueError, match=r"^$"):
        begin_page(root, " ", "", config)
