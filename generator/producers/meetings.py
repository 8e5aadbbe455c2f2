"""Meetings: the index of series, a page for each series with its sessions, and their years."""

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from generator.model import Edition, Link, Office, Series, list_of
from generator.pages import Job, SeriesPage, Tree
from generator.producers.calendars import (
    forms,
    full_name,
    series_agenda,
    site_agenda,
    year_calendars,
)
from generator.producers.indexes import index_job
from generator.producers.lists import Listing, front_cards, year_jobs, year_links
from generator.producers.sessions import groups_of
from generator.producers.view import Front, View, YearView


def produce(view: View) -> Iterator[Front]:
    """The index and the front of every series."""
    if view.has("meetings") and view.edition.series:
        yield Front(name="meetings", places=(site_agenda(view).place,), jobs=_index_jobs)
        for one in view.edition.series:
            listing = _listing(view, one)
            yield listing.front(partial(_jobs, one, listing))


def _jobs(one: Series, listing: Listing, view: View) -> Iterator[Job]:
    agenda, shelf = series_agenda(view, one), view.list(listing.place)
    page = SeriesPage(
        head=view.head(
            listing.title,
            one.link.url,
            breadcrumb=listing.trail,
            translations=view.twins(one.link.url, listing.place),
            forms=forms(view, agenda),
        ),
        series=one,
        cards=front_cards(view, listing),
        groups=groups_of(shelf.newest(view.site.list_size), shelf.numbers),
        years=year_links(view, listing),
        calendars=year_calendars(view, agenda),
    )
    yield view.job("pages/series.html", one.link.url, page, made_from=listing.place)


def _index_jobs(view: View) -> Iterator[Job]:
    """The index, which also leads to the calendars of all meetings."""
    trees, whole = _trees(_in_order(view.edition)), site_agenda(view)
    job = index_job(view, _index(view), "meetings", trees, lambda edition: edition.series)
    head = replace(job.page.head, forms=forms(view, whole))
    page = replace(job.page, head=head, calendars=year_calendars(view, whole))
    yield replace(job, page=page)


def produce_year(view: YearView) -> Iterator[Job]:
    """Every series' pages of one year."""
    if view.has("meetings"):
        for one in view.edition.series:
            yield from year_jobs(view, _listing(view, one))


def _index(view: View) -> Link:
    return Link(view.gettext("Meetings"), view.url("meetings"))


def _listing(view: View, series: Series) -> Listing:
    return Listing(
        link=series.link,
        place=list_of("series", series.id),
        trail=view.trail(_index(view)),
        name=full_name(series),
        is_series=True,
    )


def _in_order(edition: Edition) -> list[Series]:
    """Series in the order in which the registry has their offices; what belongs to none is last."""
    places = [link for one in edition.offices for link in (one.link, *_departments(one))]
    rank = {link.url: n for n, link in enumerate(places)}
    return sorted(
        edition.series,
        key=lambda one: rank.get(one.owner.url, len(rank)) if one.owner else len(rank),
    )


def _departments(office: Office) -> Iterator[Link]:
    return (department.link for department in office.departments)


def _trees(series: Iterable[Series]) -> Iterator[Tree]:
    """Series under their offices: an office's own first, then those of its departments."""
    offices: dict[Link | None, dict[Link | None, list[Tree]]] = {}
    for one in series:
        department = one.owner if one.office else None
        below = offices.setdefault(one.office or one.owner, {})
        below.setdefault(department, []).append(Tree(link=one.link))
    for office, departments in offices.items():
        trees = departments.pop(None, [])
        trees += (Tree(link=d, children=tuple(some)) for d, some in departments.items() if d)
        if office:
            yield Tree(link=office, children=tuple(trees))
        else:
            yield from trees
