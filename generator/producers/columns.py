"""Columns: the front of each column, with those within it, and its years."""

from collections.abc import Iterable, Iterator
from functools import partial

from generator.model import Column, Link, list_of
from generator.pages import Job, ListPage
from generator.producers.lists import Listing, front_cards, year_jobs, year_links
from generator.producers.view import Front, View, YearView


def produce(view: View) -> Iterator[Front]:
    """Every column's front."""
    if not view.has("columns"):
        return
    links = {column.id: column.link for column in view.edition.columns}
    for column in view.edition.columns:
        listing, within = _listing(view, column), [links[child] for child in column.children]
        yield listing.front(partial(_jobs, column, within, listing))


def _jobs(column: Column, within: Iterable[Link], listing: Listing, view: View) -> Iterator[Job]:
    page = ListPage(
        head=view.head(
            column.link.title,
            column.link.url,
            description=column.purpose,
            breadcrumb=listing.trail,
            translations=view.twins(column.link.url),
            feeds=view.feeds(column.link.url, column.link.title),
            section=view.section(column.id),
        ),
        kind="column",
        purpose=column.purpose,
        cards=front_cards(view, listing),
        children=tuple(within),
        years=year_links(view, listing),
    )
    yield view.job("pages/list.html", column.link.url, page, made_from=listing.place)


def produce_year(view: YearView) -> Iterator[Job]:
    """Every column's pages of one year."""
    if view.has("columns"):
        for column in view.edition.columns:
            yield from year_jobs(view, _listing(view, column))


def _listing(view: View, column: Column) -> Listing:
    place = list_of("column", column.id)
    return Listing(link=column.link, place=place, trail=view.trail(column.parents))
