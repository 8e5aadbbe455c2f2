"""Lists: what a new bulletin changes does not grow with the archive, and sealed pages stay."""

import datetime as dt
from itertools import pairwise
from types import ModuleType
from typing import Any

import pytest
from msgspec.structs import replace

from generator.model import Bulletin, ContactLine, Link
from generator.pages import Job
from generator.producers import archives, columns, meetings, offices, people, tags
from generator.urls import output_path
from tests.specimens import (
    FIRST,
    Library,
    bulletin,
    column,
    daily,
    edition,
    office,
    person,
    produced,
    series,
    site,
    slices,
    tag,
)

EVERYWHERE: dict[str, Any] = {
    "tag_ids": ("openness",),
    "person_ids": ("chen-lin",),
    "series_id": "study",
}
"""A bulletin that stands in a list of every kind."""


def library(bulletins: list[Bulletin], **more: Any) -> Library:
    given = edition(
        bulletins, tags=(tag("openness"),), people=(person("chen-lin"),), series=(series("study"),)
    )
    return site(given, **more)


def jobs(bulletins: list[Bulletin], **more: Any) -> dict[str, Job]:
    return produced(library(bulletins, **more))


def changed(before: dict[str, Job], after: dict[str, Job]) -> set[str]:
    return {
        output for output in before.keys() | after.keys() if before.get(output) != after.get(output)
    }


def ids(job: Job) -> list[str]:
    return [card.id for card in job.page.cards]


def test_a_new_bulletin_changes_as_many_files_in_a_large_archive_as_in_a_small_one() -> None:
    numbers = []
    for size in (400, 800, 1600):
        days = daily(size, **EVERYWHERE)
        new = bulletin("new", days[-1].card.date.day, **EVERYWHERE)
        numbers.append(len(changed(jobs(days), jobs([*days, new]))))
    assert numbers[0] == numbers[1] == numbers[2]


def test_a_bulletin_taken_out_of_an_old_year_leaves_every_other_year_as_it_was() -> None:
    """Only the archive tells how many each year has."""
    days = daily(1600, **EVERYWHERE)
    before, after = jobs(days), jobs(days[:500] + days[501:])
    parts = slices(library(days))
    touched = {output: parts[output] for output in changed(before, after)}
    assert {name for name in touched.values() if name != "site"} == {"2021-05", "lists-2021"}
    assert [output for output, name in touched.items() if name == "site"] == ["archive/index.html"]


def year_pages(made: dict[str, Job]) -> dict[str, Job]:
    """A column's pages of 2020 by their addresses, the oldest first; the last is the year's own."""
    pages = {job.page.head.url: job for output, job in made.items() if output.startswith(NEWS_2020)}
    return dict(sorted(pages.items(), key=lambda page: ids(page[1])[-1]))


NEWS_2020 = "columns/news/2020/"


def test_a_page_that_is_followed_by_another_never_changes_because_of_newer_bulletins() -> None:
    sealed: dict[str, Job] = {}
    for number in range(1, 40):
        made = year_pages(jobs(daily(number), list_size=3))
        assert {url: made.get(url) for url in sealed} == sealed
        sealed = dict(list(made.items())[:-1])
    assert len(sealed) > 5


def test_a_bulletin_more_or_less_in_the_middle_of_a_year_changes_few_of_its_pages() -> None:
    numbers = []
    for size in (60, 120, 240):
        days = daily(size)
        before, after = (jobs(some, list_size=4) for some in (days, days[:30] + days[31:]))
        numbers.append(len(changed(year_pages(before), year_pages(after))))
    # Three pages become three others; the next one's way back and the front's list of pages change.
    assert numbers[0] == numbers[1] == numbers[2] <= 8


def test_within_a_year_a_page_is_called_after_its_oldest_day_and_shows_its_newest_first() -> None:
    days = {one.card.id: one.card.date.day for one in daily(30)}
    made = year_pages(jobs(daily(30), list_size=3))
    assert list(made)[-1] == "/columns/news/2020/"
    for url, job in list(made.items())[:-1]:
        assert ids(job) == sorted(ids(job), reverse=True)
        oldest = days[ids(job)[-1]]
        assert url == f"/columns/news/2020/{oldest:%m-%d}/"
        assert job.page.head.title == f"news, 2020, from {oldest.day} January"


def test_pages_that_begin_on_one_day_are_told_apart() -> None:
    year = [bulletin(f"b{n:03}", FIRST) for n in range(60)]
    made = jobs(year, list_size=3)
    names = [output.split("/")[3] for output in made if output.startswith(NEWS_2020)]
    named = sorted(name for name in names if name != "index.html")
    assert named == sorted(["01-01", *(f"01-01-{n}" for n in range(2, len(names)))])
    assert made["columns/news/2020/01-01-2/index.html"].page.head.title == (
        "news, 2020, from 1 January (2)"
    )


