"""Topics: their index, the front of each, and their years.

A topic that is closed keeps its pages for good; it has left the home page.
"""

from collections.abc import Iterator
from functools import partial

from generator.model import Card, Link, Topic, head_of, list_of
from generator.pages import Block, Job, TopicLine, TopicPage, TopicsPage
from generator.producers.lists import Listing, cards, year_jobs, year_links
from generator.producers.shelves import Shelf
from generator.producers.view import Front, View, YearView

_IN_PART = 8
_AT_HOME = 4


def produce(view: View) -> Iterator[Front]:
    """The index and the front of every topic."""
    if view.has("topics") and view.edition.topics:
        yield Front(name="topics", places=(), jobs=_index_jobs)
        for topic in view.edition.topics:
            listing = _listing(view, topic)
            heads = (head_of(topic.id, number) for number in range(topic.leading))
            also = (*heads, *(part.place for part in topic.parts))
            yield listing.front(partial(_jobs, topic, listing), also)


def produce_year(view: YearView) -> Iterator[Job]:
    """Every topic's pages of one year."""
    if view.has("topics"):
        for topic in view.edition.topics:
            yield from year_jobs(view, _listing(view, topic))


def at_home(view: View) -> tuple[tuple[TopicLine, ...], Link | None]:
    """The open topics that the home page shows, and the way to all where there are more."""
    if not view.has("topics"):
        return (), None
    running = [topic for topic in view.edition.topics if topic.closed is None]
    has_more = len(view.edition.topics) > len(running[:_AT_HOME])
    more = Link(view.gettext("All topics"), view.url("topics")) if running and has_more else None
    return tuple(map(_line, running[:_AT_HOME])), more


def _line(topic: Topic) -> TopicLine:
    return TopicLine(
        link=topic.link,
        summary=topic.summary,
        opened=topic.opened,
        closed=topic.closed,
        cover=topic.cover,
    )


def _index(view: View) -> Link:
    return Link(view.gettext("Topics"), view.url("topics"))


def _index_jobs(view: View) -> Iterator[Job]:
    link, lines = _index(view), tuple(map(_line, view.edition.topics))
    page = TopicsPage(
        head=view.head(link.title, link.url, translations=view.twins(link.url)),
        open=tuple(line for line in lines if line.closed is None),
        closed=tuple(line for line in lines if line.closed is not None),
    )
    yield view.job("pages/topics.html", link.url, page, made_from="topics")


def _listing(view: View, topic: Topic) -> Listing:
    return Listing(
        link=topic.link,
        place=list_of("topic", topic.id),
        trail=view.trail(_index(view)),
        name=view.gettext("Topic: {name}").format(name=topic.link.title),
    )


def _jobs(topic: Topic, listing: Listing, view: View) -> Iterator[Job]:
    leading = tuple(_leading(view, topic))
    shown = _first(topic, view.list(listing.place), view.site.list_size)
    page = TopicPage(
        head=view.head(
            topic.link.title,
            topic.link.url,
            description=topic.summary,
            breadcrumb=listing.trail,
            translations=view.twins(topic.link.url),
            feeds=view.feeds(topic.link.url, topic.link.title),
            image=topic.cover.url if topic.cover else "",
        ),
        topic=topic,
        leading=leading,
        blocks=tuple(_blocks(view, topic)),
        cards=tuple(card for card in shown if card not in leading),
        years=year_links(view, listing),
    )
    yield view.job("pages/topic.html", topic.link.url, page, made_from=listing.place)


def _first(topic: Topic, shelf: Shelf, number: int) -> tuple[Card, ...]:
    """The newest of a list first, or the oldest, as the topic has it."""
    if topic.order == "oldest":
        return tuple(one.card for one in shelf.oldest(number))
    return cards(shelf.newest(number))


def _leading(view: View, topic: Topic) -> Iterator[Card]:
    """What stands at its head. One that was withdrawn, or that this language lacks, is left out."""
    for number in range(topic.leading):
        for one in view.list(head_of(topic.id, number)).newest(1):
            yield one.card


def _blocks(view: View, topic: Topic) -> Iterator[Block]:
    """Its parts."""
    for part in topic.parts:
        if shown := _first(topic, view.list(part.place), _IN_PART):
            yield Block(link=Link(part.name, ""), purpose="", cards=shown)
