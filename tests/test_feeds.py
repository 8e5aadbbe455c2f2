"""Feeds, sitemaps, the home page, redirects: which addresses and bulletins each of them holds."""

import datetime as dt

from generator.dates import Moment
from generator.documents import Redirect
from generator.model import CorrectionLine, FriendGroupLine, FriendLine, Link, SourceLine
from generator.pages import FeedPage, HomePage, SitemapPage
from generator.producers import feeds, home, redirects, sitemaps, texts
from generator.urls import Base
from tests.specimens import (
    FIRST,
    bulletin,
    column,
    daily,
    edition,
    page,
    pair,
    produced,
    site,
    slices,
)

LATER = Moment(dt.date(2021, 5, 1))


def feed(file: str, *bulletins: object, **more: object) -> FeedPage:
    made = produced(site(edition(bulletins), **more), feeds)  # type: ignore[arg-type]
    found = made[file].page
    assert isinstance(found, FeedPage)
    return found


def test_the_site_each_column_and_each_office_has_a_feed_of_every_kind() -> None:
    given = site(edition(daily(2)))
    made = produced(given, feeds)
    places = ("", "columns/news/", "offices/city/")
    files = ("atom.xml", "rss.xml", "feed.json")
    assert set(made) == {"feeds.opml"} | {place + file for place in places for file in files}
    assert set(slices(given, feeds).values()) == {"feeds"}
    assert made["rss.xml"].template == "feeds/rss.xml"


def test_a_feed_holds_the_newest_first_and_no_more_than_the_site_wants() -> None:
    found = feed("atom.xml", *daily(5), feed_size=3)
    assert [entry.card.id for entry in found.entries] == ["b0004", "b0003", "b0002"]


def test_a_feed_of_a_column_holds_its_own_bulletins() -> None:
    found = feed("columns/news/atom.xml", *daily(1), bulletin("other", column_id="other"))
    assert [entry.card.id for entry in found.entries] == ["b0000"]
    assert (found.home, found.url) == ("/columns/news/", "/columns/news/atom.xml")


def test_a_feed_without_entries_has_no_moment_rather_than_the_clocks() -> None:
    assert feed("atom.xml").updated is None


def test_an_entry_changed_when_it_was_published_updated_or_corrected_last() -> None:
    note = CorrectionLine(date=LATER, note="A number.")
    found = feed(
        "atom.xml",
        bulletin("plain"),
        bulletin("updated", updated=Moment(dt.date(2020, 3, 1))),
        bulletin("corrected", updated=Moment(dt.date(2020, 3, 1)), corrections=(note,)),
    )
    moments = {entry.card.id: str(entry.updated) for entry in found.entries}
    assert moments == {
        "plain": "2020-01-01",
        "updated": "2020-03-01",
        "corrected": "2021-05-01",
    }
    assert found.updated == LATER


def test_an_entry_is_by_its_authors_or_else_by_its_office() -> None:
    found = feed("atom.xml", bulletin("a", author=("Li", "Wang")), bulletin("b"))
    assert {entry.card.id: entry.author for entry in found.entries} == {
        "a": "Li, Wang",
        "b": "city",
    }


def test_withdrawn_bulletins_are_in_no_feed_and_no_sitemap() -> None:
    given = site(edition([*daily(1), bulletin("gone", withdrawn="An error.")]))
    made = produced(given, feeds, sitemaps)
    assert "gone" not in str([job.page for job in made.values()])
    assert "b0000" in str(made["sitemaps/2020.xml"].page)


def test_feeds_of_columns_or_offices_that_are_off_are_off_too() -> None:
    made = produced(site(edition(daily(1)), off=["columns", "offices"]), feeds)
    assert set(made) == {"atom.xml", "rss.xml", "feed.json", "feeds.opml"}
    assert produced(site(edition(daily(1)), off=["feeds"]), feeds) == {}


def sitemap(file: str, *bulletins: object, **more: object) -> list[str]:
    made = produced(site(edition(bulletins, **more)), sitemaps)  # type: ignore[arg-type]
    found = made[file].page
    assert isinstance(found, SitemapPage)
    return [entry.url for entry in found.entries]


def test_the_list_of_feeds_names_that_of_the_site_of_each_column_and_of_each_office() -> None:
    found = produced(site(edition(daily(1)), off=["offices"]), feeds)["feeds.opml"].page
    assert [(group.title, [link.url for link in group.feeds]) for group in found.groups] == [
        ("", ["/"]),
        ("Columns", ["/columns/news/"]),
    ]


def test_the_sitemap_is_cut_by_year_and_its_index_names_every_part() -> None:
    two = (bulletin("a", dt.date(2020, 5, 1)), bulletin("b", dt.date(2021, 5, 1)))
    assert sitemap("sitemap.xml", *two) == [
        "/sitemaps/pages.xml",
        "/sitemaps/2020.xml",
        "/sitemaps/2021.xml",
        "/sitemaps/news.xml",
    ]
    assert sitemap("sitemaps/2021.xml", *two) == ["/2021/b/"]
    assert sitemap("sitemaps/pages.xml", *two, pages=(page("about"),)) == [
        "/",
        "/columns/news/",
        "/offices/city/",
        "/about/",
    ]


def test_a_reprint_is_announced_by_its_original_and_not_by_our_sitemap() -> None:
    reprint = SourceLine(name="Daily", url="https://daily.example/", date=None, reprint=True)
    assert sitemap("sitemaps/2020.xml", bulletin("a", source=reprint), bulletin("b")) == [
        "/2020/b/"
    ]


