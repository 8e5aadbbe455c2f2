"""Feeds: Atom, RSS and JSON Feed of the site, each column, topic and office, with whole texts.

And a list of them all (OPML), by which a feed reader takes them in one go.
"""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from generator.dates import Moment
from generator.model import Bulletin, Link, list_of
from generator.pages import FeedEntry, FeedPage, Job, OutlineGroup, OutlinePage
from generator.producers.view import FEED_TYPES, Front, View


class _Feed(Struct, frozen=True, kw_only=True):
    """What one feed follows."""

    title: str
    home: str
    description: str
    place: str
    """The list that it follows."""
    made_from: str


def produce(view: View) -> Iterator[Front]:
    """Every feed of this language."""
    if not view.has("feeds"):
        return
    for feed in _feeds(view):
        yield Front(
            name=feed.made_from,
            places=(feed.place,),
            jobs=partial(_forms, feed),
            texts=view.site.feed_size,
        )
    yield Front(name="list of feeds", places=(), jobs=lambda view: [_outline(view)])


def _forms(feed: _Feed, view: View) -> Iterator[Job]:
    """One feed in each of its forms."""
    newest = view.list(feed.place).newest(view.site.feed_size)
    entries = tuple(_entry(bulletin) for bulletin in reversed(newest))
    updated = max((entry.updated for entry in entries), key=_order, default=None)
    for _, file, template in FEED_TYPES:
        url = feed.home + file
        page = FeedPage(
            title=feed.title,
            url=url,
            home=feed.home,
            description=feed.description,
            updated=updated,
            entries=entries,
        )
        yield view.job(template, url, page, made_from=feed.made_from)


def _outline(view: View) -> Job:
    """The list of all feeds of this language."""
    edition = view.edition
    groups = [OutlineGroup(title="", feeds=(Link(edition.title, edition.root),))]
    if view.has("columns"):
        links = tuple(column.link for column in edition.columns)
        groups.append(OutlineGroup(title=view.gettext("Columns"), feeds=links))
    if view.has("topics"):
        links = tuple(topic.link for topic in edition.topics)
        groups.append(OutlineGroup(title=view.gettext("Topics"), feeds=links))
    if view.has("offices"):
        links = tuple(office.link for office in edition.offices)
        groups.append(OutlineGroup(title=view.gettext("Offices"), feeds=links))
    page = OutlinePage(title=edition.title, groups=tuple(one for one in groups if one.feeds))
    return view.job("feeds/feeds.opml", view.outline, page, made_from="list of feeds")


def _feeds(view: View) -> Iterator[_Feed]:
    edition = view.edition
    yield _Feed(
        title=edition.title,
        home=edition.root,
        description=edition.description,
        place="all",
        made_from="feed of the site",
    )
    if view.has("columns"):
        for column in edition.columns:
            yield _Feed(
                title=f"{column.link.title} – {edition.title}",
                home=column.link.url,
                description=column.purpose,
                place=list_of("column", column.id),
                made_from=f"feed of column {column.id}",
            )
    if view.has("topics"):
        for topic in edition.topics:
            yield _Feed(
                title=f"{topic.link.title} – {edition.title}",
                home=topic.link.url,
                description=topic.summary,
                place=list_of("topic", topic.id),
                made_from=f"feed of topic {topic.id}",
            )
    if view.has("offices"):
        for office in edition.offices:
            yield _Feed(
                title=f"{office.link.title} – {edition.title}",
                home=office.link.url,
                description="",
                place=list_of("office", office.id),
                made_from=f"feed of office {office.id}",
            )


def _entry(bulletin: Bulletin) -> FeedEntry:
    office = bulletin.card.organization
    return FeedEntry(
        card=bulletin.card,
        content=bulletin.content,
        updated=bulletin.changed,
        author=", ".join(bulletin.author) or (office.title if office else ""),
        notice=bulletin.notice,
    )


def _order(moment: Moment) -> tuple[object, ...]:
    return moment.order
