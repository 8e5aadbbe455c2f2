"""Meetings: the index of series, a page for each series with its sessions, and their years."""

from collections.abc import Iterator

from generator.model import Link, Series
from generator.pages import Job, SeriesPage, Tree
from generator.producers.indexes import index_job
from generator.producers.lists import (
    Listing,
    front_cards,
    never_empty,
    year_jobs,
    year_links,
)
from generator.producers.view import View


def produce(view: View) -> Iterator[Job]:
    """The index and every series' pages."""
    series = view.edition.series
    if not view.has("meetings") or not series:
        return
    index = Link(view.gettext("Meetings"), view.url("meetings"))
    yield index_job(view, index, "meetings", _trees(series), lambda edition: edition.series)
    for one in series:
        listing = Listing(
            link=one.link, place=("series", one.id), trail=view.trail(index), name=full_name(one)
        )
        page = SeriesPage(
            head=view.head(
                listing.title,
                one.link.url,
                breadcrumb=listing.trail,
                translations=view.twins(one.link.url, listing.place, never_empty),
            ),
            series=one,
            cards=front_cards(view, listing),
            years=year_links(view, listing),
        )
        yield view.job("pages/series.html", one.link.url, page, made_from=listing.made_from)
        yield from year_jobs(view, listing)


def full_name(series: Series) -> str:
    """The series with whose it is."""
    owners = [owner.title for owner in (series.owner, series.office) if owner]
    return " – ".join([series.link.title, *owners])


def _trees(series: tuple[Series, ...]) -> Iterator[Tree]:
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
