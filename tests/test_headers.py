"""Headers: what servers are told to send, by the files of the site, and by real nginx."""

import re
import urllib.request
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote

import pytest

from generator.headers import FOR_EVER, HEADERS
from generator.producers import servers
from generator.urls import Base
from tests.small_site import SITE, SmallSite, post
from tests.specimens import edition, produced, site
from tests.tools.nginx import NGINX, sending

BASE = "/检察 1.0/"


def test_a_page_may_load_nothing_from_elsewhere_and_be_put_into_no_frame() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert {policy[part] for part in ("base-uri", "frame-ancestors", "object-src")} == {"'none'"}
    assert "unsafe" not in "".join(HEADERS.values())


def test_servers_are_told_once_for_all_languages_and_not_where_a_site_does_so_itself() -> None:
    english, chinese = edition([], root="/sub/"), edition([], root="/sub/zh/", lang="zh")
    base = Base("https://example.org", "/sub/")
    made = produced(site(english, chinese, base=base), servers)
    assert {*made} == {"_headers", "_nginx.conf"}
    values = made["_headers"].page.values
    assert (values["homes"], values["headers"]) == (["/sub/", "/sub/zh/"], HEADERS)
    assert produced(site(english, base=base, off=["headers"]), servers) == {}


class Answer(NamedTuple):
    """What a server answers."""

    status: int
    headers: Message
    text: str


class Server:
    """nginx with a site's snippet."""

    def __init__(self, address: str) -> None:
        self.root = address + quote(BASE.lstrip("/"))

    def get(self, path: str, **headers: str) -> Answer:
        request = urllib.request.Request(self.root + quote(path), headers=headers)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
                return Answer(answer.status, answer.headers, answer.read().decode("latin-1"))
        except HTTPError as error:
            return Answer(error.code, error.headers, error.read().decode())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    small = SmallSite(tmp_path_factory.mktemp("headers"))
    sub_path = SITE.replace("https://bulletin.example/", f"https://bulletin.example{quote(BASE)}")
    small.lay(
        {
            "content/site.yaml": sub_path,
            "content/posts/2026/a.md": post("A", "2026-05-01"),
            "content/posts/2026/a.zh.md": post("甲", "2026-05-01"),
        }
    )
    small.build()
    return small


@pytest.fixture(scope="module")
def nginx(small: SmallSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if NGINX is None:
        pytest.skip("there is no nginx on this machine")
    root, work = (tmp_path_factory.mktemp(name) for name in ("root", "nginx"))
    (root / BASE.strip("/")).symlink_to(small.output)
    with sending(root, small.output / "_nginx.conf", work) as address:
        yield Server(address)


@pytest.mark.parametrize(
    ("path", "status"),
    [("", 200), ("zh/2026/a/", 200), ("atom.xml", 200), ("nowhere/", 404)],
)
def test_nginx_sends_all_headers_with_every_page(nginx: Server, path: str, status: int) -> None:
    answer = nginx.get(path)
    assert answer.status == status
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_nginx_lets_browsers_keep_what_has_its_hash_in_its_name(
    nginx: Server, small: SmallSite
) -> None:
    (asset,) = re.findall(r'/(assets/style[^"]+)"', small.text("index.html"))
    answer = nginx.get(asset)
    assert (answer.headers["Cache-Control"], answer.headers.get_content_type()) == (
        FOR_EVER,
        "text/css",
    )
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert nginx.get("").headers["Cache-Control"] is None


def test_nginx_shows_each_language_its_own_page_where_there_is_none(
    nginx: Server, small: SmallSite
) -> None:
    for missing, page in (
        ("none", "404.html"),
        ("zh/none", "zh/404.html"),
        ("none/feed.json", "404.html"),
        ("assets/none.css", "404.html"),
    ):
        assert nginx.get(missing).text == small.text(page)


@pytest.mark.parametrize(
    ("file", "type_"),
    [
        ("atom.xml", "application/atom+xml"),
        ("zh/rss.xml", "application/rss+xml"),
        ("columns/news/feed.json", "application/feed+json"),
    ],
)
def test_nginx_says_what_a_feed_is(nginx: Server, file: str, type_: str) -> None:
    answer = nginx.get(file)
    assert (answer.headers.get_content_type(), answer.headers.get_content_charset()) == (
        type_,
        "utf-8",
    )


@pytest.mark.parametrize(
    ("file", "type_", "robots"),
    [
        ("2026/a/index.json", "application/json", "noindex"),
        ("2026/a/index.md", "text/markdown", "noindex"),
        ("feed.json", "application/feed+json", None),
        ("2026/a/", "text/html", None),
    ],
)
def test_nginx_asks_search_engines_for_pages_and_not_for_their_copies(
    nginx: Server, file: str, type_: str, robots: str | None
) -> None:
    answer = nginx.get(file)
    assert answer.status == 200
    assert (answer.headers.get_content_type(), answer.headers["X-Robots-Tag"]) == (type_, robots)
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_nginx_sends_a_part_of_an_index_where_a_browser_asks_for_one(
    nginx: Server, small: SmallSite
) -> None:
    part = nginx.get("search/2026.bin", **{"Range": "bytes=0-9", "Accept-Encoding": "gzip"})
    assert part.status == 206
    assert part.headers["Content-Range"] == (
        f"bytes 0-9/{(small.output / 'search/2026.bin').stat().st_size}"
    )
    assert part.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" not in part.headers  # of hundreds of parts, each has headers


def test_nginx_sends_several_parts_in_one_answer(nginx: Server) -> None:
    parts = nginx.get("search/2026.bin", Range="bytes=0-9,100-109")
    assert (parts.status, parts.headers.get_content_type()) == (206, "multipart/byteranges")


def test_nginx_compresses_and_keeps_its_own_settings_to_itself(nginx: Server) -> None:
    page = nginx.get("", **{"Accept-Encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert [nginx.get(name).status for name in ("_headers", "_nginx.conf")] == [404, 404]
