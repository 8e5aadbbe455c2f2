"""Figures of a year: each is the number that a reader would count in the year's own lists."""

import calendar
import csv
import datetime as dt
import io
import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest

from generator.catalogues import theme_words
from generator.model import Bulletin, Link
from generator.pages import Figure, Figures, HalfYear, Job, ListPage, YearFigures
from generator.producers import archives, columns, offices
from generator.render import Templates, render
from generator.render.spreadsheets import csv_line
from generator.theme import find_theme
from tests.specimens import Library, bulletin, column, edition, office, produced, site
from tests.test_render import FRAME

OFFICE = Link("Casework", "/columns/casework/")
COLUMNS = (
    column("news"),
    column("casework", children=["casework/civil"]),
    column("casework/civil", parents=[OFFICE]),
    column("notices"),
)
OFFICES = (office("city"), office("county"))
YEAR = [
    bulletin("a", dt.date(2024, 1, 1)),
    bulletin("b", dt.date(2024, 1, 1), column_id="casework/civil", office_id="county"),
    bulletin("c", dt.date(2024, 2, 29), column_id="casework"),
    bulletin("d", dt.date(2024, 12, 31), column_id="", office_id=""),
    bulletin("gone", dt.date(2024, 5, 5), withdrawn="An error."),
]


def library(bulletins: Iterable[Bulletin] = YEAR, **more: Any) -> Library:
    return site(edition(bulletins, columns=COLUMNS, offices=OFFICES), **more)


def shown(bulletins: Iterable[Bulletin] = YEAR, year: int = 2024) -> YearFigures:
    """What the page of a year shows."""
    page = produced(library(bulletins), archives)[f"{year}/index.html"].page
    assert isinstance(page, ListPage)
    assert page.figures is not None
    return page.figures


def figures() -> Figures:
    return shown().figures


def row(rows: Iterable[Figure], id_: str) -> Figure:
    (found,) = (one for one in rows if one.id == id_)
    return found


def many(day: dt.date, number: int) -> list[Bulletin]:
    return [bulletin(f"{day}-{n}", day) for n in range(number)]


