"""Inspection: what a build has to know of a file that goes out with a text, and what is wrong.

In: a file's bytes and path. Out: Inspected.
"""

from msgspec import Struct

from generator.enclosures.kinds import FOREIGN, ending, is_as_named, is_film, is_recording, kind_of
from generator.enclosures.places import has_telemetry, tells_place
from generator.enclosures.tracks import has_sound, size_of

LARGE = 100_000_000
"""Bytes from which on a recording is a burden to readers on telephones, and to most hosts."""

Fault = tuple[str, dict[str, str]]
"""The code of a problem, and its values."""


class Inspected(Struct, frozen=True, kw_only=True, array_like=True):
    """What is known of a file that goes out with a text."""

    size: int
    """In bytes."""
    faults: tuple[Fault, ...] = ()
    width: int = 0
    """Of a film, in pixels; 0 where it is not known."""
    height: int = 0
    has_sound: bool = True
    tells_place: bool = False
    """Whether a place has to be blanked before it is published."""


def inspect(data: bytes, path: str) -> Inspected:
    """Look at a document or a recording."""
    if is_recording(path):
        return _recording(data, path)
    from generator.enclosures.office import hidden  # loads what unpacks ZIP, 2 ms

    return Inspected(size=len(data), faults=tuple(hidden(data, ending(path))))


def _recording(data: bytes, path: str) -> Inspected:
    size, kind = len(data), kind_of(path)
    if not kind:
        values = {"format": ending(path).upper(), "better": FOREIGN[ending(path)]}
        return Inspected(size=size, faults=(("recording-unplayable", values),))
    if not is_as_named(data, kind):
        return Inspected(size=size, faults=(("recording-mislabelled", {"format": kind.upper()}),))
    faults: list[Fault] = []
    if size > LARGE:
        faults.append(("recording-large", {"megabytes": f"{size // 1_000_000}"}))
    if has_telemetry(data):
        faults.append(("recording-tells-place", {}))
    width, height = size_of(data) if is_film(path) else (0, 0)
    return Inspected(
        size=size,
        faults=tuple(faults),
        width=width,
        height=height,
        has_sound=not is_film(path) or has_sound(data),
        tells_place=tells_place(data),
    )
