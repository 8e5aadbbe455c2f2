"""Producers: from the Site and its volumes to Jobs, one module for each family of pages.

A producer takes a View (the site seen from one language) and gives the Jobs of what stands in
front and shows no list. One of fronts gives indexes, lists' fronts and feeds one by one, with the
lists that each shows, so that each can be remembered. One of a year takes a YearView and gives
every list's pages of that year; one of a month takes a MonthView and gives its bulletins' own
pages. A producer decides every page's address and everything that the page shows, and renders
nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.catalogues import Words
from generator.model import Edition, Leaves, Site, Volume
from generator.pages import Job
from generator.producers import (
    archives,
    articles,
    calendars,
    columns,
    copies,
    feeds,
    home,
    meetings,
    news,
    offices,
    people,
    redirects,
    search,
    servers,
    sitemaps,
    statement,
    tags,
    texts,
    topics,
)
from generator.producers.edges import edges_of
from generator.producers.neighbours import Around, neighbours
from generator.producers.shelves import Open, stock
from generator.producers.view import Front, MonthView, View, YearView, unmoved

Producer = Callable[[View], Iterable[Job]]
FrontProducer = Callable[[View], Iterable[Front]]
YearProducer = Callable[[YearView], Iterable[Job]]
MonthProducer = Callable[[MonthView], Iterable[Job]]

FRONT_PRODUCERS: tuple[FrontProducer, ...] = (
    home.produce,
    columns.produce,
    offices.produce,
    people.produce,
    tags.produce,
    topics.produce,
    meetings.produce,
    calendars.produce,
    archives.produce,
    sitemaps.produce,
    news.produce,
    redirects.produce,
)
"""Those of what stands in front, each of one thing; they see bulletins without their texts."""

ALONE_PRODUCERS: tuple[Producer, ...] = (
    home.produce_alone,
    articles.produce,
    copies.produce,
    texts.produce,
    statement.produce,
    search.produce,
    servers.produce,
)
"""Those of what else stands in front; they see no list."""

FEED_PRODUCERS: tuple[FrontProducer, ...] = (feeds.produce,)
"""Those of what stands in front and holds whole texts."""

BULLETIN_PRODUCERS: tuple[MonthProducer, ...] = (articles.produce_month, copies.produce_month)
"""Those of a month's bulletins themselves."""

LIST_PRODUCERS: tuple[YearProducer, ...] = (
    columns.produce_year,
    offices.produce_year,
    people.produce_year,
    tags.produce_year,
    topics.produce_year,
    meetings.produce_year,
    calendars.produce_year,
    archives.produce_year,
    sitemaps.produce_year,
    redirects.produce_year,
)
"""Those of a year's lists; they see bulletins without their texts, and no other year."""


def views_of(
    site: Site, volumes: Sequence[Volume], open_: Open, words: Mapping[str, Words]
) -> tuple[View, ...]:
    """The site seen from each language, the default one first."""
    shelves = {edition.lang: stock(volumes, edition.lang, open_) for edition in site.editions}
    return tuple(
        View(site=site, edition=edition, shelves=shelves, gettext=words[edition.lang].gettext)
        for edition in site.editions
    )


def fronts_of(view: View) -> Iterator[Front]:
    """Everything that stands in front but the feeds."""
    yield Front(name="alone", places=(), jobs=_alone)
    for produce in FRONT_PRODUCERS:
        yield from produce(view)


def feeds_of(view: View) -> Iterator[Front]:
    """All feeds."""
    for produce in FEED_PRODUCERS:
        yield from produce(view)


def _alone(view: View) -> Iterator[Job]:
    for produce in ALONE_PRODUCERS:
        yield from produce(view)


def year_views(
    site: Site,
    volume: Volume,
    leaves: Leaves,
    words: Mapping[str, Words],
) -> tuple[YearView, ...]:
    """One year of the site seen from each language.

    Args:
        site: As `site_in` gives it.
        volume: The year's.
        leaves: What the volume holds.
        words: The interface's words by language.
    """
    views = views_of(site, [volume], lambda _, lang: leaves.bulletins[lang].__getitem__, words)
    return tuple(
        YearView(
            site=view.site,
            edition=view.edition,
            shelves=view.shelves,
            gettext=view.gettext,
            year=volume.year,
            leaves=leaves,
        )
        for view in views
    )


def month_views(
    site: Site,
    leaves: Leaves,
    around: Mapping[str, Mapping[str, Around]],
    words: Mapping[str, Words],
) -> tuple[MonthView, ...]:
    """One month of the site seen from each language that has any bulletin of it.

    Args:
        site: As `site_in` gives it.
        leaves: What the month's quire holds.
        around: What stands around its bulletins, by language and path.
        words: The interface's words by language.
    """
    return tuple(
        MonthView(
            site=site,
            edition=edition,
            shelves={},
            gettext=words[edition.lang].gettext,
            bulletins=leaves.bulletins[edition.lang],
            around=around.get(edition.lang, {}),
        )
        for edition in site.editions
        if edition.lang in leaves.bulletins
    )


def site_in(site: Site, volume: Volume) -> Site:
    """All that a year's pages may see of the site: what changes elsewhere is left out."""
    editions = tuple(_edition_in(edition, volume) for edition in site.editions)
    return replace(unmoved(site), editions=editions)


def _edition_in(edition: Edition, volume: Volume) -> Edition:
    spine = volume.spines.get(edition.lang)
    tags, series = (
        ({tag.id for tag in spine.tags}, {one.id for one in spine.series})
        if spine
        else (set[str](), set[str]())
    )
    return replace(
        edition,
        tags=tuple(tag for tag in edition.tags if tag.id in tags),
        series=tuple(one for one in edition.series if one.id in series),
        pages=(),
        expired=(),
        friends=(),
        statement=None,
        topics=tuple(replace(topic, cover=None) for topic in edition.topics),
    )


__all__ = [
    "ALONE_PRODUCERS",
    "BULLETIN_PRODUCERS",
    "FEED_PRODUCERS",
    "FRONT_PRODUCERS",
    "LIST_PRODUCERS",
    "Around",
    "Front",
    "FrontProducer",
    "MonthProducer",
    "MonthView",
    "Producer",
    "View",
    "YearProducer",
    "YearView",
    "edges_of",
    "feeds_of",
    "fronts_of",
    "month_views",
    "neighbours",
    "site_in",
    "unmoved",
    "views_of",
    "year_views",
]
