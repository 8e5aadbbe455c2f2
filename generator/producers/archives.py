"""Archives: everything by year and month."""

from collections.abc import Iterator

from generator.formats import partial
from generator.model import Link
from generator.pages import Job, ListPage, Tree
from generator.producers.figures import figures_of, files, jobs, month_link, year_url
from generator.producers.indexes import index_job
from generator.producers.lists import Bucket, bucket_jobs, cards
from generator.producers.view import View, YearView

_MONTHS = range(1, 13)


def produce(view: View) -> Iterator[Job]:
    """The index of years and months."""
    years = view.list("all").years
    if not view.has("archives") or not years:
        return
    entries = (
        Tree(
            link=_year_link(view, year),
            children=tuple(
                Tree(link=month_link(view, year, number), number=_number(view, year, number))
                for number in _MONTHS
                if year in view.list(f"month {number}").years
            ),
            number=view.list("all").number(year),
        )
        for year in reversed(years)
    )
    yield index_job(
        view,
        _index(view),
        "archives",
        entries,
        lambda edition: view.shelves[edition.lang].get("all"),
    )


def produce_year(view: YearView) -> Iterator[Job]:
    """The front of the year, and its months."""
    if not view.has("archives") or not view.list("all"):
        return
    yield _year_job(view)
    yield from jobs(view)
    for number in _months(view):
        place = f"month {number}"
        bucket = Bucket(
            front=month_link(view, view.year, number),
            bulletins=view.list(place).all(),
            kind="month",
            trail=view.trail(_index(view), _year_link(view, view.year)),
            made_from=f"archive of {view.year}-{number:02}",
        )
        yield from bucket_jobs(view, bucket, view.twins(bucket.front.url, place, bool))


def _months(view: YearView) -> list[int]:
    return [number for number in _MONTHS if view.list(f"month {number}")]


def _index(view: View) -> Link:
    return Link(view.gettext("Archive"), view.url("archive"))


def _year_link(view: View, year: int) -> Link:
    return Link(partial(str(year), view.lang), year_url(view, year))


def _number(view: View, year: int, month: int) -> int:
    return view.list(f"month {month}").number(year)


def _year_job(view: YearView) -> Job:
    link = _year_link(view, view.year)
    page = ListPage(
        head=view.head(
            link.title,
            link.url,
            breadcrumb=view.trail(_index(view)),
            translations=view.twins(link.url, "all", bool),
            forms=files(view),
        ),
        kind="archive",
        cards=cards(view.list("all").newest(view.site.list_size)),
        figures=figures_of(view),
        children=tuple(month_link(view, view.year, number) for number in _months(view)),
    )
    return view.job("pages/list.html", link.url, page, made_from=f"archive of {view.year}")
