"""Made: one page as a PDF/UA-1 file, by WeasyPrint."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from generator.cache import digest

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

_ONLY_ON_PAPER = "img[alt=''], figure:has(img[alt='']), source { display: none }"
"""A picture without a word for it is decoration; WeasyPrint would tag it as a figure that lacks
one, which PDF/UA forbids."""
_KINDS = {"css": "text/css", "svg": "image/svg+xml"}
"""What WeasyPrint wants to be told by MIME type; other pictures it tells by their first bytes."""
_UNSEEN = re.compile(r'"(.)" \(U\+[0-9A-F]+\)', re.DOTALL)
"""How WeasyPrint names a character for which there was no font."""
_DRAWN_NOWHERE = "\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff\u00ad"
"""What stands between letters or changes one, and is nothing to look at itself."""


class NotInstalled(Exception):  # noqa: N818 - it says what WeasyPrint is
    """WeasyPrint, or a library of the system that it needs, isn't there."""


class Made(Struct, frozen=True):
    """A PDF."""

    data: bytes
    missing: str
    """The characters that no font of this machine has, each once: empty boxes stand for them."""


def make_pdf(html: bytes, address: str, files: Mapping[str, bytes]) -> Made:
    """Make the PDF of a page. Raises NotInstalled.

    Args:
        html: The page.
        address: Its absolute address.
        files: What it may show, by root-relative URL; there is nothing else.
    """
    weasyprint = load()
    fetcher = _fetcher(address, files)
    identity = digest(html, *(part for url in sorted(files) for part in (url, files[url])))
    with _unseen() as missing:
        page = weasyprint.HTML(
            string=html.decode(), base_url=address, url_fetcher=fetcher, media_type="print"
        )
        data = page.write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_identifier=identity.encode(),
            font_config=_fonts(),
            stylesheets=[weasyprint.CSS(string=_ONLY_ON_PAPER)],
        )
    return Made(data, "".join(dict.fromkeys(missing)))


@lru_cache(maxsize=1)
def load() -> Any:
    """WeasyPrint, which takes half a second to load. Raises NotInstalled."""
    import logging

    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: it finds no Pango
        raise NotInstalled(str(error).strip().partition("\n")[0]) from error
    for name in ("weasyprint", "fontTools"):  # what is wrong with a page is said by its build
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    return weasyprint


@lru_cache(maxsize=1)
def _fonts() -> "FontConfiguration":
    """What fontconfig knows, asked once in each process."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def _fetcher(address: str, files: Mapping[str, bytes]) -> Any:
    """What stands for the network: our own files, and nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc, unused-ignore]
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002
            """A file of the site. Raises OSError for anything else."""
            path = urlsplit(url).path
            if urljoin(address, path) != url.partition("#")[0].partition("?")[0] or (
                path not in files
            ):
                raise OSError(f"{url} is not of this site")
            kind = _KINDS.get(path.rpartition(".")[2].lower(), "application/octet-stream")
            return URLFetcherResponse(url, files[path], {"Content-Type": kind})

    return Fetcher()


@contextmanager
def _unseen() -> Iterator[list[str]]:
    """Gathers the characters for which there was no font, as WeasyPrint logs them."""
    import logging

    found: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said = record.getMessage()
            if said.startswith(".notdef") and (match := _UNSEEN.search(said)):
                found.extend(match[1].strip(_DRAWN_NOWHERE))

    log, listener = logging.getLogger("weasyprint"), Listener()
    log.addHandler(listener)
    try:
        yield found
    finally:
        log.removeHandler(listener)
