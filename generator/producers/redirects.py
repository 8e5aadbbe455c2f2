"""Redirects: a page at every old address, and one map of them all for servers."""

from collections.abc import Iterable, Iterator

from generator.documents import Redirect
from generator.pages import DataPage, Job, RedirectPage
from generator.producers.view import Front, View, YearView


def produce(view: View) -> Iterator[Front]:
    """The redirects to pages that are no bulletins; the map of all with the default language."""
    if view.has("redirects") and view.site.redirects:
        yield Front(name="redirects", places=(), jobs=_front_jobs, moved=True)


def _front_jobs(view: View) -> Iterator[Job]:
    yield from _jobs(view, view.site.loose)
    if view.is_default:
        urls = {redirect.old: redirect.new for redirect in view.site.redirects}
        yield Job(
            output="redirects.json",
            template="feeds/redirects.json",
            lang=view.lang,
            page=DataPage(values={"redirects": urls}),
            made_from="aliases",
        )


def produce_year(view: YearView) -> Iterator[Job]:
    """The redirects to the bulletins of one year."""
    if view.has("redirects"):
        yield from _jobs(view, view.leaves.redirects)


def _jobs(view: View, redirects: Iterable[Redirect]) -> Iterator[Job]:
    for redirect in redirects:
        if redirect.lang != view.lang:
            continue
        head = view.head(
            view.gettext("This page has moved"),
            redirect.old,
            noindex=True,
            canonical=view.site.base.site_url + redirect.new,
        )
        page = RedirectPage(head=head, target=redirect.new)
        yield view.job("pages/redirect.html", redirect.old, page, made_from=redirect.path)
