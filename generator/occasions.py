"""Occasions: what of site.yaml holds for some days only: urgent notices, and days of mourning.

In: the site file, and the moment that a build is for. Out: what holds at that moment, and the next
one at which that changes. Known here alone: from when to when a notice or a day of mourning lasts.
"""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from msgspec import Struct

from generator.dates import Interval, Moment, parse_interval
from generator.schema_public import Alert
from generator.schema_site import SiteFile

ALWAYS, NEVER = ("true", "yes", "on"), ("false", "no", "off")
"""How `mourning` is said without days."""
_MIDNIGHT = dt.time(0)
_DAY = dt.timedelta(days=1)


class Occasions(Struct, frozen=True, kw_only=True):
    """What holds at one moment."""

    alerts: tuple[Alert, ...] = ()
    """Urgent notices, in the order of the site file."""
    is_mourning: bool = False
    """Whether the whole site is grey."""
    until: dt.datetime | None = None
    """The next moment at which the clock alone changes any of this; None where there is none."""


def occasions(site: SiteFile, now: dt.datetime, zone: ZoneInfo) -> Occasions:
    """What holds at the moment `now`. Days begin at midnight in the site's zone."""
    spans = [(alert, _span(alert.since, alert.until, zone)) for alert in site.alerts]
    days = [_days(one, zone) for one in mourning_days(site)]
    edges = (edge for span in (*(span for _, span in spans), *days) for edge in span)
    return Occasions(
        alerts=tuple(alert for alert, span in spans if _holds(span, now)),
        is_mourning=_is_always(site) or any(_holds(span, now) for span in days),
        until=earliest(*(edge for edge in edges if edge and edge > now)),
    )


def earliest(*moments: dt.datetime | None) -> dt.datetime | None:
    """The first of some moments; None where there is none."""
    return min((moment for moment in moments if moment), default=None)


def mourning_days(site: SiteFile) -> Iterator[Interval]:
    """The days of mourning; that they can be read was looked at with the site file."""
    for words in site.mourning:
        if words.casefold() not in (*ALWAYS, *NEVER):
            yield parse_interval(words)


def _is_always(site: SiteFile) -> bool:
    return any(words.casefold() in ALWAYS for words in site.mourning)


_Span = tuple[dt.datetime | None, dt.datetime | None]
"""From when, and until when; None where there is no such end."""


def _span(since: Moment | None, until: Moment | None, zone: ZoneInfo) -> _Span:
    return (since.aware(zone, _MIDNIGHT) if since else None, _end(until, zone) if until else None)


def _days(days: Interval, zone: ZoneInfo) -> _Span:
    return Moment(days.first).aware(zone, _MIDNIGHT), _end(Moment(days.last), zone)


def _end(until: Moment, zone: ZoneInfo) -> dt.datetime:
    """A time ends then; a bare day at the midnight after it."""
    if until.time:
        return until.aware(zone)
    return Moment(until.day + _DAY).aware(zone, _MIDNIGHT)


def _holds(span: _Span, now: dt.datetime) -> bool:
    since, until = span
    return (since is None or since <= now) and (until is None or now < until)
