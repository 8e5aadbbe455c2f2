"""XML: the parts of a document that are XML, read without ever reaching outside it.

In: parts by name. Out: trees. Known here alone: Word's namespaces, in both of their forms, and that
a part with a document type, with which entities could be declared, is not read.
"""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    "http://purl.oclc.org/ooxml/drawingml/main": (
        "http://schemas.openxmlformats.org/drawingml/2006/main"
    ),
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
    "http://purl.oclc.org/ooxml/drawingml/picture": (
        "http://schemas.openxmlformats.org/drawingml/2006/picture"
    ),
}
"""Namespaces of the strict form (ISO/IEC 29500) and those that everybody else writes."""
SPACES = {
    "w": W,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


class Malformed(Exception):  # noqa: N818 - it says what the part is
    """A part that is no XML, is nested very deeply, or declares entities."""


def tree_of(data: bytes) -> etree._Element:
    """The root of a part. Raises Malformed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    text = data
    for strict, usual in _STRICT.items():
        text = text.replace(strict.encode(), usual.encode())
    if b"<!DOCTYPE" in text:
        raise Malformed
    try:
        return etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise Malformed from error


def bytes_of(root: etree._Element) -> bytes:
    """A tree as the bytes of a part."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def found(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements that an XPath finds, with the prefixes of SPACES."""
    return cast(list[etree._Element], root.xpath(path, namespaces=SPACES))


def w(name: str) -> str:
    """The full name of an element or attribute of Word's."""
    return f"{{{W}}}{name}"


def value(element: etree._Element, path: str) -> str:
    """The `w:val` of the first element that an XPath finds; "" where there is none."""
    first = found(element, path)
    return first[0].get(w("val"), "") if first else ""


def said(element: etree._Element) -> str:
    """The text of an element, with spaces where lines end."""
    parts = (
        (one.text or "") if one.tag == w("t") else " "
        for one in element.iter(w("t"), w("br"), w("tab"), w("p"))
    )
    return " ".join("".join(parts).split())


def others(parts: Mapping[str, bytes], pattern: str) -> Iterator[etree._Element]:
    """The trees of the parts whose name matches; those that can't be read are passed over."""
    for name in sorted(parts):
        if re.fullmatch(pattern, name):
            try:
                yield tree_of(parts[name])
            except Malformed:
                continue
