"""Redirects: a page at every old address, and one map of them all for servers."""

from collections.abc import Iterator, Mapping

from generator.pages import DataPage, Job, RedirectPage
from generator.producers.view import View


def produce(view: View) -> Iterator[Job]:
    """The redirects to texts of this language; the map of all with the default one."""
    if not view.has("redirects") or not view.site.redirects:
        return
    urls = {r.old: view.site.base.url(r.old) for r in view.site.redirects}
    for redirect in view.site.redirects:
        if redirect.lang != view.lang:
            continue
        head = view.head(
            view.gettext("This page has moved"),
            urls[redirect.old],
            noindex=True,
            canonical=view.site.base.site_url + redirect.new,
        )
        yield view.job(
            "pages/redirect.html",
            urls[redirect.old],
            RedirectPage(head=head, target=redirect.new),
            made_from=redirect.path,
        )
    if view.is_default:
        yield _map(view, urls)


def _map(view: View, urls: Mapping[str, str]) -> Job:
    values = {urls[redirect.old]: redirect.new for redirect in view.site.redirects}
    return Job(
        output="redirects.json",
        template="feeds/redirects.json",
        lang=view.lang,
        page=DataPage(values={"redirects": values}),
        made_from="aliases",
    )
