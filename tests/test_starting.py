"""Starting: a new site and a new bulletin are valid from their first line."""

import datetime as dt
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import STAND_IN
from generator.dates import Moment
from generator.parse import parse, parse_input
from generator.starting.init import LANGUAGES, lay_out, starter
from generator.starting.new import Wish, place, text
from generator.starting.slugs import MAX_BYTES, slug
from generator.urls import is_safe
from tests.small_site import SmallSite

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Second Department plans its work", "second-department-plans-its-work"),
        ("第二检察部召开部务会", "di-er-jian-cha-bu-zhao-kai-bu-wu-hui"),
        ("长江与重庆", "chang-jiang-yu-chong-qing"),
        ("“检察开放日”：2026年", "jian-cha-kai-fang-ri-2026-nian"),
        ("Café – Straße", "cafe-strasse"),
        ("ＡＢＣ　１２", "abc-12"),
        ("CON", "con-1"),
        ("nul", "nul-1"),
        ("……", "bulletin"),
        ("", "bulletin"),
        ("🎉", "bulletin"),
    ],
)
def test_a_title_names_its_folder_in_plain_letters(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_long_title_is_cut_between_syllables_at_eighty_bytes() -> None:
    name = slug("检察长列席审判委员会会议" * 10)
    assert MAX_BYTES - 7 < len(name) <= MAX_BYTES
    assert set(name.split("-")) <= set(slug("检察长列席审判委员会会议").split("-"))


def test_a_single_word_without_an_end_is_cut_where_it_must_be() -> None:
    assert slug("x" * 300) == "x" * MAX_BYTES


@given(st.text())
def test_any_title_at_all_names_a_folder_that_every_system_accepts(title: str) -> None:
    name = slug(title)
    assert 0 < len(name) <= MAX_BYTES
    assert set(name) <= {*string.ascii_lowercase, *string.digits, "-"}
    assert is_safe(f"/2026/{name}/")


def test_a_second_bulletin_of_one_title_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    wish = Wish(title="Plan", date=TODAY)
    folders = []
    for _ in range(3):
        file = place(wish, tmp_path, lang_suffix=".zh")
        file.parent.mkdir(parents=True)
        folders.append(file.relative_to(tmp_path).as_posix())
    assert folders == [
        f"content/posts/2026/{name}/index.zh.md" for name in ("plan", "plan-2", "plan-3")
    ]


def parsed(wish: Wish) -> object:
    given = parse_input("content/posts/a.md", "", is_post=True, config=STAND_IN)
    found = parse(given, text(wish).encode())
    assert found.problems == ()
    assert found.post is not None
    return found.post.matter


def test_what_is_known_of_a_new_bulletin_stands_in_its_front_matter() -> None:
    matter = parsed(
        Wish(
            title='Plan: "2026" #1',
            date=TODAY,
            column="news",
            organization="台前县院",
            department="second",
            meeting="study",
        )
    )
    assert (matter.title, matter.date) == ('Plan: "2026" #1', Moment(TODAY))  # type: ignore[attr-defined]
    assert (matter.column, matter.organization) == ("news", "台前县院")  # type: ignore[attr-defined]
    assert (matter.meeting.type, matter.draft) == ("study", True)  # type: ignore[attr-defined]


def test_what_is_not_said_is_left_to_the_sites_defaults() -> None:
    assert "column" not in text(Wish(title="Plan", date=TODAY))
    assert "draft" not in text(Wish(title="Plan", date=TODAY, draft=False))


def test_two_new_bulletins_never_share_an_id() -> None:
    ids = {parsed(Wish(title="Plan", date=TODAY)).id for _ in range(50)}  # type: ignore[attr-defined]
    assert len(ids) == 50


@given(st.text().filter(lambda title: any(char.isalnum() for char in title)))
def test_any_title_at_all_makes_a_valid_file(title: str) -> None:
    matter = parsed(Wish(title=title, date=TODAY))
    kept = "".join(char for char in matter.title if char.isalnum())  # type: ignore[attr-defined]
    assert kept == "".join(char for char in title if char.isalnum())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_site_builds_at_once_without_a_warning(tmp_path: Path, lang: str) -> None:
    new = SmallSite(tmp_path / "new")
    lay_out(new.root, starter(lang, TODAY))
    report = new.build("2026-11-24", strict=True)
    assert report.warnings == ()
    assert report.withheld == ()
    assert (new.output / "2026/first-bulletin/index.html").is_file()


def test_a_new_site_overwrites_nothing_and_then_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text("theirs")
    with pytest.raises(FileExistsError):
        lay_out(tmp_path, starter("en", TODAY))
    assert (tmp_path / "content/site.yaml").read_text() == "theirs"
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [
        tmp_path / "content/site.yaml"
    ]


def test_a_new_site_keeps_the_gitignore_that_is_there(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.bak\n")
    lay_out(tmp_path, starter("en", TODAY))
    assert (tmp_path / ".gitignore").read_text() == "*.bak\n"
    assert (tmp_path / "content/site.yaml").is_file()
