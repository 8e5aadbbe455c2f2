"""Listing: every bulletin is found, whatever the public may see of it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator.cache import Store
from generator.desk.listing import STORE, Entry, Listing, list_posts, searched
from tests.small_site import SITE, SmallSite, post

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
OFFICES = """\
- {id: city, name: {en: City Procuratorate, zh: 市检察院}, level: municipal, aliases: [市院],
   departments: [{id: second, name: {en: Second Department, zh: 第二检察部}}]}
"""
FILES = {
    "content/site.yaml": SITE.replace("{column: news}", "{column: news, organization: city}"),
    "content/organizations.yaml": OFFICES,
    "content/posts/a.md": post("Plans for 2022", "2022-05-26", number="TQ-1"),
    "content/posts/b.zh.md": post(
        "第二检察部召开部务会", "2022-05-27", 单位="市院", 部门="第二检察部"
    ),
    "content/posts/c.md": post("Draft", "2026-01-01", draft="true"),
    "content/posts/d.md": post("Later", "2026-12-01"),
    "content/posts/e.md": post("Gone", "2021-01-01", expires="2022-01-01", column="通知公告"),
    "content/posts/f.md": post("Withdrawn", "2021-01-02", status="withdrawn", reason="x"),
    "content/posts/g.md": post("Broken", "tomorrow"),
    "content/posts/h.md": "no front matter",
    "content/posts/i.md": post("At nine", "2022-05-27T09:00"),
}
Lay = Callable[..., SmallSite]


@pytest.fixture
def root(site: Lay) -> Path:
    return site(FILES).root


def listed(root: Path) -> Listing:
    store = Store(root / STORE)
    try:
        return list_posts(root, store, NOW)
    finally:
        store.close()


def by_name(listing: Listing) -> dict[str, Entry]:
    return {Path(entry.path).name[0]: entry for entry in listing.entries}


def test_every_bulletin_has_its_status(root: Path) -> None:
    entries = by_name(listed(root))
    assert {name: entry.status for name, entry in entries.items()} == {
        "a": "published",
        "b": "published",
        "c": "draft",
        "d": "scheduled",
        "e": "expired",
        "f": "withdrawn",
        "g": "problems",
        "h": "problems",
        "i": "published",
    }


def test_names_are_given_by_their_ids(root: Path) -> None:
    entries = by_name(listed(root))
    assert (entries["b"].office, entries["b"].department) == ("city", "city/second")
    assert (entries["a"].office, entries["a"].column) == ("city", "news")
    assert entries["e"].column == "notices"
    assert entries["b"].lang == "zh"


def test_the_newest_is_first_and_what_cannot_be_read_ahead_of_all(root: Path) -> None:
    paths = [Path(entry.path).name[0] for entry in listed(root).entries]
    assert paths == ["h", "g", "d", "c", "b", "i", "a", "f", "e"]


def test_what_cannot_be_read_has_its_title_or_its_path_and_says_why(root: Path) -> None:
    listing = listed(root)
    entries = by_name(listing)
    assert (entries["g"].title, entries["h"].title) == ("Broken", "h.md")
    said = [(problem.place.path, problem.place.line, problem.code) for problem in listing.problems]
    assert said == [
        ("content/posts/g.md", 3, "date-unreadable"),
        ("content/posts/h.md", 1, "front-matter-missing"),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "plans"}, "a"),
        ({"words": "部务会"}, "b"),
        ({"words": "２０２２ plans"}, "a"),
        ({"words": "tq-1"}, "a"),
        ({"words": "plans gone"}, ""),
        ({"status": "draft"}, "c"),
        ({"column": "notices"}, "e"),
        ({"lang": "zh"}, "b"),
        ({"office": "city", "words": "later"}, "d"),
    ],
)
def test_bulletins_are_found_by_words_and_filters(
    root: Path, asked: dict[str, str], found: str
) -> None:
    entries = searched(listed(root).entries, **asked)
    assert "".join(Path(entry.path).name[0] for entry in entries) == found


def test_a_column_has_what_stands_within_it(root: Path) -> None:
    (entry,) = searched(listed(root).entries, "plans")
    within = Entry(**{f: getattr(entry, f) for f in entry.__struct_fields__} | {"column": "a/b"})
    assert searched([within], column="a") == (within,)
    assert searched([within], column="a/") == ()


def test_only_what_changed_is_read_again(root: Path) -> None:
    first = listed(root)
    (root / "content/posts/c.md").write_text(post("Public now", "2026-01-01"))
    again = listed(root)
    assert by_name(again)["c"].status == "published"
    assert [e for e in again.entries if "c.md" not in e.path] == [
        e for e in first.entries if "c.md" not in e.path
    ]


def test_a_site_whose_own_file_is_wrong_is_listed_all_the_same(root: Path) -> None:
    (root / "content/site.yaml").write_text("title: [\n")
    listing = listed(root)
    assert len(listing.entries) == 9
    assert "content/site.yaml" in {problem.place.path for problem in listing.problems}


def test_nothing_of_it_is_in_the_public_store(root: Path) -> None:
    listed(root)
    assert not (root / ".bulletin" / "public.sqlite").exists()
