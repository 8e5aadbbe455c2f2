"""Tags: the index of subjects, the front of each, and their years."""

from collections.abc import Iterator
from functools import partial

from generator.model import Link, Tag, list_of
from generator.pages import Job, ListPage, Tree
from generator.producers.indexes import index_job
from generator.producers.lists import Listing, front_cards, year_jobs, year_links
from generator.producers.view import Front, View, YearView


def produce(view: View) -> Iterator[Front]:
    """The index and the front of every tag."""
    if view.has("tags") and view.edition.tags:
        yield Front(name="tags", places=(), jobs=_index_jobs)
        for tag in view.edition.tags:
            listing = _listing(view, tag)
            yield listing.front(partial(_jobs, tag, listing))


def _index_jobs(view: View) -> Iterator[Job]:
    entries = (Tree(link=tag.link) for tag in view.edition.tags)
    yield index_job(view, _index(view), "tags", entries, lambda edition: edition.tags)


def _jobs(tag: Tag, listing: Listing, view: View) -> Iterator[Job]:
    page = ListPage(
        head=view.head(
            listing.title,
            tag.link.url,
            breadcrumb=listing.trail,
            translations=view.twins(tag.link.url, listing.place),
        ),
        kind="tag",
        cards=front_cards(view, listing),
        years=year_links(view, listing),
    )
    yield view.job("pages/list.html", tag.link.url, page, made_from=listing.place)


def produce_year(view: YearView) -> Iterator[Job]:
    """Every tag's pages of one year."""
    if view.has("tags"):
        for tag in view.edition.tags:
            yield from year_jobs(view, _listing(view, tag))


def _index(view: View) -> Link:
    return Link(view.gettext("Subjects"), view.url("tags"))


def _listing(view: View, tag: Tag) -> Listing:
    name = view.gettext("Subject: {name}").format(name=tag.link.title)
    trail = view.trail(_index(view))
    return Listing(link=tag.link, place=list_of("tag", tag.id), trail=trail, name=name)
