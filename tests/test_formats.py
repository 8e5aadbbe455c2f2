"""Formats: how dates and languages are written, whatever the machine's own settings are."""

import datetime as dt
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import formats
from generator.dates import Interval, Moment

DAY = dt.date(2022, 5, 6)
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "6 May 2022"),
        ("en-GB", "6 May 2022"),
        ("zh", "2022年5月6日"),
        ("zh-Hant", "2022年5月6日"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(lang: str, words: str) -> None:
    assert formats.day(DAY, lang) == words


def test_a_time_follows_its_day_where_there_is_one() -> None:
    assert formats.stamp(Moment(DAY, dt.time(9, 5)), "zh") == "2022年5月6日 09:05"
    assert formats.stamp(Moment(DAY), "en") == "6 May 2022"


@pytest.mark.parametrize(("lang", "words"), [("en", "May 2022"), ("zh", "2022年5月")])
def test_a_month_is_written_without_a_day(lang: str, words: str) -> None:
    assert formats.month(2022, 5, lang) == words


@pytest.mark.parametrize(
    ("last", "english", "chinese"),
    [
        (DAY, "6 May 2022", "2022年5月6日"),
        (dt.date(2022, 5, 8), "6–8 May 2022", "2022年5月6日至8日"),
        (dt.date(2022, 6, 1), "6 May – 1 June 2022", "2022年5月6日至6月1日"),
        (dt.date(2023, 1, 2), "6 May 2022 – 2 January 2023", "2022年5月6日至2023年1月2日"),
    ],
)
def test_an_interval_says_only_once_what_its_days_share(
    last: dt.date, english: str, chinese: str
) -> None:
    assert formats.span(Interval(DAY, last), "en") == english
    assert formats.span(Interval(DAY, last), "zh") == chinese


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("2021", "2021", "2021年"),
        ("2021-03", "March 2021", "2021年3月"),
        ("2021-03-15", "15 March 2021", "2021年3月15日"),
        ("2021-13", "2021-13", "2021-13"),
        ("", "", ""),
    ],
)
def test_a_date_of_a_registry_is_written_as_far_as_it_is_known(
    text: str, english: str, chinese: str
) -> None:
    assert formats.partial(text, "en") == english
    assert formats.partial(text, "zh") == chinese


@pytest.mark.parametrize("tag", ["en", "zh", "zh-Hant", "pt-BR"])
def test_a_language_is_known_by_its_tag(tag: str) -> None:
    assert formats.is_language(tag)


@pytest.mark.parametrize("tag", ["", "xx", "english", "e", "zh_CN_x_y", "../en"])
def test_what_is_no_tag_is_no_language(tag: str) -> None:
    assert not formats.is_language(tag)


def test_a_language_is_named_in_itself_or_in_another() -> None:
    assert formats.language_name("zh") == "中文"
    assert formats.language_name("zh", "en") == "Chinese"
    assert formats.language_name("xx-nowhere") == "xx-nowhere"


def test_machines_read_a_day_alone_or_a_time_with_its_offset() -> None:
    assert formats.iso(Moment(DAY), SHANGHAI) == "2022-05-06"
    assert formats.iso(Moment(DAY, dt.time(9)), SHANGHAI) == "2022-05-06T09:00+08:00"


def test_feeds_take_a_bare_day_at_noon() -> None:
    assert formats.rfc3339(Moment(DAY), SHANGHAI) == "2022-05-06T12:00:00+08:00"
    assert formats.rfc822(Moment(DAY), SHANGHAI) == "Fri, 06 May 2022 12:00:00 +0800"


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)), st.times())
def test_both_formats_of_feeds_mean_the_same_instant(day: dt.date, time: dt.time) -> None:
    moment = Moment(day, time.replace(microsecond=0))
    atom = dt.datetime.fromisoformat(formats.rfc3339(moment, SHANGHAI))
    assert parsedate_to_datetime(formats.rfc822(moment, SHANGHAI)) == atom
