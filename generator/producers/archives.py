"""Archives: everything by year and month, with each year's figures."""

from collections.abc import Iterator

from generator.formats import month, partial
from generator.model import Link, list_of
from generator.pages import Job, ListPage, Tree
from generator.producers.figures import KIND as FIGURES
from generator.producers.figures import figures_jobs, year_figures
from generator.producers.indexes import index_job
from generator.producers.lists import Bucket, bucket_jobs, cards
from generator.producers.view import Front, View, YearView

_MONTHS = range(1, 13)


def produce(view: View) -> Iterator[Front]:
    """The index of years and months."""
    if view.has("archives") and view.list("all"):
        places = ("all", *(list_of("month", number) for number in _MONTHS))
        yield Front(name="archives", places=places, jobs=_index_jobs)


def _index_jobs(view: View) -> Iterator[Job]:
    entries = (
        Tree(
            link=_year_link(view, slot.year),
            number=len(slot.positions) if view.has(FIGURES) else 0,
            children=tuple(
                Tree(link=_month_link(view, slot.year, number))
                for number in _MONTHS
                if slot.year in view.list(list_of("month", number)).years
            ),
        )
        for slot in reversed(view.list("all").slots)
    )
    yield index_job(
        view,
        _index(view),
        "archives",
        entries,
        lambda edition: view.shelves[edition.lang]["all"],
    )


def produce_year(view: YearView) -> Iterator[Job]:
    """The front of the year, its figures, and its months."""
    if not view.has("archives") or not view.list("all"):
        return
    yield from _year_jobs(view)
    for number in _months(view):
        place = list_of("month", number)
        bucket = Bucket(
            front=_month_link(view, view.year, number),
            bulletins=view.list(place).all(),
            kind="month",
            trail=view.trail(_index(view), _year_link(view, view.year)),
            made_from=f"archive of {view.year}-{number:02}",
        )
        yield from bucket_jobs(view, bucket, view.twins(bucket.front.url, place))


def _months(view: YearView) -> list[int]:
    return [number for number in _MONTHS if view.list(list_of("month", number))]


def _index(view: View) -> Link:
    return Link(view.gettext("Archive"), view.url("archive"))


def _year_link(view: View, year: int) -> Link:
    return Link(partial(str(year), view.lang), f"{view.edition.root}{year}/")


def _month_link(view: View, year: int, number: int) -> Link:
    return Link(month(year, number, view.lang), f"{view.edition.root}{year}/{number:02}/")


def _year_jobs(view: YearView) -> Iterator[Job]:
    link = _year_link(view, view.year)
    shown = year_figures(view, link.url)
    page = ListPage(
        head=view.head(
            link.title,
            link.url,
            breadcrumb=view.trail(_index(view)),
            translations=view.twins(link.url, "all"),
        ),
        kind="archive",
        cards=cards(view.list("all").newest(view.site.list_size)),
        children=tuple(_month_link(view, view.year, number) for number in _months(view)),
        figures=shown,
    )
    yield view.job("pages/list.html", link.url, page, made_from=f"archive of {view.year}")
    if shown:
        yield from figures_jobs(view, link.url, shown.figures)
