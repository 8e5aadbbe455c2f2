"""Checks: what must hold across a whole site; each rule is broken once, and kept once."""

from typing import Any

import pytest
from msgspec import convert
from msgspec.structs import replace

from generator.checks import Material, check
from generator.config import STAND_IN
from generator.dates import parse_interval, parse_moment
from generator.documents import Post
from generator.errors import Place
from generator.link import Wanted
from generator.names import gather_names
from generator.pages import Job
from generator.plan import slice_of
from generator.schema import Meeting, PostMatter
from generator.schema_site import OfficeEntry, PersonEntry, SiteFile
from tests.specimens import Library, bulletin, edition, site


def post(date: str = "2022-05-26", **matter: Any) -> Post:
    moments = {k: parse_moment(v) for k, v in matter.items() if k in ("updated", "expires")}
    return Post(
        path="content/posts/a.md",
        key="content/posts/a",
        lang="en",
        matter=PostMatter(title="T", date=parse_moment(date), **(matter | moments)),
        body_start=0,
        body_line=1,
        text_digest="",
    )


def held(days: str) -> dict[str, Any]:
    return {"meeting": Meeting(type="study", held=parse_interval(days))}


def found(*posts: Post, **more: Any) -> list[tuple[str, str, str]]:
    """File, field and code of every problem."""
    config = replace(
        STAND_IN,
        site=convert({"title": "T", "base_url": "", **more.pop("file", {})}, SiteFile),
        offices=convert(more.pop("offices", []), tuple[OfficeEntry, ...]),
        people=convert(more.pop("people", []), tuple[PersonEntry, ...]),
    )
    library: Library = more.pop("site", site(edition()))
    parts: dict[str, Any] = {
        "site": library.site,
        "volumes": library.volumes,
        "is_whole": True,
        "slices": (slice_of("2022", more.pop("jobs", ())), slice_of("site", ())),
        "wanted": (),
        **more,
    }
    material = Material(posts=posts, config=config, names=gather_names(config), **parts)
    return [
        (p.place.path.removeprefix("content/"), p.place.field or p.place.quote, p.code)
        for p in check(material)
    ]


def test_an_ordinary_bulletin_has_nothing_wrong_with_it() -> None:
    ordinary = post(updated="2022-05-26", expires="2023-01-01", **held("2022-05-25/2022-05-26"))
    assert found(ordinary) == []
    assert found(post(**held("2022-05-26"))) == []


@pytest.mark.parametrize(
    ("matter", "field", "code"),
    [
        (held("2022-05-27"), "meeting.held", "held-after-published"),
        ({"updated": "2022-05-25"}, "updated", "updated-before-published"),
        ({"expires": "2022-05-25"}, "expires", "expires-before-published"),
        ({"status": "withdrawn"}, "status", "withdrawn-without-reason"),
        ({"reason": "An error."}, "reason", "reason-without-withdrawal"),
    ],
)
def test_dates_and_states_of_one_bulletin_must_agree(
    matter: dict[str, Any], field: str, code: str
) -> None:
    assert found(post(**matter)) == [("posts/a.md", field, code)]


def test_a_withdrawn_bulletin_with_its_reason_is_sound() -> None:
    assert found(post(status="withdrawn", reason="An error.")) == []


def test_a_column_without_a_bulletin_is_blank_but_one_that_only_holds_columns_is_not() -> None:
    inner = [{"id": "used", "name": "U"}, {"id": "blank", "name": "B"}]
    columns = [{"id": "outer", "name": "O", "columns": inner}, {"id": "empty", "name": "E"}]
    used = site(edition([]), edition([bulletin("a", column_id="outer/used")], lang="zh"))
    assert found(file={"columns": columns}, site=used) == [
        ("site.yaml", "columns.0.columns.1.id", "column-blank"),
        ("site.yaml", "columns.1.id", "column-blank"),
    ]


