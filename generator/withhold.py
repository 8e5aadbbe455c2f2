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
    not_public: tuple[Withheld, ...]
    """What is shown although the public does not see it: only ever in a preview."""
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
    not_public: list[Withheld] = []
    movable: list[Post] = []
    is_settled = settled(now)
    for post in posts:
        if is_settled(post):
            out.append(post)
            continue
        movable.append(post)
        reason, until = why_withheld(post, now, zone)
        if reason is None:
            out.append(post)
            continue
        why = Withheld(path=post.path, reason=reason, until=until)
        if reason in show:
            out.append(post)
            not_public.append(why)
            continue
        withheld.append(why)
        if reason == "expired":
            expired.append(post)
    shown: list[Page] = []
    for page in pages:
        if page.matter.draft:
            secret = not_public if "draft" in show else withheld
            secret.append(Withheld(path=page.path, reason="draft"))
        if not page.matter.draft or "draft" in show:
            shown.append(page)
    return Sorted(
        posts=tuple(out),
        pages=tuple(shown),
        expired=tuple(expired),
        withheld=tuple(sorted(withheld)),
        not_public=tuple(not_public),
        until=min(_changes(movable, now, zone), default=None),
    )


def settled(now: dt.datetime) -> Callable[[Post], bool]:
    """Whether a post is public at `now` and will stay so: quickly told, since it is asked of each.

    Of one that is not settled, `why_withheld` has to tell.
    """
    long_ago = (now - 2 * _DAY).date()  # in whichever zone

    def is_settled(post: Post) -> bool:
        matter = post.matter
        return matter.date.day < long_ago and not (
            matter.draft or matter.publish_at or matter.expires
        )

    return is_settled


def _changes(posts: Iterable[Post], now: dt.datetime, zone: ZoneInfo) -> Iterator[dt.datetime]:
    """The moments to come at which a bulletin may appear or go."""
    for post in posts:
        matter = post.matter
        for moment in (matter.publish_at, matter.date, matter.expires):
            if moment and moment.aware(zone, MIDNIGHT) > now:
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


def hidden_among(posts: Iterable[Post], withheld: Iterable[Withheld]) -> tuple[Post, ...]:
    """The posts of which not even a note is published."""
    hidden = {one.path for one in withheld if one.reason != "expired"}
    return tuple(post for post in posts if post.path in hidden) if hidden else ()
