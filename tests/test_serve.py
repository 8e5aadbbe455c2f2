"""The preview server, as a process on this machine: what it answers, and how it follows changes."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.small_site import PLAIN, SITE, SmallSite, post

PATIENCE = 30
"""Seconds to wait for what takes a tenth of one, on a machine that has much else to do."""

FILES = {
    "content/site.yaml": SITE,
    **PLAIN,
    "templates/assets/style.css": "body { color: black }",
    "content/posts/2026/open-day.md": post("Open day", "2026-11-01", "Everyone is welcome."),
    "content/posts/2026/old.md": post("Old", "2026-10-01", address="/gg/t1.shtml"),
    "content/posts/2026/draft.md": post("Draft", "2026-11-02", "Not yet.", draft="true"),
    "content/posts/2026/学习.zh.md": post("学习", "2026-11-03"),
    "content/static/files/form.txt": "A form.",
}


class Server:
    """A running `bulletin serve`."""

    def __init__(self, small: SmallSite, *options: str) -> None:
        self.small = small
        self.log = small.root.with_suffix(".log")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "generator", "serve", "--at", "2026-11-24", *options],
                cwd=small.root,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
            )
        self.wait_for("stop with Ctrl+C")
        address = re.search(r"http://127\.0\.0\.1:(\d+)(/\S*);", self.said)
        assert address
        self.port, self.path = int(address[1]), address[2]
        wait_until(lambda: not self.is_free(), "the port to be open")

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def is_free(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) != 0

    def wait_for(self, words: str) -> None:
        def is_said() -> bool:
            assert self.process.poll() is None, self.said
            return words in self.said

        wait_until(is_said, f"{words!r} to be said")

    def get(self, path: str) -> tuple[int, str, str]:
        """Status, type and text of what is answered for a path, which is sent as it is."""
        status, headers, text = self.ask(path)
        return status, headers.get("content-type", ""), text

    def ask(self, path: str) -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest("GET", path)
            connection.endheaders()
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, headers, answer.read().decode()
        finally:
            connection.close()

    def wait_until_shown(self, path: str, words: str) -> None:
        wait_until(lambda: words in self.get(path)[2], f"{words!r} at {path}")

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.process.kill()


def wait_until(happens: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < until, f"waited in vain for {what}"
        time.sleep(0.02)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert isinstance(port, int)
    return port


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Server]:
    small = SmallSite(folder / "site")
    small.lay(FILES)
    server = Server(small, "--port", str(free_port()), *options)
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for all tests that only look."""
    with serving(tmp_path_factory.mktemp("serve")) as running:
        yield running


# What it answers


def test_pages_are_html_in_utf_8_by_their_folders_address(server: Server) -> None:
    status, type_, text = server.get("/2026/open-day/")
    assert (status, type_) == (200, "text/html; charset=utf-8")
    assert "Everyone is welcome." in text
    assert server.get("/")[0] == 200
    assert server.get("/zh/")[0] == 200


def test_a_chinese_address_is_answered(server: Server) -> None:
    assert "<h1>学习</h1>" in server.get("/zh/2026/%E5%AD%A6%E4%B9%A0/")[2]


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(server: Server) -> None:
    status, headers, _ = server.ask("/2026/open-day")
    assert 300 <= status < 400
    assert headers["location"].endswith("/2026/open-day/")


def test_pages_of_a_migrated_site_are_html_whatever_their_ending(server: Server) -> None:
    status, type_, text = server.get("/gg/t1.shtml")
    assert (status, type_) == (200, "text/html; charset=utf-8")
    assert "<h1>Old</h1>" in text


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/columns/news/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/rss.xml", "application/rss+xml; charset=utf-8"),
        ("/zh/feed.json", "application/feed+json; charset=utf-8"),
        ("/files/form.txt", "text/plain; charset=utf-8"),
    ],
)
def test_feeds_and_files_have_their_own_types(path: str, type_: str, server: Server) -> None:
    assert server.get(path)[:2] == (200, type_)


def test_the_style_sheet_is_served(server: Server) -> None:
    (name,) = [path for path in server.small.files() if path.startswith("assets/style.")]
    assert server.get(f"/{name}") == (200, "text/css; charset=utf-8", "body { color: black }")


def test_what_is_shown_is_never_an_older_copy(server: Server) -> None:
    assert server.ask("/")[1]["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nothing/", "Page not found"),
        ("/2026/nothing.html", "Page not found"),
        ("/zh/nothing/", "页面不存在"),
        ("/zh/2026/nothing", "页面不存在"),
    ],
)
def test_what_is_not_there_is_answered_in_the_language_of_its_address(
    path: str, words: str, server: Server
) -> None:
    status, type_, text = server.get(path)
    assert (status, type_) == (404, "text/html; charset=utf-8")
    assert text == words


