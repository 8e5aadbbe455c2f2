"""Offices: the tree of offices, a page for each office and department, and their years."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.model import Card, Department, Link, Office, list_of
from generator.pages import Job, Member, OfficePage, Tree
from generator.producers.indexes import index_job
from generator.producers.lists import Listing, cards, front_cards, year_jobs, year_links
from generator.producers.view import Front, View, YearView

_BELOW = 5


def produce(view: View) -> Iterator[Front]:
    """The tree, and the page of every office and department."""
    if not view.has("offices") or not view.edition.offices:
        return
    yield Front(name="offices", places=(), jobs=_index_jobs)
    offices = _by_id(view)
    for office in offices.values():
        listing = _office_listing(view, office)
        below = (list_of("office", id_) for id_ in _descendants(office, offices))
        yield listing.front(partial(_office_jobs, office, listing), below)
        for department in office.departments:
            listing = _department_listing(view, office, department)
            yield listing.front(partial(_department_jobs, office, department, listing))


def _index_jobs(view: View) -> Iterator[Job]:
    offices = _by_id(view)
    trees = (_tree(office, offices) for office in offices.values() if not office.parents)
    yield index_job(view, _index_link(view), "offices", trees)


def _by_id(view: View) -> Mapping[str, Office]:
    return {office.id: office for office in view.edition.offices}


def produce_year(view: YearView) -> Iterator[Job]:
    """Every office's and department's pages of one year."""
    if not view.has("offices"):
        return
    for office in view.edition.offices:
        yield from year_jobs(view, _office_listing(view, office))
        for department in office.departments:
            yield from year_jobs(view, _department_listing(view, office, department))


def _index_link(view: View) -> Link:
    return Link(view.gettext("Offices"), view.url("offices"))


def _tree(office: Office, offices: Mapping[str, Office]) -> Tree:
    contact = office.contact
    return Tree(
        link=office.link,
        note=" · ".join(filter(None, (contact.address, contact.phone))) if contact else "",
        children=tuple(_tree(offices[child], offices) for child in office.children),
    )


def _office_listing(view: View, office: Office) -> Listing:
    trail = view.trail(_index_link(view), office.parents)
    return Listing(link=office.link, place=list_of("office", office.id), trail=trail)


def _office_jobs(office: Office, listing: Listing, view: View) -> Iterator[Job]:
    offices = _by_id(view)
    below = tuple(offices[child].link for child in office.children)
    page = OfficePage(
        head=view.head(
            office.link.title,
            office.link.url,
            breadcrumb=listing.trail,
            translations=view.twins(office.link.url),
            feeds=view.feeds(office.link.url, office.link.title),
        ),
        office=office,
        children=below,
        place=_place((*office.parents, office.link), below),
        people=tuple(_members(view, office.id)),
        cards=front_cards(view, listing),
        below=_below(view, office, offices),
        years=year_links(view, listing),
    )
    yield view.job("pages/office.html", office.link.url, page, made_from=listing.place)


def _department_listing(view: View, office: Office, department: Department) -> Listing:
    return Listing(
        link=department.link,
        place=list_of("department", department.id),
        trail=view.trail(_index_link(view), office.parents, office.link),
        name=f"{department.link.title} – {office.link.title}",
    )


def _department_jobs(
    office: Office, department: Department, listing: Listing, view: View
) -> Iterator[Job]:
    page = OfficePage(
        head=view.head(
            listing.title,
            department.link.url,
            breadcrumb=listing.trail,
            translations=view.twins(department.link.url),
        ),
        office=office,
        department=department.link.title,
        place=_place((*office.parents, office.link, department.link)),
        purpose=department.purpose,
        people=tuple(_members(view, department.id)),
        cards=front_cards(view, listing),
        years=year_links(view, listing),
    )
    yield view.job("pages/office.html", department.link.url, page, made_from=listing.place)


def _place(chain: tuple[Link, ...], below: tuple[Link, ...] = ()) -> tuple[Tree, ...]:
    """A chain of links, each within the one before it; none for an office that stands alone."""
    if len(chain) == 1 and not below:
        return ()
    trees = tuple(Tree(link=link) for link in below)
    for link in reversed(chain):
        trees = (Tree(link=link, children=trees),)
    return trees


def _members(view: View, place: str) -> Iterator[Member]:
    for person in view.edition.people:
        for term in person.terms:
            if term.office_id == place:
                yield Member(link=person.link, title=term.title, since=term.since, until=term.until)


def _below(view: View, office: Office, offices: Mapping[str, Office]) -> tuple[Card, ...]:
    """The newest few of all offices below this one."""
    found = [
        bulletin
        for id_ in _descendants(office, offices)
        for bulletin in view.list(list_of("office", id_)).newest(_BELOW)
    ]
    found.sort(key=lambda bulletin: bulletin.order)
    return cards(found[-_BELOW:])


def _descendants(office: Office, offices: Mapping[str, Office]) -> Iterator[str]:
    for child in office.children:
        yield child
        yield from _descendants(offices[child], offices)
