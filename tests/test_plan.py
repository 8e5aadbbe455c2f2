"""Plan: every file is decided before one is rendered, and no two claim one place."""

import pytest

from generator.assets import Asset
from generator.documents import Source
from generator.link import Linked
from generator.pages import Job
from generator.plan import plan
from generator.producers.files import file_jobs


def job(output: str, made_from: str = "home page") -> Job:
    return Job(output=output, made_from=made_from)


def collisions(*jobs: Job) -> list[tuple[str, str, str]]:
    """Whose problem it is, the place, and who else claims it."""
    _, problems = plan([], [], jobs)
    return [(p.place.path, p.values["output"], p.values["other"]) for p in problems]


def test_every_producer_sees_every_view_and_jobs_come_in_the_order_of_their_files() -> None:
    jobs, problems = plan(
        ["en", "zh"],
        [lambda lang: [job(f"{lang}/b")], lambda lang: [job(f"{lang}/a")]],
        [job("c")],
    )
    assert [each.output for each in jobs] == ["c", "en/a", "en/b", "zh/a", "zh/b"]
    assert problems == []


def test_of_two_claims_to_a_place_the_author_is_told_about_the_other() -> None:
    mine = job("2022/05/index.html", "content/posts/2022/05.md")
    assert collisions(job("2022/05/index.html", "archive of 2022-05"), mine) == [
        ("content/posts/2022/05.md", "2022/05/index.html", "archive of 2022-05")
    ]


def test_two_pages_of_the_programs_own_are_the_site_files_problem() -> None:
    assert collisions(job("x", "tag a"), job("x", "tag b")) == [("content/site.yaml", "x", "tag b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("A.html", "a.html"), ("caf\u00e9", "cafe\u0301"), ("stra\u00dfe", "STRASSE")],
)
def test_places_that_some_file_system_takes_for_one_collide(one: str, other: str) -> None:
    assert len(collisions(job(one), job(other))) == 1


def test_a_file_cannot_stand_where_a_folder_has_to() -> None:
    found = collisions(job("a", "content/static/a"), job("a/b/index.html", "content/posts/a/b.md"))
    assert [place for place, _, _ in found] == ["content/static/a"]


def test_a_file_named_like_the_beginning_of_a_folder_is_none() -> None:
    assert collisions(job("ab"), job("a/b"), job("a.html")) == []


ASSETS = [Asset(name="style.css", address="/assets/style.1.css", data=b"css")]


def source(path: str) -> Source:
    is_static = path.startswith("content/static/")
    return Source(path=path, kind="static" if is_static else "file", file=path, digest="")


def linked(**files: str) -> Linked:
    return Linked(links={}, covers={}, files=files, wanted=())


def test_assets_static_files_and_what_texts_refer_to_are_published_and_nothing_else() -> None:
    sources = [source("content/static/CNAME"), source("content/posts/a/b.jpg")]
    used = {"content/posts/a/c.jpg": "/a/c.jpg", "content/static/CNAME": "/CNAME"}
    jobs = list(file_jobs(ASSETS, sources, linked(**used)))
    assert [(each.output, each.copy, each.data) for each in jobs] == [
        ("assets/style.1.css", "", b"css"),
        ("CNAME", "content/static/CNAME", b""),
        ("a/c.jpg", "content/posts/a/c.jpg", b""),
    ]
    assert {each.part for each in jobs} == {"assets"}


def test_a_sites_static_file_goes_before_an_asset_at_the_same_address() -> None:
    icon = [Asset(name="favicon.ico", address="/favicon.ico", data=b"theme's")]
    jobs = list(file_jobs(icon, [source("content/static/favicon.ico")], linked()))
    assert [each.copy for each in jobs] == ["content/static/favicon.ico"]
