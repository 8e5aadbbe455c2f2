"""Articles: each bulletin's own page; expired ones' notes."""

from collections.abc import Iterator

from generator.model import Bulletin
from generator.pages import ArticlePage, ExpiredPage, Job
from generator.producers import copies
from generator.producers.neighbours import Around
from generator.producers.papers import KIND, pdf_url
from generator.producers.view import MonthView, View


def produce(view: View) -> Iterator[Job]:
    """A note at the address of every expired bulletin."""
    for expired in view.edition.expired:
        title = view.gettext("This bulletin has expired")
        note = ExpiredPage(head=view.head(title, expired.url, noindex=True), expired=expired)
        yield view.job("pages/expired.html", expired.url, note, made_from="expired bulletin")


def produce_month(view: MonthView) -> Iterator[Job]:
    """A page for every published bulletin of the month, withdrawn ones too."""
    columns = {column.id: (column.parents, column.link) for column in view.edition.columns}
    sections = {id_: view.section(id_) for id_ in columns}
    for bulletin in view.bulletins:
        around = view.around.get(bulletin.path, Around())
        page = ArticlePage(
            head=view.head(
                bulletin.card.title,
                bulletin.card.url,
                description=bulletin.card.summary,
                canonical=_original(bulletin),
                translations=bulletin.translations,
                breadcrumb=view.trail(*columns.get(bulletin.column_id, ())),
                noindex=bulletin.withdrawn is not None,
                image=bulletin.card.cover.url if bulletin.card.cover else "",
                section=sections.get(bulletin.column_id),
                forms=copies.forms(view, bulletin),
            ),
            bulletin=bulletin,
            older=around.older,
            newer=around.newer,
            related=around.related,
            pdf=pdf_url(bulletin, view.site.base) if view.has(KIND) else "",
            session_before=around.session_before,
            session_after=around.session_after,
        )
        yield view.job("pages/article.html", bulletin.card.url, page, made_from=bulletin.path)


def _original(bulletin: Bulletin) -> str:
    source = bulletin.source
    return source.url if source and source.reprint else ""
