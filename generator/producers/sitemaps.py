"""Sitemaps: an index, a slice for each year's bulletins, one for other pages; and robots.txt."""

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.model import (
    Bulletin,
    Column,
    Department,
    Edition,
    Office,
    Person,
    Series,
    Tag,
)
from generator.pages import DataPage, Job, SitemapEntry, SitemapPage
from generator.producers.view import View


def produce(view: View) -> Iterator[Job]:
    """The sitemap of all languages, made once with the default one."""
    if not view.is_default:
        return
    if view.has("sitemap"):
        yield from _sitemap(view)
    if view.has("robots"):
        values = {"sitemap": view.site.base.url("/sitemap.xml") if view.has("sitemap") else ""}
        yield _data(view, "robots.txt", "feeds/robots.txt", DataPage(values=values), "robots.txt")


def _sitemap(view: View) -> Iterator[Job]:
    slices = [("pages", tuple(chain.from_iterable(_standing(view, e) for e in view.site.editions)))]
    years: dict[int, list[Bulletin]] = {}
    for edition in view.site.editions:
        for bulletin in edition.listed:
            years.setdefault(bulletin.card.date.day.year, []).append(bulletin)
    for year in sorted(years):
        entries = tuple(_entry(bulletin) for bulletin in years[year] if not _is_reprint(bulletin))
        slices.append((str(year), entries))
    for name, entries in slices:
        part = name if name != "pages" else "site"
        yield _data(
            view,
            f"sitemaps/{name}.xml",
            "feeds/sitemap.xml",
            SitemapPage(entries=entries),
            f"sitemap, {name}",
            part,
        )
    index = tuple(
        SitemapEntry(url=view.site.base.url(f"/sitemaps/{name}.xml"), updated=None)
        for name, _ in slices
    )
    page = SitemapPage(entries=index)
    yield _data(view, "sitemap.xml", "feeds/sitemap-index.xml", page, "sitemap")


def _data(
    view: View,
    output: str,
    template: str,
    page: object,
    made_from: str,
    part: str = "site",
) -> Job:
    return Job(
        output=output,
        template=template,
        lang=view.lang,
        page=page,
        made_from=made_from,
        part=part,
    )


def _standing(view: View, edition: Edition) -> Iterator[SitemapEntry]:
    """Pages that stay while bulletins come and go."""
    if view.has("home"):
        yield SitemapEntry(url=edition.root, updated=None)
    departments = [department for office in edition.offices for department in office.departments]
    kinds: tuple[
        tuple[str, Iterable[Column | Office | Department | Person | Tag | Series]], ...
    ] = (
        ("columns", edition.columns),
        ("offices", edition.offices),
        ("offices", departments),
        ("people", edition.people),
        ("tags", edition.tags),
        ("meetings", edition.series),
    )
    for kind, things in kinds:
        if view.has(kind):
            yield from (SitemapEntry(url=thing.link.url, updated=None) for thing in things)
    for page in edition.pages:
        yield SitemapEntry(url=page.link.url, updated=page.updated, translations=page.translations)


def _entry(bulletin: Bulletin) -> SitemapEntry:
    return SitemapEntry(
        url=bulletin.card.url,
        updated=bulletin.updated or bulletin.card.date,
        translations=bulletin.translations,
    )


def _is_reprint(bulletin: Bulletin) -> bool:
    """A reprint's canonical address is elsewhere, so it is not ours to announce."""
    return bulletin.source is not None and bulletin.source.reprint
