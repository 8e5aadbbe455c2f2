"""Archives: everything by year and month."""

from collections.abc import Iterator
from itertools import groupby

from generator.formats import month, partial
from generator.model import Bulletin, Link
from generator.pages import Job, ListPage, Tree
from generator.producers.indexes import index_job
from generator.producers.lists import Bucket, bucket_jobs, newest
from generator.producers.view import View

_EVERYTHING = ("all", "")


def produce(view: View) -> Iterator[Job]:
    """The index of years and months, and their pages."""
    years = view.shelf(*_EVERYTHING).years
    if not view.has("archives") or not years:
        return
    index = Link(view.gettext("Archive"), view.url("archive"))
    months = {year: by_month(bulletins) for year, bulletins in years.items()}
    entries = (
        Tree(
            link=_year_link(view, year),
            children=tuple(Tree(link=_month_link(view, year, m)) for m in months[year]),
        )
        for year in sorted(years, reverse=True)
    )
    yield index_job(view, index, "archives", entries, lambda edition: edition.listed)
    for year, bulletins in years.items():
        yield _year_job(view, index, year, bulletins)
        for number, some in months[year].items():
            bucket = Bucket(
                front=_month_link(view, year, number),
                bulletins=some,
                kind="month",
                trail=view.trail(index, _year_link(view, year)),
                made_from=f"archive of {year}-{number:02}",
            )
            twins = view.twins(
                bucket.front.url,
                _EVERYTHING,
                lambda shelf, y=year, m=number: m in by_month(shelf.years.get(y, ())),  # type: ignore[misc]
            )
            yield from bucket_jobs(view, bucket, twins)


def by_month(bulletins: tuple[Bulletin, ...]) -> dict[int, tuple[Bulletin, ...]]:
    """One year's bulletins by month, oldest first."""
    groups = groupby(bulletins, key=lambda bulletin: bulletin.card.date.day.month)
    return {number: tuple(some) for number, some in groups}


def _year_link(view: View, year: int) -> Link:
    return Link(partial(str(year), view.lang), f"{view.edition.root}{year}/")


def _month_link(view: View, year: int, number: int) -> Link:
    return Link(month(year, number, view.lang), f"{view.edition.root}{year}/{number:02}/")


def _year_job(view: View, index: Link, year: int, bulletins: tuple[Bulletin, ...]) -> Job:
    link = _year_link(view, year)
    page = ListPage(
        head=view.head(
            link.title,
            link.url,
            breadcrumb=view.trail(index),
            translations=view.twins(link.url, _EVERYTHING, lambda shelf: year in shelf.years),
        ),
        kind="archive",
        cards=newest(bulletins, view.site.list_size),
        children=tuple(_month_link(view, year, number) for number in by_month(bulletins)),
    )
    made_from = f"archive of {year}"
    return view.job("pages/list.html", link.url, page, made_from=made_from, part=str(year))
