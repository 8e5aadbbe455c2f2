"""Articles: each bulletin's own page, its neighbours and what is related; expired ones' notes."""

from collections.abc import Iterator, Mapping, Sequence

from generator.model import LOOK_BACK, Bulletin, Card, Kin, Link
from generator.pages import ArticlePage, ExpiredPage, Job
from generator.producers import copies
from generator.producers.papers import KIND, pdf_url
from generator.producers.sessions import sessions_around
from generator.producers.view import View, YearView

_RELATED = 4


def produce(view: View) -> Iterator[Job]:
    """A note at the address of every expired bulletin."""
    for expired in view.edition.expired:
        title = view.gettext("This bulletin has expired")
        note = ExpiredPage(head=view.head(title, expired.url, noindex=True), expired=expired)
        yield view.job("pages/expired.html", expired.url, note, made_from="expired bulletin")


def produce_year(view: YearView) -> Iterator[Job]:
    """A page for every published bulletin of the year, withdrawn ones too."""
    listed = view.list("all").all()
    neighbours = _Neighbours(view, listed)
    related = _related(listed, view.edge.recent)
    sessions = sessions_around(listed, view.edge)
    columns = {column.id: (column.parents, column.link) for column in view.edition.columns}
    sections = {id_: view.section(id_) for id_ in columns}
    for bulletin in view.leaves.bulletins.get(view.lang, ()):
        older, newer = neighbours.of(bulletin)
        before, after = sessions.get(bulletin.path, (None, None))
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
            older=older,
            newer=newer,
            related=related.get(bulletin.path, ()),
            pdf=pdf_url(bulletin, view.site.base) if view.has(KIND) else "",
            session_before=before,
            session_after=after,
        )
        yield view.job("pages/article.html", bulletin.card.url, page, made_from=bulletin.path)


def _original(bulletin: Bulletin) -> str:
    source = bulletin.source
    return source.url if source and source.reprint else ""


class _Neighbours:
    """Finds the next older and newer bulletin of the same column, in this year or beyond it."""

    def __init__(self, view: YearView, listed: Sequence[Bulletin]) -> None:
        self.edge = view.edge
        self.columns: dict[str, list[Bulletin]] = {}
        self.places: dict[str, int] = {}
        for bulletin in listed:
            column = self.columns.setdefault(bulletin.column_id, [])
            self.places[bulletin.path] = len(column)
            column.append(bulletin)

    def of(self, bulletin: Bulletin) -> tuple[Link | None, Link | None]:
        """The older and the newer one; none for a bulletin that stands in no list."""
        if bulletin.path not in self.places:
            return None, None
        column, place = self.columns[bulletin.column_id], self.places[bulletin.path]
        older = column[place - 1].link if place else self.edge.older.get(bulletin.column_id)
        if place + 1 < len(column):
            return older, column[place + 1].link
        return older, self.edge.newer.get(bulletin.column_id)


def _related(listed: Sequence[Bulletin], before: Sequence[Kin]) -> Mapping[str, tuple[Card, ...]]:
    """What is related to each, among those before it: so a new one changes no older page."""
    row: list[Kin | Bulletin] = [*before, *listed]
    places: dict[tuple[str, str], list[int]] = {}
    found: dict[str, tuple[Card, ...]] = {}
    for n, one in enumerate(row):
        if n >= len(before):
            found[listed[n - len(before)].path] = _most_alike(one, n, row, places)
        for kind, id_, _ in _ties(one):
            places.setdefault((kind, id_), []).append(n)
    return found


def _most_alike(
    one: Kin | Bulletin,
    here: int,
    row: Sequence[Kin | Bulletin],
    places: Mapping[tuple[str, str], Sequence[int]],
) -> tuple[Card, ...]:
    """The cards of those just before it with which it has most in common, newer ones first."""
    likeness: dict[int, int] = {}
    for kind, id_, weight in _ties(one):
        for n in places.get((kind, id_), ())[-LOOK_BACK:]:
            if n >= here - LOOK_BACK:
                likeness[n] = likeness.get(n, 0) + weight
    ranked = sorted(((alike, n) for n, alike in likeness.items()), reverse=True)
    return tuple(row[n].card for _, n in ranked[:_RELATED])


def _ties(one: Kin | Bulletin) -> Iterator[tuple[str, str, int]]:
    """What it can have in common with others, and how much that counts."""
    if one.series_id:
        yield "series", one.series_id, 3
    if one.department_id:
        yield "department", one.department_id, 1
    for tag in one.tag_ids:
        yield "tag", tag, 2
