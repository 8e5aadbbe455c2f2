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
    Topic,
)
from generator.pages import DataPage, Job, SitemapEntry, SitemapPage
from generator.producers import news
from generator.producers.view import Front, View, YearView


def produce(view: View) -> Iterator[Front]:
    """The sitemap of all languages, made once with the default one."""
    if view.is_default:
        yield Front(name="sitemap", places=("all",), jobs=_jobs)


def _jobs(view: View) -> Iterator[Job]:
    if view.has("sitemap"):
        yield from _sitemap(view)
    if view.has("robots"):
        whole = view.site.base.url("/sitemap.xml") if view.has("sitemap") else ""
        values = {"sitemap": whole, "news": news.address(view)}
        yield _data(view, "robots.txt", "feeds/robots.txt", DataPage(values=values), "robots.txt")


def produce_year(view: YearView) -> Iterator[Job]:
    """The slice of one year, for all languages."""
    if not view.is_default or not view.has("sitemap"):
        return
    bulletins = [
        bulletin
        for edition in view.site.editions
        for bulletin in view.leaves.bulletins.get(edition.lang, ())
    ]
    if any(bulletin.withdrawn is None for bulletin in bulletins):
        entries = tuple(_entry(bulletin) for bulletin in bulletins if news.is_ours(bulletin))
        yield _slice(view, str(view.year), entries)


def _sitemap(view: View) -> Iterator[Job]:
    standing = chain.from_iterable(_standing(view, edition) for edition in view.site.editions)
    yield _slice(view, "pages", tuple(standing))
    years = {year for shelves in view.shelves.values() for year in shelves["all"].years}
    index = tuple(
        SitemapEntry(url=view.site.base.url(f"/sitemaps/{name}.xml"), updated=None)
        for name in ("pages", *map(str, sorted(years)))
    )
    if news.address(view):
        index += (SitemapEntry(url=news.address(view), updated=None),)
    page = SitemapPage(entries=index)
    yield _data(view, "sitemap.xml", "feeds/sitemap-index.xml", page, "sitemap")


def _slice(view: View, name: str, entries: tuple[SitemapEntry, ...]) -> Job:
    page = SitemapPage(entries=entries)
    return _data(view, f"sitemaps/{name}.xml", "feeds/sitemap.xml", page, f"sitemap, {name}")


def _data(view: View, output: str, template: str, page: object, made_from: str) -> Job:
    return Job(output=output, template=template, lang=view.lang, page=page, made_from=made_from)


def _standing(view: View, edition: Edition) -> Iterator[SitemapEntry]:
    """Pages that stay while bulletins come and go."""
    if view.has("home"):
        yield SitemapEntry(url=edition.root, updated=None)
    departments = [department for office in edition.offices for department in office.departments]
    kinds: tuple[
        tuple[str, Iterable[Column | Office | Department | Person | Tag | Topic | Series]], ...
    ] = (
        ("columns", edition.columns),
        ("offices", edition.offices),
        ("offices", departments),
        ("people", edition.people),
        ("tags", edition.tags),
        ("topics", edition.topics),
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
