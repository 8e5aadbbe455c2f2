"""Metadata: whom a document names in its properties, and a title there that nobody meant.

In: the bytes of a PDF or of an office program's file. Out: faults for `check`, which alone asks:
it takes a tenth of a second to load pypdf. Known here alone: pypdf, and what is telling.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from io import BytesIO

from generator.enclosures.kinds import ending
from generator.enclosures.office import Broken, Fault, properties

_FILE_NAME = re.compile(
    r"^(?:Microsoft (?:Word|Excel|PowerPoint)|WPS [^-]*) - |\.(?:docx?|xlsx?|pptx?|wps|et|dps|rtf)$"
    r"|[A-Za-z]:\\|/(?:home|Users)/",
    re.IGNORECASE,
)
_HOME = re.compile(r"[A-Za-z]:\\Users\\[^\\\s]+|/(?:home|Users)/[^/\s]+")
_PIECE = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_WIDE = re.compile(r"[\u3400-\u9fff]{2,}")


def disclosed(data: bytes, path: str, titles: Iterable[str], own: Iterable[str]) -> Iterator[Fault]:
    """What the properties of a document say that its office may not mean to say.

    Args:
        data: The file.
        path: Its name, by whose ending it is read.
        titles: What it is called: the words of links to it, the titles of the texts.
        own: Names that are public in any case: those of the site and its offices.
    """
    kind = ending(path)
    try:
        if kind == "pdf":
            names, title = _of_pdf(data)
        elif kind in ("docx", "xlsx", "pptx"):
            names, title = properties(data)
        else:
            return
    except Broken:
        yield "document-unreadable", {}
        return
    public = {name.casefold() for name in own}
    if telling := [name for name in names if name.casefold() not in public]:
        yield "document-names", {"names": "; ".join(telling)}
    if title and (_FILE_NAME.search(title) or not _is_like(title, (*titles, path))):
        yield "document-title", {"title": title}


def _of_pdf(data: bytes) -> tuple[list[str], str]:
    """The names and the title in a PDF's properties, in XMP too. Raises Broken."""
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it says on the terminal what it mends
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = PdfReader(BytesIO(data))
            said = {f"{key}": f"{value}".strip() for key, value in (reader.metadata or {}).items()}
            more = reader.xmp_metadata
            creators = [*(more.dc_creator or ())] if more else []
            titles = [*(more.dc_title or {}).values()] if more else []
    except Exception as error:  # pypdf raises whatever it stumbles over in a broken file
        raise Broken from error
    names = [said.get("/Author", ""), said.get("/Company", ""), *creators]
    for value in said.values():
        names += _HOME.findall(value)
    return [*dict.fromkeys(filter(None, names))], said.get("/Title") or next(iter(titles), "")


def _is_like(title: str, known: Iterable[str]) -> bool:
    """Whether a title has anything in common with what a document is called.

    Two Chinese characters that stand together are enough, or a word of four letters.
    """
    pieces = _pieces(title)
    return not pieces or any(pieces & _pieces(one) for one in known)


def _pieces(text: str) -> set[str]:
    wide = (run[n : n + 2] for run in _WIDE.findall(text) for n in range(len(run) - 1))
    plain = (word.casefold() for word in _PIECE.findall(_WIDE.sub(" ", text)))
    return {*wide, *plain}
