"""Frame: menus and whatever surrounds every page; nothing that a single bulletin changes."""

from typing import Any

from msgspec import convert
from msgspec.structs import replace

from generator.assets import Asset
from generator.config import STAND_IN
from generator.frame import frames_of
from generator.look import Look
from generator.model import Link
from generator.pages import Frame
from generator.schema_site import SiteFile
from tests.specimens import bulletin, column, daily, edition, page, site, tag

LOOK = Look(assets=(Asset(name="style.css", address="/assets/style.1.css", data=b""),))


def framed(
    *editions: Any, preview: bool = False, look: Look = LOOK, **file: Any
) -> tuple[dict[str, Frame], list[Any]]:
    given = {"title": "T", "base_url": "https://example.org/", "languages": ["en", "zh"], **file}
    config = replace(STAND_IN, site=convert(given, SiteFile))
    return frames_of(site(*editions).views(), config, look, preview=preview)


def frame(*editions: Any, **file: Any) -> Frame:
    frames, problems = framed(*editions, **file)
    assert problems == []
    return frames["en"]


def titles(items: tuple[Link, ...]) -> list[tuple[str, str]]:
    return [(item.title, item.url) for item in items]


def test_without_a_menu_the_columns_at_the_top_are_the_menu() -> None:
    outer = column("openness")
    given = edition(columns=(column("news"), outer, column("openness/x", parents=[outer.link])))
    assert titles(frame(given).menu) == [
        ("news", "/columns/news/"),
        ("openness", "/columns/openness/"),
    ]


def test_an_entry_may_be_a_column_a_page_an_index_or_any_address() -> None:
    menu = [
        {"column": "news"},
        {"page": "about.md", "name": {"en": "Who we are", "zh": "关于"}},
        {"kind": "archives"},
        {"url": "https://x.example/", "name": "Elsewhere"},
    ]
    given = edition(daily(1), pages=(page("about"),))
    assert titles(frame(given, menu=menu).menu) == [
        ("news", "/columns/news/"),
        ("Who we are", "/about/"),
        ("Archive", "/archive/"),
        ("Elsewhere", "https://x.example/"),
    ]


def test_an_index_that_would_be_empty_or_is_off_is_in_no_menu() -> None:
    menu = [{"kind": "tags"}, {"kind": "archives"}, {"kind": "meetings"}]
    tagged = edition(tags=(tag("x"),))
    assert titles(frame(tagged, menu=menu).menu) == [("Subjects", "/tags/")]
    assert frame(tagged, menu=menu, pages={"tags": False}).menu == ()


def test_a_column_without_a_page_is_in_no_menu() -> None:
    bare = column("news")
    given = edition(columns=(replace(bare, link=Link("news", "")),))
    assert frame(given).menu == ()
    assert frame(given, menu=[{"column": "news"}]).menu == ()


def test_a_page_may_put_itself_into_a_menu() -> None:
    given = edition(pages=(page("a", menu="main"), page("b", menu="footer", menu_title="Short")))
    found = frame(given)
    assert titles(found.menu) == [("news", "/columns/news/"), ("a", "/a/")]
    assert titles(found.footer_menu) == [("Short", "/b/")]


def test_a_menu_says_each_address_once() -> None:
    given = edition(pages=(page("a", menu="main"),))
    menu = [{"page": "a.md", "name": "First"}]
    assert titles(frame(given, menu=menu).menu) == [("First", "/a/")]


def test_an_entry_that_leads_nowhere_is_a_problem_at_its_place() -> None:
    menu = [{"column": "nwes"}, {"page": "gone.md"}, {"name": "Nothing"}]
    _, problems = framed(edition(), menu=menu)
    assert [(p.place.field, p.code) for p in problems] == [
        ("menu.0.column", "menu-target-unknown"),
        ("menu.1.page", "menu-target-unknown"),
        ("menu.2", "menu-entry-empty"),
    ]
    assert problems[0].values["near"] == "news"


def test_a_translated_page_is_in_the_menu_of_its_language_and_a_missing_one_is_left_out() -> None:
    chinese = edition(
        lang="zh", pages=(page("about", path="content/pages/about.zh.md", lang="zh"),)
    )
    english = edition(pages=(page("about"), page("only")))
    menu = [{"page": "about.md"}, {"page": "only.md"}]
    frames, problems = framed(english, chinese, menu=menu)
    assert problems == []
    assert [len(frames[lang].menu) for lang in ("en", "zh")] == [2, 1]


def test_the_footer_says_what_the_site_file_says_in_the_pages_language() -> None:
    line = {"label": {"en": "Sponsor", "zh": "主办"}, "text": "Office", "url": ""}
    frames, _ = framed(edition(), edition(lang="zh"), footer=[line], notice={"zh": "公告"})
    assert [frames[lang].footer[0].label for lang in ("en", "zh")] == ["Sponsor", "主办"]
    assert [(link.lang, link.url) for link in frames["zh"].languages] == [
        ("en", "/"),
        ("zh", "/zh/"),
    ]


def test_assets_are_known_by_their_names() -> None:
    assert frame(edition()).assets == {"style.css": "/assets/style.1.css"}


def test_a_preview_says_so_on_every_page() -> None:
    assert framed(edition(), preview=True)[0]["en"].preview
    assert not frame(edition()).preview


def test_nothing_in_the_frame_changes_with_a_bulletin() -> None:
    menu = [{"kind": "archives"}, {"kind": "tags"}, {"column": "news"}]
    before = edition(daily(3), tags=(tag("x"),))
    after = edition([*daily(3), bulletin("new", tag_ids=("x", "y"))], tags=(tag("x"), tag("y")))
    assert frame(before, menu=menu) == frame(after, menu=menu)