def test_no_column_is_called_blank_while_a_bulletin_may_only_have_failed() -> None:
    columns = {"columns": [{"id": "news", "name": "N"}]}
    assert found(file=columns, is_whole=False) == []
    assert found(file=columns) == [("site.yaml", "columns.0.id", "column-blank")]


def test_a_column_with_withdrawn_bulletins_alone_is_blank() -> None:
    gone = site(edition([bulletin("a", withdrawn="An error.")]))
    assert len(found(file={"columns": [{"id": "news", "name": "N"}]}, site=gone)) == 1


OFFICES = [
    {
        "id": "city",
        "name": "City Office",
        "level": "county",
        "departments": [{"id": "second", "name": "Second", "aliases": ["二部"]}],
    },
    {
        "id": "town",
        "name": "Town Office",
        "level": "county",
        "departments": [{"id": "second", "name": "Second"}],
    },
]


@pytest.mark.parametrize(
    ("organization", "problems"),
    [
        ("city", []),
        ("City Office", []),
        ("city/second", []),
        ("二部", []),
        ("city/二部", []),
        ("Second", [("people.yaml", "0.posts.0.organization", "organization-ambiguous")]),
        ("city/third", [("people.yaml", "0.posts.0.organization", "post-organization-unknown")]),
        ("village", [("people.yaml", "0.posts.0.organization", "post-organization-unknown")]),
    ],
)
def test_a_post_is_held_at_an_office_or_department_that_is_registered(
    organization: str, problems: list[Any]
) -> None:
    people = [{"id": "p", "name": "P", "posts": [{"organization": organization, "title": "T"}]}]
    assert found(people=people, offices=OFFICES) == problems
    assert found(people=people, offices=[]) == []


def test_a_link_by_address_must_lead_to_a_file_of_the_output() -> None:
    jobs = (Job(output="Offices/x/index.html"), Job(output="form.pdf"))

    def wanted(file: str, href: str) -> Wanted:
        return Wanted(file=file, place=Place(path="content/posts/a.md", quote=href), href=href)

    links = (
        wanted("offices/x/index.html", "/offices/x/"),
        wanted("offices/x", "/offices/x"),
        wanted("form.pdf", "/form.pdf"),
        wanted("gone/index.html", "/gone/"),
    )
    assert found(jobs=jobs, wanted=links) == [("posts/a.md", "/gone/", "dead-address")]


@pytest.mark.parametrize("name", ["Manifest.json", "manifest/2022.json", "manifest/Site.json"])
def test_no_file_may_stand_where_the_manifest_does(name: str) -> None:
    static = Job(output=name, made_from=f"content/static/{name}")
    assert found(jobs=(static,)) == [(f"static/{name}", "", "output-collision")]


def test_a_file_beside_those_of_the_manifest_is_nobodys_concern() -> None:
    names = ("manifest.webmanifest", "manifest/1999.json", "2022/manifest.json")
    assert (
        found(jobs=[Job(output=name, made_from=f"content/static/{name}") for name in names]) == []
    )


def test_a_name_that_no_disk_takes_is_told_before_anything_is_written() -> None:
    chinese = "检" * 82
    for name, problems in ((f"{chinese}.jpg", 0), (f"{chinese}.jpg.1600.webp", 1)):
        made = Job(output=f"2026/a/{name}", made_from="content/posts/2026/a/long.jpg")
        assert [code for *_, code in found(jobs=[made])] == ["name-too-long"] * problems


def test_where_the_home_page_is_off_a_page_of_the_sites_own_stands_in_each_language() -> None:
    file = {"pages": {"home": False}, "languages": ["en", "zh"]}
    two = site(edition(), edition(lang="zh"))
    english = Job(output="index.html", made_from="content/pages/index.md")
    assert found(file=file, site=two, jobs=[english]) == [
        ("site.yaml", "pages.home", "home-missing")
    ]
    chinese = Job(output="zh/index.html", made_from="content/pages/index.zh.md")
    assert found(file=file, site=two, jobs=[english, chinese]) == []
