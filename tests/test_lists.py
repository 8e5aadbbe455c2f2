"""Lists: what a new bulletin changes does not grow with the archive, and full pages stay."""

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest

from generator.model import Bulletin, Link
from generator.pages import Job
from generator.producers import archives, columns, meetings, offices, people, tags
from generator.urls import output_path
from tests.specimens import (
    FIRST,
    bulletin,
    column,
    daily,
    edition,
    office,
    person,
    produced,
    series,
    site,
    tag,
)

EVERYWHERE: dict[str, Any] = {
    "tag_ids": ("openness",),
    "person_ids": ("chen-lin",),
    "series_id": "study",
}
"""A bulletin that stands in a list of every kind."""


def jobs(bulletins: list[Bulletin], **more: Any) -> dict[str, Job]:
    given = edition(
        bulletins, tags=(tag("openness"),), people=(person("chen-lin"),), series=(series("study"),)
    )
    return produced(site(given, **more))


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
    days = daily(1600, **EVERYWHERE)
    before, after = jobs(days), jobs(days[:500] + days[501:])
    parts = {(before.get(output) or after[output]).part for output in changed(before, after)}
    assert parts == {"2021"}


def test_a_full_page_never_changes_again() -> None:
    year = [bulletin(f"b{n:03}", dt.date(2022, 1, 1) + dt.timedelta(n)) for n in range(11)]
    sealed: dict[str, Job] = {}
    for number in range(1, 12):
        made = jobs(year[:number], list_size=3)
        assert {output: made[output] for output in sealed} == sealed
        numbered = [output for output in made if output.startswith("columns/news/2022/")]
        sealed = {output: made[output] for output in numbered if output.count("/") == 4}
    assert sorted(sealed) == [f"columns/news/2022/{n}/index.html" for n in (1, 2, 3)]


def test_within_a_year_pages_are_numbered_from_the_oldest_and_each_shows_its_newest_first() -> None:
    made = jobs(daily(7), list_size=3)
    assert ids(made["columns/news/2020/1/index.html"]) == ["b0002", "b0001", "b0000"]
    assert ids(made["columns/news/2020/2/index.html"]) == ["b0005", "b0004", "b0003"]
    assert ids(made["columns/news/2020/index.html"]) == ["b0006"]


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
    made = jobs(daily(8), list_size=3)
    first, second, front = (
        made[f"columns/news/2020/{part}index.html"].page.paging for part in ("1/", "2/", "")
    )
    assert (first.older, first.pages) == (None, ())
    assert second.older == Link("1", "/columns/news/2020/1/")
    assert front.older == Link("2", "/columns/news/2020/2/")
    assert first.newer is second.newer is front.newer is None
    assert [link.url for link in front.pages] == ["/columns/news/2020/1/", "/columns/news/2020/2/"]
    assert first.whole.url == "/columns/news/2020/"


def test_a_year_that_fits_on_one_page_has_no_paging() -> None:
    assert jobs(daily(3), list_size=3)["columns/news/2020/index.html"].page.paging is None


def test_the_front_shows_the_newest_and_the_way_to_every_year() -> None:
    front = jobs(daily(800), list_size=2)["columns/news/index.html"].page
    assert [card.id for card in front.cards] == ["b0799", "b0798"]
    assert [link.title for link in front.years] == ["2022", "2021", "2020"]


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
    made = produced(site(given), columns.produce)
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
    page = produced(site(given), offices.produce)["offices/province/index.html"].page
    assert [card.id for card in page.cards] == ["own"]
    assert [card.id for card in page.below] == ["b0003", "b0002", "b0001", "c3", "c2"]


def test_an_office_names_its_people() -> None:
    given = edition([], people=(person("chen-lin", "city"), person("li-wei", "elsewhere")))
    page = produced(site(given), offices.produce)["offices/city/index.html"].page
    assert [(member.link.title, member.title) for member in page.people] == [
        ("chen-lin", "Director")
    ]


@pytest.mark.parametrize(
    ("producer", "kind"),
    [
        (columns.produce, "columns"),
        (offices.produce, "offices"),
        (people.produce, "people"),
        (tags.produce, "tags"),
        (meetings.produce, "meetings"),
        (archives.produce, "archives"),
    ],
)
def test_a_kind_of_page_that_is_off_makes_no_page(producer: Any, kind: str) -> None:
    given = edition(
        daily(3, **EVERYWHERE),
        tags=(tag("openness"),),
        people=(person("chen-lin"),),
        series=(series("study"),),
    )
    assert produced(site(given), producer)
    assert not produced(site(given, off=[kind]), producer)


def test_a_site_without_registries_has_no_empty_indexes() -> None:
    bare = edition([], columns=(), offices=())
    made = produced(
        site(bare),
        columns.produce,
        offices.produce,
        people.produce,
        tags.produce,
        meetings.produce,
        archives.produce,
    )
    assert made == {}


def test_archives_lead_from_years_to_months_to_bulletins() -> None:
    days = [
        bulletin("a", dt.date(2021, 12, 31)),
        bulletin("b", dt.date(2022, 1, 1)),
        bulletin("c", dt.date(2022, 3, 1)),
    ]
    made = produced(site(edition(days)), archives.produce)
    assert sorted(made) == [
        "2021/12/index.html",
        "2021/index.html",
        "2022/01/index.html",
        "2022/03/index.html",
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
    made = produced(site(edition(daily(800))), columns.produce, archives.produce)
    for output, job in made.items():
        years = [part for part in output.split("/") if part.isdecimal() and len(part) == 4]
        assert job.part == (years[0] if years else "site")


def test_a_list_is_announced_in_another_language_only_where_that_has_it() -> None:
    english = edition([bulletin("a", tag_ids=("x",))], tags=(tag("x"),))
    chinese = edition(
        [bulletin("b", dt.date(2021, 1, 1), root="/zh/")], lang="zh", tags=(tag("x", "/zh/"),)
    )
    made = produced(site(english, chinese), columns.produce, tags.produce)
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


def test_numbered_pages_follow_one_another_without_a_gap() -> None:
    made = jobs(daily(366), list_size=10)
    older = {
        job.page.head.url: job.page.paging.older.url
        for output, job in made.items()
        if output.startswith("columns/news/2020/") and job.page.paging.older
    }
    numbers = range(1, 37)
    assert all(
        older[f"/columns/news/2020/{b}/"] == f"/columns/news/2020/{a}/"
        for a, b in pairwise(numbers)
    )
    assert older["/columns/news/2020/"] == "/columns/news/2020/36/"


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
