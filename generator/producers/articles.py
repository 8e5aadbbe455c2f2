"""Articles: each bulletin's own page, its neighbours and what is related; expired ones' notes."""

from collections.abc import Iterator, Sequence

from generator.model import Bulletin, Card, Link
from generator.pages import ArticlePage, ExpiredPage, Job
from generator.producers.view import View

_LOOK_BACK = 50
_RELATED = 4


def produce(view: View) -> Iterator[Job]:
    """A page for every published bulletin, withdrawn ones too, and a note for every expired one."""
    lists: dict[str, list[Bulletin]] = {}
    places: dict[str, int] = {}
    for bulletin in view.edition.listed:
        column = lists.setdefault(bulletin.column_id, [])
        places[bulletin.path] = len(column)
        column.append(bulletin)
    recent = _Recent(view.edition.listed)
    for bulletin in view.edition.bulletins:
        older, newer = _neighbours(bulletin, lists, places)
        page = ArticlePage(
            head=view.head(
                bulletin.card.title,
                bulletin.card.url,
                description=bulletin.card.summary,
                canonical=_original(bulletin),
                translations=bulletin.translations,
                breadcrumb=_trail(view, bulletin),
                noindex=bulletin.withdrawn is not None,
                image=bulletin.card.cover.url if bulletin.card.cover else "",
            ),
            bulletin=bulletin,
            older=older,
            newer=newer,
            related=recent.related(bulletin),
        )
        yield view.job(
            "pages/article.html",
            bulletin.card.url,
            page,
            made_from=bulletin.path,
            part=str(bulletin.card.date.day.year),
        )
    for expired in view.edition.expired:
        title = view.gettext("This bulletin has expired")
        note = ExpiredPage(head=view.head(title, expired.url, noindex=True), expired=expired)
        yield view.job(
            "pages/expired.html", expired.url, note, made_from="expired bulletin", part="site"
        )


def _original(bulletin: Bulletin) -> str:
    source = bulletin.source
    return source.url if source and source.reprint else ""


def _trail(view: View, bulletin: Bulletin) -> tuple[Link, ...]:
    column = next((c for c in view.edition.columns if c.id == bulletin.column_id), None)
    return view.trail(column.parents, column.link) if column else view.trail()


def _neighbours(
    bulletin: Bulletin, lists: dict[str, list[Bulletin]], places: dict[str, int]
) -> tuple[Link | None, Link | None]:
    """The next older and newer bulletin of the same column."""
    if bulletin.path not in places:
        return None, None
    column, place = lists[bulletin.column_id], places[bulletin.path]
    older = column[place - 1] if place else None
    newer = column[place + 1] if place + 1 < len(column) else None
    return _link(older), _link(newer)


def _link(bulletin: Bulletin | None) -> Link | None:
    return Link(bulletin.card.title, bulletin.card.url) if bulletin else None


class _Recent:
    """Finds what is related among the fifty before a bulletin: a new one changes no older page."""

    def __init__(self, listed: Sequence[Bulletin]) -> None:
        self.listed = listed
        self.place = {bulletin.path: n for n, bulletin in enumerate(listed)}

    def related(self, bulletin: Bulletin) -> tuple[Card, ...]:
        end = self.place.get(bulletin.path)
        if end is None:
            return ()
        before = self.listed[max(0, end - _LOOK_BACK) : end]
        ranked = sorted(
            ((_likeness(bulletin, other), n) for n, other in enumerate(before)), reverse=True
        )
        return tuple(before[n].card for likeness, n in ranked[:_RELATED] if likeness)


def _likeness(one: Bulletin, other: Bulletin) -> int:
    shared_tags = len(set(one.tag_ids) & set(other.tag_ids))
    same_series = bool(one.series_id) and one.series_id == other.series_id
    same_department = bool(one.department_id) and one.department_id == other.department_id
    return 3 * same_series + 2 * shared_tags + same_department
