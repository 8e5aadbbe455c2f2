"""Texts: the static pages."""

from collections.abc import Iterator

from generator.model import Link, StaticPage
from generator.pages import Job, TextPage
from generator.producers.view import View


def produce(view: View) -> Iterator[Job]:
    """A page for every static page's source."""
    for page in view.edition.pages:
        head = view.head(
            page.link.title,
            page.link.url,
            description=page.summary,
            breadcrumb=_trail(view, page),
            translations=page.translations,
        )
        yield view.job(
            "pages/page.html", page.link.url, TextPage(head=head, page=page), made_from=page.path
        )


def _trail(view: View, page: StaticPage) -> tuple[Link, ...]:
    """The pages above; one that is the home page is there already."""
    root = view.edition.root
    if page.link.url == root:
        return ()
    return view.trail(parent for parent in page.parents if parent.url != root)
