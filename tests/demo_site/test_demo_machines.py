"""What the demonstration site has for machines: sitemaps, redirects, static files."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from tests.built_site import SITEMAP, BuiltSite, parse_xml
from tests.demo_site.given import BASE_URL, ROOT, articles


def sitemap_locations(demo: BuiltSite) -> list[str]:
    index = parse_xml(demo.files["sitemap.xml"])
    slices = [loc.text or "" for loc in index.iter(f"{SITEMAP}loc")]
    return [
        location.text or ""
        for slice_ in slices
        if not slice_.endswith("/news.xml")  # it names anew what is new
        for location in parse_xml(demo.files[demo.answer(slice_) or ""]).iter(f"{SITEMAP}loc")
    ]


def test_the_sitemaps_list_existing_pages_each_of_them_once(demo: BuiltSite) -> None:
    locations = sitemap_locations(demo)
    assert len(locations) == len(set(locations))
    for location in locations:
        page = demo.pages[demo.answer(location) or ""]
        assert not page.is_noindex, location
        assert [link.get("href") for link in page.links("canonical")] == [location]


def test_every_bulletin_that_stands_is_in_a_sitemap(demo: BuiltSite) -> None:
    locations = set(sitemap_locations(demo))
    for page in articles(demo):
        canonical = [link.get("href", "") for link in page.links("canonical")]
        if not page.is_noindex and demo.is_internal(canonical[0]):
            assert canonical[0] in locations


def test_every_page_that_may_be_found_says_once_what_is_on_it(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        metas = [meta for meta in page.all("meta") if meta.get("name") == "description"]
        said = [meta.get("content") for meta in metas]
        assert page.is_noindex or (len(said) == 1 and said[0]), path


def test_robots_are_shown_the_sitemap(demo: BuiltSite) -> None:
    robots = demo.files["robots.txt"].decode()
    assert "User-agent: *\nAllow: /\n" in robots
    assert "Sitemap: https://bulletin.example/sitemap.xml\n" in robots


def test_every_old_address_leads_to_its_new_one(demo: BuiltSite) -> None:
    redirects = demo.json("redirects.json")
    assert redirects
    for old, new in redirects.items():
        page = demo.pages[demo.answer(urljoin(BASE_URL, old)) or ""]
        (refresh,) = [m for m in page.all("meta") if m.get("http-equiv") == "refresh"]
        assert refresh.get("content") == f"0; url={new}"
        assert new in [anchor.get("href") for anchor in page.all("a")]
        assert demo.answer(urljoin(BASE_URL, new)) in demo.pages


def test_static_files_are_passed_through(demo: BuiltSite) -> None:
    static = ROOT / "content/static"
    files = [file for file in static.rglob("*") if file.is_file()]
    assert files
    for file in files:
        assert demo.files[file.relative_to(static).as_posix()] == file.read_bytes()


def test_files_that_never_change_under_a_name_have_their_hash_in_it(demo: BuiltSite) -> None:
    assets = [path for path in demo.files if path.startswith("assets/")]
    assert assets
    for path in assets:
        assert re.search(r"\.[0-9a-f]{10}\.\w+$", path)


def tags_of(demo: BuiltSite, path: str) -> dict[str, str]:
    tags = demo.pages[path].all("meta")
    return {tag.get("name", ""): tag.get("content", "") for tag in tags}


def test_pages_carry_the_tags_of_government_sites(demo: BuiltSite) -> None:
    site = {"SiteName": "衡泽检察公报", "SiteDomain": "bulletin.example"}
    site["SiteIDCode"] = "0000000000"
    column = {"ColumnName": "检察要闻", "ColumnType": "工作动态", "ColumnKeywords": "决策部署"}
    home, front, about, article = (
        tags_of(demo, f"zh/{path}index.html")
        for path in ("", "columns/news/", "about/", "2026/third-quarter-casework/")
    )
    for tags in (home, front, about, article):
        assert site.items() <= tags.items()
    assert home["ColumnName"] == home["ColumnType"] == "首页"
    assert column.items() <= front.items()
    assert column.items() <= article.items()
    assert "ColumnName" not in about
    assert {"ArticleTitle", "ContentSource", "Description", "Image", "Url"} <= article.keys()
    assert article["PubDate"] == "2026-11-18 09:30"
    assert not {"ArticleTitle", "PubDate"} & (home.keys() | front.keys() | about.keys())


def graphs(demo: BuiltSite) -> dict[str, list[dict[str, Any]]]:
    """The nodes of each page's graph, those within others too."""
    found = {}
    for path, data in demo.files.items():
        for text in re.findall(rb'<script type="application/ld\+json">(.*?)</script>', data):
            found[path] = list(_things(json.loads(text)))
    return found


def _things(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for below in value:
            yield from _things(below)


def test_what_pages_point_at_is_described_on_the_page_that_is_about_it(demo: BuiltSite) -> None:
    found = graphs(demo)
    described = {
        node["@id"]: path
        for path, nodes in found.items()
        for node in nodes
        if "url" in node and "@id" in node
    }
    named = {node["@id"] for nodes in found.values() for node in nodes if "@id" in node}
    kinds = ("article", "organization", "person", "series")
    things = {one for one in named if one.rpartition("#")[2] in kinds}
    assert len(things) > 100
    assert things - described.keys() == set()
    for thing in things:
        assert demo.answer(thing) in demo.pages, thing


def test_every_page_that_may_be_found_has_a_graph(demo: BuiltSite) -> None:
    found = graphs(demo)
    for path, page in demo.pages.items():
        is_redirect = any(meta.get("http-equiv") == "refresh" for meta in page.all("meta"))
        assert (path in found) == (not page.is_noindex and not is_redirect), path


def test_the_figures_of_a_year_are_what_its_months_list(demo: BuiltSite) -> None:
    """So drafts, what is still to come, what was withdrawn and what has expired are not counted."""
    files = [path for path in demo.files if path.endswith("/figures.json")]
    pages = {path for path in demo.pages if re.fullmatch(r"(zh/)?\d{4}/index\.html", path)}
    assert {path.replace("figures.json", "index.html") for path in files} == pages
    for path in files:
        told, year = demo.json(path), path.removesuffix("figures.json")
        months = [listed(demo, f"{year}{number:02}/index.html") for number in range(1, 13)]
        assert told["months"] == months
        assert told["total"] == sum(months) == sum(told["days"].values())
        for rows in (told["columns"], told["offices"]):
            outer = [row for row in rows if "/" not in row["id"]]
            assert sum(row["total"] for row in outer) == told["total"]


def listed(demo: BuiltSite, path: str) -> int:
    """How many bulletins a page lists; none where there is no page."""
    page = demo.pages.get(path)
    return sum(item.get("class") == "card" for item in page.all("li")) if page else 0


def test_the_page_of_a_year_leads_to_its_figures_and_says_their_type(demo: BuiltSite) -> None:
    links = demo.pages["zh/2026/index.html"].main.all("a")
    types = {link.get("href"): link.get("type") for link in links if "type" in link.attrib}
    assert types == {
        "/zh/2026/figures.csv": "text/csv",
        "/zh/2026/figures.json": "application/json",
    }
