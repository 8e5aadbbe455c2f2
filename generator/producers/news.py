"""News: the sitemap of what is new, as Google News asks for it.

What is new is told from the bulletins and not from the clock, or each day would change the site:
those of the two days before the newest one, and of its own day.
"""

import datetime as dt
from collections.abc import Iterator

from generator.model import Bulletin, Edition
from generator.pages import Job, NewsEntry, NewsSitemapPage
from generator.producers.shelves import Shelf
from generator.producers.view import Front, View

_DAYS = 2
_MOST = 1000
"""What one file may hold."""


def produce(view: View) -> Iterator[Front]:
    """The sitemap of all languages, made once with the default one."""
    if view.is_default:
        yield Front(name="sitemap, news", places=("all",), jobs=_jobs)


def _jobs(view: View) -> Iterator[Job]:
    if address(view):
        yield Job(
            output="sitemaps/news.xml",
            template="feeds/news-sitemap.xml",
            lang=view.lang,
            page=NewsSitemapPage(entries=_entries(view)),
            made_from="sitemap, news",
        )


def address(view: View) -> str:
    """Its root-relative URL; "" where there is none, for one may not be empty."""
    has = view.has("news_sitemap") and bool(_entries(view))
    return view.site.base.url("/sitemaps/news.xml") if has else ""


def is_ours(bulletin: Bulletin) -> bool:
    """Whether it is ours to announce: it stands, and its canonical address is not elsewhere."""
    reprint = bulletin.source is not None and bulletin.source.reprint
    return bulletin.withdrawn is None and not reprint


def _entries(view: View) -> tuple[NewsEntry, ...]:
    """The entries, newest first."""
    found = [
        (bulletin, edition)
        for edition in view.site.editions
        for bulletin in _newest(view.shelves[edition.lang]["all"])
        if is_ours(bulletin)
    ]
    found.sort(key=lambda pair: (pair[0].order, pair[0].card.url), reverse=True)
    first = found[0][0].card.date.day - dt.timedelta(_DAYS) if found else dt.date.min
    return tuple(
        _entry(bulletin, edition)
        for bulletin, edition in found[:_MOST]
        if bulletin.card.date.day >= first
    )


def _newest(shelf: Shelf) -> tuple[Bulletin, ...]:
    """The newest of a list, as far back as the newest of them wants, and perhaps a few more."""
    number = 16
    while True:
        some = shelf.newest(number)
        if len(some) < number or number >= _MOST or _reaches_back(some):
            return some
        number *= 2


def _reaches_back(some: tuple[Bulletin, ...]) -> bool:
    first, *_, last = some
    return last.card.date.day - first.card.date.day > dt.timedelta(_DAYS)


def _entry(bulletin: Bulletin, edition: Edition) -> NewsEntry:
    return NewsEntry(
        url=bulletin.card.url,
        title=bulletin.card.title,
        date=bulletin.card.date,
        lang=bulletin.lang,
        publication=edition.title,
    )
