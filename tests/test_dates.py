"""Dates: the spellings that are accepted, and that a civil day is that day in every zone."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import Interval, Moment, parse_day, parse_interval, parse_moment

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = dt.date(2022, 5, 26)
days = st.dates(dt.date(1000, 1, 1))


@pytest.mark.parametrize(
    "text", ["2022-05-26", "2022-5-26", "2022/05/26", "2022年5月26日", " 2022-05-26 "]
)
def test_a_day_may_be_written_as_offices_write_it(text: str) -> None:
    assert parse_day(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "26.5.2022", "22-05-26", "2022-02-30", "2022-05-26x", "2022-05/26", "2022年05-26"]
)
def test_what_is_no_day_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_day(text)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2022-05-26", None),
        ("2022-05-26T09:00", dt.time(9)),
        ("2022-05-26 9:00:30", dt.time(9, 0, 30)),
        ("2022年5月26日 09:00", dt.time(9)),
        ("2022-05-26T09:00:30.250", dt.time(9, 0, 30)),
    ],
)
def test_a_day_may_have_a_time(text: str, time: dt.time | None) -> None:
    assert parse_moment(text, SHANGHAI) == Moment(DAY, time)


@pytest.mark.parametrize(
    "text", ["2022-05-26T01:00Z", "2022-05-26 01:00+00:00", "2022-05-25T20:00-0500"]
)
def test_a_time_with_an_offset_is_turned_into_the_sites_zone(text: str) -> None:
    assert parse_moment(text, SHANGHAI) == Moment(DAY, dt.time(9))


@pytest.mark.parametrize(
    "text",
    ["2022-05-26T25:00", "2022-05-26T09", "2022-05-26 soon", "at 2022-05-26", "2022-05-2609:00"],
)
def test_a_time_that_no_clock_shows_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_moment(text, SHANGHAI)


@given(days, st.none() | st.times().map(lambda t: t.replace(microsecond=0, fold=0)))
def test_a_moment_comes_back_from_its_own_words(day: dt.date, time: dt.time | None) -> None:
    assert parse_moment(str(Moment(day, time)), SHANGHAI) == Moment(day, time)


@given(days, days)
def test_an_interval_comes_back_from_its_own_words(one: dt.date, other: dt.date) -> None:
    interval = Interval(min(one, other), max(one, other))
    assert parse_interval(str(interval)) == interval


@pytest.mark.parametrize("text", ["2022/05/26", "2022-05-26", "2022-05-26/2022-05-26"])
def test_a_slash_within_a_day_is_no_interval(text: str) -> None:
    assert parse_interval(text) == Interval(DAY, DAY)


def test_an_interval_may_be_written_with_slashes_in_its_days_too() -> None:
    assert parse_interval("2022年5月26日/2022-05-28") == Interval(DAY, dt.date(2022, 5, 28))


@pytest.mark.parametrize(
    "text", ["", "2022-05-26/2022-05-25", "2022-05-26/", "2022-05-26/x", "soon"]
)
def test_an_interval_that_ends_before_it_begins_or_never_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_interval(text)


def test_a_bare_day_is_ordered_as_its_noon() -> None:
    moments = [Moment(DAY, dt.time(13)), Moment(DAY), Moment(DAY, dt.time(11))]
    assert sorted(moments, key=lambda m: m.order) == list(reversed(moments))


@given(days, st.sampled_from(["Asia/Shanghai", "America/Los_Angeles", "Europe/London", "UTC"]))
def test_a_bare_day_is_that_day_in_its_zone_and_in_utc(day: dt.date, zone: str) -> None:
    instant = Moment(day).aware(ZoneInfo(zone))
    assert instant.date() == day == instant.astimezone(dt.UTC).date()
