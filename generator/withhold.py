"""Withhold: which parsed bulletins the public may see at one moment, and which not yet or no more.

Known here alone: what draft, future and expired mean. Everything after this stage sees published
bulletins only; of an expired one its address remains, and of the others nothing.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct

from generator.dates import Moment
from generator.documents import Page, Post, Withheld

Reason = Literal["draft", "future", "expired"]
MIDNIGHT = dt.time(0)
_DAY = dt.timedelta(days=1)


class Sorted(Struct, frozen=True, kw_only=True):
    """What may be published and what not."""

    posts: tuple[Post, ...]
    pages: tuple[Page, ...]
    expired: tuple[Post, ...]
    """Of these only a note at their address is published."""
    withheld: tuple[Withheld, ...]
    until: dt.datetime | None
    """The next moment at which the clock alone changes any of this; None where there is none."""

    @property
    def documents(self) -> tuple[Post | Page, ...]:
        """Everything that is published with its text."""
        return (*self.posts, *self.pages)


def withhold(
    posts: Sequence[Post],
    pages: Iterable[Page],
    now: dt.datetime,
    zone: ZoneInfo,
    show: Collection[Reason] = (),
) -> Sorted:
    """Sort out what is not to be seen at the moment `now`; a preview may `show` it all the same."""
    out: list[Post] = []
    expired: list[Post] = []
    withheld: list[Withheld] = []
    public = is_public(now, zone)
    for post in posts:
        reason, until = (None, None) if public(post) else why_withheld(post, now, zone)
        if reason is None or reason in show:
            out.append(post)
            continue
        withheld.append(Withheld(path=post.path, reason=reason, until=until))
        if reason == "expired":
            expired.append(post)
    shown: list[Page] = []
    for page in pages:
        if not public(page) and "draft" not in show:
            withheld.append(Withheld(path=page.path, reason="draft"))
        else:
            shown.append(page)
    return Sorted(
        posts=tuple(out),
        pages=tuple(shown),
        expired=tuple(expired),
        withheld=tuple(sorted(withheld)),
        until=min(_changes(posts, now, zone), default=None),
    )


def is_public(now: dt.datetime, zone: ZoneInfo) -> Callable[[Post | Page], bool]:
    """Whether the public may see a document at `now`: a function, since it is asked of each."""
    long_ago = (now - 2 * _DAY).date()  # in whichever zone

    def public(document: Post | Page) -> bool:
        if isinstance(document, Page):
            return not document.matter.draft
        matter = document.matter
        if matter.date.day < long_ago and not (matter.draft or matter.publish_at or matter.expires):
            return True
        return why_withheld(document, now, zone)[0] is None

    return public


def _changes(posts: Iterable[Post], now: dt.datetime, zone: ZoneInfo) -> Iterator[dt.datetime]:
    """The moments to come at which a bulletin may appear or go."""
    long_ago = (now - 2 * _DAY).date()
    for post in posts:
        matter = post.matter
        for moment in (matter.publish_at, matter.date, matter.expires):
            if moment and moment.day > long_ago and moment.aware(zone, MIDNIGHT) > now:
                yield moment.aware(zone, MIDNIGHT)


def why_withheld(
    post: Post, now: dt.datetime, zone: ZoneInfo
) -> tuple[Reason | None, Moment | None]:
    """Why a post is not public at `now`, and the moment that decides it.

    A bare day begins at its midnight in the site's zone.
    """
    matter = post.matter
    if matter.draft:
        return "draft", None
    for moment in (matter.publish_at, matter.date):
        if moment and moment.aware(zone, MIDNIGHT) > now:
            return "future", moment
    if matter.expires and matter.expires.aware(zone, MIDNIGHT) <= now:
        return "expired", matter.expires
    return None, None
