"""Companions: pictures and files that a saved page shows, taken along from beside it.

In: the element that holds an article, and where its page lies. Out: the element with the names that
they have beside the bulletin, and their bytes; what isn't there, for the person to be told. Nothing
is ever fetched from the network. Known here alone: where pages keep the addresses of pictures, and
which pictures only decorate them.
"""

import base64
import binascii
import re
from collections.abc import Iterable, Mapping
from urllib.parse import urljoin

from lxml.html import HtmlElement

from generator.enclosures import kind_of
from generator.errors import Problem, problem
from generator.importing.escaping import escaped
from generator.importing.material import Given
from generator.importing.taken import Taken, path_of

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-url", "file")
"""Where pages keep a picture's address until it is scrolled into sight."""
_DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
_TINY = 32
"""Pixels up to which a picture is an icon or a counter."""
_ICON = re.compile(r"(?:^|[/_-])(?:icon|ico|filetype|spacer|blank|loading)[^/]*$", re.IGNORECASE)


class Companions:
    """What goes along with one page; it lives as long as the page is read."""

    def __init__(self, given: Given, parts: Mapping[str, bytes], address: str) -> None:
        self.taken = Taken(given)
        self.problems: list[Problem] = []
        self._given = given
        self._parts = parts
        self._address = address

    def take(self, article: HtmlElement) -> None:
        """Take along what the article shows and links to."""
        for image in list(article.iter("img")):
            self._take_picture(image)
        for frame in list(article.iter("iframe", "video", "audio")):
            self._name_player(frame)
        for link in list(article.iter("a")):
            self._take_link(link)

    def take_attached(self, links: Iterable[HtmlElement]) -> list[str]:
        """Take along what stands below an article, as a list of links in Markdown."""
        found: list[str] = []
        for link in links:
            words = " ".join(link.text_content().split())
            self._take_link(link)
            url = link.get("href")
            found.append(f"- [{escaped(words)}]({url})" if url else f"- {escaped(words)}")
        return list(dict.fromkeys(found))

    def _take_picture(self, image: HtmlElement) -> None:
        urls = _urls(image)
        if not urls or _is_tiny(image) or any(_ICON.search(path_of(url)) for url in urls[:1]):
            image.drop_tree()
            return
        alt = " ".join((image.get("alt") or image.get("title") or "").split())
        alt = "" if re.fullmatch(r"[\w.-]+\.\w{3,4}|图片|image|\W*", alt, re.IGNORECASE) else alt
        for url in urls:
            if found := self._found(url):
                name = self.taken.named(url, found)
                image.set("src", name)
                image.set("alt", alt)
                return
        url = next((u for u in reversed(urls) if not u.lower().startswith("data:")), urls[0])
        self._note("import-web-picture", url)
        image.drop_tree()

    def _name_player(self, frame: HtmlElement) -> None:
        """A recording that a page plays, as a link to it."""
        inner = frame.find(".//source")
        url = (
            frame.get("src")
            or frame.get("data-src")
            or (inner.get("src") if inner is not None else "")
        )
        url = self._whole((url or "").strip())
        if path_of(url):
            self._note("import-web-player", url)
        frame.drop_tree()

    def _take_link(self, link: HtmlElement) -> None:
        url = (link.get("href") or "").strip()
        if (
            not url
            or url.startswith("#")
            or re.match(r"(?:javascript|about|data):", url, re.IGNORECASE)
        ):
            link.attrib.pop("href", None)
            return
        if kind_of(path_of(url)) and (found := self._found(url)):
            link.set("href", self.taken.named(url, found))
            return
        whole = self._whole(url)
        if names_file(link):
            self._note("import-web-file", url)
        if whole.startswith(("http://", "https://", "mailto:", "tel:")):
            link.set("href", whole)
        else:
            link.attrib.pop("href", None)

    def _whole(self, url: str) -> str:
        """An address with its host, where the page says what its own is."""
        try:
            return urljoin(self._address, url) if self._address else url
        except ValueError:
            return url

    def _note(self, code: str, url: str) -> None:
        found = problem(code, self._given.shown, url=self._whole(url)[:300])
        if found not in self.problems:
            self.problems.append(found)

    def _found(self, url: str) -> bytes:
        """The bytes of what an address means, as far as they lie beside the page; else none."""
        if match := _DATA.match(url):
            try:
                return base64.b64decode(url[match.end() :], validate=False)
            except (binascii.Error, ValueError):
                return b""
        for place in (url, self._whole(url)):
            if place in self._parts:
                return self._parts[place]
        return self.taken.read(url, (self._given.path.parent, self._given.within))


def _urls(image: HtmlElement) -> list[str]:
    """Where a picture may be; one written into the page is only a stand-in if there is another."""
    urls = [url for key in ("src", *_LAZY) if (url := (image.get(key) or "").strip())]
    others = [url for url in urls if not _DATA.match(url)]
    return others or urls


def _is_tiny(image: HtmlElement) -> bool:
    sizes = [re.match(r"\s*(\d+)", image.get(key) or "") for key in ("width", "height")]
    known = [int(size[1]) for size in sizes if size]
    return len(known) == 2 and max(known) <= _TINY


def names_file(link: HtmlElement) -> bool:
    """Whether a link leads to a document or a recording, as its address or its words say."""
    words = " ".join(link.text_content().split())
    return bool(kind_of(path_of(link.get("href") or "")) or kind_of(words))
