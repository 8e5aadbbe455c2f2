"""Running: the preview server as a process on this machine, for the tests that ask it."""

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
        address = re.search(r"http://[^:/]+:(\d+)(/[^\s?;]*)(?:\?token=([^\s;]+))?;", self.said)
        assert address
        self.port, self.path, self.token = int(address[1]), address[2], address[3] or ""
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

    def ask(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers and text; a header's name has _ where it has a hyphen."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.putrequest(method, path, skip_host="Host" in given)
            for name, value in given.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            said = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, said, answer.read().decode()
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
