"""Figures: how many bulletins a year has by day, month, column and office, as page and as files.

Counted from the year's lists themselves, so that a figure is what a reader would count there. Known
here alone: what counts where. A column's figure holds the columns within it, as its list does; an
office's holds its own bulletins alone, as its list does.
"""

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from generator.formats import month, month_name
from generator.model import Link, ListKind, list_of
from generator.pages import DayFigure, Figure, Figures, FiguresPage, Job, MonthLine, YearFigures
from generator.producers.view import YearView
from generator.producers.yearmap import halves, steps, weekdays

KIND = "figures"
"""The kind of page."""
FILES = ("figures.csv", "figures.json")
"""The files beside the page of the year."""


def year_figures(view: YearView, home: str) -> YearFigures | None:
    """What the page of a year at `home` shows; None where figures are off."""
    if not view.has(KIND):
        return None
    figures = _figures(view)
    csv, json = (home + file for file in FILES)
    return YearFigures(
        figures=figures,
        months=tuple(_month_line(view, figures, number, home) for number in range(1, 13)),
        halves=halves(figures, view.lang),
        weekdays=weekdays(view.lang),
        steps=steps(figures),
        csv=csv,
        json=json,
    )


def figures_jobs(view: YearView, home: str, figures: Figures) -> Iterator[Job]:
    """The files of a year's figures, beside its page at `home`."""
    for file in FILES:
        page = FiguresPage(url=home + file, home=home, figures=figures)
        yield view.job(f"feeds/{file}", page.url, page, made_from=f"figures of {view.year}")


def _figures(view: YearView) -> Figures:
    days = Counter(bulletin.card.date.day for bulletin in view.list("all").all())
    everything = _positions(view, "all")
    return Figures(
        year=view.year,
        total=len(everything),
        months=_by_month(view)(everything),
        days=tuple(DayFigure(day, number) for day, number in sorted(days.items())),
        columns=tuple(_columns(view)),
        offices=tuple(_offices(view)),
    )


def _positions(view: YearView, place: str) -> frozenset[int]:
    """Which bulletins of the year stand in a list."""
    return frozenset(n for slot in view.list(place).slots for n in slot.positions)


def _by_month(view: YearView) -> Callable[[Iterable[int]], tuple[int, ...]]:
    """How many of some bulletins each month has."""
    of = {n: month for month in range(1, 13) for n in _positions(view, list_of("month", month))}

    def counted(positions: Iterable[int]) -> tuple[int, ...]:
        found = Counter(of[n] for n in positions)
        return tuple(found[number] for number in range(1, 13))

    return counted


def _columns(view: YearView) -> Iterator[Figure]:
    rows = (
        (column.id, column.link, column.link.title, len(column.parents))
        for column in view.edition.columns
    )
    return _rows(view, "column", rows, view.gettext("Without a column"))


def _offices(view: YearView) -> Iterator[Figure]:
    rows = (
        (office.id, office.link, office.short_name or office.link.title, 0)
        for office in view.edition.offices
    )
    return _rows(view, "office", rows, view.gettext("Without an office"))


def _rows(
    view: YearView, kind: ListKind, rows: Iterable[tuple[str, Link, str, int]], nowhere: str
) -> Iterator[Figure]:
    """A figure for each list of a kind that has bulletins; the last for those that stand in none.

    A site without any such list needs no figures of them.
    """
    by_month = _by_month(view)
    rest = _positions(view, "all")
    named = [(list_of(kind, id_), id_, link, short, depth) for id_, link, short, depth in rows]
    for place, id_, link, short, depth in named:
        found = _positions(view, place)
        rest -= found
        if found:
            yield Figure(
                id=id_,
                link=Link(link.title, _year_of(view, f"{kind}s", link.url)),
                short=short,
                depth=depth,
                total=len(found),
                months=by_month(found),
            )
    if rest and named:
        yield Figure(
            id="", link=Link(nowhere, ""), short=nowhere, total=len(rest), months=by_month(rest)
        )


def _year_of(view: YearView, kind: str, front: str) -> str:
    """The URL of a list's page of the year; "" where there is none."""
    return f"{front}{view.year}/" if front and view.has(kind) and view.has("years") else ""


def _month_line(view: YearView, figures: Figures, number: int, home: str) -> MonthLine:
    total = figures.months[number - 1]
    found = {one.day: one.number for one in figures.days}
    first = dt.date(view.year, number, 1)
    days = calendar.monthrange(view.year, number)[1]
    return MonthLine(
        link=Link(month(view.year, number, view.lang), f"{home}{number:02}/" if total else ""),
        short=month_name(number, view.lang),
        number=total,
        days=tuple(found.get(first + dt.timedelta(n), 0) for n in range(days)),
    )