def test_within_a_month_a_page_is_called_after_the_day_alone() -> None:
    made = produced(site(edition(daily(31)), list_size=3), archives)
    names = [output.split("/")[2] for output in made if output.startswith("2020/01/")]
    days = [f"{n:02}" for n in range(1, 32)]
    assert len(names) > 3
    assert set(names) <= {*days, "index.html"}


def test_every_bulletin_of_a_list_is_reached_once_by_its_years_pages() -> None:
    days = daily(800, **EVERYWHERE)
    made = jobs(days)
    for place in (
        "columns/news",
        "offices/city",
        "people/chen-lin",
        "tags/openness",
        "meetings/study",
    ):
        pages = [
            job
            for output, job in made.items()
            if output.startswith(f"{place}/20") and output.endswith("index.html")
        ]
        reached = [id_ for job in pages for id_ in ids(job)]
        assert sorted(reached) == [b.card.id for b in days]


def test_a_page_leads_to_the_older_one_and_to_the_front_of_its_year_and_to_no_newer_one() -> None:
    made = year_pages(jobs(daily(60), list_size=3))
    pages = [job.page for job in made.values()]
    assert pages[0].paging.older is None
    for older, page in pairwise(pages):
        assert page.paging.older.url == older.head.url
        assert page.paging.newer is None
        assert page.paging.whole.url == "/columns/news/2020/"
        assert older.paging.pages == ()
    front = pages[-1]
    assert [link.url for link in front.paging.pages] == list(made)[:-1]
    assert front.paging.pages[0].title == "1 January"


def test_a_year_that_fits_on_one_page_has_no_paging() -> None:
    assert jobs(daily(3), list_size=3)["columns/news/2020/index.html"].page.paging is None


def test_the_front_shows_the_newest_and_the_way_to_every_year() -> None:
    front = jobs(daily(800), list_size=2)["columns/news/index.html"].page
    assert [card.id for card in front.cards] == ["b0799", "b0798"]
    assert [link.title for link in front.years] == ["2022", "2021", "2020"]


def test_the_front_of_a_list_goes_back_over_as_many_years_as_it_takes_to_fill_it() -> None:
    days = [
        bulletin(f"b{year}", dt.date(year, 5, 1), tag_ids=("openness",))
        for year in (2018, 2019, 2021, 2022)
    ]
    others = [bulletin(f"x{n}", dt.date(2022, 6, n + 1)) for n in range(5)]
    assert ids(jobs([*days, *others], list_size=3)["tags/openness/index.html"]) == [
        "b2022",
        "b2021",
        "b2019",
    ]


def test_without_years_there_is_the_front_alone() -> None:
    made = jobs(daily(800), off=["years"])
    assert made["columns/news/index.html"].page.years == ()
    assert not [output for output in made if output.startswith("columns/news/2")]


def test_a_column_lists_the_columns_within_it_too() -> None:
    outer = column("openness", children=["openness/notices"])
    inner = column("openness/notices", parents=[outer.link])
    given = edition(
        [bulletin("a", column_id="openness/notices"), bulletin("b", column_id="openness")],
        columns=(outer, inner),
    )
    made = produced(site(given), columns)
    assert ids(made["columns/openness/index.html"]) == ["b", "a"]
    assert ids(made["columns/openness/notices/index.html"]) == ["a"]
    assert made["columns/openness/index.html"].page.children == (inner.link,)
    trail = made["columns/openness/notices/index.html"].page.head.breadcrumb
    assert [link.title for link in trail] == ["Home", "openness"]


def test_an_office_lists_its_own_bulletins_and_only_the_newest_few_of_those_below() -> None:
    top = office("province", children=["city"])
    below = office("city", parents=[top.link], children=["county"])
    lowest = office("county", parents=[top.link, below.link])
    given = edition(
        [
            *daily(4, office_id="city"),
            *(bulletin(f"c{n}", FIRST, office_id="county") for n in range(4)),
            bulletin("own", FIRST, office_id="province"),
        ],
        offices=(top, below, lowest),
    )
    page = produced(site(given), offices)["offices/province/index.html"].page
    assert [card.id for card in page.cards] == ["own"]
    assert [card.id for card in page.below] == ["b0003", "b0002", "b0001", "c3", "c2"]


def test_an_office_names_its_people() -> None:
    given = edition([], people=(person("chen-lin", "city"), person("li-wei", "elsewhere")))
    page = produced(site(given), offices)["offices/city/index.html"].page
    assert [(member.link.title, member.title) for member in page.people] == [
        ("chen-lin", "Director")
    ]


