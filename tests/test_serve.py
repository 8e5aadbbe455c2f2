"""The preview server, as a process on this machine: what it answers, and how it follows changes."""

import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.serving import listener_or_exit
from generator.cli.terminal import Terminal
from generator.preview.serve import listener
from tests.running import FILES, Server, free_port, serving, wait_until
from tests.small_site import SITE, SmallSite, post


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
    assert text.startswith(f"{words}<script ")


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


@pytest.mark.parametrize("first", [-1, 65536])
def test_no_port_is_tried_that_there_is_not(first: int) -> None:
    with pytest.raises(OSError, match="no free port"):
        listener(first)


@pytest.mark.parametrize(
    ("error", "port", "host", "said"),
    [
        (socket.gaierror(-2, "Name or service not known"), 80, "nohost", "没有 nohost 这个地址"),
        (OSError(errno.EADDRNOTAVAIL, "of the system"), 80, "8.8.8.8", "没有 8.8.8.8 这个地址"),
        (PermissionError(errno.EACCES, "of the system"), 80, "", "端口 80 只有管理员能用"),
        (OSError("no free port"), 4000, "", "从 4000 起的端口都已被占用"),
    ],
)
def test_why_nobody_can_be_served_is_said_in_the_persons_language(
    error: OSError,
    port: int,
    host: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuses(_first: int, _host: str) -> socket.socket:
        raise error

    monkeypatch.setattr("generator.cli.serving.listener", refuses)
    with pytest.raises(SystemExit, match="1"):
        listener_or_exit(Terminal("zh"), port, host)
    assert said in capsys.readouterr().err


def test_a_wrong_address_is_told_before_anything_is_built(tmp_path: Path) -> None:
    small = SmallSite(tmp_path / "site")
    small.lay(FILES)
    nobodys = "192.0.2.1"  # says RFC 5737
    command = [sys.executable, "-m", "generator", "serve", "--bind", nobodys]
    done = subprocess.run(command, cwd=small.root, capture_output=True, text=True, check=False)
    assert (done.returncode, small.output.exists()) == (1, False)
    assert f"This computer has no address {nobodys}" in done.stderr


# Who may ask


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:{port}"},
        {"Host": "127.0.0.1"},
        {"Host": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"},
    ],
)
def test_another_site_gets_nothing_whatever_it_calls_itself(
    headers: dict[str, str], server: Server
) -> None:
    given = {name: value.format(port=server.port) for name, value in headers.items()}
    for path in ("/2026/open-day/", "/__bulletin__/events", "/__bulletin__/live.js"):
        status, _, text = server.ask(path, **given)
        assert status == 403
        assert "welcome" not in text


def test_this_machines_names_are_answered_and_links_from_elsewhere_too(server: Server) -> None:
    for name in ("127.0.0.1", "localhost", "[::1]"):
        assert server.ask("/", Host=f"{name}:{server.port}")[0] == 200
    followed = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}
    assert server.ask("/2026/open-day/", **followed)[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_done_but_look(method: str, server: Server) -> None:
    assert server.ask("/2026/open-day/", method)[0] == 405


def test_where_others_can_reach_it_a_token_is_wanted_once(tmp_path: Path) -> None:
    with serving(tmp_path, "--bind", "0.0.0.0") as server:  # noqa: S104 - that is the test
        assert len(server.token) > 20
        for path in ("/2026/open-day/", "/__bulletin__/events", "/?token=", "/?token=wrong"):
            status, _, text = server.ask(path, Host="office-pc:80")
            assert (status, "Open the address that" in text) == (403, True)
        status, headers, _ = server.ask(f"/2026/open-day/?a=1&token={server.token}")
        assert (status, headers["location"]) == (303, "/2026/open-day/?a=1")
        cookie = headers["set-cookie"]
        assert "httponly" in cookie.lower()
        assert "samesite=lax" in cookie.lower()
        shown = server.ask("/2026/open-day/", Cookie=f"other=1; {cookie.partition(';')[0]}")
        assert (shown[0], "Everyone is welcome." in shown[2]) == (200, True)


# Below a path


def test_a_site_below_a_path_is_served_below_it(tmp_path: Path) -> None:
    with serving(tmp_path, "--base-url", "https://gov.example/a/b/") as server:
        assert server.path == "/a/b/"
        assert "Everyone is welcome." in server.get("/a/b/2026/open-day/")[2]
        assert server.get("/2026/open-day/")[0] == 404
        assert server.get("/a/b/zh/nothing/")[2].startswith("页面不存在<script ")
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


def test_a_folder_that_goes_and_comes_back_is_followed(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        content, aside = server.small.root / "content", tmp_path / "aside"
        content.rename(aside)
        server.wait_for("site-file-missing")
        assert "Everyone is welcome." in server.get("/2026/open-day/")[2]
        aside.rename(content)
        server.wait_for("Built again: ")
        server.small.lay({"content/posts/2026/open-day.md": post("Open day", "2026-11-01", "New.")})
        server.wait_until_shown("/2026/open-day/", "<p>New.</p>")


def test_a_templates_folder_that_is_made_later_is_followed(tmp_path: Path) -> None:
    small = SmallSite(tmp_path / "site")
    small.lay({name: text for name, text in FILES.items() if name.startswith("content/")})
    server = Server(small, "--port", str(free_port()))
    try:
        small.lay({"templates/pages/article.html": "Own look: {{ page.head.title }}"})
        server.wait_until_shown("/2026/open-day/", "Own look: Open day")
    finally:
        server.stop()


def test_a_drive_that_reports_no_changes_is_looked_at_each_second(tmp_path: Path) -> None:
    with serving(tmp_path, "--poll") as server:
        server.small.lay({"content/posts/2026/open-day.md": post("Open day", "2026-11-01", "New.")})
        server.wait_until_shown("/2026/open-day/", "<p>New.</p>")


def test_thousands_of_files_at_once_are_followed(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        many = {f"content/posts/2024/n{n}.md": post(f"N {n}", "2024-01-01") for n in range(1_500)}
        server.small.lay(many)
        server.wait_until_shown("/2024/n1499/", "N 1499")
        shutil.rmtree(server.small.root / "content/posts/2024")
        wait_until(lambda: server.get("/2024/n1499/")[0] == 404, "the pages to go")
        assert "Traceback" not in server.said


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc")
def test_a_build_that_is_killed_does_not_end_it(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
        pids = children.read_text().split()
        assert pids
        for pid in pids:
            os.kill(int(pid), signal.SIGKILL)
        path = "content/posts/2026/open-day.md"
        server.small.lay({path: post("Open day", "2026-11-01", "Lost.")})
        server.wait_for("The build ended by itself.")
        assert "Everyone is welcome." in server.get("/2026/open-day/")[2]
        server.small.lay({path: post("Open day", "2026-11-01", "Found.")})
        server.wait_until_shown("/2026/open-day/", "<p>Found.</p>")


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


def test_it_begins_with_a_site_that_can_not_be_built_and_shows_it_when_it_is_mended(
    tmp_path: Path,
) -> None:
    small = SmallSite(tmp_path / "site")
    small.lay({"content/site.yaml": "title: ["})
    server = Server(small, "--port", str(free_port()))
    try:
        assert "content/site.yaml:1" in server.said
        status, _, text = server.get("/")
        assert (status, "live.js" in text) == (404, True)
        small.lay(FILES)
        server.wait_until_shown("/2026/open-day/", "Everyone is welcome.")
    finally:
        server.stop()
