"""Yearmap: a year's days in weeks, each as dark as it has bulletins.

In: a year's figures. Out: the two halves of its map, as columns and rows. Known here alone: on
which square a day stands, and how dark it is. Weeks begin on Monday (ISO 8601), in every language.
"""

import calendar
import datetime as dt

from generator.formats import day_of_year, month_name, months, weekday_name
from generator.pages import Figures, HalfYear, MapDay, MapGap, MapMonth, MapStep

STEPS = 4


def weekdays(lang: str) -> tuple[str, ...]:
    """The shortest names of the days of the week, from Monday on."""
    return tuple(weekday_name(number, lang) for number in range(7))


def steps(figures: Figures) -> tuple[MapStep, ...]:
    """Each step that some number has, with the least and the greatest number that have it."""
    most = _most(figures)
    found: dict[int, list[int]] = {}
    for number in range(1, most + 1):
        found.setdefault(_step(number, most), []).append(number)
    return tuple(MapStep(step, numbers[0], numbers[-1]) for step, numbers in found.items())


def halves(figures: Figures, lang: str) -> tuple[HalfYear, ...]:
    """January to June, and July to December."""
    return tuple(_half(figures, first, lang) for first in (1, 7))


def _most(figures: Figures) -> int:
    return max((one.number for one in figures.days), default=0)


def _step(number: int, most: int) -> int:
    """Even steps up to the busiest day; where that has few, each number is a step of its own."""
    return min(number, STEPS) if most <= STEPS else -(-STEPS * number // most)


def _half(figures: Figures, first: int, lang: str) -> HalfYear:
    beginning = dt.date(figures.year, first, 1)
    monday = beginning - dt.timedelta(beginning.weekday())
    numbers, most = {one.day: one.number for one in figures.days}, _most(figures)
    quiet, days = [], []
    for day in _days(figures.year, first):
        week, weekday = divmod((day - monday).days, 7)
        if number := numbers.get(day, 0):
            title = day_of_year(day, lang)
            days.append(MapDay(week, weekday, title, number, _step(number, most)))
        else:
            quiet.append(MapGap(week, weekday))
    return HalfYear(
        title=months(figures.year, first, first + 5, lang),
        number=sum(day.number for day in days),
        months=tuple(
            MapMonth((dt.date(figures.year, nth, 1) - monday).days // 7, month_name(nth, lang))
            for nth in range(first, first + 6)
        ),
        quiet=tuple(quiet),
        days=tuple(days),
    )


def _days(year: int, first: int) -> list[dt.date]:
    """The days of six months."""
    return [
        dt.date(year, month, day)
        for month in range(first, first + 6)
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
    ]
