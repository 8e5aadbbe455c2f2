"""Figures: a year is counted once in each way, and programs and spreadsheets read it."""

import csv
import datetime as dt
import io
import json
from typing import Any

import jsonschema
import pytest

from docs.records import year_schema
from generator.pages import IndexPage, ListPage, YearFigures
from generator.producers import archives
from tests.specimens import bulletin, column, daily, edition, office, produced, site

DAYS = (dt.date(2024, 2, 29), dt.date(2024, 2, 29), dt.date(2024, 7, 1), dt.date(2024, 12, 31))
CASES = column("cases", children=("cases/civil",))
CIVIL = column("cases/civil", parents=(CASES.link,))
COLUMNS = (column("news"), CASES, CIVIL)


def year(**more: Any) -> dict[str, Any]:
    some = [
        bulletin(f"b{n}", day, column_id="cases/civil" if n else "news", office_id="city")
        for n, day in enumerate(DAYS)
    ]
    gone = bulletin("gone", DAYS[0], withdrawn="An error.", column_id="news", office_id="city")
    offices = (office("city"), office("county"))
    given = site(edition([*some, gone], columns=COLUMNS, offices=offices), **more)
    return {path: job.page for path, job in produced(given, archives).items()}


def figures() -> YearFigures:
    page = year()["2024/index.html"]
    assert isinstance(page, ListPage)
    assert page.figures
    return page.figures


def test_every_day_of_the_year_stands_once_in_the_calendar_with_its_number() -> None:
    cells = [cell for half in figures().halves for cell in half.cells]
    assert len({cell.day for cell in cells}) == len(cells) == 366
    assert {cell.day: cell.number for cell in cells if cell.number} == {
        DAYS[0]: 2,
        DAYS[2]: 1,
        DAYS[3]: 1,
    }
    assert [half.total for half in figures().halves] == [2, 2]
    assert [half.days for half in figures().halves] == [1, 2]


def test_a_day_lies_in_the_column_of_its_week_and_the_row_of_its_weekday() -> None:
    for half in figures().halves:
        assert len({(cell.column, cell.row) for cell in half.cells}) == len(half.cells)
        assert max(cell.column for cell in half.cells) <= 26  # so wide is the drawing
        for cell in half.cells:
            first = half.cells[0]
            assert cell.row == cell.day.weekday()
            monday = first.day - dt.timedelta(first.row)
            assert cell.column == (cell.day - monday).days // 7


@pytest.mark.parametrize(("most", "levels"), [(1, {1}), (4, {1, 2, 3, 4}), (40, {1, 2, 3, 4})])
def test_a_day_is_marked_by_its_part_of_the_most(most: int, levels: set[int]) -> None:
    some = [
        bulletin(f"b{n}-{k}", dt.date(2024, 1, n))
        for n in range(1, 32)
        for k in range(min(n, most) if n <= most else 0)
    ] + [bulletin(f"c{k}", dt.date(2024, 2, 1)) for k in range(most)]
    page = produced(site(edition(some)), archives)["2024/index.html"].page
    cells = [cell for half in page.figures.halves for cell in half.cells]
    assert {cell.level for cell in cells if cell.number} == levels
    assert max(cell.level for cell in cells if cell.day == dt.date(2024, 2, 1)) == max(levels)
    assert {cell.level for cell in cells if not cell.number} == {0}


def test_a_column_counts_with_those_within_it_and_an_office_alone() -> None:
    found = figures()
    assert [(one.link.title, one.total, one.depth) for one in found.columns] == [
        ("news", 1, 0),
        ("cases", 3, 0),
        ("cases/civil", 3, 1),
    ]
    assert [(one.link.title, one.total) for one in found.offices] == [("city", 4)]
    assert [(month.link.title, month.total) for month in found.months] == [
        ("February 2024", 2),
        ("July 2024", 1),
        ("December 2024", 1),
    ]
    assert found.total == 4


def test_a_spreadsheet_opens_the_table_as_utf_8() -> None:
    text = year()["2024/figures.csv"].values["text"]
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert text.count("\r\n") == text.count("\n") == 7
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert head[:4] == ["By", "Id", "Column or office", "January"]
    assert [row[:3] for row in rows] == [
        ["All bulletins", "", ""],
        ["Column", "news", "news"],
        ["Column", "cases", "cases"],
        ["Column", "cases/civil", "cases/civil"],
        ["Office", "city", "city"],
        ["Office", "county", "county"],
    ]
    for row in rows:
        assert sum(map(int, row[3:15])) == int(row[15])
    assert rows[0][15] == "4"


@pytest.mark.parametrize("name", ["=1+1", "@x", "+86", "-1"])
def test_no_name_is_taken_for_a_formula(name: str) -> None:
    from msgspec.structs import replace

    from generator.model import Link

    odd = replace(column("news"), link=Link(name, ""))
    given = site(edition(daily(1, column_id="news"), columns=(odd,)))
    text = produced(given, archives)["2020/figures.csv"].page.values["text"]
    assert f",'{name}," in text


def test_the_json_says_the_same_and_keeps_to_its_schema() -> None:
    record = json.loads(year()["2024/figures.json"].values["text"])
    jsonschema.validate(record, json.loads(year_schema()))
    assert record["days"] == {"2024-02-29": 2, "2024-07-01": 1, "2024-12-31": 1}
    assert record["total"] == sum(record["months"]) == 4
    assert record["offices"][1] == {
        "id": "county",
        "title": "county",
        "total": 0,
        "months": [0] * 12,
    }


@pytest.mark.parametrize("off", ["figures", "archives"])
def test_figures_can_be_left_out(off: str) -> None:
    found = year(off=[off])
    assert not any("figures" in path for path in found)
    assert off == "archives" or found["2024/index.html"].figures is None


def test_the_archive_says_how_many_each_year_and_month_has() -> None:
    index = year()["archive/index.html"]
    assert isinstance(index, IndexPage)
    assert [(entry.link.title, entry.number) for entry in index.entries] == [("2024", 4)]
    assert [entry.number for entry in index.entries[0].children] == [2, 1, 1]


def test_the_last_year_that_has_days_has_a_calendar() -> None:
    given = site(edition([bulletin("end", dt.date(9999, 12, 31))]))
    page = produced(given, archives)["9999/index.html"].page
    assert sum(len(half.cells) for half in page.figures.halves) == 365
