"""The demonstration site below a path of somebody else's server."""

import re
from urllib.parse import urljoin

from tests.built_site import BuiltSite
from tests.demo_site.given import BELOW


def test_below_a_path_the_site_has_the_same_files(demo: BuiltSite, demo_below: BuiltSite) -> None:
    assert demo_below.files.keys() == demo.files.keys()


def test_below_a_path_every_address_of_the_site_stands_below_it(demo_below: BuiltSite) -> None:
    attribute = re.compile(r'\s(?:href|src|poster|action)="([^"]*)"')
    for path, data in demo_below.files.items():
        if not path.endswith(".html"):
            continue
        for address in attribute.findall(data.decode()):
            url = urljoin(demo_below.url_of(path), address)
            if demo_below.is_internal(url):
                assert url.startswith(BELOW), f"{address} in {path}"
                assert demo_below.answer(url.replace("&amp;", "&")), f"{address} in {path}"


def test_below_a_path_no_address_at_the_root_is_left(demo_below: BuiltSite) -> None:
    for path, data in demo_below.files.items():
        if path.endswith((".html", ".xml", ".json", ".txt")) and not path.startswith("manifest"):
            text = data.decode()
            assert "://bulletin.example" not in text or path == ".well-known/security.txt", path
            for url in re.findall(r"https://x\.example(/[^\s\"'<&]*)", text):
                assert url.startswith("/a/b/"), f"{url} in {path}"


def test_below_a_path_old_addresses_lead_there_too(demo_below: BuiltSite) -> None:
    redirects = demo_below.json("redirects.json")
    assert redirects
    for address in (*redirects, *redirects.values()):
        assert address.startswith("/a/b/")
        assert demo_below.answer(urljoin(BELOW, address))
