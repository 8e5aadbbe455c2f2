"""Institutions: offices, officials, series of meetings, topics, as their own pages describe them.

In: a page's values. Out: a node of the page's graph.
"""

from generator.model import Office, Person, Series, Term
from generator.pages import OfficePage, TopicPage
from generator.render.nodes import ORGANIZATION, Names, Node, node


def institution(page: OfficePage, names: Names) -> Node:
    """An office or a department."""
    return _department(page, names) if page.department else _office(page, names)


def _office(page: OfficePage, names: Names) -> Node:
    office, contact = page.office, page.office.contact
    return node(
        ORGANIZATION,
        names.id(office.link.url, "organization"),
        name=office.link.title,
        alternateName=office.short_name if office.short_name != office.link.title else "",
        url=names.url(office.link.url),
        parentOrganization=_parent(office, names),
        subOrganization=[names.organization(child) for child in page.children],
        department=[names.organization(one.link) for one in office.departments],
        address=contact.address if contact else "",
        telephone=contact.phone if contact else "",
        email=contact.email if contact else "",
        member=[
            node("Person", names.id(one.link.url, "person"), name=one.link.title)
            for one in page.people
            if one.link.url and not one.until
        ],
    )


def _department(page: OfficePage, names: Names) -> Node:
    return node(
        ORGANIZATION,
        names.id(page.head.url, "organization"),
        name=page.department,
        description=page.purpose,
        url=names.url(page.head.url),
        parentOrganization=names.organization(page.office.link),
    )


def _parent(office: Office, names: Names) -> Node | None:
    return names.organization(office.parents[-1]) if office.parents else None


def official(person: Person, names: Names) -> Node:
    """An official, with the posts held and when."""
    held = [term.title for term in person.terms if not term.until]
    return node(
        "Person",
        names.id(person.link.url, "person"),
        name=person.link.title,
        url=names.url(person.link.url),
        jobTitle=held,
        memberOf=[_term(term, names) for term in person.terms],
    )


def _term(term: Term, names: Names) -> Node:
    """A post with its years, as schema.org puts a relation that has more to it."""
    return node(
        "OrganizationRole",
        roleName=term.title,
        startDate=term.since,
        endDate=term.until,
        memberOf=names.organization(term.office),
    )


def meetings(series: Series, name: str, names: Names) -> Node:
    """A series of meetings."""
    return node(
        "EventSeries",
        names.id(series.link.url, "series"),
        name=name,
        url=names.url(series.link.url),
        organizer=names.organization(series.owner),
    )


def topic(page: TopicPage, names: Names) -> Node:
    """A topic, with the bulletins that its page shows."""
    one = page.topic
    shown = {card.url: card for card in (*page.leading, *page.cards)}
    return node(
        "CollectionPage",
        names.id(one.link.url, "topic"),
        name=one.link.title,
        description=one.summary,
        url=names.url(one.link.url),
        image=names.url(one.cover.url) if one.cover else "",
        dateCreated=names.moment(one.opened),
        expires=names.moment(one.closed),
        hasPart=[
            node("NewsArticle", names.id(url, "article"), headline=card.title)
            for url, card in shown.items()
        ],
    )
