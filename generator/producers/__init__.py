"""Producers: from the Site to Jobs, one module for each family of pages.

A producer takes a View (the site seen from one language) and gives Jobs; it decides every page's
address and everything that the page shows, and renders nothing.
"""

from collections.abc import Callable, Iterable, Mapping

from generator.catalogues import Words
from generator.model import Site
from generator.pages import Job
from generator.producers import (
    archives,
    articles,
    columns,
    feeds,
    home,
    meetings,
    offices,
    people,
    redirects,
    sitemaps,
    tags,
    texts,
)
from generator.producers.shelves import stock
from generator.producers.view import View

Producer = Callable[[View], Iterable[Job]]

PRODUCERS: tuple[Producer, ...] = (
    home.produce,
    articles.produce,
    columns.produce,
    offices.produce,
    people.produce,
    tags.produce,
    meetings.produce,
    archives.produce,
    texts.produce,
    feeds.produce,
    sitemaps.produce,
    redirects.produce,
)
"""Every producer. A site's own would be added here."""


def views_of(site: Site, words: Mapping[str, Words]) -> tuple[View, ...]:
    """The site seen from each language, the default one first."""
    shelves = {edition.lang: stock(edition) for edition in site.editions}
    return tuple(
        View(site=site, edition=edition, shelves=shelves, gettext=words[edition.lang].gettext)
        for edition in site.editions
    )


__all__ = ["PRODUCERS", "Producer", "View", "views_of"]