@pytest.mark.parametrize(
    ("module", "kind"),
    [
        (columns, "columns"),
        (offices, "offices"),
        (people, "people"),
        (tags, "tags"),
        (meetings, "meetings"),
        (archives, "archives"),
    ],
)
def test_a_kind_of_page_that_is_off_makes_no_page(module: ModuleType, kind: str) -> None:
    given = edition(
        daily(3, **EVERYWHERE),
        tags=(tag("openness"),),
        people=(person("chen-lin"),),
        series=(series("study"),),
    )
    assert produced(site(given), module)
    assert not produced(site(given, off=[kind]), module)


def test_a_site_without_registries_has_no_empty_indexes() -> None:
    bare = edition([], columns=(), offices=())
    made = produced(
        site(bare),
        columns,
        offices,
        people,
        tags,
        meetings,
        archives,
    )
    assert made == {}


def test_archives_lead_from_years_to_months_to_bulletins() -> None:
    days = [
        bulletin("a", dt.date(2021, 12, 31)),
        bulletin("b", dt.date(2022, 1, 1)),
        bulletin("c", dt.date(2022, 3, 1)),
    ]
    made = produced(site(edition(days)), archives)
    assert sorted(made) == [
        "2021/12/index.html",
        "2021/figures.csv",
        "2021/figures.json",
        "2021/index.html",
        "2022/01/index.html",
        "2022/03/index.html",
        "2022/figures.csv",
        "2022/figures.json",
        "2022/index.html",
        "archive/index.html",
    ]
    entries = made["archive/index.html"].page.entries
    assert [(tree.link.title, [t.link.title for t in tree.children]) for tree in entries] == [
        ("2022", ["January 2022", "March 2022"]),
        ("2021", ["December 2021"]),
    ]
    assert ids(made["2022/index.html"]) == ["c", "b"]
    assert ids(made["2022/01/index.html"]) == ["b"]


def test_pages_of_a_year_belong_to_its_part_of_the_manifest() -> None:
    for output, name in slices(site(edition(daily(800))), columns, archives).items():
        years = [part for part in output.split("/") if part.isdecimal() and len(part) == 4]
        assert name == (f"lists-{years[0]}" if years else "site")


def test_a_list_is_announced_in_another_language_only_where_that_has_it() -> None:
    english = edition([bulletin("a", tag_ids=("x",))], tags=(tag("x"),))
    chinese = edition(
        [bulletin("b", dt.date(2021, 1, 1), root="/zh/")], lang="zh", tags=(tag("x", "/zh/"),)
    )
    made = produced(site(english, chinese), columns, tags)
    front = made["columns/news/index.html"].page.head.translations
    assert [(link.lang, link.url) for link in front] == [
        ("en", "/columns/news/"),
        ("zh", "/zh/columns/news/"),
    ]
    assert made["columns/news/2020/index.html"].page.head.translations == ()
    assert made["tags/x/index.html"].page.head.translations == ()


def test_withdrawn_bulletins_stand_in_no_list() -> None:
    made = jobs([*daily(2, **EVERYWHERE), bulletin("gone", withdrawn="An error.", **EVERYWHERE)])
    for job in made.values():
        assert "gone" not in [card.id for card in getattr(job.page, "cards", ())]


def test_going_from_older_to_older_one_reads_every_bulletin_of_a_year_in_order() -> None:
    days = daily(366)
    made = year_pages(jobs(days, list_size=10))
    read: list[str] = []
    link: Link | None = Link("", "/columns/news/2020/")
    while link:
        page = made[link.url].page
        read += [card.id for card in page.cards]
        link = page.paging.older
    assert read == [one.card.id for one in reversed(days)]


def test_the_index_of_offices_says_how_to_reach_them() -> None:
    reached = ContactLine(address="1 Sample Road", phone="12309", email="a@a.example", hours="")
    given = (replace(office("province"), contact=reached), office("city"))
    page = produced(site(edition([], offices=given)), offices)["offices/index.html"].page
    assert [one.note for one in page.entries] == ["1 Sample Road · 12309", ""]


def test_every_counterpart_that_a_page_announces_is_there() -> None:
    english = edition(
        daily(3, **EVERYWHERE),
        tags=(tag("openness"),),
        people=(person("chen-lin"),),
        series=(series("study"),),
    )
    chinese = edition([], lang="zh", people=(person("chen-lin", root="/zh/"),))
    made = produced(site(english, chinese))
    announced = {
        output_path(link.url)
        for job in made.values()
        for link in (job.page.head.translations if hasattr(job.page, "head") else ())
    }
    assert {"zh/people/chen-lin/index.html", "zh/offices/city/index.html"} < announced
    assert announced - made.keys() == set()
