"""Indexes: the page that leads to all offices, people, tags, series, years or friendly sites."""

from collections.abc import Callable, Iterable

from generator.model import Edition, Link
from generator.pages import IndexPage, Job, Tree
from generator.producers.view import View


def index_job(
    view: View,
    link: Link,
    kind: str,
    entries: Iterable[Tree],
    has: Callable[[Edition], object] = lambda _: True,
) -> Job:
    """An index.

    Args:
        view: The site seen from its language.
        link: Its title and URL.
        kind: What it leads to, as IndexPage has it.
        entries: What it lists.
        has: What an edition has where it has such an index too: it exists only where that is true.
    """
    twins = view.twins_where(link.url, lambda edition: bool(has(edition)))
    head = view.head(link.title, link.url, translations=twins)
    page = IndexPage(head=head, kind=kind, entries=tuple(entries))
    return view.job("pages/index.html", link.url, page, made_from=kind)
