"""Search: the page that readers search on, and what search knows of every other page.

The index itself is made elsewhere, from these entries: see `remembered.search`.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.formats import day
from generator.model import Bulletin, Edition, Link, Site
from generator.pages import BarePage, Job
from generator.producers.view import View
from generator.search import Entry
from generator.urls import made_address

KIND = "search"
"""The kind of page, and the folder of all that belongs to it."""
LIST = "index.json"
"""The file beside the page that says which indexes there are."""


def produce(view: View) -> Iterator[Job]:
    """The search page."""
    if not view.has(KIND):
        return
    url = view.url(KIND)
    twins = view.twins_where(url, lambda _: True)
    head = view.head(view.gettext("Search"), url, translations=twins)
    yield view.job("pages/search.html", url, BarePage(head=head), made_from="search page")


def bulletin_entries(bulletins: Iterable[Bulletin], lang: str) -> dict[int, tuple[Entry, ...]]:
    """What search knows of bulletins, by month; of withdrawn ones nothing."""
    found: dict[int, list[Entry]] = {}
    for one in bulletins:
        if one.withdrawn is None:
            found.setdefault(one.month, []).append(_of_bulletin(one, lang))
    return {month: tuple(some) for month, some in found.items()}


def _of_bulletin(one: Bulletin, lang: str) -> Entry:
    card, meeting = one.card, one.meeting
    places = tuple(link for link in (card.organization, card.department) if link)
    people = (*meeting.presided_by, *meeting.attended_by, *meeting.speakers) if meeting else ()
    named = (
        *(link.title for link in (*places, *card.tags, *((card.column,) if card.column else ()))),
        *(person.name for person in people),
        *one.author,
        one.number,
        one.kicker,
        one.subtitle,
        *((meeting.name, meeting.place) if meeting else ()),
        *((one.source.name,) if one.source else ()),
    )
    return Entry(
        url=card.url,
        title=card.title,
        day=day(card.date.day, lang),
        date=card.date.day.isoformat(),
        column=card.column.title if card.column else "",
        office=("" if lang.startswith(("zh", "ja")) else ", ").join(one.title for one in places),
        names=tuple(dict.fromkeys(name for name in named if name)),
        facets=(*_within("column", one.column_id), *_within("office", one.office_id)),
        text=one.content.digest,
    )


def _within(kind: str, id_: str) -> Iterator[str]:
    """A column or office, and what it is within: `column:openness`, `column:openness/notices`."""
    parts = id_.split("/") if id_ else []
    for end in range(1, len(parts) + 1):
        yield f"{kind}:{'/'.join(parts[:end])}"


def standing_entries(edition: Edition) -> Iterator[Entry]:
    """What search knows of what is in no year: the site's own pages, offices, people."""
    for page in edition.pages:
        yield Entry(
            url=page.link.url, title=page.link.title, text=page.content.digest, lead=page.summary
        )
    for office in edition.offices:
        if office.link.url:
            contact = office.contact
            said = (contact.address, contact.phone, contact.email) if contact else ()
            lead = "\n".join((office.note, *said, *(one.link.title for one in office.departments)))
            yield Entry(
                url=office.link.url,
                title=office.link.title,
                names=(office.short_name,),
                facets=(*_within("office", office.id),),
                lead=lead,
            )
    for topic in edition.topics:
        if topic.link.url:
            lead = "\n".join((topic.summary, *topic.lead))
            yield Entry(url=topic.link.url, title=topic.link.title, lead=lead)
    for person in edition.people:
        if person.link.url:
            yield Entry(
                url=person.link.url,
                title=person.link.title,
                lead="\n".join((person.note, *(term.title for term in person.terms))),
            )


def choices(site: Site, edition: Edition) -> Mapping[str, list[tuple[str, str]]]:
    """What a reader may filter by: ids and names of columns and offices; languages by address."""
    return {
        "columns": [(one.id, _told(one.link, one.parents)) for one in edition.columns],
        "offices": [(one.id, one.link.title) for one in edition.offices],
        "languages": [(one.lang, f"{made_address(one.root, KIND)}{LIST}") for one in site.editions],
    }


def _told(link: Link, parents: Iterable[Link]) -> str:
    return " / ".join([*(parent.title for parent in parents), link.title])
