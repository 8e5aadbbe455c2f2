"""What the demonstration site has for machines: sitemaps, redirects, static files."""

import re
from urllib.parse import urljoin

from tests.built_site import SITEMAP, BuiltSite, parse_xml
from tests.demo_site.given import BASE_URL, ROOT, articles


def sitemap_locations(demo: BuiltSite) -> list[str]:
    index = parse_xml(demo.files["sitemap.xml"])
    slices = [loc.text or "" for loc in index.iter(f"{SITEMAP}loc")]
    return [
        location.text or ""
        for slice_ in slices
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
