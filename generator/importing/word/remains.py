"""Remains: what a document holds beside the text that is to be published.

In: the tree of a document, and its other parts. Out: the tree without them, and what was found, for
the person to be told: changes that were tracked, comments, hidden text, drawings. Known here alone:
where Word keeps them, and which of two versions of a text counts: that with all changes accepted.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from generator.importing.word.xml import found, others, said, value, w

_DRAWN = (
    ".//a:graphicData[contains(@uri, '/chart') or contains(@uri, '/diagram')]",
    ".//w:object",
    ".//w:altChunk",
    ".//m:oMath",
)
_CHANGED = " | ".join(f".//w:{name}[not(parent::w:rPr)]" for name in ("ins", "del", "moveFrom"))
_OFF = ("0", "false", "off")
_NOTED = ("Application", "Company", "created", "creator", "lastModifiedBy")
_SHOWN = 200
"""Characters of what is quoted of something left out."""


class Remains(Struct, frozen=True, kw_only=True):
    """What was found."""

    changes: int
    """Insertions, deletions and moves that nobody had accepted yet."""
    boxes: tuple[str, ...]
    """What stood in text boxes: it now stands below the paragraph that they belonged to."""
    drawings: int
    """Charts, diagrams, formulas and embedded objects, of which only words can be kept."""
    comments: tuple[str, ...]
    hidden: tuple[str, ...]
    margins: tuple[str, ...]
    """What headers and footers say."""
    properties: tuple[str, ...]
    """What Word itself notes of a file, in one line: who made it, when, with what."""


def clear(body: etree._Element, parts: Mapping[str, bytes]) -> Remains:
    """Take out of the body what isn't to be published, and say what it was."""
    changes = len(found(body, _CHANGED)) or min(1, len(found(body, ".//w:rPr/w:del")))
    drawings = sum(len(found(body, path)) for path in _DRAWN)
    _choose(body)
    boxes = tuple(_open_boxes(body))
    _spell_out(body)
    return Remains(
        changes=changes,
        boxes=boxes,
        drawings=drawings,
        hidden=tuple(_hidden(body)),
        comments=tuple(_comments(parts)),
        margins=tuple(_margins(parts)),
        properties=tuple(_properties(parts)),
    )


def _choose(body: etree._Element) -> None:
    """Of what Word wrote twice, for new and for old programs, keep one.

    Mammoth reads the old form. Where that is missing, the new one's pictures are put in its place.
    """
    for both in found(body, ".//mc:AlternateContent"):
        new, old = found(both, "mc:Choice"), found(both, "mc:Fallback")
        for box in found(both, "mc:Fallback//w:txbxContent") if new else ():
            drop(box)
        if not old and new:
            fallback = etree.SubElement(both, f"{{{both.nsmap.get('mc', _MC)}}}Fallback")
            fallback.extend(_drawing(one) for one in found(new[0], ".//pic:pic"))


_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _drawing(picture: etree._Element) -> etree._Element:
    """A picture of a group as one that stands alone."""
    drawing = etree.Element(w("drawing"))
    inline = etree.SubElement(drawing, f"{{{_WP}}}inline")
    graphic = etree.SubElement(inline, f"{{{_A}}}graphic")
    etree.SubElement(graphic, f"{{{_A}}}graphicData").append(deepcopy(picture))
    return drawing


def _open_boxes(body: etree._Element) -> Iterator[str]:
    """Put what stands in text boxes below their paragraphs."""
    for box in found(body, ".//w:txbxContent[not(ancestor::w:txbxContent)]"):
        words = said(box)
        holder = _outermost(box, body)
        parent = holder.getparent() if holder is not None else None
        if words and holder is not None and parent is not None:
            at = parent.index(holder) + 1
            parent[at:at] = list(box)
            yield words[:_SHOWN]
        drop(box)


def _outermost(element: etree._Element, body: etree._Element) -> etree._Element | None:
    """The paragraph that an element belongs to; of several in one another the outermost."""
    holder = None
    for above in element.iterancestors():
        if above is body:
            break
        holder = above if above.tag == w("p") else holder
    return holder


def _spell_out(body: etree._Element) -> None:
    """Keep the words of what mammoth has no eye for: ruby and formulas."""
    for ruby in found(body, ".//w:ruby"):
        _replace(ruby, found(ruby, "w:rubyBase/w:r/*"))
    for formula in found(body, ".//m:oMath"):
        text = "".join(one.text or "" for one in found(formula, ".//m:t"))
        run = etree.Element(w("r"))
        etree.SubElement(run, w("t")).text = text
        _replace(formula, [run])
    for paragraph in found(body, ".//m:oMathPara"):
        _replace(paragraph, list(paragraph))


def _hidden(body: etree._Element) -> Iterator[str]:
    """Take out text that Word doesn't show, and tables of contents, which pages make themselves."""
    for mark in found(body, ".//w:r/w:rPr/w:vanish"):
        run = mark.getparent().getparent()  # type: ignore[union-attr]
        if mark.get(w("val"), "1") not in _OFF and run is not None:
            if words := said(run):
                yield words[:_SHOWN]
            drop(run)
    for block in found(body, ".//w:sdt[w:sdtPr/w:docPartObj/w:docPartGallery]"):
        if value(block, "w:sdtPr/w:docPartObj/w:docPartGallery") == "Table of Contents":
            yield said(block)[:_SHOWN]
            drop(block)


def _comments(parts: Mapping[str, bytes]) -> Iterator[str]:
    for root in others(parts, r"word/comments\.xml"):
        for comment in found(root, "w:comment"):
            author = comment.get(w("author"), "")
            yield f"{author}: {said(comment)}"[:_SHOWN]


def _margins(parts: Mapping[str, bytes]) -> Iterator[str]:
    seen = set[str]()
    for root in others(parts, r"word/(?:header|footer)\d*\.xml"):
        words = said(root)
        if any(char.isalpha() for char in words) and words not in seen:
            seen.add(words)
            yield words[:_SHOWN]


def _properties(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What Word notes of the file, in one line: often of a template, or of somebody long gone."""
    noted = (
        f"{etree.QName(child).localname}: {' '.join(child.text.split())}"
        for root in others(parts, r"docProps/(?:core|app)\.xml")
        for child in root.iterchildren(tag=etree.Element)
        if child.text and etree.QName(child).localname in _NOTED
    )
    if words := "; ".join(sorted(noted)):
        yield words[:_SHOWN]


def drop(element: etree._Element) -> None:
    """Take an element out; what follows it stays."""
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


def _replace(element: etree._Element, by: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = by
