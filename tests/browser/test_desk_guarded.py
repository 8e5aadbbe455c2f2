"""Who may write at the desk, and where: nobody without its token, nothing outside content/."""

import http.client
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.browser.desking import Desk, laid, running
from tests.browser.served import needs_chromium
from tests.running import PATIENCE
from tests.small_site import PLAIN, SITE, post

pytestmark = needs_chromium

OPEN_DAY = "content/posts/2026/open-day.md"
FILES = {
    "content/site.yaml": SITE,
    **PLAIN,
    OPEN_DAY: post("Open day", "2026-11-01", "Everyone is welcome."),
    "secret.md": post("Secret", "2026-11-01", "Not for anybody."),
}
SOCKET = "_nicegui_ws/socket.io/?EIO=4&transport="
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
PATHS = {
    "the list": "",
    "a bulletin": f"write?path={OPEN_DAY}",
    "a new one": "new",
    "a script": "desk.js",
    "the socket, by polling": f"{SOCKET}polling",
    "the socket": f"{SOCKET}websocket",
    "an upload": "_nicegui/client/1/upload/1",
    "the site": "/2026/open-day/",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    small = laid(tmp_path_factory.mktemp("guarded") / "site", FILES)
    (small.root / "content/posts/2026/linked.md").symlink_to(small.root / "secret.md")
    with running(small) as desk:
        yield desk


def ask(desk: Desk, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    """Status and text of what the desk answers; a header's name has _ where it has a hyphen."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=PATIENCE)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    given |= UPGRADE if path.endswith("websocket") else {}
    try:
        at = path if path.startswith("/") else desk.path + path
        connection.request(method, at, headers=given)
        answer = connection.getresponse()
        return answer.status, "" if answer.status == 101 else answer.read().decode()
    finally:
        connection.close()


def cookie(desk: Desk) -> str:
    return f"bulletin-{desk.port}={desk.token}"


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_without_the_token_nothing_is_answered(path: str, desk: Desk) -> None:
    for given in ({}, {"Cookie": f"bulletin-{desk.port}=guessed"}):
        status, text = ask(desk, path, **given)
        assert status == 403
        assert "welcome" not in text


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example:{port}"},
        {"Host": "127.0.0.1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"},
    ],
)
def test_another_site_gets_nothing_even_with_the_token(
    headers: dict[str, str], path: str, desk: Desk
) -> None:
    given = {name: value.format(port=desk.port) for name, value in headers.items()}
    assert ask(desk, path, Cookie=cookie(desk), **given)[0] == 403


def test_with_the_token_the_desk_and_its_socket_answer(desk: Desk) -> None:
    origin = f"http://127.0.0.1:{desk.port}"
    assert ask(desk, "", Cookie=cookie(desk))[0] == 200
    assert ask(desk, f"{SOCKET}websocket", Cookie=cookie(desk), Origin=origin)[0] == 101


@pytest.mark.parametrize(
    "path",
    [
        "secret.md",
        "content/../secret.md",
        "content/posts/../../secret.md",
        "../site/secret.md",
        "content/posts/2026/linked.md",
        "content\\..\\secret.md",
        "{root}/secret.md",
        "/etc/passwd",
        "content/posts/2026/open-day.md\0.md",
        "content/posts/2026",
        "content/posts/" + "long" * 100 + ".md",
        ".bulletin/public.sqlite",
        "content/static/robots.txt",
        "content/posts/2026/_defaults.yaml/../../../../secret.md",
        "templates/pages/home.html",
        "content/pages/nowhere.md",
        "",
    ],
)
def test_no_path_leads_out_of_the_content(path: str, desk: Desk) -> None:
    asked = quote(path.format(root=desk.small.root), safe="")
    status, text = ask(desk, f"write?path={asked}", Cookie=cookie(desk))
    assert status == 404
    assert "Not for anybody" not in text
    assert "root:" not in text


def test_a_page_of_the_site_may_run_no_scripts_and_stand_in_no_other_sites_frame(
    desk: Desk,
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=PATIENCE)
    connection.request("GET", "/2026/open-day/", headers={"Cookie": cookie(desk)})
    policy = connection.getresponse().headers["content-security-policy"]
    connection.close()
    assert "sandbox allow-same-origin" in policy
    assert "frame-ancestors 'self'" in policy
