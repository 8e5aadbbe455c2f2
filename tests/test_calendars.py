"""Calendars: which meetings each holds, and that programs read what was meant."""

import datetime as dt
from pathlib import Path
from typing import Any

import icalendar
import pytest
from msgspec.structs import replace

from generator.dates import Interval, Moment
from generator.model import Bulletin, CorrectionLine
from generator.pages import CalendarPage, IndexPage, SeriesPage
from generator.producers import calendars, meetings
from generator.render.calendar import escaped, folded
from tests.formats_known import calendar_in
from tests.small_site import SITE, SmallSite, post
from tests.specimens import bulletin, edition, produced, series, site, slices
from tests.test_graph import meeting

STUDY = series("study")


def held(name: str, day: dt.date = dt.date(2022, 3, 1), **more: Any) -> Bulletin:
    facts = meeting(**{key: more.pop(key) for key in ("held", "name", "place") if key in more})
    one = bulletin(name, day, meeting=facts, series_id="study", **more)
    return replace(one, card=replace(one.card, held=facts.held))


def made(*bulletins: Bulletin, **more: Any) -> dict[str, CalendarPage]:
    found = produced(site(edition(bulletins, series=(STUDY,)), **more), calendars)
    return {path: job.page for path, job in found.items()}


def test_the_site_and_each_series_have_one_in_front_and_one_for_each_year() -> None:
    given = site(edition([held("a"), held("b", dt.date(2023, 1, 9))], series=(STUDY,)))
    assert slices(given, calendars) == {
        f"meetings/{place}calendar{year}.ics": f"lists{year}" if year else "site"
        for place in ("", "study/")
        for year in ("", "-2022", "-2023")
    }
    pages = produced(given, meetings)
    for path in ("meetings/index.html", "meetings/study/index.html"):
        page = pages[path].page
        assert isinstance(page, IndexPage | SeriesPage)
        assert [form.type for form in page.head.forms] == ["text/calendar"]
        assert [link.title for link in page.calendars] == ["2023", "2022"]


def test_a_meeting_without_a_day_or_withdrawn_is_in_none_and_none_is_empty() -> None:
    pages = made(held("a"), held("unknown", held=None), held("gone", withdrawn="An error."))
    assert {event.id for page in pages.values() for event in page.events} == {"a"}
    assert made(held("unknown", held=None), bulletin("plain")) == {}
    assert made(held("a"), off=["calendars"]) == made(held("a"), off=["meetings"]) == {}


def test_the_one_in_front_of_a_series_has_as_many_as_its_page() -> None:
    days = [held(f"m{n}", dt.date(2022, 3, n + 1)) for n in range(5)]
    pages = made(*days, list_size=2)
    assert [e.id for e in pages["meetings/study/calendar.ics"].events] == ["m3", "m4"]
    assert len(pages["meetings/calendar.ics"].events) == 5
    assert len(pages["meetings/study/calendar-2022.ics"].events) == 5


def test_an_event_was_changed_when_its_bulletin_was_and_counts_its_corrections() -> None:
    note = CorrectionLine(date=Moment(dt.date(2022, 9, 1)), note="A name.")
    (event,) = made(held("a", corrections=(note,)))["meetings/calendar.ics"].events
    assert (str(event.changed), event.revision) == ("2022-09-01", 1)
    assert event.end == event.held.last + dt.timedelta(1) == dt.date(2022, 2, 12)
    assert event.held == Interval(dt.date(2022, 2, 9), dt.date(2022, 2, 11))


@pytest.mark.parametrize(
    "text", ["a", "检" * 25, "检" * 26, "x" * 75, "x" * 76, "🏛" * 80, "a检🏛" * 40, "1" + "检" * 99]
)
def test_a_line_is_cut_between_characters_into_no_more_than_75_octets(text: str) -> None:
    data = folded(f"SUMMARY:{text}\n").encode()
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert [line.decode() for line in data.split(b"\r\n")]
    assert data.replace(b"\r\n ", b"").decode() == f"SUMMARY:{text}\r\n"


@pytest.mark.parametrize("text", ["a; b, c\\n\nd", "检察；、\\", ']]> & <b> "q" 🏛', ";;,,\\\\"])
def test_words_are_read_as_they_were_written(text: str) -> None:
    line = f"BEGIN:VEVENT\nSUMMARY:{escaped(text)}\nEND:VEVENT\n"
    read: Any = icalendar.Event.from_ical
    (event,) = read(folded(line).encode(), multiple=True)
    assert str(event["SUMMARY"]) == text


MATTER = (
    '{type: study, name: "Study; the plan, \\\\ and 检察建议 🏛", held: 2026-05-01/2026-05-03,'
    ' place: "Room 3; left"}'
)


def test_a_calendar_is_made_of_the_content_alone_and_read_as_it_was_meant(tmp_path: Path) -> None:
    small = SmallSite(tmp_path)
    small.lay(
        {
            "content/site.yaml": SITE,
            "content/posts/2026/a.md": post("A", "2026-05-06", meeting=MATTER, id="lasting-1"),
        }
    )
    small.build()
    data = small.files()["meetings/calendar.ics"]
    (event,) = calendar_in(data).walk("VEVENT")
    assert str(event["UID"]) == "lasting-1@bulletin.example"
    assert str(event["SUMMARY"]) == "Study; the plan, \\ and 检察建议 🏛"
    assert str(event["LOCATION"]) == "Room 3; left"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2026, 5, 1), dt.date(2026, 5, 4))
    assert event["DTSTAMP"].dt == dt.datetime(2026, 5, 6, 4, tzinfo=dt.UTC)
    small.build("2027-01-01")
    assert small.files()["meetings/calendar.ics"] == data
