"""Formats: dates and languages as each language writes them, through Babel (CLDR).

In: a date, a moment, a tag. Out: words. Neither the machine's locale nor its clock or zone ever
shows: the language and the site's zone are parameters. Babel and a language's tables take 30 ms to
load, so that the functions which need them do; a build with no date to write has none of it.
"""

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.dates import Interval, Moment

if TYPE_CHECKING:
    from generator.cldr import Locale


@lru_cache(maxsize=32)
def _locale(lang: str) -> "Locale":
    from generator.cldr import Locale

    return Locale.parse(lang.replace("_", "-"), sep="-")


@lru_cache(maxsize=32)
def is_language(tag: str) -> bool:
    """Whether CLDR knows a language by this BCP 47 tag."""
    from generator.cldr import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


def language_name(tag: str, lang: str = "") -> str:
    """A language's name in itself, or in `lang`: `中文`, `Chinese`."""
    if not is_language(tag):
        return tag
    return _locale(tag).get_display_name(_locale(lang or tag)) or tag


def _dates(lang: str) -> "Locale":
    """CLDR's plain `en` is American; the field's English sites write the day first."""
    return _locale("en-GB" if lang == "en" else lang)


@lru_cache(maxsize=4096)
def day(date: dt.date, lang: str) -> str:
    """A civil date in full: `26 May 2022`, `2022年5月26日`."""
    from generator.cldr import format_date

    return format_date(date, "long", locale=_dates(lang))


@lru_cache(maxsize=1024)
def file_size(size: int, lang: str) -> str:
    """The size of a file of so many bytes, in powers of ten: `120 kB`, `1.2 MB`, `120 ko`."""
    from generator.cldr import format_unit

    if size < 1000:
        return format_unit(size, "digital-byte", "long", locale=_dates(lang))
    if size < 999_500:
        return format_unit(round(size / 1000), "digital-kilobyte", "short", locale=_dates(lang))
    number = round(size / 1_000_000, 1 if size < 9_950_000 else None)
    return format_unit(number, "digital-megabyte", "short", locale=_dates(lang))


def stamp(moment: Moment, lang: str) -> str:
    """A day, with the time where there is one."""
    text = day(moment.day, lang)
    return f"{text} {moment.time:%H:%M}" if moment.time else text


@lru_cache(maxsize=4096)
def day_of_year(date: dt.date, lang: str) -> str:
    """A day without its year: `26 May`, `5月26日`."""
    from generator.cldr import format_date, format_skeleton

    locale = _dates(lang)
    if locale.language == "en":
        return format_date(date, "d MMMM", locale=locale)
    return format_skeleton("MMMMd", date, locale=locale)


@lru_cache(maxsize=1024)
def month(year: int, number: int, lang: str) -> str:
    """A month of a year: `May 2022`, `2022年5月`."""
    from generator.cldr import format_skeleton

    return format_skeleton("yMMMM", dt.date(year, number, 1), locale=_dates(lang))


@lru_cache(maxsize=256)
def month_name(number: int, lang: str) -> str:
    """A month as a chart or a narrow column calls it: `May`, `5月`."""
    from generator.cldr import get_month_names

    return str(get_month_names("abbreviated", "stand-alone", locale=_dates(lang))[number])


@lru_cache(maxsize=256)
def weekday_name(number: int, lang: str) -> str:
    """A day of the week in its shortest form, Monday being 0: `M`, `一`."""
    from generator.cldr import get_day_names

    return str(get_day_names("narrow", "stand-alone", locale=_dates(lang))[number])


def months(year: int, first: int, last: int, lang: str) -> str:
    """From one month of a year to another: `January – June 2026`, `2026年1月至6月`."""
    from generator.cldr import format_interval

    ends = dt.date(year, first, 1), dt.date(year, last, 1)
    return format_interval(*ends, "yMMMM", locale=_dates(lang))


def span(interval: Interval, lang: str) -> str:
    """One day, or from one to another: `9–11 February 2022`, `2022年2月9日至11日`."""
    from generator.cldr import format_date, format_interval

    first, last, locale = interval.first, interval.last, _locale(lang)
    if first == last:
        return day(first, lang)
    if locale.language != "en":
        return format_interval(first, last, "yMMMMd", locale=locale)
    if first.year != last.year:
        return f"{day(first, lang)} – {day(last, lang)}"
    if first.month != last.month:
        return f"{format_date(first, 'd MMMM', locale=locale)} – {day(last, lang)}"
    return f"{first.day}–{day(last, lang)}"


@lru_cache(maxsize=4096)
def partial(text: str, lang: str) -> str:
    """A year, month or day, as far as a registry knows it: `2021`, `March 2021`, `15 March 2021`.

    What is no date of the calendar stays as it is written.
    """
    try:
        parts = [int(part) for part in text.split("-")]
        date = dt.date(*parts, *[1] * (3 - len(parts)))
    except (TypeError, ValueError):
        return text
    from generator.cldr import format_skeleton

    match len(parts):
        case 1:
            return format_skeleton("y", date, locale=_locale(lang))
        case 2:
            return month(date.year, date.month, lang)
        case _:
            return day(date, lang)


def iso(moment: Moment, zone: ZoneInfo) -> str:
    """For `<time datetime>`: the day alone, or with time and offset."""
    if moment.time is None:
        return moment.day.isoformat()
    return moment.aware(zone).isoformat(timespec="minutes")


def china(moment: Moment, zone: ZoneInfo) -> str:
    """For the page tags of Chinese government sites: `2022-05-26 09:00`, in China's time.

    A bare day is a civil date there as everywhere, and begins at its midnight.
    """
    if moment.time is None:
        return f"{moment.day} 00:00"
    return f"{moment.aware(zone).astimezone(ZoneInfo('Asia/Shanghai')):%Y-%m-%d %H:%M}"


def rfc3339(moment: Moment, zone: ZoneInfo) -> str:
    """For Atom and JSON Feed (RFC 3339); a bare day is taken at noon, so that no zone moves it."""
    return moment.aware(zone).isoformat(timespec="seconds")


def rfc822(moment: Moment, zone: ZoneInfo) -> str:
    """For RSS (RFC 822 as RFC 5322 has it)."""
    from email.utils import format_datetime

    return format_datetime(moment.aware(zone))
