"""What the tests of the demonstration site share: which page is what, and where it is made from."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from generator.build import build
from generator.cache import Store
from generator.dates import parse_moment
from generator.report import Report, Request
from generator.withhold import Reason
from tests.built_site import BuiltSite, Page

ROOT = Path(__file__).parent.parent.parent
BASE_URL = "https://bulletin.example/"
BELOW = "https://x.example/a/b/"
RETOLD = ("2022/second-department/index.html", "zh/2022/second-department/index.html")


def built(
    folder: Path, base_url: str = "", *, root: Path = ROOT, show: frozenset[Reason] = frozenset()
) -> tuple[BuiltSite, Report]:
    """Build the site, or that of another root, below a folder, at one moment for all times."""
    request = Request(
        root=root,
        output=folder / "output",
        clock=dt.datetime(2000, 1, 1, tzinfo=dt.UTC),
        at=parse_moment("2026-11-24"),
        base_url=base_url,
        show=show,
    )
    store = Store(None)
    report = build(request, store)
    store.close()
    return BuiltSite(request.output, base_url or BASE_URL), report


def made_from(demo: BuiltSite, prefix: str) -> Iterator[Page]:
    """The pages whose source begins so: a source path, or a kind of page with an id."""
    for path, page in demo.pages.items():
        if demo.sources[path].startswith(prefix):
            yield page


def articles(demo: BuiltSite) -> Iterator[Page]:
    """The bulletins' own pages, without the redirects that lead to them."""
    for page in made_from(demo, "content/posts/"):
        if not any(meta.get("http-equiv") == "refresh" for meta in page.all("meta")):
            yield page


def complaints(found: Iterator[str]) -> list[str]:
    return sorted(set(found))


def alternates(page: Page) -> dict[str, str]:
    return {
        link.attrib["hreflang"]: link.attrib["href"]
        for link in page.links("alternate")
        if "hreflang" in link.attrib
    }
