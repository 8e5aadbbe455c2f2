"""Feeds of bulletins with odd characters: valid, whole, with whole addresses and lasting ids."""

import json
import re
from urllib.parse import urlsplit

import feedparser
import pytest
import yaml

from tests.formats_known import wrong_with_json_feed
from tests.small_site import SITE, SmallSite, post

NASTY = "A ]]> & <b>\"q\"</b> &amp; 🏛 \\ 'x' — 检察"
TEXT = """\
See [the other](b.md) and [below](#end), ]]> & &lt;, 🏛.

![A room](room.svg)

## End {#end}
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>'


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    small = SmallSite(tmp_path_factory.mktemp("feeds"))
    matter = {"id": "lasting-1", "tags": '["a & b", "c]]>"]'}
    small.lay(
        {
            "content/site.yaml": SITE,
            "content/posts/2026/a.md": post(yaml.dump(NASTY).strip(), "2026-05-02", TEXT, **matter),
            "content/posts/2026/b.md": post("B", "2026-05-01"),
            "content/posts/2026/room.svg": DRAWING,
        }
    )
    small.build()
    return small


@pytest.mark.parametrize("file", ["atom.xml", "rss.xml"])
def test_a_feed_reader_reads_odd_characters_as_they_were_written(
    small: SmallSite, file: str
) -> None:
    feed = feedparser.parse(small.files()[file])
    assert not feed.bozo
    entry = feed.entries[0]
    assert entry.id == "urn:bulletin:lasting-1"
    wanted = NASTY.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert entry.title in (NASTY, wanted)
    assert {tag.term for tag in entry.tags} >= {"a & b", "c]]>"}
    _check(entry.content[0].value)


def test_json_feed_keeps_them_too(small: SmallSite) -> None:
    data = small.files()["feed.json"]
    assert wrong_with_json_feed(data) == []
    item = json.loads(data)["items"][0]
    assert (item["id"], item["title"]) == ("urn:bulletin:lasting-1", NASTY)
    _check(item["content_html"])


def _check(html: str) -> None:
    """That the text is whole, and each of its addresses too."""
    assert "]]&gt; &amp; &lt;, 🏛." in html or "]]> &amp; &lt;, 🏛." in html
    found = re.findall(r'(?:href|src|poster)="([^"]*)"', html)
    for srcset in re.findall(r'srcset="([^"]*)"', html):
        found += [part.split()[0] for part in srcset.split(",")]
    assert len(found) >= 3
    assert all(urlsplit(url).scheme == "https" for url in found)


def test_an_id_outlives_a_new_title(small: SmallSite) -> None:
    path = small.root / "content/posts/2026/b.md"
    before = json.loads(small.text("feed.json"))["items"][1]["id"]
    path.write_text(path.read_text("utf-8").replace("title: B", "title: Another"), "utf-8")
    small.build()
    item = json.loads(small.text("feed.json"))["items"][1]
    assert (item["id"], item["title"]) == (before, "Another")
