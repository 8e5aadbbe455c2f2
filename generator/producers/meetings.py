"""Meetings: the index of series, a page for each series with its sessions, and their years."""

from collections.abc import Iterator

from generator.model import Link, Series
from generator.pages import IndexPage, Job, SeriesPage, Tree
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
    head = view.head(index.title, index.url, translations=view.twins(index.url))
    yield view.job(
        "pages/index.html",
        index.url,
        IndexPage(head=head, kind="meetings", entries=tuple(_trees(series))),
        made_from="meetings",
    )
    for one in series:
        listing = Listing(link=named(one), place=("series", one.id), trail=view.trail(index))
        page = SeriesPage(
            head=view.head(
                listing.link.title,
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


def named(series: Series) -> Link:
    """The series with whose it is, for a title that stands alone."""
    if series.owner is None:
        return series.link
    return Link(f"{series.link.title} – {series.owner.title}", series.link.url)


def _trees(series: tuple[Series, ...]) -> Iterator[Tree]:
    """Series under the office or department that meets."""
    owners: dict[Link, list[Tree]] = {}
    for one in series:
        owners.setdefault(one.owner or Link("", ""), []).append(Tree(link=one.link))
    for owner, trees in owners.items():
        if owner.title:
            yield Tree(link=owner, children=tuple(trees))
        else:
            yield from trees
