"""Reads a built site as browsers, feed readers and search engines do.

In: an output folder. Out: its pages parsed strictly, their links, and the file that answers for
an address. It knows nothing of how a site is made.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import html5lib

ADDRESS_ATTRIBUTES = ("href", "src", "poster", "action", "data")
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"


@dataclass(frozen=True)
class Page:
    """One HTML page of a site."""

    path: str
    """Below the output folder."""
    root: ET.Element

    def all(self, *tags: str) -> list[ET.Element]:
        """Every element with one of these names, or simply every element."""
        return [element for element in self.root.iter() if _is_one_of(element.tag, tags)]

    def links(self, *rels: str) -> list[ET.Element]:
        """The <link> elements that have one of these relations."""
        return [link for link in self.all("link") if set(link.get("rel", "").split()) & set(rels)]

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [element.attrib["id"] for element in self.all() if "id" in element.attrib]

    @property
    def lang(self) -> str:
        """The language that the page says it is in."""
        return self.root.get("lang", "")

    @property
    def is_noindex(self) -> bool:
        """Whether search engines are asked to leave the page out."""
        return any(
            meta.get("name") == "robots" and "noindex" in meta.get("content", "")
            for meta in self.all("meta")
        )

    @property
    def text(self) -> str:
        """The page's words without the elements."""
        return " ".join("".join(self.root.itertext()).split())

    @property
    def main(self) -> "Page":
        """The page's main part alone."""
        (main,) = self.all("main")
        return Page(self.path, main)

    def addresses(self) -> Iterator[str]:
        """Everything that the page leads to or loads, as written."""
        for element in self.all():
            for name in ADDRESS_ATTRIBUTES:
                if name in element.attrib:
                    yield element.attrib[name]
            for candidate in element.get("srcset", "").split(","):
                if candidate.strip():
                    yield candidate.split()[0]
            if element.tag == "meta" and element.get("property") in ("og:url", "og:image"):
                yield element.get("content", "")
            if element.get("http-equiv") == "refresh":
                yield element.get("content", "").partition("url=")[2]

    def loaded(self) -> Iterator[str]:
        """Everything that a browser fetches to show the page."""
        for element in self.all("img", "script", "iframe", "audio", "video", "source", "embed"):
            yield from filter(None, (element.get("src"), element.get("poster")))
        for link in self.links("stylesheet", "icon", "apple-touch-icon", "preload", "manifest"):
            yield link.get("href", "")


def _is_one_of(tag: object, tags: tuple[str, ...]) -> bool:
    return isinstance(tag, str) and (not tags or tag in tags)  # a comment's tag is a function


def parse_page(path: str, data: bytes) -> Page:
    """Parse a page; the slightest error against HTML is an exception that names the page."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    try:
        root = parser.parse(data.decode())
    except Exception as error:
        error.add_note(f"in {path}")
        raise
    assert isinstance(root, ET.Element)
    return Page(path, root)


def parse_xml(data: bytes) -> ET.Element:
    """Parse XML that this program wrote itself."""
    return ET.fromstring(data)  # noqa: S314 - our own output, in tests


class BuiltSite:
    """An output folder, below its public address."""

    def __init__(self, folder: Path, base_url: str) -> None:
        self.folder = folder
        self.base_url = base_url
        self.files: Mapping[str, bytes] = {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every HTML page by its path."""
        return {
            path: parse_page(path, data)
            for path, data in self.files.items()
            if path.endswith((".html", ".shtml", ".htm"))
        }

    @cached_property
    def sources(self) -> dict[str, str]:
        """What each file was made from, as the manifest says."""
        index = json.loads(self.files["manifest.json"])
        return {
            path: entry["source"]
            for part in index["slices"]
            for path, entry in json.loads(self.files[part])["files"].items()
        }

    def named(self, *names: str) -> dict[str, bytes]:
        """The files that have one of these names, in whichever folder."""
        return {p: data for p, data in self.files.items() if p.rpartition("/")[2] in names}

    def url_of(self, path: str) -> str:
        """The public address of a file."""
        return urljoin(self.base_url, re.sub(r"(^|/)index\.html$", r"\1", path))

    def is_internal(self, url: str) -> bool:
        """Whether an absolute address belongs to this site's host."""
        return urlsplit(url)[:2] == urlsplit(self.base_url)[:2]

    def answer(self, url: str) -> str | None:
        """The file that answers for an address of the site; None where nothing does."""
        path = unquote(urlsplit(urldefrag(url).url).path)
        base = urlsplit(self.base_url).path
        if not path.startswith(base):
            return None
        below = path.removeprefix(base)
        file = f"{below}index.html" if below.endswith("/") or not below else below
        return file if file in self.files else None

    def json(self, path: str) -> Any:
        """A JSON file."""
        return json.loads(self.files[path])
