"""Emblem: a site's own sign at the head of its pages, from a file of content/static.

In: what site.yaml says of it, the sources, a Memory. Out: an Emblem, or what is wrong. Known here
alone: how large an emblem may be, and how it is made ready: small, and without what a camera or a
drawing program wrote beside it.
"""

from collections.abc import Callable, Mapping

import msgspec
from msgspec import Struct

from generator.cache import digest
from generator.config import SITE
from generator.documents import Source
from generator.errors import Problem, nearest, problem_in_field
from generator.memory import Memory, recall
from generator.pictures import Rendition, Undeveloped, develop, examine
from generator.schema_public import EmblemEntry

LOWEST, HIGHEST = 24, 96
"""Pixels that an emblem may be high."""
_SHARP = 3
"""How many pixels a sharp screen shows for one."""
_FOLDER = "content/static/"
_FIELD = "theme.emblem."


class Emblem(Struct, frozen=True, kw_only=True):
    """An emblem that is ready."""

    name: str
    """What its asset is called: `emblem.svg`."""
    data: bytes
    width: int
    """In pixels, as it is shown."""
    height: int


class _Made(Struct, frozen=True):
    """An emblem, or what is wrong with its picture."""

    emblem: Emblem | None
    code: str = ""
    values: dict[str, str] = {}


def emblem_of(
    entry: EmblemEntry | None,
    sources: Mapping[str, Source],
    read: Callable[[Source], bytes],
    memory: Memory,
) -> tuple[Emblem | None, list[Problem]]:
    """The emblem as it is published; None where there is none, or where it can't be made."""
    if entry is None:
        return None, []
    if not LOWEST <= entry.height <= HIGHEST:
        values = {"size": str(entry.height), "least": str(LOWEST), "most": str(HIGHEST)}
        return None, [problem_in_field("emblem-height", SITE, _FIELD + "height", **values)]
    source = sources.get(_FOLDER + entry.src.strip("/"))
    if source is None:
        known = (path.removeprefix(_FOLDER) for path in sources if path.startswith(_FOLDER))
        values = {"src": entry.src, "near": nearest(entry.src, known)}
        return None, [problem_in_field("emblem-missing", SITE, _FIELD + "src", **values)]
    made = msgspec.msgpack.decode(
        recall(
            memory,
            digest("emblem", source.path, source.digest, str(entry.height)),
            lambda: msgspec.msgpack.encode(_made(read(source), source.path, entry.height)),
        ),
        type=_Made,
    )
    if made.emblem:
        return made.emblem, []
    return None, [problem_in_field(made.code, SITE, _FIELD + "src", **made.values)]


def _made(data: bytes, path: str, height: int) -> _Made:
    examined = examine(data, path)
    if examined.plate is None:
        values = {"src": path.removeprefix(_FOLDER)}
        return _Made(None, examined.code or "emblem-no-picture", {**values, **examined.values})
    own, plate = examined.plate.renditions[0], examined.plate
    if plate.width:
        shown = max(1, round(plate.width * height / plate.height))
        own = Rendition("", own.format, min(own.width, _SHARP * shown))
    try:
        (made,) = develop(data, [own])
    except Undeveloped:
        return _Made(None, "picture-unreadable")
    if not plate.width:
        width, high = _measures(made)
        shown = max(1, round(width * height / high))
    name = f"emblem.{path.rpartition('.')[2].lower()}"
    return _Made(Emblem(name=name, data=made, width=shown, height=height))


def _measures(drawing: bytes) -> tuple[float, float]:
    """How wide and high a clean drawing is, by its viewBox, else its size, else as a square."""
    from xml.etree import ElementTree as ET  # 3 ms, and few sites have a drawing of their own

    root = ET.fromstring(drawing)  # noqa: S314 - what was harmful in it is gone
    box = root.get("viewBox", "").replace(",", " ").split()
    said = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    try:
        width, height = (float(one.removesuffix("px")) for one in said)
    except ValueError:
        return 1, 1
    return (width, height) if width > 0 and height > 0 else (1, 1)
