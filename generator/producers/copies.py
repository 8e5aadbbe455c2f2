"""Copies: each bulletin as JSON and as Markdown, beside its page.

What was withdrawn or has expired keeps both addresses, which say so and nothing of the text.
"""

from collections.abc import Iterator

from generator.model import Bulletin
from generator.pages import CopyPage, FeedLink, Gone, Job
from generator.producers.view import MonthView, View
from generator.urls import beside

COPIES = (
    ("json", "application/json", "JSON", "json", "feeds/article.json"),
    ("markdown", "text/markdown", "Markdown", "md", "feeds/article.md"),
)
"""For each kind of page its MIME type, what it is called, its file's ending, and its template."""


def produce(view: View) -> Iterator[Job]:
    """What is left of expired bulletins."""
    for expired in view.edition.expired:
        gone = Gone(url=expired.url, lang=expired.lang, since=expired.since)
        yield from _jobs(view, expired.url, CopyPage(gone=gone), "expired bulletin")


def produce_month(view: MonthView) -> Iterator[Job]:
    """Those of the bulletins of one month."""
    for bulletin in view.bulletins:
        yield from _jobs(view, bulletin.card.url, _copy(bulletin), bulletin.path)


def forms(view: View, bulletin: Bulletin) -> tuple[FeedLink, ...]:
    """The copies, as the bulletin's page announces them; none of a withdrawn one."""
    if bulletin.withdrawn is not None:
        return ()
    return tuple(
        FeedLink(type_, title, beside(bulletin.card.url, ending))
        for kind, type_, title, ending, _ in COPIES
        if view.has(kind)
    )


def _copy(bulletin: Bulletin) -> CopyPage:
    if bulletin.withdrawn is None:
        return CopyPage(bulletin=bulletin)
    card = bulletin.card
    gone = Gone(url=card.url, lang=bulletin.lang, id=card.id, reason=bulletin.withdrawn)
    return CopyPage(gone=gone)


def _jobs(view: View, url: str, page: CopyPage, made_from: str) -> Iterator[Job]:
    for kind, _, _, ending, template in COPIES:
        if view.has(kind):
            yield view.job(template, beside(url, ending), page, made_from=made_from)