def test_one_sitemap_holds_every_language_and_names_counterparts() -> None:
    english = edition([bulletin("a", translations=pair("2020/a"))])
    chinese = edition([bulletin("a", root="/zh/", translations=pair("2020/a"))], lang="zh")
    made = produced(site(english, chinese), sitemaps)
    entries = made["sitemaps/2020.xml"].page.entries
    assert [entry.url for entry in entries] == ["/2020/a/", "/zh/2020/a/"]
    assert all(entry.translations == pair("2020/a") for entry in entries)


def test_robots_are_told_where_the_sitemap_is_if_there_is_one() -> None:
    base = Base("https://example.org", "/sub/")
    made = produced(site(edition([], root="/sub/"), base=base), sitemaps)
    assert made["robots.txt"].page.values == {"sitemap": "/sub/sitemap.xml", "news": ""}
    bare = produced(site(edition([]), off=["sitemap"]), sitemaps)
    assert {output: job.page.values for output, job in bare.items()} == {
        "robots.txt": {"sitemap": "", "news": ""}
    }


def front(*bulletins: object, **more: object) -> HomePage:
    found = produced(site(edition(bulletins, **more)), home)["index.html"].page  # type: ignore[arg-type]
    assert isinstance(found, HomePage)
    return found


def test_the_headline_leads_and_nothing_stands_on_the_home_page_twice() -> None:
    found = front(*daily(30), bulletin("pinned", FIRST, pinned=True), headline="b0029")
    assert found.headline is not None
    assert found.headline.id == "b0029"
    assert [card.id for card in found.pinned] == ["pinned"]
    assert [card.id for card in found.latest] == [f"b{n:04}" for n in range(28, 18, -1)]


def test_each_column_at_the_top_shows_its_newest_and_an_empty_one_is_left_out() -> None:
    outer, empty = column("openness"), column("empty")
    inner = column("openness/notices", parents=[outer.link])
    found = front(
        *(bulletin(f"n{n}", FIRST, column_id="openness/notices") for n in range(7)),
        columns=(outer, inner, empty),
    )
    assert [(block.link.title, len(block.cards)) for block in found.blocks] == [("openness", 5)]


def test_a_withdrawn_bulletin_is_not_on_the_home_page_even_if_it_is_pinned() -> None:
    found = front(bulletin("gone", pinned=True, withdrawn="An error."), headline="gone")
    assert (found.headline, found.pinned, found.latest) == (None, (), ())


def test_each_language_has_a_page_for_what_is_not_found() -> None:
    made = produced(site(edition(), edition(lang="zh")), home)
    assert made["404.html"].page.head.noindex
    assert made["zh/404.html"].lang == "zh"
    assert produced(site(edition(), off=["home", "not_found"]), home) == {}


def test_friendly_sites_stand_in_their_groups() -> None:
    friend = FriendLine(link=Link("Court", "https://court.example/"), note="A court.")
    given = edition(friends=(FriendGroupLine(name="Justice", links=(friend,)),))
    (group,) = produced(site(given), home)["links/index.html"].page.entries
    assert group.link == Link("Justice", "")
    assert group.children[0].link.url == "https://court.example/"


def test_an_old_address_has_a_page_and_a_line_in_one_map_below_the_sites_path() -> None:
    old = (
        Redirect(old="/sub/old/1.shtml", new="/sub/2020/a/", path="content/posts/a.md", lang="en"),
    )
    base = Base("https://example.org", "/sub/")
    given = site(
        edition([], root="/sub/"), edition([], "zh", root="/sub/zh/"), base=base, redirects=old
    )
    made = produced(given, redirects)
    assert set(made) == {"old/1.shtml", "redirects.json"}
    assert made["old/1.shtml"].page.target == "/sub/2020/a/"
    assert made["old/1.shtml"].page.head.canonical == "https://example.org/sub/2020/a/"
    assert made["redirects.json"].page.values == {"redirects": {"/sub/old/1.shtml": "/sub/2020/a/"}}


def test_the_old_address_of_a_bulletin_belongs_to_its_year_and_that_of_another_page_to_none() -> (
    None
):
    two = [bulletin("a", dt.date(2020, 5, 1)), bulletin("b", dt.date(2021, 5, 1))]
    olds = [
        Redirect(old="/old/a.shtml", new="/2020/a/", path="content/posts/2020/a.md", lang="en"),
        Redirect(old="/old/about/", new="/about/", path="content/pages/about.md", lang="en"),
    ]
    given = site(edition(two), redirects=olds)
    assert slices(given, redirects) == {
        "old/a.shtml": "lists-2020",
        "old/about/index.html": "site",
        "redirects.json": "site",
    }
    addresses = produced(given, redirects)["redirects.json"].page.values["redirects"]
    assert addresses == {"/old/a.shtml": "/2020/a/", "/old/about/": "/about/"}
    assert produced(site(edition(two), redirects=olds, off=["redirects"]), redirects) == {}


def test_an_old_address_stands_in_the_language_of_what_it_leads_to() -> None:
    chinese = edition([bulletin("b", path="content/posts/2020/b.zh.md", root="/zh/")], lang="zh")
    path = "content/posts/2020/b.zh.md"
    olds = [Redirect(old="/old/b.shtml", new="/zh/2020/b/", path=path, lang="zh")]
    made = produced(site(edition(daily(1)), chinese, redirects=olds), redirects)
    assert made["old/b.shtml"].lang == "zh"


def test_a_static_page_that_is_the_home_page_has_no_breadcrumb() -> None:
    inner = page("inner", parents=(Link("Outer", "/outer/"),))
    front_page = page("index", link=Link("Home", "/"))
    made = produced(site(edition(pages=(inner, front_page))), texts)
    assert [link.url for link in made["inner/index.html"].page.head.breadcrumb] == ["/", "/outer/"]
    assert made["index.html"].page.head.breadcrumb == ()
