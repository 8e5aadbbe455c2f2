"""Headers: what servers are told to send, by the files of the site, and by real nginx."""

import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote

import pytest

from generator.headers import FOR_EVER, HEADERS
from generator.producers import servers
from generator.urls import Base
from tests.small_site import SITE, SmallSite, post
from tests.specimens import edition, produced, site

BASE = "/检察 1.0/"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


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

    def __init__(self, port: int) -> None:
        self.root = f"http://127.0.0.1:{port}{quote(BASE)}"

    def get(self, path: str, **headers: str) -> Answer:
        request = urllib.request.Request(self.root + quote(path), headers=headers)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
                return Answer(answer.status, answer.headers, answer.read().decode("latin-1"))
        except HTTPError as error:
            return Answer(error.code, error.headers, error.read().decode())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
    folder, port = tmp_path_factory.mktemp("nginx"), _free_port()
    (folder / "root").mkdir()
    (folder / f"root{BASE}").symlink_to(small.output)
    (folder / "nginx.conf").write_text(_settings(folder, port, small.output / "_nginx.conf"))
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "error.log"]
    with subprocess.Popen(command) as process:
        server = Server(port)
        try:
            _wait_for(server)
            yield server
        finally:
            process.terminate()


def _settings(folder: Path, port: int, snippet: Path) -> str:
    kept = "".join(
        f"{name}_temp_path {folder};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    types = "types { text/html html; text/css css; image/svg+xml svg; }"
    site = f"listen 127.0.0.1:{port}; root {folder}/root; include {snippet};"
    return (
        f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;\n"
        "events { }\n"
        f"http {{ {types} access_log off; {kept}\nserver {{ {site} }} }}\n"
    )


def _wait_for(server: Server) -> None:
    for _ in range(100):
        try:
            server.get("")
        except (URLError, ConnectionError):
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nginx does not answer")


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


def test_nginx_sends_a_part_of_an_index_where_a_browser_asks_for_one(
    nginx: Server, small: SmallSite
) -> None:
    part = nginx.get("search/2026.bin", **{"Range": "bytes=0-9", "Accept-Encoding": "gzip"})
    assert part.status == 206
    assert part.headers["Content-Range"] == (
        f"bytes 0-9/{(small.output / 'search/2026.bin').stat().st_size}"
    )


def test_nginx_compresses_and_keeps_its_own_settings_to_itself(nginx: Server) -> None:
    page = nginx.get("", **{"Accept-Encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert [nginx.get(name).status for name in ("_headers", "_nginx.conf")] == [404, 404]
