"""Served: the demonstration site, as a server should send it, to a real browser."""

import re
import shutil
from http.server import SimpleHTTPRequestHandler
from typing import Any

import pytest

from generator.headers import HEADERS
from tests.built_site import BuiltSite

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


class Quiet(SimpleHTTPRequestHandler):
    """Serves the built files as a server should that serves them, and says nothing."""

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


class Served:
    """The demonstration site on a port of this machine."""

    def __init__(self, site: BuiltSite, port: int) -> None:
        self.site = site
        self.root = f"http://127.0.0.1:{port}/"

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
    def bulletins(self) -> list[str]:
        """Every bulletin's own page."""
        return [p for p in self.pages if self.site.sources[p].startswith("content/posts/")]
