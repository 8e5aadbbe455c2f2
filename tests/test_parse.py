"""Parse: from a file's bytes to its front matter, with defaults laid below it."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from generator.config import STAND_IN, Config
from generator.dates import Moment
from generator.parse import Parsed, parse, parse_input
from generator.schema_site import Defaults

PATH = "content/posts/2022/a/index.md"
POST = "---\ntitle: T\ndate: 2022-05-26\n{more}---\nThe text.\n"


def config(site_defaults: Defaults | None = None, **folders: Defaults) -> Config:
    site = replace(STAND_IN.site, defaults=site_defaults or Defaults())
    below = {f"content/posts/{name}".rstrip("/"): each for name, each in folders.items()}
    return replace(STAND_IN, site=site, defaults=below)


def parsed(text: str | bytes, path: str = PATH, given: Config | None = None) -> Parsed:
    data = text.encode() if isinstance(text, str) else text
    is_post = path.startswith("content/posts/")
    return parse(parse_input(path, "digest", is_post=is_post, config=given or config()), data)


def post(more: str = "", path: str = PATH, given: Config | None = None) -> Any:
    found = parsed(POST.format(more=more), path, given)
    assert found.problems == ()
    assert found.post is not None
    return found.post


def codes(found: Parsed) -> list[str]:
    assert (found.post, found.page) == (None, None)
    return [problem.code for problem in found.problems]


def test_a_title_and_a_date_are_enough() -> None:
    found = post()
    assert (found.matter.title, found.matter.date) == ("T", Moment(dt.date(2022, 5, 26)))
    assert (found.key, found.lang) == ("content/posts/2022/a/index", "en")


def test_it_is_known_where_the_text_begins() -> None:
    text = POST.format(more="")
    found = parsed(text).post
    assert found is not None
    assert text[found.body_start :] == "The text.\n"
    assert text.split("\n")[found.body_line - 1] == "The text."


@pytest.mark.parametrize(
    "data",
    [
        POST.format(more="").encode("utf-8-sig"),
        POST.format(more="").replace("\n", "\r\n").encode(),
        POST.format(more="").replace("\n", "\r").encode(),
    ],
)
def test_a_file_of_windows_or_an_old_mac_means_the_same(data: bytes) -> None:
    assert parsed(data) == parsed(POST.format(more=""))


@pytest.mark.parametrize(
    ("name", "more", "lang", "key"),
    [
        ("index.zh.md", "", "zh", "index"),
        ("index.md", "lang: zh\n", "zh", "index"),
        ("report.zh.markdown", "", "zh", "report"),
        ("no-1.2022.md", "", "en", "no-1.2022"),
        ("index.zh.md", "lang: zh\n", "zh", "index"),
    ],
)
def test_the_language_is_told_by_the_files_name_then_by_its_front_matter_then_by_the_site(
    name: str, more: str, lang: str, key: str
) -> None:
    found = post(more, f"content/posts/{name}")
    assert (found.lang, found.key) == (lang, f"content/posts/{key}")


def test_a_language_that_the_site_does_not_have_is_a_problem_at_the_name_or_the_key() -> None:
    text = POST.format(more="")
    assert codes(parsed(text, "content/posts/index.fr.md")) == ["file-language-unknown"]
    found = parsed(POST.format(more="lang: fr\n"))
    assert [(p.code, p.place.field) for p in found.problems] == [("post-language-unknown", "lang")]


def test_the_same_words_in_another_language_are_another_text() -> None:
    assert post().text_digest != post("lang: zh\n").text_digest
    assert post().text_digest == post("column: news\n").text_digest


def test_defaults_lie_below_what_a_file_says_the_inner_folders_above_the_outers() -> None:
    given = config(
        Defaults(column="site", organization="site", editor="site", tags=("site",)),
        **{"": Defaults(organization="posts", editor="posts"), "2022": Defaults(editor="year")},
    )
    matter = post("tags: [own]\n", given=given).matter
    assert (matter.column, matter.organization, matter.editor, matter.tags) == (
        "site",
        "posts",
        "year",
        ("own",),
    )


def test_defaults_of_another_folder_do_not_count() -> None:
    assert post(given=config(**{"2023": Defaults(column="x")})).matter.column == ""


def test_a_folder_of_drafts_is_drafts_unless_a_file_says_otherwise() -> None:
    given = config(**{"2022": Defaults(draft=True)})
    assert post(given=given).matter.draft
    assert not post("draft: false\n", given=given).matter.draft


def test_a_page_has_a_schema_of_its_own_and_no_defaults() -> None:
    given = config(Defaults(column="news"))
    found = parsed("---\ntitle: About\nweight: 3\n---\n", "content/pages/about.md", given)
    assert found.page is not None
    assert found.page.matter.order == 3
    assert codes(parsed("---\ntitle: A\nmeeting: x\n---\n", "content/pages/about.md")) == [
        "key-unknown"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["front-matter-missing"]),
        ("---\ntitle: T\n", ["front-matter-unclosed"]),
        ("---\n---\n", ["key-missing", "key-missing"]),
        ("---\ntitle: T\ntitle: U\ndate: x\n---\n", ["key-twice", "date-unreadable"]),
    ],
)
def test_a_file_with_problems_gives_nothing_but_them(text: str, found: list[str]) -> None:
    assert codes(parsed(text)) == found


def test_a_problem_names_the_line_of_the_file_and_not_of_the_yaml() -> None:
    (problem,) = parsed("\n\n---\ntitle: T\ndate: soon\n---\n").problems
    assert (problem.place.line, problem.place.column) == (5, 7)
