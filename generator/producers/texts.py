"""Texts: the static pages."""

from collections.abc import Iterator

from generator.pages import Job, TextPage
from generator.producers.view import View


def produce(view: View) -> Iterator[Job]:
    """A page for every static page's source."""
    for page in view.edition.pages:
        head = view.head(
            page.link.title,
            page.link.url,
            description=page.summary,
            breadcrumb=view.trail(page.parents) if page.link.url != view.edition.root else (),
            translations=page.translations,
        )
        yield view.job(
            "pages/page.html", page.link.url, TextPage(head=head, page=page), made_from=page.path
        )
