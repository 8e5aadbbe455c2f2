"""People: the index of officials, a page for each with posts and bulletins, and their years."""

from collections.abc import Iterator
from functools import partial

from generator.model import Link, Person, Term, list_of
from generator.pages import Job, PersonPage, Tree
from generator.producers.indexes import index_job
from generator.producers.lists import Listing, front_cards, year_jobs, year_links
from generator.producers.view import Front, View, YearView


def produce(view: View) -> Iterator[Front]:
    """The index and the page of every person."""
    if view.has("people") and view.edition.people:
        yield Front(name="people", places=(), jobs=_index_jobs)
        for person in view.edition.people:
            listing = _listing(view, person)
            yield listing.front(partial(_jobs, person, listing))


def _index_jobs(view: View) -> Iterator[Job]:
    entries = (
        Tree(link=person.link, note=_post(view, person.terms[0]) if person.terms else "")
        for person in view.edition.people
    )
    yield index_job(view, _index(view), "people", entries)


def _jobs(person: Person, listing: Listing, view: View) -> Iterator[Job]:
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
    yield view.job("pages/person.html", person.link.url, page, made_from=listing.place)


def produce_year(view: YearView) -> Iterator[Job]:
    """Every person's pages of one year."""
    if view.has("people"):
        for person in view.edition.people:
            yield from year_jobs(view, _listing(view, person))


def _index(view: View) -> Link:
    return Link(view.gettext("People"), view.url("people"))


def _listing(view: View, person: Person) -> Listing:
    return Listing(
        link=person.link, place=list_of("person", person.id), trail=view.trail(_index(view))
    )


def _post(view: View, term: Term) -> str:
    """A post with the office or department where it is held."""
    if term.office is None:
        return term.title
    return view.gettext("{title}, {place}").format(title=term.title, place=term.office.title)
