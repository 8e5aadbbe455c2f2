"""Plan: every file is decided before one is rendered, and no two claim one place."""

from typing import Literal

import msgspec
import pytest

from generator.assets import Asset
from generator.documents import Source
from generator.errors import Problem
from generator.model import Content
from generator.pages import (
    KINDS,
    ArticlePage,
    BarePage,
    FeedEntry,
    FeedPage,
    Head,
    Job,
    Slice,
    TextPage,
)
from generator.pictures import Plate, Rendition
from generator.plan import collisions, files_of, plan, slice_of
from generator.producers.files import Beside, beside_jobs, fixed_jobs, shelved
from generator.urls import folds
from tests.specimens import bulletin
from tests.specimens import page as static_page


def job(output: str, made_from: str = "home page") -> Job:
    return Job(output=output, made_from=made_from)


def colliding(*slices: Slice) -> list[Problem]:
    """Where files of some slices claim one place."""
    return list(collisions(slices, folds(files_of(slices))))


def claims(*jobs: Job) -> list[tuple[str, str, str]]:
    """Whose problem it is, the place, and who else claims it."""
    problems = colliding(slice_of("site", jobs))
    return [(p.place.path, p.values["output"], p.values["other"]) for p in problems]


def test_every_producer_sees_every_view_and_sheets_come_in_the_order_of_their_files() -> None:
    made = plan(
        "site",
        ["en", "zh"],
        [lambda lang: [job(f"{lang}/b")], lambda lang: [job(f"{lang}/a")]],
    )
    assert made.name == "site"
    assert [sheet.output for sheet in made.sheets] == ["en/a", "en/b", "zh/a", "zh/b"]


HEAD = Head(title="T", url="/a/")


def page(output: str, title: str = "T") -> Job:
    """A page of a template."""
    shown = BarePage(head=Head(title=title, url=f"/{output}"))
    return Job(output=output, template="pages/404.html", lang="en", page=shown, made_from="a test")


def test_a_sheet_says_everything_of_its_job_but_the_page_which_is_loaded_apart() -> None:
    made = slice_of("site", [page("b", "Title"), Job(output="a", data=b"bytes", made_from="x")])
    ready, sheet = made.sheets
    assert (sheet.output, sheet.template, sheet.lang) == ("b", "pages/404.html", "en")
    assert (sheet.kind, sheet.made_from) == ("BarePage", "a test")
    assert (ready.kind, ready.template, ready.made_from) == ("", "", "x")
    loaded = made.load()
    assert loaded["a"] == b"bytes"
    assert msgspec.json.decode(loaded["b"], type=KINDS[sheet.kind]) == page("b", "Title").page


def test_sheets_and_slices_have_one_digest_exactly_while_their_pages_say_the_same() -> None:
    made, again = (
        slice_of("site", jobs) for jobs in ([page("a"), page("b")], [page("b"), page("a")])
    )
    assert made.sheets == again.sheets
    assert made.outline == again.outline
    other = slice_of("site", [page("a", "Other"), page("b")])
    assert other.outline.digest != made.outline.digest
    assert other.outline.places == made.outline.places
    assert [sheet.digest for sheet in other.sheets][1:] == [sheet.digest for sheet in made.sheets][
        1:
    ]
    assert other.sheets[0].digest != made.sheets[0].digest


def test_a_copied_file_has_the_digest_of_its_source() -> None:
    copied = Job(output="a", copy="content/static/a", digest="of the file", made_from="x")
    (sheet,) = slice_of("assets", [copied]).sheets
    assert (sheet.digest, sheet.copy) == ("of the file", "content/static/a")


def test_a_sheet_names_the_texts_that_its_page_shows() -> None:
    article = bulletin("a")
    entries = (
        FeedEntry(
            card=article.card,
            content=article.content,
            updated=article.card.date,
            author="",
            notice="",
        ),
    )
    shown = {
        "article": ArticlePage(head=HEAD, bulletin=article, older=None, newer=None, related=()),
        "feed": FeedPage(
            title="", url="", home="", description="", updated=None, entries=entries * 2
        ),
        "text": TextPage(
            head=HEAD, page=static_page("b", content=Content(digest="digest of b", links=()))
        ),
        "none": BarePage(head=HEAD),
    }
    jobs = [Job(output=name, template="x", page=value) for name, value in shown.items()]
    assert {sheet.output: sheet.texts for sheet in slice_of("site", jobs).sheets} == {
        "article": ("digest of a",),
        "feed": ("digest of a", "digest of a"),
        "text": ("digest of b",),
        "none": (),
    }


