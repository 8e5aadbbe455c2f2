"""The feeds of the demonstration site, as feed readers take them."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import feedparser

from tests.built_site import ATOM, CONTENT, BuiltSite, parse_xml

OTHER_FORMS = ("application/json", "text/calendar", "text/markdown")
"""What pages announce besides feeds."""


def xml_feeds(demo: BuiltSite) -> dict[str, bytes]:
    return demo.named("atom.xml", "rss.xml")


def test_every_feed_is_read_without_complaint(demo: BuiltSite) -> None:
    feeds = xml_feeds(demo)
    assert len(feeds) > 30
    for path, data in feeds.items():
        feed = feedparser.parse(data)
        assert not feed.bozo, f"{path}: {feed.get('bozo_exception')}"
        assert feed.version == ("atom10" if path.endswith("atom.xml") else "rss20")
        assert feed.feed.title, path


def test_every_entry_of_a_feed_leads_to_its_bulletin(demo: BuiltSite) -> None:
    for path, data in xml_feeds(demo).items():
        for entry in feedparser.parse(data).entries:
            target = demo.answer(entry.link)
            assert target, f"{entry.link} in {path}"
            assert entry.title in demo.pages[target].text
            assert entry.id, path


def addresses_in_feed(path: str, data: bytes) -> Iterator[str]:
    """Every address of a feed, those within its texts included."""
    if path.endswith(".json"):
        feed = json.loads(data)
        yield from (feed["home_page_url"], feed["feed_url"])
        yield from (item["url"] for item in feed["items"])
        texts = [item["content_html"] for item in feed["items"]]
    else:
        root = parse_xml(data)
        yield from (e.attrib["href"] for e in root.iter() if "href" in e.attrib)
        yield from (e.text or "" for e in root.iter("link"))
        texts = [
            e.text or "" for tag in (f"{ATOM}content", f"{CONTENT}encoded") for e in root.iter(tag)
        ]
    for text in texts:
        yield from re.findall(r'(?:href|src)="([^"]*)"', text)


def test_every_address_in_a_feed_is_absolute_and_leads_somewhere(demo: BuiltSite) -> None:
    for path, data in demo.named("atom.xml", "rss.xml", "feed.json").items():
        for address in addresses_in_feed(path, data):
            assert urlsplit(address).scheme in ("https", "mailto"), f"{address} in {path}"
            if demo.is_internal(address):
                assert demo.answer(address), f"{address} in {path}"


def test_the_texts_of_a_feed_are_whole(demo: BuiltSite) -> None:
    items = demo.json("feed.json")["items"]
    assert items
    for item in items:
        page = demo.pages[demo.answer(item["url"]) or ""]
        for paragraph in re.findall(r"<p>([^<]{40,})</p>", item["content_html"]):
            assert " ".join(paragraph.split())[:40].replace("&amp;", "&") in page.main.text


def test_every_json_feed_has_the_shape_of_version_1_1(demo: BuiltSite) -> None:
    feeds = demo.named("feed.json")
    assert feeds
    for path in feeds:
        feed = demo.json(path)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert isinstance(feed["title"], str)
        assert feed["feed_url"] == demo.url_of(path)
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
        assert all(isinstance(author["name"], str) for author in feed["authors"])
        for item in feed["items"]:
            check_item(item)


def check_item(item: dict[str, Any]) -> None:
    """One item, by the names and types of jsonfeed.org/version/1.1."""
    assert isinstance(item["id"], str)
    assert isinstance(item["title"], str)
    assert isinstance(item["content_html"], str)
    for name in ("date_published", "date_modified"):
        moment = dt.datetime.fromisoformat(item[name])
        assert moment.tzinfo is not None
    for tag in item.get("tags", []):
        assert isinstance(tag, str)


def test_no_feed_takes_its_time_from_the_clock(demo: BuiltSite) -> None:
    for path, data in demo.named("atom.xml").items():
        root = parse_xml(data)
        updated = root.findtext(f"{ATOM}updated")
        entries = [e.findtext(f"{ATOM}updated") for e in root.iter(f"{ATOM}entry")]
        assert updated == max(filter(None, entries), default="1970-01-01T00:00:00Z"), path


def test_each_page_announces_feeds_in_its_own_language(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        others = [link for link in page.links("alternate") if "hreflang" not in link.attrib]
        feeds = [link for link in others if link.get("type") not in OTHER_FORMS]
        for feed in feeds:
            assert feed.get("href", "").startswith("/zh/") is (page.lang == "zh"), path
        assert {feed.get("type") for feed in feeds} in (
            set(),
            {"application/atom+xml", "application/rss+xml", "application/feed+json"},
        )
    assert demo.pages["index.html"].links("alternate")
