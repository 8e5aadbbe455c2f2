"""Everything that the demonstration site has for machines, read by other people's tools."""

import json
from urllib.parse import urlsplit

import feedparser
import html5lib
import pytest
import yaml
from lxml import etree

from tests.built_site import BuiltSite
from tests.demo_site.given import articles, made_from
from tests.formats_known import (
    calendar_in,
    metadata_in,
    wrong_with_article,
    wrong_with_json_feed,
    wrong_with_sitemap,
)

WITHDRAWN = "This bulletin has been withdrawn"


def test_every_sitemap_keeps_to_the_protocol(demo: BuiltSite) -> None:
    maps = [path for path in demo.files if path.endswith(".xml") and "sitemap" in path]
    assert {"sitemap.xml", "sitemaps/news.xml", "sitemaps/pages.xml"} < {*maps}
    assert {path: wrong for path in maps if (wrong := wrong_with_sitemap(demo.files[path]))} == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<loc>https:", b"<loc>"),
        (b"</news:title>", b"</news:title><news:title>x</news:title>"),
        (b"<news:language>en<", b"<news:language>english<"),
        (b"<news:publication_date>2026-11-20<", b"<news:publication_date>20 November<"),
    ],
)
def test_a_sitemap_that_breaks_the_protocol_is_noticed(
    demo: BuiltSite, old: bytes, new: bytes
) -> None:
    news = demo.files["sitemaps/news.xml"]
    assert old in news
    assert wrong_with_sitemap(news.replace(old, new, 1))


def test_the_news_sitemap_holds_three_days_in_both_languages(demo: BuiltSite) -> None:
    news = feed_of(demo.files["sitemaps/news.xml"])
    days = sorted({moment[:10] for _, moment, _ in news})
    assert days[0] >= "2026-11-18"
    assert {language for _, _, language in news} == {"en", "zh-cn"}
    for url, _, language in news:
        page = demo.pages[demo.answer(url) or ""]
        assert page.lang == language[:2]


def feed_of(data: bytes) -> list[tuple[str, str, str]]:
    spaces = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "n": "http://www.google.com/schemas/sitemap-news/0.9",
    }
    return [
        (
            str(one.findtext("s:loc", "", spaces)),
            str(one.findtext("n:news/n:publication_date", "", spaces)),
            str(one.findtext("n:news/n:publication/n:language", "", spaces)),
        )
        for one in etree.fromstring(data).iterfind("s:url", spaces)
    ]


def test_every_json_feed_keeps_to_its_schema(demo: BuiltSite) -> None:
    feeds = demo.named("feed.json")
    assert len(feeds) > 20
    wrong = {path: wrong_with_json_feed(data) for path, data in feeds.items()}
    assert [path for path in wrong if wrong[path]] == []
    broken = json.loads(feeds["feed.json"])
    broken["items"][0]["url"] = "/relative/"
    assert wrong_with_json_feed(json.dumps(broken).encode())


def test_every_bulletin_has_its_json_of_the_published_shape(demo: BuiltSite) -> None:
    found = 0
    for page in articles(demo):
        path = page.path.replace("index.html", "index.json")
        data = demo.files[path]
        assert wrong_with_article(data) == [], path
        record = json.loads(data)
        assert record["url"] == demo.url_of(page.path)
        assert record["language"] == page.lang
        if record["status"] == "published":
            found += 1
            assert record["title"] in page.text
            html = html5lib.parse(record["content_html"], namespaceHTMLElements=False)
            said = "".join(record["content_text"].split())
            for text in html.itertext():
                assert "".join(text.split()) in said, path
            for element in html.iter():
                for url in (element.get("href"), element.get("src")):
                    assert url is None or urlsplit(url).scheme, f"{url} in {path}"
        else:
            assert WITHDRAWN in page.text or "已撤回" in page.text
    assert found > 30


def test_the_json_says_what_the_page_says_of_the_meeting(demo: BuiltSite) -> None:
    record = demo.json("2022/second-department/index.json")
    meeting = record["meeting"]
    assert (meeting["type"], meeting["ordinal"]) == ("departmental", 1)
    assert meeting["held"] == {"first": "2022-02-09", "last": "2022-02-09"}
    assert meeting["presided_by"][0]["name"] == "Chen Lingbao"
    assert meeting["requirements"][0]["heading"] == "Raise the bar"
    assert record["translations"] == [
        {"language": "zh", "url": "https://bulletin.example/zh/2022/second-department/"}
    ]


def test_every_bulletin_has_its_markdown_with_a_head_that_yaml_reads(demo: BuiltSite) -> None:
    for page in articles(demo):
        text = demo.files[page.path.replace("index.html", "index.md")].decode()
        _, head, body = text.split("---\n", 2)
        matter = yaml.safe_load(head)
        assert matter["url"] == demo.url_of(page.path)
        assert matter["language"] == page.lang
        if "status" not in matter:
            assert matter["title"] in page.text
            assert body.startswith("# ")
            assert "](/" not in body


