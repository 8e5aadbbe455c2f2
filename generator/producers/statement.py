"""Statement: the page that says how far the site is accessible, and how to report what isn't."""

from collections.abc import Iterator

from generator.pages import Job, StatementPage
from generator.producers.view import View

KIND = "accessibility"
"""The kind of page, and its address."""


def produce(view: View) -> Iterator[Job]:
    """The statement, unless the site has a page of its own in its place."""
    statement = view.edition.statement
    if statement is None:
        return
    url = view.url(KIND)
    twins = view.twins_where(url, lambda edition: edition.statement is not None)
    title = view.gettext("Accessibility statement")
    description = view.gettext("How everybody can use this site, and how to report what is wrong.")
    head = view.head(title, url, description=description, translations=twins)
    page = StatementPage(head=head, statement=statement)
    yield view.job("pages/accessibility.html", url, page, made_from="accessibility statement")
