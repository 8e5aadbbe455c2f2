"""Binding: printed pages made into PDFs, by whoever works.

In: sheets that become PDFs, and how a file of the site is read. Out: their bytes. Known here alone:
which files go to a worker with a page.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from generator.cache import Store
from generator.config import SITE
from generator.errors import Problem, SiteError, problem, problem_in_field
from generator.pages import ArticlePage, Frame, Output, Sheet, Slice
from generator.parcels import opened, packed
from generator.pdf import NotInstalled, load, make_pdf
from generator.pictures import is_picture
from generator.render import House, Sheaf, print_sheaf
from generator.urls import output_path, parse_base

Read = Callable[[str], bytes | None]
"""From a file's path below output/ to its bytes; None where there is none."""

_LOADED = (".css", ".gif", ".jpg", ".jpeg", ".otf", ".png", ".svg", ".ttf", ".webp", ".woff2")
"""Endings of what a style sheet may want."""


class Folio(Struct, frozen=True, kw_only=True):
    """A page that is about to become a PDF."""

    sheaf: Sheaf
    """The page alone."""
    address: str
    """Its absolute address."""
    assets: bytes
    """The theme's files by URL, as a parcel."""
    pictures: Mapping[str, bytes]
    """Its own pictures by URL."""


class Bound(Struct, frozen=True):
    """What became of a folio."""

    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


def folios(
    one: Slice, sheets: Sequence[Sheet], house: House, store: Store, read: Read
) -> Iterator[Folio]:
    """The folios of some sheets of a slice."""
    pages = one.load() if sheets else {}
    frames, parcel = house.on_paper(), b""
    shared = packed(frames) if sheets else b""
    for sheet in sheets:
        frame = frames.frames[sheet.lang]
        parcel = parcel or packed(_assets(frame, read))
        page = msgspec.json.decode(pages[sheet.output], type=ArticlePage)
        yield Folio(
            sheaf=Sheaf(
                house=shared,
                sheets=(sheet,),
                pages={sheet.output: pages[sheet.output]},
                texts=store.load(set(sheet.texts)),
            ),
            address=frame.site_url + page.head.url,
            assets=parcel,
            pictures=_read(_pictures(page), frame, read),
        )


def bind(folio: Folio) -> Bound:
    """Print a page, and make it a PDF."""
    printed = print_sheaf(folio.sheaf)
    files = {**opened(folio.assets), **folio.pictures}
    try:
        made = [(one, make_pdf(one.data, folio.address, files)) for one in printed.outputs]
    except NotInstalled as error:
        return Bound((), (_not_installed(error, SITE),))
    outputs = (Output(output=one.output, data=pdf.data, missing=pdf.missing) for one, pdf in made)
    return Bound(tuple(outputs), printed.problems)


def check_installed(path: str = SITE) -> None:
    """Raises SiteError where what makes PDFs isn't there; `path` is who asks for them."""
    try:
        load()
    except NotInstalled as error:
        raise SiteError([_not_installed(error, path)]) from error


def _not_installed(error: NotInstalled, path: str) -> Problem:
    field = "pages.pdf" if path == SITE else ""
    return problem_in_field("pdf-not-installed", path, field, reason=f"{error}")


def missing(source: str, output: str, characters: str) -> Problem:
    """A PDF with characters that no font of this machine has."""
    named = ", ".join(f"{one} (U+{ord(one):04X})" for one in characters)
    return problem("pdf-character-missing", source, output=output, characters=named)


def _assets(frame: Frame, read: Read) -> dict[str, bytes]:
    return _read((url for url in frame.assets.values() if url.endswith(_LOADED)), frame, read)


def _pictures(page: ArticlePage) -> Iterator[str]:
    """The URLs of a page's own pictures, and of others of the site."""
    cover = page.bulletin.card.cover
    if cover:
        yield cover.url
    for url in page.bulletin.content.links:
        if url.startswith("/") and is_picture(url.partition("#")[0]):
            yield url.partition("#")[0]


def _read(urls: Iterable[str], frame: Frame, read: Read) -> dict[str, bytes]:
    base = parse_base(frame.site_url + frame.base_path)
    found = ((url, read(output_path(base.address(url)))) for url in urls)
    return {url: data for url, data in found if data is not None}
