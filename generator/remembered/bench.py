"""Bench: what the remembered stages work with."""

import hashlib
from collections.abc import Callable, Mapping

from msgspec import Struct

from generator.cache import Store
from generator.documents import Source
from generator.memory import Notebook
from generator.workers import Workers


class Bench(Struct, frozen=True, kw_only=True):
    """What the remembered stages work with."""

    store: Store
    workers: Workers
    program: str
    """The program's fingerprint, a part of every key."""
    notebook: Notebook
    """What was made of templates and catalogues."""
    read: Callable[[Source], bytes]
    sources: Mapping[str, Source]


def pack_of(path: str) -> str:
    """One of 256 names: an edit makes only that one's pack anew."""
    return hashlib.blake2b(path.encode(), digest_size=1).hexdigest()
