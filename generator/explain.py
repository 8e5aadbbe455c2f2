"""Explain: what one page is made from, and why it was written last.

In: an address, the Report of a dry run with its Slices, and what stands. Out: an Explanation.
Nothing is built for it but the plan.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Raw, Struct

from generator.cache import Store
from generator.manifest import Written
from generator.pages import Sheet, Slice
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
    page = one.load()[sheet.output] if sheet.template else b"{}"
    head = _head(page)
    return Explanation(
        sheet=sheet,
        slice=one.name,
        shows=tuple(_shown(page, head)),
        shown_on=tuple(sorted(_showing(head.url, sheet, slices))) if head.url else (),
        last=standing.files.get(sheet.output),
        due="" if why == FILE else why,  # nothing that it is made from has changed
    )


class _Head(Struct, frozen=True):
    url: str = ""
    title: str = ""


class _Page(Struct, frozen=True):
    """What all pages have, as far as it is needed here."""

    head: _Head = _Head()


def _head(page: bytes) -> _Head:
    return msgspec.json.decode(page, type=_Page).head


def _shown(page: bytes, head: _Head) -> Iterator[Shown]:
    """Every card, neighbour and related bulletin of a page, once."""
    body = {key: value for key, value in msgspec.json.decode(page).items() if key != "head"}
    seen = {head.url, ""}
    for found in _links(body):
        if found.url not in seen:
            seen.add(found.url)
            yield found


def _links(value: object) -> Iterator[Shown]:
    """Whatever has a title and a URL, at any depth."""
    if isinstance(value, dict):
        url, title = value.get("url"), value.get("title")
        if isinstance(url, str) and isinstance(title, str):
            yield Shown(url, title)
        for below in value.values():
            yield from _links(below)
    elif isinstance(value, list):
        for below in value:
            yield from _links(below)


def _showing(url: str, sheet: Sheet, slices: Iterable[Slice]) -> Iterator[Shown]:
    """The pages whose own part, beside their head, has the URL."""
    sought = msgspec.json.encode(url)
    for one in slices:
        templates = [other for other in one.sheets if other.template and other != sheet]
        pages = one.load() if templates else {}
        for other in templates:
            page = pages[other.output]
            if sought in page and sought in _beside_head(page):
                yield Shown(_head(page).url or f"/{other.output}", other.made_from)


def _beside_head(page: bytes) -> bytes:
    parts = msgspec.json.decode(page, type=dict[str, Raw])
    return b" ".join(bytes(part) for name, part in parts.items() if name != "head")
