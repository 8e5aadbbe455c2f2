"""Paragraphs: what each paragraph of a document is: the headline, a heading, an item of a list.

In: the tree of the document and of its styles. Out: the tree with its paragraphs marked so that
mammoth tells them apart, and the headline taken out. Known here alone: the names that Word and WPS
give their styles in English and Chinese, and how the number of an item gets through mammoth.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct

from generator.importing.word.numbering import Number, Numbering
from generator.importing.word.xml import found, said, value, w

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|標題|文档标题", re.IGNORECASE)
_SUBTITLE = re.compile(r"subtitle|副标题|副標題", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)
_LONGEST_HEADING = 120
"""Characters; what is longer is a paragraph that somebody gave an outline level."""
NUMBER = ("\ue0f0", "\ue0f1")
"""Between these two, private characters, an item's number passes through mammoth."""


class Style(Struct, frozen=True, kw_only=True):
    """A style of paragraphs, with what it has from those that it is based on."""

    name: str
    level: int
    """Of a heading, from 1; 0 for what is none."""
    list_: str
    """The numId that its paragraphs have."""


class Heads(Struct, frozen=True, kw_only=True):
    """What stands at the head of a document."""

    title: str
    subtitle: str
    contents: tuple[str, ...]
    """Lines of a table of contents that were taken out."""


def styles_of(root: etree._Element | None) -> dict[str, Style]:
    """The styles of paragraphs by their ids."""
    raw = (
        {one.get(w("styleId"), ""): one for one in found(root, "w:style")}
        if root is not None
        else {}
    )
    return {id_: _style(id_, raw) for id_ in raw}


def _style(id_: str, raw: Mapping[str, etree._Element]) -> Style:
    chain = list(_chain(id_, raw))
    names = [value(one, "w:name") for one in chain]
    outline = next((v for one in chain if (v := value(one, "w:pPr/w:outlineLvl"))), "")
    by_name = next((int(m[1]) for name in names if (m := _HEADING.fullmatch(name.strip()))), 0)
    lists = (value(one, "w:pPr/w:numPr/w:numId") for one in chain)
    return Style(
        name=names[0].strip() if names else "",
        level=by_name or _level(outline),
        list_=next(filter(None, lists), ""),
    )


def _chain(id_: str, raw: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """A style and those that it is based on."""
    seen = set[str]()
    while id_ in raw and id_ not in seen:
        seen.add(id_)
        yield raw[id_]
        id_ = value(raw[id_], "w:basedOn")


def _level(outline: str) -> int:
    return int(outline) + 1 if outline in tuple("012345678") else 0


def mark(body: etree._Element, styles: Mapping[str, Style], numbering: Numbering) -> Heads:
    """Mark each paragraph, and take the headline out."""
    titles, subtitles, contents = [], [], []
    for paragraph in found(body, ".//w:p"):
        style = styles.get(value(paragraph, "w:pPr/w:pStyle"))
        number = numbering.number(paragraph)
        words = said(paragraph)
        name = style.name if style else ""
        if _CONTENTS.fullmatch(name):
            contents.append(words)
        elif _TITLE.fullmatch(name) and words:
            titles.append(words)
        elif _SUBTITLE.fullmatch(name) and words:
            subtitles.append(words)
        else:
            _mark(paragraph, style, number, words)
            continue
        _empty(paragraph)
    return Heads(title=" ".join(titles), subtitle=" ".join(subtitles), contents=tuple(contents))


def _mark(
    paragraph: etree._Element, style: Style | None, number: Number | None, words: str
) -> None:
    level = _level(value(paragraph, "w:pPr/w:outlineLvl")) or (style.level if style else 0)
    is_heading = level > 0 and 0 < len(words) <= _LONGEST_HEADING
    if is_heading:
        _set(paragraph, "pStyle", f"Heading{min(level, 6)}")
    elif level:
        _set(paragraph, "pStyle", "Normal")
    if number is None or not words:
        return
    if number.is_listed and not is_heading:
        _begin(paragraph, f"{NUMBER[0]}{number.value}{NUMBER[1]}")
        return
    _set_list(paragraph)
    if number.label:
        _begin(paragraph, number.label + (" " if re.search(r"[\w.]$", number.label) else ""))


def _properties(paragraph: etree._Element) -> etree._Element:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    return properties


def _set(paragraph: etree._Element, name: str, to: str) -> None:
    properties = _properties(paragraph)
    element = properties.find(w(name))
    if element is None:
        element = etree.Element(w(name))
        properties.insert(0, element)
    element.set(w("val"), to)


def _set_list(paragraph: etree._Element) -> None:
    """Make a paragraph no item of a list, whatever its style says."""
    properties = _properties(paragraph)
    for old in properties.findall(w("numPr")):
        properties.remove(old)
    numbered = etree.SubElement(properties, w("numPr"))
    etree.SubElement(numbered, w("ilvl")).set(w("val"), "0")
    etree.SubElement(numbered, w("numId")).set(w("val"), "0")


def _begin(paragraph: etree._Element, words: str) -> None:
    """Write words before what a paragraph says."""
    run = etree.Element(w("r"))
    etree.SubElement(run, w("t")).text = words
    paragraph.insert(list(paragraph).index(_properties(paragraph)) + 1, run)


def _empty(paragraph: etree._Element) -> None:
    for child in list(paragraph):
        if child.tag != w("pPr") and not found(child, ".//w:drawing | .//w:pict"):
            paragraph.remove(child)
