"""Figures: what a year amounts to, by month, column and office; as a calendar, as CSV, as JSON.

In: the bulletins of one year, in one language. Out: what the year's page shows, and the two files
beside it. Known here alone: how they are counted. What was withdrawn stands in no list, and so is
not counted; a column counts with those within it, an office without those below it.
"""

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.figures import FORM, Counted, YearRecord
from generator.formats import month, month_name, partial
from generator.model import Bulletin, Link
from generator.pages import (
    Cell,
    DataPage,
    FeedLink,
    Figure,
    HalfYear,
    Job,
    MonthOfDays,
    YearFigures,
)
from generator.producers.view import View, YearView

_MONTHS = range(1, 13)
_HALVES = (range(1, 7), range(7, 13))
_LEVELS = 4
_MARK = "\ufeff"
"""By which Excel on Windows knows UTF-8."""


def year_url(view: View, year: int) -> str:
    """The URL of the page of a year."""
    return f"{view.edition.root}{year}/"


def month_link(view: View, year: int, number: int) -> Link:
    """The page of a month."""
    return Link(month(year, number, view.lang), f"{year_url(view, year)}{number:02}/")


def figures_of(view: YearView) -> YearFigures | None:
    """What the page of the year shows; None where figures are off."""
    if not view.has("figures"):
        return None
    bulletins = view.list("all").all()
    days = Counter(one.card.date.day for one in bulletins)
    most = max(_LEVELS, *days.values())
    return YearFigures(
        total=len(bulletins),
        halves=tuple(_half(view, days, most, months) for months in _HALVES),
        months=tuple(_month(view, days, number) for number in _months(bulletins)),
        columns=tuple(figure for _, figure in _columns(view) if figure.total),
        offices=tuple(figure for _, figure in _offices(view) if figure.total),
        files=files(view),
    )


def files(view: YearView) -> tuple[FeedLink, ...]:
    """The same for programs, as the page of the year announces them."""
    if not view.has("figures"):
        return ()
    url, year = year_url(view, view.year), partial(str(view.year), view.lang)
    title = view.gettext("Figures of {year}").format(year=year)
    kinds = (("text/csv", "csv"), ("application/json", "json"))
    return tuple(FeedLink(type_, title, f"{url}figures.{ending}") for type_, ending in kinds)


def jobs(view: YearView) -> Iterator[Job]:
    """The two files."""
    made = {"text/csv": ("csv", _csv), "application/json": ("json", _json)}
    for link in files(view):
        ending, text = made[link.type]
        page = DataPage(values={"text": text(view)})
        made_from = f"figures of {view.year}"
        yield view.job(f"feeds/figures.{ending}", link.url, page, made_from=made_from)


# Counting


def _by_month(bulletins: Iterable[Bulletin]) -> tuple[int, ...]:
    found = Counter(one.card.date.day.month for one in bulletins)
    return tuple(found[number] for number in _MONTHS)


def _months(bulletins: Iterable[Bulletin]) -> list[int]:
    return sorted({one.card.date.day.month for one in bulletins})


def _columns(view: YearView) -> Iterator[tuple[str, Figure]]:
    for column in view.edition.columns:
        bulletins, depth = view.list(f"column {column.id}").all(), len(column.parents)
        yield column.id, _figure(column.link, bulletins, depth)


def _offices(view: YearView) -> Iterator[tuple[str, Figure]]:
    for office in view.edition.offices:
        yield office.id, _figure(office.link, view.list(f"office {office.id}").all())


def _figure(link: Link, bulletins: Sequence[Bulletin], depth: int = 0) -> Figure:
    return Figure(link=link, total=len(bulletins), months=_by_month(bulletins), depth=depth)


# The calendar


def _half(view: YearView, days: Counter[dt.date], most: int, months: range) -> HalfYear:
    first = dt.date(view.year, months[0], 1)
    start = first - dt.timedelta(first.weekday())
    here = list(_days(view.year, months))
    counted = [days[day] for day in here if days[day]]
    begin, end = (month_name(number, view.lang) for number in (months[0], months[-1]))
    return HalfYear(
        title=view.gettext("{first} to {last} {year}").format(
            first=begin, last=end, year=view.year
        ),
        months=tuple(
            (
                month_name(number, view.lang, short=True),
                _week(dt.date(view.year, number, 1), start),
            )
            for number in months
        ),
        cells=tuple(
            Cell(
                day=day,
                column=_week(day, start),
                row=day.weekday(),
                number=days[day],
                level=-(-_LEVELS * days[day] // most),
            )
            for day in here
        ),
        total=sum(counted),
        days=len(counted),
    )


def _days(year: int, months: range) -> Iterator[dt.date]:
    day = dt.date(year, months[0], 1)
    while day.month in months and day.year == year:
        yield day
        if day == dt.date.max:
            return
        day += dt.timedelta(1)


def _week(day: dt.date, start: dt.date) -> int:
    return (day - start).days // 7


def _month(view: YearView, days: Counter[dt.date], number: int) -> MonthOfDays:
    here = sorted((day, many) for day, many in days.items() if day.month == number)
    return MonthOfDays(
        link=month_link(view, view.year, number),
        total=sum(many for _, many in here),
        days=tuple(here),
    )


# The files


def _csv(view: YearView) -> str:
    """CSV (RFC 4180), in UTF-8 with a byte order mark."""
    out, say = io.StringIO(newline=""), view.gettext
    writer = csv.writer(out, lineterminator="\r\n")
    months = [month_name(number, view.lang) for number in _MONTHS]
    writer.writerow([say("By"), say("Id"), say("Column or office"), *months, say("Whole year")])
    rows: list[tuple[str, str, Figure]] = [
        ("All bulletins", "", _figure(Link("", ""), view.list("all").all())),
        *(("Column", id_, figure) for id_, figure in _columns(view)),
        *(("Office", id_, figure) for id_, figure in _offices(view)),
    ]
    for kind, id_, figure in rows:
        writer.writerow(
            [say(kind), _inert(id_), _inert(figure.link.title), *figure.months, figure.total]
        )
    return _MARK + out.getvalue()


def _inert(text: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _json(view: YearView) -> str:
    bulletins = view.list("all").all()
    days = Counter(one.card.date.day for one in bulletins)
    record = YearRecord(
        version=FORM,
        year=view.year,
        language=view.lang,
        url=view.site.base.site_url + year_url(view, view.year),
        total=len(bulletins),
        months=_by_month(bulletins),
        days={day.isoformat(): days[day] for day in sorted(days)},
        columns=tuple(_counted(id_, figure) for id_, figure in _columns(view)),
        offices=tuple(_counted(id_, figure) for id_, figure in _offices(view)),
    )
    return msgspec.json.encode(record).decode() + "\n"


def _counted(id_: str, figure: Figure) -> Counted:
    return Counted(id=id_, title=figure.link.title, total=figure.total, months=figure.months)