@pytest.mark.parametrize(
    "path",
    [
        "/../content/site.yaml",
        "/%2e%2e/content/site.yaml",
        "/..%2fcontent%2fsite.yaml",
        "/2026/..%2f..%2f..%2fcontent/site.yaml",
        "/%252e%252e/content/site.yaml",
        "/..%5ccontent%5csite.yaml",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/files/form.txt%00.html",
        "/%00/form.txt",
        "/" + "long" * 100,
        "/.bulletin/public.sqlite",
    ],
)
def test_no_path_leads_out_of_the_site(path: str, server: Server) -> None:
    status, _, text = server.get(path)
    assert status == 404
    assert "base_url" not in text
    assert "root:" not in text


def test_a_draft_is_not_shown(server: Server) -> None:
    assert server.get("/2026/draft/")[0] == 404


def test_only_this_machine_can_ask(server: Server) -> None:
    with socket.socket() as probe:
        # Whoever listens on every address answers at this one too.
        assert probe.connect_ex(("127.0.0.2", server.port)) != 0


def test_a_port_that_is_taken_makes_it_choose_the_next(server: Server, tmp_path: Path) -> None:
    small = SmallSite(tmp_path / "second")
    small.lay(FILES)
    second = Server(small, "--port", str(server.port))
    try:
        assert second.port > server.port
        assert second.get("/")[0] == 200
    finally:
        second.stop()


# Below a path


def test_a_site_below_a_path_is_served_below_it(tmp_path: Path) -> None:
    with serving(tmp_path, "--base-url", "https://gov.example/a/b/") as server:
        assert server.path == "/a/b/"
        assert "Everyone is welcome." in server.get("/a/b/2026/open-day/")[2]
        assert server.get("/2026/open-day/")[0] == 404
        assert server.get("/a/b/zh/nothing/")[2] == "页面不存在"
        status, headers, _ = server.ask("/")
        assert 300 <= status < 400
        assert headers["location"] == "/a/b/"


# Changes


def test_a_changed_text_is_shown(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        server.small.lay({"content/posts/2026/open-day.md": post("Open day", "2026-11-01", "New.")})
        server.wait_until_shown("/2026/open-day/", "<p>New.</p>")
        server.wait_for("Built again: ")


def test_a_new_text_in_a_new_folder_is_shown_and_a_removed_one_is_not(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        server.small.lay({"content/posts/2025/deep/new/index.md": post("New", "2025-11-01")})
        server.wait_until_shown("/2025/deep/new/", "<h1>New</h1>")
        server.small.remove("content/posts/2026/open-day.md")
        wait_until(lambda: server.get("/2026/open-day/")[0] == 404, "the page to go")


def test_a_changed_template_is_shown(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        server.small.lay({"templates/pages/article.html": "Another look: {{ page.head.title }}"})
        server.wait_until_shown("/2026/open-day/", "Another look: Open day")


def test_a_mistake_is_said_and_the_last_good_page_stays_until_it_is_mended(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        path = "content/posts/2026/open-day.md"
        server.small.lay({path: post("Open day", "2026-02-30", "Mistaken.")})
        server.wait_for(f"{path}:3:7: date-impossible")
        assert "Everyone is welcome." in server.get("/2026/open-day/")[2]
        assert server.process.poll() is None
        server.small.lay({path: post("Open day", "2026-11-02", "Mended.")})
        server.wait_until_shown("/2026/open-day/", "Mended.")


def test_a_mistake_in_a_template_or_the_site_file_does_not_end_it(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        server.small.lay({"templates/pages/article.html": "{{ page.nonsense }}"})
        server.wait_for("templates/pages/article.html:1")
        server.small.lay(
            {"content/site.yaml": "title: [", "templates/pages/article.html": "Mended"}
        )
        server.wait_for("content/site.yaml:")
        assert "Everyone is welcome." in server.get("/2026/open-day/")[2]
        server.small.lay({"content/site.yaml": SITE})
        server.wait_until_shown("/2026/open-day/", "Mended")


# Beginning and end


def test_drafts_are_shown_when_asked_for_and_output_stays_empty(tmp_path: Path) -> None:
    with serving(tmp_path, "--drafts") as server:
        assert "Not yet." in server.get("/2026/draft/")[2]
        assert not server.small.output.exists()


def test_it_ends_well_when_it_is_told_to_stop(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        server.get("/")
        assert server.stop() == 0
        assert "Traceback" not in server.said
        assert server.is_free()


def test_it_does_not_begin_with_a_site_that_can_not_be_built(tmp_path: Path) -> None:
    small = SmallSite(tmp_path)
    small.lay({"content/site.yaml": "title: ["})
    done = subprocess.run(
        [sys.executable, "-m", "generator", "serve", "--port", str(free_port())],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 1
    assert "content/site.yaml:1" in done.stderr
    assert "Serving" not in done.stdout
