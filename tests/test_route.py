"""Route: which address a source has, and that no two share one."""

from typing import Any

import pytest
from msgspec.structs import replace

from generator.config import STAND_IN, Config
from generator.dates import parse_moment
from generator.documents import Page, Post, Redirect
from generator.names import gather_names
from generator.route import route
from generator.schema import PageMatter, PostMatter
from generator.schema_site import ColumnEntry, OfficeEntry

OFFICE = OfficeEntry(id="taiqian", name="Taiqian Office", level="county")
COLUMN = ColumnEntry(id="jcyw", name="News")


def post(path: str, lang: str = "en", **matter: Any) -> Post:
    given = {"title": "T", "date": parse_moment("2022-05-06"), **matter}
    key = path.removesuffix(".md").removesuffix(f".{lang}")
    return Post(
        path=f"content/posts/{path}",
        key=f"content/posts/{key}",
        lang=lang,
        matter=PostMatter(**given),
        body_start=0,
        body_line=1,
        text_digest="",
    )


def page(path: str, **matter: Any) -> Page:
    return Page(
        path=f"content/pages/{path}",
        key=f"content/pages/{path.removesuffix('.md')}",
        lang="en",
        matter=PageMatter(title="T", **matter),
        body_start=0,
        body_line=1,
        text_digest="",
    )


def site(addresses: str = "") -> Config:
    file = replace(STAND_IN.site, addresses=addresses, columns=(COLUMN,))
    return replace(STAND_IN, site=file, offices=(OFFICE,))


def addresses(*documents: Post | Page, pattern: str = "") -> list[str]:
    given = site(pattern)
    routes, problems = route(documents, given, gather_names(given))
    assert problems == []
    return [routes.addresses[document.path] for document in documents]


def problems(*documents: Post | Page) -> list[tuple[str, str, str]]:
    """Source, field and code of every problem."""
    _, found = route(documents, site(), gather_names(site()))
    return [(p.place.path.removeprefix("content/"), p.place.field, p.code) for p in found]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("2022/second-department/index.md", "/2022/second-department/"),
        ("2022/second-department.md", "/2022/second-department/"),
        ("2022/cases/criminal/x.md", "/2022/cases/criminal/x/"),
        ("2022/检察要闻.md", "/2022/检察要闻/"),
    ],
)
def test_the_source_path_alone_makes_the_address(path: str, address: str) -> None:
    assert addresses(post(path)) == [address]
    assert addresses(post(path, title="Another")) == [address]


def test_a_translation_stands_at_the_same_address_below_its_language() -> None:
    assert addresses(post("2022/a/index.md"), post("2022/a/index.zh.md", "zh")) == [
        "/2022/a/",
        "/zh/2022/a/",
    ]


def test_pages_stand_without_the_folder_pages() -> None:
    assert addresses(
        page("services/index.md"), page("services/petitions.md"), page("index.md")
    ) == [
        "/services/",
        "/services/petitions/",
        "/",
    ]


def test_a_slug_replaces_the_last_part_and_an_address_the_whole() -> None:
    assert addresses(
        post("2022/a/index.md", slug="b"), post("2022/c.md", address="/jcyw/t1.shtml")
    ) == ["/2022/b/", "/jcyw/t1.shtml"]


def test_a_migrated_sites_pattern_makes_the_addresses_of_bulletins_and_of_nothing_else() -> None:
    pattern = "/{column}/{year}{month}/t{year}{month}{day}_{id}_{organization}_{slug}.shtml"
    assert addresses(
        post("2022/a/index.md", column="News", organization="Taiqian Office", id="7"),
        post("2022/a/index.zh.md", "zh", column="jcyw", organization="taiqian", slug="b"),
        page("about.md"),
        pattern=pattern,
    ) == [
        "/jcyw/202205/t20220506_7_taiqian_a.shtml",
        "/zh/jcyw/202205/t20220506_b_taiqian_b.shtml",
        "/about/",
    ]


def test_of_two_sources_with_one_address_the_problem_names_both() -> None:
    documents = [post("2022/a/index.md"), post("2022/b.md", slug="A")]
    assert problems(*documents) == [("posts/2022/b.md", "slug", "address-collision")]
    _, (found,) = route(documents, site(), gather_names(site()))
    assert found.values["other"] == "content/posts/2022/a/index.md"


def test_an_address_that_names_the_file_collides_with_one_that_names_the_folder() -> None:
    assert problems(post("2022/a.md"), page("x.md", address="/2022/a/index.html")) == [
        ("posts/2022/a.md", "title", "address-collision")
    ]


@pytest.mark.parametrize(
    ("matter", "field"),
    [
        ({"slug": "../x"}, "slug"),
        ({"slug": "con"}, "slug"),
        ({"address": "no-slash"}, "address"),
        ({"address": "/a/../../etc/passwd"}, "address"),
    ],
)
def test_an_address_that_leads_out_of_the_site_is_refused(
    matter: dict[str, str], field: str
) -> None:
    bad = post("2022/a.md", **matter)
    assert problems(bad) == [("posts/2022/a.md", field, "address-unsafe")]
    routes, _ = route([bad], site(), gather_names(site()))
    assert routes.addresses == {}


def test_old_addresses_lead_to_new_ones() -> None:
    routes, _ = route(
        [post("2022/a.md", aliases=("/old/1.shtml", "/old/2/"))], site(), gather_names(site())
    )
    path = "content/posts/2022/a.md"
    assert routes.redirects == (
        Redirect(old="/old/1.shtml", new="/2022/a/", path=path, lang="en"),
        Redirect(old="/old/2/", new="/2022/a/", path=path, lang="en"),
    )


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("/2022/B/", "alias-collision"),
        ("/2022/a/index.html", "alias-collision"),
        ("old/x.html", "alias-unsafe"),
        ("/../x", "alias-unsafe"),
        ("https://old.example/x", "alias-unsafe"),
    ],
)
def test_an_old_address_must_not_hide_a_page_or_leave_the_site(alias: str, code: str) -> None:
    assert problems(post("2022/a.md", aliases=(alias,)), post("2022/b.md")) == [
        ("posts/2022/a.md", "aliases.0", code)
    ]


def test_one_old_address_cannot_lead_to_two_places() -> None:
    two = [post("2022/a.md", aliases=("/x",)), post("2022/b.md", aliases=("/X",))]
    assert problems(*two) == [("posts/2022/b.md", "aliases.0", "alias-collision")]


def test_a_file_beside_an_index_stands_below_its_address_and_others_below_their_folder() -> None:
    documents = [
        post("2022/a/index.md", slug="b"),
        post("2022/c/index.md", address="/c.shtml"),
        post("2022/d.md"),
    ]
    routes, _ = route(documents, site(), gather_names(site()))
    files = ("2022/a/room.jpg", "2022/c/room.jpg", "2022/room.jpg")
    assert [routes.of_file(f"content/posts/{file}") for file in files] == [
        "/2022/b/room.jpg",
        "/2022/c/room.jpg",
        "/2022/room.jpg",
    ]
    assert routes.of_file("content/static/CNAME") == "/CNAME"