def test_a_year_counts_its_bulletins_by_day_and_month_without_withdrawn_ones() -> None:
    found = figures()
    assert (found.year, found.total) == (2024, 4)
    assert found.months == (2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
    assert [(one.day.isoformat(), one.number) for one in found.days] == [
        ("2024-01-01", 2),
        ("2024-02-29", 1),
        ("2024-12-31", 1),
    ]


def test_a_column_counts_those_within_it_and_what_stands_in_none_comes_last() -> None:
    rows = figures().columns
    assert [(one.id, one.total) for one in rows] == [
        ("news", 1),
        ("casework", 2),
        ("casework/civil", 1),
        ("", 1),
    ]
    assert [one.depth for one in rows] == [0, 0, 1, 0]
    assert row(rows, "casework").months[:3] == (1, 1, 0)
    assert (rows[-1].short, rows[-1].link) == ("Without a column", Link("Without a column", ""))


def test_an_office_counts_its_own_bulletins() -> None:
    found = [(one.id, one.total, one.months[0]) for one in figures().offices]
    assert found == [("city", 2, 1), ("county", 1, 1), ("", 1, 0)]


def test_every_figure_is_the_number_of_bulletins_on_the_page_to_which_it_leads() -> None:
    made = produced(library(list_size=100), archives, columns, offices)
    found = made["2024/index.html"].page.figures
    links = [(one.link, one.total) for one in (*found.figures.columns, *found.figures.offices)]
    links += [(one.link, one.number) for one in found.months]
    led = {link.url: number for link, number in links if link.url}
    assert len(led) == 3 + 2 + 3
    for url, number in led.items():
        assert len(made[f"{url[1:]}index.html"].page.cards) == number


def test_what_has_no_page_of_the_year_is_no_link() -> None:
    made = produced(library(off=["years"]), archives)
    found = made["2024/index.html"].page.figures
    assert {one.link.url for one in (*found.figures.columns, *found.figures.offices)} == {""}
    assert [one.link.url for one in found.months][:3] == ["/2024/01/", "/2024/02/", ""]


def test_a_site_without_columns_or_offices_has_no_figures_of_them() -> None:
    bare = site(edition([bulletin("a")], columns=(), offices=()))
    found = produced(bare, archives)["2020/index.html"].page.figures.figures
    assert (found.total, found.columns, found.offices) == (1, (), ())


def test_each_language_counts_its_own() -> None:
    english = edition([bulletin("a"), bulletin("b")])
    chinese = edition([bulletin("c", root="/zh/")], lang="zh")
    made = produced(site(english, chinese), archives)
    assert made["2020/figures.json"].page.figures.total == 2
    assert made["zh/2020/figures.json"].page.figures.total == 1
    assert made["zh/2020/index.html"].page.figures.csv == "/zh/2020/figures.csv"


def test_the_page_leads_to_the_files_beside_it_and_they_to_the_page() -> None:
    made = produced(library(), archives)
    found = shown()
    assert [found.csv, found.json] == ["/2024/figures.csv", "/2024/figures.json"]
    for url in (found.csv, found.json):
        assert made[url[1:]].page.home == "/2024/"
        assert made[url[1:]].page.figures == found.figures


def test_figures_that_are_off_leave_no_trace() -> None:
    made = produced(library(off=["figures"]), archives)
    assert not [output for output in made if "figures" in output]
    assert made["2024/index.html"].page.figures is None
    assert [tree.number for tree in made["archive/index.html"].page.entries] == [0]


def test_the_archive_says_how_many_each_year_has() -> None:
    made = produced(library([*YEAR, bulletin("old", dt.date(2023, 1, 1))]), archives)
    entries = made["archive/index.html"].page.entries
    assert [(tree.link.title, tree.number) for tree in entries] == [("2024", 4), ("2023", 1)]


def test_one_bulletin_more_changes_the_figures_of_its_own_year_alone() -> None:
    numbers = []
    for size in (3, 30):
        days = [
            one
            for year in range(2014, 2024)
            for one in many(dt.date(year, 3, 1), size) + many(dt.date(year, 9, 1), size)
        ]
        new = bulletin("new", dt.date(2019, 3, 1))
        before, after = (produced(library(some), archives) for some in (days, [*days, new]))
        changed = {output for output in after if before.get(output) != after[output]}
        assert {"2019/index.html", "2019/figures.csv", "2019/figures.json"} <= changed
        assert {output.partition("/")[0] for output in changed} == {"2019", "archive"}
        numbers.append(len(changed))
    assert numbers[0] == 5
    assert numbers[1] <= 8  # a month of thirty is cut elsewhere


@pytest.mark.parametrize("year", [1999, 2000, 2018, 2023, 2024, 2028])
def test_every_day_has_one_square_on_the_map_in_the_row_of_its_weekday(year: int) -> None:
    days = [bulletin("one", dt.date(year, 7, 4))]
    first, second = shown(days, year).halves
    assert len(squares(first)) == 181 + calendar.isleap(year)
    assert len(squares(second)) == 184
    for half, month in ((first, 1), (second, 7)):
        places = sorted(squares(half))
        assert places[0] == (0, dt.date(year, month, 1).weekday())
        assert all(
            (later == (week, row + 1)) if row < 6 else (later == (week + 1, 0))
            for (week, row), later in pairwise(places)
        )
        assert places[-1][0] < 28  # as many columns as the drawing has room for


def squares(half: HalfYear) -> list[tuple[int, int]]:
    quiet = [(one.week, one.weekday) for one in half.quiet]
    return quiet + [(one.week, one.weekday) for one in half.days]


def test_a_day_says_its_date_and_number_and_a_month_stands_where_it_begins() -> None:
    first, second = shown().halves
    assert [(one.title, one.number) for one in first.days] == [("1 January", 2), ("29 February", 1)]
    assert [(one.title, one.number) for one in second.days] == [("31 December", 1)]
    assert (" ".join(first.title.split()), first.number) == ("January – June 2024", 3)
    # 1 January 2024 is a Monday; 1 February a Thursday of the fifth week.
    assert [(one.week, one.name) for one in first.months][:2] == [(0, "Jan"), (4, "Feb")]


def test_the_table_has_a_number_for_each_day_of_each_month() -> None:
    months = shown().months
    assert [len(month.days) for month in months] == [31, 29, *[31, 30] * 2, 31, *[31, 30] * 2, 31]
    assert months[0].days[:2] == (2, 0)
    assert months[1].days[28] == 1
    assert [sum(month.days) for month in months] == [month.number for month in months]


@pytest.mark.parametrize(
    ("numbers", "steps"),
    [
        ([1], [(1, 1, 1)]),
        ([1, 3], [(1, 1, 1), (2, 2, 2), (3, 3, 3)]),
        ([4], [(1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4)]),
        ([5], [(1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 5)]),
        ([40, 1], [(1, 1, 10), (2, 11, 20), (3, 21, 30), (4, 31, 40)]),
    ],
)
def test_the_steps_are_even_up_to_the_busiest_day(
    numbers: list[int], steps: list[tuple[int, int, int]]
) -> None:
    days = [
        one for n, number in enumerate(numbers) for one in many(dt.date(2024, 3, n + 1), number)
    ]
    found = shown(days)
    assert [(one.step, one.least, one.most) for one in found.steps] == steps
    legend = {n: one.step for one in found.steps for n in range(one.least, one.most + 1)}
    for day in found.halves[0].days:
        assert day.step == legend[day.number]


def written(job: Job, lang: str = "en") -> bytes:
    """A file of figures as the theme writes it."""
    own, theme = find_theme() / "no-templates", find_theme()
    words = theme_words(own, theme, [lang])
    (output,) = render([job], Templates(own, theme), {lang: FRAME}, words, str)
    return output.data


def test_the_file_for_spreadsheets_is_read_as_it_was_meant() -> None:
    data = written(produced(library(), archives)["2024/figures.csv"])
    assert data.startswith(b"\xef\xbb\xbfyear,group,id,name,total,month_1,month_2,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [(one["group"], one["id"], one["total"]) for one in rows] == [
        ("all", "", "4"),
        ("column", "news", "1"),
        ("column", "casework", "2"),
        ("column", "casework/civil", "1"),
        ("column", "", "1"),
        ("office", "city", "2"),
        ("office", "county", "1"),
        ("office", "", "1"),
    ]
    assert {one["year"] for one in rows} == {"2024"}
    for one in rows:
        assert sum(int(one[f"month_{n}"]) for n in range(1, 13)) == int(one["total"])


def test_the_file_for_programs_has_the_shape_that_the_manual_says() -> None:
    told = json.loads(written(produced(library(), archives)["2024/figures.json"]))
    assert told == {
        "publisher": FRAME.title,
        "language": "en",
        "url": "https://example.org/2024/figures.json",
        "page": "https://example.org/2024/",
        "year": 2024,
        "total": 4,
        "months": [2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
        "days": {"2024-01-01": 2, "2024-02-29": 1, "2024-12-31": 1},
        "columns": [told_of(one) for one in figures().columns],
        "offices": [told_of(one) for one in figures().offices],
    }


def told_of(one: Figure) -> dict[str, Any]:
    return {"id": one.id, "name": one.link.title, "total": one.total, "months": [*one.months]}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_no_name_becomes_a_formula_in_a_spreadsheet(sign: str) -> None:
    (found,) = csv.reader(io.StringIO(csv_line([f"{sign}cmd|' /C calc'!A1", 3]), newline=""))
    assert found == [f"'{sign}cmd|' /C calc'!A1", "3"]


def test_a_name_with_commas_quotes_and_line_ends_stays_one_cell() -> None:
    line = csv_line(['Notices, "open"\nand others', "检察要闻", -1])
    assert line == '"Notices, ""open""\nand others",检察要闻,-1\r\n'
