"""Calendars: the meetings that bulletins report, of the site and of each series.

Cut like lists: the calendar in front has the newest, each other one those of a year. A meeting
stands in the year of its bulletin. What was withdrawn is in none, nor is a meeting whose day nobody
knows.
"""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.formats import partial
from generator.labels import LABELS
from generator.model import Bulletin, Link, MeetingFacts, Series, list_of
from generator.pages import CalendarEvent, CalendarPage, FeedLink, Job
from generator.producers.view import Front, View, YearView

TYPE = "text/calendar"
"""MIME type."""
_NEWEST = 100
"""How many the calendar of the whole site has in front."""


class Agenda(Struct, frozen=True, kw_only=True):
    """Whose meetings a calendar holds."""

    title: str
    home: str
    """The URL of the page that shows them."""
    place: str
    """The list in which their bulletins stand."""
    newest: int
    """How many bulletins of the list the calendar in front looks at."""

    @property
    def front(self) -> str:
        """The URL of the calendar in front."""
        return f"{self.home}calendar.ics"

    def of_year(self, year: int) -> str:
        """The URL of a year's."""
        return f"{self.home}calendar-{year}.ics"


def produce(view: View) -> Iterator[Front]:
    """The calendars in front."""
    for agenda in _agendas(view):
        name = _made_from(agenda)
        yield Front(name=name, places=(agenda.place,), jobs=functools.partial(_front_jobs, agenda))


def _front_jobs(agenda: Agenda, view: View) -> Iterator[Job]:
    newest = view.list(agenda.place).newest(agenda.newest)
    yield from _job(view, agenda, agenda.front, newest)


def produce_year(view: YearView) -> Iterator[Job]:
    """Those of one year."""
    for agenda in _agendas(view):
        yield from _job(view, agenda, agenda.of_year(view.year), view.list(agenda.place).all())


def site_agenda(view: View) -> Agenda:
    """All meetings of the site."""
    title = view.gettext("Meetings")
    return Agenda(title=title, home=view.url("meetings"), place="meetings", newest=_NEWEST)


def series_agenda(view: View, series: Series) -> Agenda:
    """The meetings of one series."""
    return Agenda(
        title=full_name(series),
        home=series.link.url,
        place=list_of("series", series.id),
        newest=view.site.list_size,
    )


def forms(view: View, agenda: Agenda) -> tuple[FeedLink, ...]:
    """The calendar in front, as the page of the meetings announces it."""
    newest = view.list(agenda.place).newest(agenda.newest)
    if not view.has("calendars") or not any(one.card.held for one in newest):
        return ()
    return (FeedLink(TYPE, agenda.title, agenda.front),)


def year_calendars(view: View, agenda: Agenda) -> tuple[Link, ...]:
    """The way to those of each year, the newest first."""
    if not view.has("calendars"):
        return ()
    years = view.list(agenda.place).years[::-1]
    return tuple(Link(partial(str(year), view.lang), agenda.of_year(year)) for year in years)


def full_name(series: Series) -> str:
    """The series with whose it is."""
    owners = [owner.title for owner in (series.owner, series.office) if owner]
    return " – ".join([series.link.title, *owners])


def _agendas(view: View) -> Iterator[Agenda]:
    if view.has("meetings") and view.has("calendars"):
        yield site_agenda(view)
        yield from (series_agenda(view, one) for one in view.edition.series)


def _job(view: View, agenda: Agenda, url: str, bulletins: Iterable[Bulletin]) -> Iterator[Job]:
    """The calendar; none where it would be empty, which RFC 5545 forbids (section 3.6)."""
    events = tuple(_events(view, bulletins))
    if events:
        title = f"{agenda.title} – {view.edition.title}"
        page = CalendarPage(title=title, url=url, home=agenda.home, events=events)
        yield view.job("feeds/calendar.ics", url, page, made_from=_made_from(agenda))


def _made_from(agenda: Agenda) -> str:
    return f"calendar of {agenda.place}"


def _events(view: View, bulletins: Iterable[Bulletin]) -> Iterator[CalendarEvent]:
    for one in bulletins:
        if one.meeting and one.meeting.held:
            yield CalendarEvent(
                id=one.card.id,
                url=one.card.url,
                name=_name(view, one, one.meeting),
                title=one.card.title,
                summary=one.card.summary,
                type=one.meeting.type,
                place=one.meeting.place,
                held=one.meeting.held,
                end=one.meeting.held.last + dt.timedelta(1),
                published=one.card.date,
                changed=one.changed,
                revision=len(one.corrections),
            )


def _name(view: View, bulletin: Bulletin, meeting: MeetingFacts) -> str:
    series = meeting.series.title if meeting.series else view.gettext(LABELS[meeting.type])
    owner = bulletin.card.department or bulletin.card.organization
    return " – ".join([meeting.name or series, *([owner.title] if owner else [])])
