"""Explain: what one page is made from, and why it was written last.

In: an address, the Report of a dry run with its Slices, and what stands. Out: an Explanation.
Nothing is built for it but the plan.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct

from generator.cache import Store
from generator.manifest import Written
from generator.pages import KINDS, Head, Sheet, Slice
from generator.standing import FILE, last_standing, why_due
from generator.urls import fold, output_path


class Shown(Struct, frozen=True, order=True):
    """Something that a page shows, or a page that shows it."""

    url: str
    title: str


class Explanation(Struct, frozen=True, kw_only=True):
    """What is known of one file of the output."""

    sheet: Sheet
    slice: str
    shows: tuple[Shown, ...]
    """The bulletins and pages whose titles it shows, in the order of the page."""
    shown_on: tuple[Shown, ...]
    """The pages that show its title."""
    last: Written | None
    """What the last build left of it; None where it left nothing."""
    due: str
    """Why the next build will write it, a word of `standing`; "" if it will leave it."""


def explain(
    address: str, base_path: str, slices: Iterable[Slice], around: Mapping[str, str], store: Store
) -> Explanation | None:
    """Explain a file of the output; None where there is none at this address.

    Args:
        address: What a person has: a URL, an address, or a path below output/.
        base_path: The path below which the site lives.
        slices: Every planned file.
        around: What surrounds pages, as Plans have it.
        store: Where it is kept what the last build left.
    """
    file, slices = fold(file_of(address, base_path)), tuple(slices)
    for wanted in (file, f"{file}/index.html"):
        for one in slices:
            for sheet in one.sheets:
                if fold(sheet.output) == wanted:
                    return _explained(sheet, one, slices, around, store)
    return None


def file_of(address: str, base_path: str) -> str:
    """The file of the output that a person means by a URL, an address or a path."""
    path = unquote(urlsplit(address).path)
    if path.startswith(base_path):
        path = "/" + path.removeprefix(base_path)
    elif not path.startswith("/"):
        path = "/" + path.removeprefix("./").removeprefix("output/")
    return output_path(path)


def _explained(
    sheet: Sheet,
    one: Slice,
    slices: Iterable[Slice],
    around: Mapping[str, str],
    store: Store,
) -> Explanation:
    standing = last_standing(store, one.name)
    why = why_due(sheet, standing, around)
    page = _page(sheet, one.load()[sheet.output]) if sheet.template else None
    url = _url(page)
    return Explanation(
        sheet=sheet,
        slice=one.name,
        shows=tuple(_shown(page, url)),
        shown_on=tuple(sorted(_showing(url, sheet, slices))) if url else (),
        last=standing.files.get(sheet.output),
        due="" if why == FILE else why,  # nothing that it is made from has changed
    )


def _page(sheet: Sheet, page: bytes) -> Struct:
    return msgspec.json.decode(page, type=KINDS[sheet.kind])


def _url(page: Struct | None) -> str:
    """The address that a page says it has; "" for a file that says none, such as a feed's."""
    head: Head | None = getattr(page, "head", None)
    return head.url if head else ""


def _beside_head(page: Struct | None) -> list[object]:
    fields = () if page is None else page.__struct_fields__
    return [getattr(page, name) for name in fields if name != "head"]


def _shown(page: Struct | None, url: str) -> Iterator[Shown]:
    """Every card, neighbour and related bulletin of a page, once."""
    seen = {url, ""}
    for found in _links(_beside_head(page)):
        if found.url not in seen:
            seen.add(found.url)
            yield found


def _links(value: object) -> Iterator[Shown]:
    """Whatever has a title and a URL, at any depth."""
    if isinstance(value, Struct):
        url, title = getattr(value, "url", None), getattr(value, "title", None)
        if isinstance(url, str) and isinstance(title, str):
            yield Shown(url, title)
        value = [getattr(value, name) for name in value.__struct_fields__]
    elif isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for below in value:
            yield from _links(below)


def _showing(url: str, sheet: Sheet, slices: Iterable[Slice]) -> Iterator[Shown]:
    """The pages that have the URL beside their head."""
    sought = msgspec.json.encode(url)
    for one in slices:
        templates = [other for other in one.sheets if other.template and other != sheet]
        pages = one.load() if templates else {}
        for other in templates:
            if sought not in pages[other.output]:
                continue
            page = _page(other, pages[other.output])
            if sought in msgspec.json.encode(_beside_head(page)):
                yield Shown(_url(page) or f"/{other.output}", other.made_from)
