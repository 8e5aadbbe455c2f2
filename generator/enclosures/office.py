"""Office: what the files of office programs hold that nobody sees when they open them.

In: the bytes of DOCX, XLSX or PPTX (ISO/IEC 29500). Out: tracked changes, comments, hidden sheets,
and whom the properties name. Known here alone: where these stand. Only a few small parts are read,
and none that is larger than a document has them.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile
from zlib import error as ZipError  # noqa: N812 - it is one

_KINDS = frozenset(("docx", "pptx", "xlsx"))
_CHANGES = frozenset(("ins", "del", "moveFrom", "moveTo"))
_COMMENTS = frozenset(("comment", "threadedComment", "cm"))
_MOST = 64_000_000
"""Bytes of a part that are read."""
_NAMING = frozenset(("creator", "lastModifiedBy", "Company", "Manager"))
_WRITTEN_IN = ("document", "header", "footer", "footnotes", "endnotes")

_BROKEN = (BadZipFile, ZipError, ValueError, OSError, RuntimeError, EOFError)
"""What `zipfile` stumbles over."""

Fault = tuple[str, dict[str, str]]


class Broken(Exception):  # noqa: N818 - it says what the file is
    """The file is damaged, or locked with a password."""


def hidden(data: bytes, kind: str) -> Iterator[Fault]:
    """What a reader could find in a document that its author doesn't see."""
    if kind not in _KINDS:
        return
    try:
        changes, comments, sheets = _traces(data)
    except Broken:
        yield "document-unreadable", {}
        return
    if changes:
        yield "document-has-changes", {"n": f"{changes}"}
    if comments:
        yield "document-has-comments", {"n": f"{comments}"}
    if sheets:
        yield "sheet-hidden", {"sheets": ", ".join(sheets)}


def properties(data: bytes) -> tuple[list[str], str]:
    """The names of people and firms in a document's properties, and its title. Raises Broken."""
    names: list[str] = []
    title = ""
    for part in ("docProps/core.xml", "docProps/app.xml"):
        for name, text in _texts(_part(data, part)):
            if name in _NAMING and text:
                names.append(text)
            elif name == "title":
                title = text
    return list(dict.fromkeys(names)), title


def _traces(data: bytes) -> tuple[int, int, list[str]]:
    changes = comments = 0
    sheets: list[str] = []
    for part in _parts(data):
        folder, _, name = part.rpartition("/")
        if folder == "word" and name.startswith(_WRITTEN_IN):
            counted = _counted(_part(data, part))
            changes += sum(counted[one] for one in _CHANGES)
        elif "comment" in part.lower() and name.endswith(".xml") and "Authors" not in name:
            counted = _counted(_part(data, part))
            comments = max(comments, sum(counted[one] for one in _COMMENTS))
        elif part == "xl/workbook.xml":
            sheets = _hidden_sheets(_part(data, part))
    return changes, comments, sheets


def _parts(data: bytes) -> list[str]:
    """The names of a document's parts. Raises Broken."""
    try:
        with ZipFile(BytesIO(data)) as file:
            return file.namelist()
    except _BROKEN:
        raise Broken from None


def _part(data: bytes, name: str) -> bytes:
    """One part; b"" where there is none. Raises Broken."""
    try:
        with ZipFile(BytesIO(data)) as file:
            if name not in file.namelist():
                return b""
            with file.open(name) as part:
                return _limited(part)
    except _BROKEN:
        raise Broken from None


def _limited(part: IO[bytes]) -> bytes:
    """What a part holds; one that unpacks to more than any document has is refused."""
    data = part.read(_MOST + 1)
    if len(data) > _MOST:
        raise Broken
    return data


def _counted(xml: bytes) -> Counter[str]:
    """How many elements there are of each name. Raises Broken."""
    found: Counter[str] = Counter()

    def begin(name: str, _: dict[str, str]) -> None:
        found[name.rpartition(" ")[2]] += 1

    _walk(xml, begin)
    return found


def _hidden_sheets(xml: bytes) -> list[str]:
    """The names of the sheets that a workbook doesn't show. Raises Broken."""
    found: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(" ")[2] == "sheet" and attributes.get("state", "visible") != "visible":
            found.append(attributes.get("name", ""))

    _walk(xml, begin)
    return found


def _texts(xml: bytes) -> list[tuple[str, str]]:
    """Each element's name and the text right behind its start tag. Raises Broken."""
    found: list[tuple[str, str]] = []

    def begin(name: str, _: dict[str, str]) -> None:
        found.append((name.rpartition(" ")[2], ""))

    def text(words: str) -> None:
        name, before = found[-1]
        found[-1] = name, (before + words).strip()

    if xml:
        _walk(xml, begin, text)
    return found


def _walk(
    xml: bytes,
    begin: Callable[[str, dict[str, str]], None],
    text: Callable[[str], None] | None = None,
) -> None:
    """Go through XML; names come as `namespace name`. Raises Broken."""

    def refuse(*_: object) -> None:  # entities can make a small file grow without bound
        raise Broken

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EntityDeclHandler = begin, refuse
    if text:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - this is its end
    except expat.ExpatError:
        raise Broken from None
