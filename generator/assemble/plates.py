"""Plates: from what is known of a picture to what a page shows of it.

In: plates, and the URLs of the pictures. Out: for each the sizes and formats among which a browser
may choose.
"""

from itertools import groupby

from generator.assemble.assembly import Assembly
from generator.assemble.enclosures import Enclosures
from generator.model import Content, Inset, Print, Prints
from generator.pictures import Plate, Rendition, height_of

Plates = tuple[tuple[int, Plate], ...]
"""For each picture of a text which of its links it is, and its plate."""


def plates_of(path: str, given: Assembly) -> Plates:
    """Those of one text."""
    shown = ((n, given.pictures.get(file)) for n, file in given.shown.get(path, ()))
    return tuple((n, plate) for n, plate in shown if plate)


def content_of(
    digest: str, links: tuple[str, ...], plates: Plates, enclosures: Enclosures
) -> Content:
    """A text with its addresses, and with all that is shown in it or goes out with it."""
    return Content(
        digest=digest,
        links=links,
        insets=tuple(_inset(n, plate, links[n]) for n, plate in plates),
        attachments=enclosures.attachments,
        recordings=enclosures.recordings,
    )


def _inset(n: int, plate: Plate, url: str) -> Inset:
    width, height = size_of(plate)
    prints = prints_of(plate, url.partition("#")[0])
    return Inset(place=n, width=width, height=height, prints=prints)


def size_of(plate: Plate) -> tuple[int, int]:
    """Width and height of what is published at a picture's own address."""
    if not plate.renditions or not plate.width:
        return plate.width, plate.height
    own = plate.renditions[0]
    return own.width, height_of(plate.width, plate.height, own)


def prints_of(plate: Plate, url: str) -> tuple[Prints, ...]:
    """What stands besides at addresses made from the picture's own, the lightest format first."""

    def type_(one: Rendition) -> str:
        return one.type

    return tuple(
        Prints(type=kind, sizes=tuple(Print(f"{url}{one.suffix}", one.width) for one in some))
        for kind, some in groupby(plate.renditions[1:], key=type_)
    )
