"""Served: the demonstration site, as a server should send it, to a real browser."""

import functools
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.headers import HEADERS
from tests.built_site import BuiltSite

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
STEERED = shutil.which("chromium-headless-shell") or CHROMIUM
"""What tests steer: the same browser without a window to draw, which takes half as long a page."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

IN_EACH_LANGUAGE = {"home", "content/posts"}
"""Kinds that slow tools look at in all languages; of the others, one is enough for them."""

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


class Quiet(SimpleHTTPRequestHandler):
    """Serves the built files as a server should that serves them, and says nothing."""

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


class InParts(Quiet):
    """Sends the part of a file that is asked for."""

    def do_GET(self) -> None:
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if not asked:
            super().do_GET()
            return
        data = Path(self.translate_path(self.path)).read_bytes()
        begin, end = map(int, asked.groups())
        part = data[begin : end + 1]
        self.send_response(206)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Range", f"bytes {begin}-{begin + len(part) - 1}/{len(data)}")
        self.send_header("Content-Length", f"{len(part)}")
        self.end_headers()
        self.wfile.write(part)


class InSeveralParts(InParts):
    """Sends several parts of a file in one answer."""

    def do_GET(self) -> None:
        ranges = re.findall(r"(\d+)-(\d+)", self.headers.get("Range", ""))
        if len(ranges) < 2:
            super().do_GET()
            return
        data = Path(self.translate_path(self.path)).read_bytes()
        body = b""
        for begin, end in ranges:
            part = data[int(begin) : int(end) + 1]
            if part:
                whence = f"bytes {begin}-{int(begin) + len(part) - 1}/{len(data)}"
                head = f"\r\n--a-line\r\nContent-Type: a/b\r\nContent-Range: {whence}\r\n\r\n"
                body += head.encode() + part
        body += b"\r\n--a-line--\r\n"
        self.send_response(206)
        self.send_header("Content-Type", "multipart/byteranges; boundary=a-line")
        self.send_header("Content-Length", f"{len(body)}")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(folder: Path, kind: type[SimpleHTTPRequestHandler]) -> Iterator[str]:
    """The address of a folder that is served."""
    handler = functools.partial(kind, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class Served:
    """The demonstration site on a port of this machine."""

    def __init__(self, site: BuiltSite, root: str) -> None:
        self.site = site
        self.root = root

    def url(self, path: str) -> str:
        return self.root + re.sub(r"(^|/)index\.html$", r"\1", path)

    @property
    def pages(self) -> list[str]:
        """Every page that stays on the screen, from the shortest to the longest."""
        pages = {
            path: len(data)
            for path, data in self.site.files.items()
            if path.endswith((".html", ".shtml")) and b'http-equiv="refresh"' not in data
        }
        return sorted(pages, key=pages.__getitem__)

    @property
    def kinds(self) -> dict[str, str]:
        """The longest page of each kind in each language."""
        found: dict[str, str] = {}
        for path in self.pages:
            source = re.sub(r"\d{4}", "year", self.site.sources[path])
            kind = re.sub(r"^(content/\w+|\w+)[^,]*(, year)?.*$", r"\1\2", source)
            found[f"{'zh' if path.startswith('zh/') else 'en'} {kind}"] = path
        return found

    @property
    def each(self) -> dict[str, str]:
        """A page of each kind, English before Chinese, for tools that take seconds for a page."""
        found: dict[str, str] = {}
        names: set[str] = set()
        for kind, path in sorted(self.kinds.items()):
            name = kind.partition(" ")[2]
            if name in IN_EACH_LANGUAGE or name not in names:
                names.add(name)
                found[kind] = path
        return found

    @property
    def bulletins(self) -> list[str]:
        """Every bulletin's own page."""
        return [p for p in self.pages if self.site.sources[p].startswith("content/posts/")]