def test_an_expired_bulletins_copies_say_so_and_nothing_else(demo: BuiltSite) -> None:
    notes = list(made_from(demo, "expired"))
    assert notes
    for note in notes:
        record = demo.json(note.path.replace("index.html", "index.json"))
        assert record.keys() == {"status", "version", "url", "language", "since"}
        assert record["status"] == "expired"
        text = demo.files[note.path.replace("index.html", "index.md")].decode()
        assert "status: expired" in text
        assert text.count("\n") < 10


def test_each_page_announces_the_forms_that_it_has(demo: BuiltSite) -> None:
    kinds = {"application/json", "text/markdown", "text/calendar"}
    seen = set()
    for page in demo.pages.values():
        for link in page.links("alternate"):
            if link.get("type") in kinds:
                seen.add(link.get("type"))
                assert demo.answer(link.get("href", "")), link.get("href")
    assert seen == kinds


def test_every_calendar_is_read_and_its_meetings_lead_to_their_bulletins(demo: BuiltSite) -> None:
    calendars = {path: data for path, data in demo.files.items() if path.endswith(".ics")}
    assert {"meetings/calendar.ics", "meetings/calendar-2022.ics", "zh/meetings/calendar.ics"} < {
        *calendars
    }
    for path, data in calendars.items():
        calendar = calendar_in(data)
        assert str(calendar["X-WR-CALNAME"])
        events = calendar.walk("VEVENT")
        assert events, path
        assert len({str(event["UID"]) for event in events}) == len(events)
        for event in events:
            page = demo.pages[demo.answer(str(event["URL"])) or ""]
            assert page.lang == ("zh" if path.startswith("zh/") else "en")
            assert str(event["DESCRIPTION"]).split("\n")[0] in page.text
            assert event["DTEND"].dt > event["DTSTART"].dt


def test_every_meeting_with_a_day_is_in_the_calendar_of_its_year(demo: BuiltSite) -> None:
    for page in articles(demo):
        record = demo.json(page.path.replace("index.html", "index.json"))
        if "held" in record.get("meeting", {}):
            home = "zh/" if page.lang == "zh" else ""
            calendar = demo.files[f"{home}meetings/calendar-{record['published'][:4]}.ics"]
            urls = [str(event["URL"]) for event in calendar_in(calendar).walk("VEVENT")]
            assert record["url"] in urls


def test_the_list_of_feeds_names_each_feed_once(demo: BuiltSite) -> None:
    for home in ("", "zh/"):
        root = etree.fromstring(demo.files[f"{home}feeds.opml"])
        assert (root.tag, root.get("version")) == ("opml", "2.0")
        assert root.findtext("head/title")
        found = [one for one in root.iterfind(".//outline") if one.get("type")]
        urls = [str(one.get("xmlUrl")) for one in found]
        every = demo.named("rss.xml")
        wanted = [p for p in every if p.startswith("zh/") is bool(home)]
        assert sorted(urls) == sorted(map(demo.url_of, wanted))
        for one in found:
            assert feedparser.parse(demo.files[demo.answer(str(one.get("xmlUrl"))) or ""]).feed
        footer = demo.pages[f"{home}index.html"].all("footer")[0]
        assert f"/{home}feeds.opml" in [a.get("href") for a in footer.iter("a")]


def test_what_every_page_says_of_itself_is_read_by_others(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        if any(meta.get("http-equiv") == "refresh" for meta in page.all("meta")):
            continue
        said = metadata_in(demo.files[path], demo.url_of(path))
        (graph,) = said["opengraph"]
        assert {"og:title", "og:type", "og:url", "og:image"} <= {
            name for name, _ in graph["properties"]
        }
        assert bool(said["json-ld"]) is not page.is_noindex, path


def test_dublin_core_says_who_published_an_article_when_and_in_which_language(
    demo: BuiltSite,
) -> None:
    path = "zh/2022/second-department/index.html"
    (said,) = metadata_in(demo.files[path], demo.url_of(path))["dublincore"]
    record = demo.json("zh/2022/second-department/index.json")
    found: dict[str, list[str]] = {}
    for element in (*said["elements"], *said["terms"]):
        if "name" in element:
            found.setdefault(element["name"].lower(), []).append(element["content"])
    assert found["dc.title"] == [record["title"]]
    assert found["dc.creator"] == found["dc.publisher"] == [record["office"]["title"]]
    assert found["dc.date"] == found["dcterms.issued"] == [record["published"]]
    assert found["dc.language"] == ["zh"]
    assert found["dc.identifier"] == [record["url"]]
    assert found["dc.subject"] == [tag["title"] for tag in record["tags"]]
    relations = {e.get("rel") for e in demo.pages[path].all("link")}
    assert "DCTERMS.isVersionOf" in relations or "DCTERMS.hasVersion" in relations
