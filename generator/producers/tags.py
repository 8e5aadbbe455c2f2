"""Tags: the index of subjects, the front of each, and their years."""

from collections.abc import Iterator

from generator.model import Link
from generator.pages import Job, ListPage, Tree
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
    """The index and every tag's pages."""
    tags = view.edition.tags
    if not view.has("tags") or not tags:
        return
    index = Link(view.gettext("Subjects"), view.url("tags"))
    entries = (Tree(link=tag.link) for tag in tags)
    yield index_job(view, index, "tags", entries, lambda edition: edition.tags)
    for tag in tags:
        name = view.gettext("Subject: {name}").format(name=tag.link.title)
        place = ("tag", tag.id)
        listing = Listing(link=tag.link, place=place, trail=view.trail(index), name=name)
        page = ListPage(
            head=view.head(
                listing.title,
                tag.link.url,
                breadcrumb=listing.trail,
                translations=view.twins(tag.link.url, listing.place, never_empty),
            ),
            kind="tag",
            cards=front_cards(view, listing),
            years=year_links(view, listing),
        )
        yield view.job("pages/list.html", tag.link.url, page, made_from=listing.made_from)
        yield from year_jobs(view, listing)