def test_two_slices_cannot_claim_one_place_either() -> None:
    one = slice_of("2022", [job("a", "content/posts/2022/a.md")])
    other = slice_of("assets", [job("a", "content/static/a")])
    apart = slice_of("site", [job("b")])
    assert [p.values["output"] for p in colliding(one, apart, other)] == ["a"]
    assert colliding(one, apart) == []


def test_of_two_claims_to_a_place_the_author_is_told_about_the_other() -> None:
    mine = job("2022/05/index.html", "content/posts/2022/05.md")
    assert claims(job("2022/05/index.html", "archive of 2022-05"), mine) == [
        ("content/posts/2022/05.md", "2022/05/index.html", "archive of 2022-05")
    ]


def test_two_pages_of_the_programs_own_are_the_site_files_problem() -> None:
    assert claims(job("x", "tag a"), job("x", "tag b")) == [("content/site.yaml", "x", "tag b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("A.html", "a.html"), ("caf\u00e9", "cafe\u0301"), ("stra\u00dfe", "STRASSE")],
)
def test_places_that_some_file_system_takes_for_one_collide(one: str, other: str) -> None:
    assert len(claims(job(one), job(other))) == 1


def test_a_file_cannot_stand_where_a_folder_has_to() -> None:
    found = claims(job("a", "content/static/a"), job("a/b/index.html", "content/posts/a/b.md"))
    assert [place for place, _, _ in found] == ["content/static/a"]


def test_a_file_named_like_the_beginning_of_a_folder_is_none() -> None:
    assert claims(job("ab"), job("a/b"), job("a.html")) == []


ASSETS = [Asset(name="style.css", address="/assets/style.1.css", data=b"css")]


def source(path: str) -> Source:
    is_static = path.startswith("content/static/")
    kind: Literal["static", "file"] = "static" if is_static else "file"
    return Source(path=path, kind=kind, file=path, digest=f"digest of {path}")


PATHS = (
    "content/static/CNAME",
    "content/posts/2021/a/b.jpg",
    "content/posts/2021/a/c.pdf",
    "content/posts/2022/d.jpg",
    "content/pages/e.pdf",
)
SOURCES = {path: source(path) for path in PATHS}


def test_assets_and_static_files_are_published_as_they_are() -> None:
    jobs = list(fixed_jobs(ASSETS, SOURCES.values()))
    assert [(each.output, each.copy, each.data) for each in jobs] == [
        ("assets/style.1.css", "", b"css"),
        ("CNAME", "content/static/CNAME", b""),
    ]
    assert jobs[1].digest == "digest of content/static/CNAME"


def test_of_files_beside_texts_those_are_published_that_a_text_refers_to_cut_by_folder() -> None:
    used = {path: f"/{path.rpartition('/')[2]}" for path in PATHS if not path.endswith("b.jpg")}
    found = shelved(SOURCES, used, {}, {})
    assert {name: [one.source.path for one in some] for name, some in found.items()} == {
        "files-": ["content/pages/e.pdf"],
        "files-2021": ["content/posts/2021/a/c.pdf"],
        "files-2022": ["content/posts/2022/d.jpg"],
    }


def test_a_picture_is_planned_in_all_its_renditions_and_another_file_as_it_is() -> None:
    plate = Plate(900, 600, (Rendition("", "JPEG", 900), Rendition(".480.webp", "WEBP", 480)))
    beside = [
        Beside(SOURCES["content/posts/2022/d.jpg"], "/2022/d.jpg", plate),
        Beside(SOURCES["content/posts/2021/a/c.pdf"], "/2021/a/c.pdf", None),
    ]
    own, small, copied = beside_jobs(beside, "program")
    assert [each.output for each in (own, small)] == ["2022/d.jpg", "2022/d.jpg.480.webp"]
    assert [each.rendition for each in (own, small, copied)] == [*plate.renditions, None]
    assert (copied.output, copied.digest) == (
        "2021/a/c.pdf",
        "digest of content/posts/2021/a/c.pdf",
    )
    again = [job.digest for job in beside_jobs(beside, "another program")]
    assert len({own.digest, small.digest, *again[:2]}) == 4


def test_a_sites_static_file_goes_before_an_asset_at_the_same_address() -> None:
    icon = [Asset(name="favicon.ico", address="/favicon.ico", data=b"theme's")]
    jobs = list(fixed_jobs(icon, [source("content/static/favicon.ico")]))
    assert [each.copy for each in jobs] == ["content/static/favicon.ico"]
