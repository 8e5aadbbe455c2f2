"""Remaking: what is published in place of a file that is not published as it came.

In: a file's bytes. Out: what readers get.
"""

from collections.abc import Callable, Mapping

from generator.enclosures.captions import as_webvtt
from generator.enclosures.places import without_place
from generator.textfile import decode


def remade(data: bytes, form: str) -> bytes:
    """A file in one of the forms of REMADE; one that was inspected before, and is sound."""
    return REMADE[form](data)


def _captions(data: bytes) -> bytes:
    return as_webvtt(decode(data, "")[0], is_srt=True).encode()


REMADE: Mapping[str, Callable[[bytes], bytes]] = {"VTT": _captions, "PLACELESS": without_place}
"""Captions of SubRip as WebVTT, and recordings without the place where they were made."""
