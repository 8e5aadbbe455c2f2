"""Where the pages of the demonstration site lead, and what they load."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin

from tests.built_site import BuiltSite
from tests.demo_site.given import ROOT, complaints


def test_every_internal_link_picture_and_asset_leads_to_a_file(demo: BuiltSite) -> None:
    def dead() -> Iterator[str]:
        for path, page in demo.pages.items():
            for address in page.addresses():
                url = urljoin(demo.url_of(path), address)
                if demo.is_internal(url) and demo.answer(url) is None:
                    yield f"{address} in {path}"

    assert complaints(dead()) == []


def test_every_link_to_a_part_of_a_page_finds_that_part(demo: BuiltSite) -> None:
    def dead() -> Iterator[str]:
        for path, page in demo.pages.items():
            for address in page.addresses():
                url, fragment = urldefrag(urljoin(demo.url_of(path), address))
                if fragment and demo.is_internal(url):
                    target = demo.pages[demo.answer(url) or ""]
                    if unquote(fragment) not in target.ids:
                        yield f"{address} in {path}"

    assert complaints(dead()) == []


def test_every_page_for_search_engines_says_its_own_address(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        canonical = [link.get("href", "") for link in page.links("canonical")]
        if not page.is_noindex:
            (address,) = canonical
            assert address == demo.url_of(path) or not demo.is_internal(address), path


def test_a_reprint_names_its_original_as_the_canonical_address(demo: BuiltSite) -> None:
    elsewhere = {
        path
        for path, page in demo.pages.items()
        for link in page.links("canonical")
        if not demo.is_internal(link.get("href", ""))
    }
    assert elsewhere
    for path in elsewhere:
        source = (ROOT / demo.sources[path]).read_text(encoding="utf-8")
        assert re.search(r"kind: *reprint|性质: *reprint", source), path


def test_whatever_refers_to_an_id_finds_it_on_the_page(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        for element in page.all():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                for id_ in element.get(name, "").split():
                    assert id_ in page.ids, f"{id_} in {path}"


def test_no_page_loads_anything_from_another_host(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        for address in page.loaded():
            assert demo.is_internal(urljoin(demo.url_of(path), address)), f"{address} in {path}"


def test_no_style_sheet_loads_anything(demo: BuiltSite) -> None:
    sheets = {path: data.decode() for path, data in demo.files.items() if path.endswith(".css")}
    assert sheets
    for path, sheet in sheets.items():
        assert "@import" not in sheet, path
        assert not re.search(r"url\(\s*['\"]?(?!data:)", sheet), path


def test_no_menu_names_one_address_twice(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        for menu in page.all("nav"):
            addresses = Counter(link.get("href") for link in menu.iter("a"))
            assert [a for a, n in addresses.items() if n > 1] == [], path


def test_every_page_can_be_reached_from_the_home_pages(demo: BuiltSite) -> None:
    seen: set[str] = set()
    waiting = ["index.html", "zh/index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen or path not in demo.pages:
            continue
        seen.add(path)
        for element in demo.pages[path].all("a", "form"):
            address = element.get("href") or element.get("action") or ""
            url = urljoin(demo.url_of(path), address)
            if demo.is_internal(url) and (target := demo.answer(url)):
                waiting.append(target)
    unreachable = {path for path, page in demo.pages.items() if not page.is_noindex} - seen
    assert unreachable == set()
