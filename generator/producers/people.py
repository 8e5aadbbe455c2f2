"""People: the index of officials, a page for each with posts and bulletins, and their years."""

from collections.abc import Iterator

from generator.model import Link, Term
from generator.pages import Job, PersonPage, Tree
from generator.producers.indexes import index_job
from generator.producers.lists import Listing, front_cards, year_jobs, year_links
from generator.producers.view import View


def produce(view: View) -> Iterator[Job]:
    """The index and every person's pages."""
    people = view.edition.people
    if not view.has("people") or not people:
        return
    index = Link(view.gettext("People"), view.url("people"))
    entries = (
        Tree(link=person.link, note=_post(view, person.terms[0]) if person.terms else "")
        for person in people
    )
    yield index_job(view, index, "people", entries)
    for person in people:
        listing = Listing(link=person.link, place=("person", person.id), trail=view.trail(index))
        page = PersonPage(
            head=view.head(
                person.link.title,
                person.link.url,
                breadcrumb=listing.trail,
                translations=view.twins(person.link.url),
            ),
            person=person,
            cards=front_cards(view, listing),
            years=year_links(view, listing),
        )
        yield view.job("pages/person.html", person.link.url, page, made_from=listing.made_from)
        yield from year_jobs(view, listing)


def _post(view: View, term: Term) -> str:
    """A post with the office or department where it is held."""
    if term.office is None:
        return term.title
    return view.gettext("{title}, {place}").format(title=term.title, place=term.office.title)
