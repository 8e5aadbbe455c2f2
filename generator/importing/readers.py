"""Readers: which module reads which file, told by what it begins with, else by its ending.

In: a Given. Out: a Material. To add a kind of file, add a line to READERS and a module with a
function `read(given) -> Material`, which raises Refusal. A reader is loaded when it is needed:
its package may take half a second, or may not be installed.
"""

import re
from importlib import import_module
from typing import cast

from msgspec import Struct

from generator.importing.material import Given, Material, Refusal, refusal


class Reader(Struct, frozen=True, kw_only=True):
    """One kind of file."""

    module: str
    """The module in this package that reads it."""
    endings: tuple[str, ...]
    """Endings of its files, in lower case, with the dot."""
    begins: str = ""
    """A regular expression that its first bytes match, whatever its ending says; "" for none."""


READERS: tuple[Reader, ...] = (
    Reader(
        module="word",
        endings=(".docx", ".docm", ".doc", ".wps"),
        # Archives and Word's old documents; PDF and RTF to be told what to do with them.
        begins=r"PK\x03\x04|\xd0\xcf\x11\xe0|%PDF|\{\\rtf",
    ),
    Reader(
        module="web",
        endings=(".html", ".htm", ".shtml", ".xhtml", ".mhtml", ".mht"),
        begins=r"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html[\s>]|head[\s>])",
    ),
    Reader(module="generators", endings=(".md", ".markdown", ".mdown")),
    Reader(module="texts", endings=(".txt", ".text")),
)
"""Every kind of file, the surest sign first."""
ENDINGS = frozenset(ending for reader in READERS for ending in reader.endings)
"""Endings of what a folder is searched for."""
_HEAD = 4096
"""Bytes by which a kind is told."""


def reader_of(given: Given) -> Reader | None:
    """What reads a file: a reader that knows its first bytes, else one that has its ending."""
    head = given.data[:_HEAD]
    ending = given.path.suffix.lower()
    by_bytes = (
        reader
        for reader in READERS
        if reader.begins and re.match(reader.begins.encode(), head, re.IGNORECASE | re.DOTALL)
    )
    by_ending = (reader for reader in READERS if ending in reader.endings)
    return next(by_bytes, None) or next(by_ending, None)


def read(given: Given) -> Material:
    """What a file says. Raises Refusal."""
    reader = reader_of(given)
    if reader is None:
        known = " ".join(sorted(ENDINGS))
        raise refusal("import-kind-unknown", given, ending=given.path.suffix, known=known)
    try:
        module = import_module(f"generator.importing.{reader.module}")
        return cast(Material, module.read(given))
    except ModuleNotFoundError as error:
        raise refusal("import-package-missing", given, package=f"{error.name}") from error
    except Refusal:
        raise
    except Exception as error:  # one file that a package stumbles over must not stop the others
        words = f"{type(error).__name__}: {error}"
        raise refusal("import-unreadable", given, words=words) from error
