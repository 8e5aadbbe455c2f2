"""Word: a .docx as Material.

In: the bytes of a document. Out: its text in Markdown with its pictures, and what it holds beside,
for the person to be told. Word's own notes on a file (who made it, when) are never taken for facts.
Known in this package alone: what a document is made of, and mammoth.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from lxml import etree
from msgspec.structs import replace

from generator.errors import Problem, problem
from generator.importing.escaping import words_of
from generator.importing.hypertext import blocks_of
from generator.importing.material import Block, Clue, Given, Material, Picture, refusal
from generator.importing.word.numbering import Numbering
from generator.importing.word.package import parts_of
from generator.importing.word.paragraphs import Heads, mark, styles_of
from generator.importing.word.remains import Remains, clear, drop
from generator.importing.word.rendering import Broken, Rendered, render, without_numbers
from generator.importing.word.xml import Malformed, bytes_of, found, said, tree_of, w

_MAIN = "word/document.xml"
_USED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/_rels/[^/]+|word/media/.+"
    r"|word/(?:document|styles|numbering|footnotes|endnotes)\d*\.xml"
)
"""Parts that are handed on to mammoth."""
_XML = re.compile(r".*\.(?:xml|rels)")
_UNREAD = (
    "*[not(self::w:style)] | w:style[@w:type='table']"
    " | w:style/*[not(self::w:name or self::w:pPr and ../@w:type='numbering')]"
)
"""Of the styles all that mammoth has no use for, headings being marked already."""
_CALL = re.compile(r'<sup><a class="footnote-ref"[^>]*>\d+</a></sup>')
_LONGEST_TITLE = 100
_SENTENCE = re.compile(r"[。；;：:.!?！？]$")


def read(given: Given) -> Material:
    """What a document says. Raises Refusal."""
    parts = parts_of(given)
    try:
        trees = {n: tree_of(data) for n, data in parts.items() if _is_read(n)}
        body = _body(trees)
        remains = clear(body, parts)
        styles = styles_of(trees.get("word/styles.xml"))
        lists = {id_: style.list_ for id_, style in styles.items() if style.list_}
        heads = mark(body, styles, Numbering(trees.get("word/numbering.xml"), lists))
        rendered = render(_kept(parts, trees))
    except (Malformed, Broken, RecursionError):
        raise refusal("import-word-damaged", given) from None
    return _material(given, heads, remains, rendered, _lost(body, rendered.html))


def _is_read(name: str) -> bool:
    return bool(_USED.fullmatch(name) and _XML.fullmatch(name))


def _body(trees: Mapping[str, etree._Element]) -> etree._Element:
    """The text of the document. Raises Broken."""
    names = sorted(name for name in trees if re.fullmatch(r"word/document\d*\.xml", name))
    for name in names:
        if (body := trees[name].find(w("body"))) is not None:
            return body
    raise Broken(_MAIN)


def _kept(parts: Mapping[str, bytes], trees: Mapping[str, etree._Element]) -> dict[str, bytes]:
    """What mammoth is to read: the trees as they have become, and pictures."""
    media = {name: data for name, data in parts.items() if name.startswith("word/media/")}
    styles = trees.get("word/styles.xml")
    for unread in found(styles, _UNREAD) if styles is not None else ():
        drop(unread)  # most of the part, and mammoth takes its time
    return media | {name: bytes_of(tree) for name, tree in trees.items()}


def _material(
    given: Given, heads: Heads, remains: Remains, rendered: Rendered, lost: Sequence[str]
) -> Material:
    blocks = blocks_of(rendered.html)
    title, rest = (heads.title, blocks) if heads.title else _title(blocks)
    clues = [Clue(key="subtitle", value=heads.subtitle, words=heads.subtitle, is_sure=True)]
    left_out = (
        *(words for words in heads.contents if words),
        *remains.hidden,
        *remains.margins,
        *remains.comments,
        *remains.properties,
        *lost,
    )
    return Material(
        title=title,
        blocks=tuple(rest),
        clues=tuple(clue for clue in clues if clue.value),
        pictures=tuple(_captioned(rendered, rest)),
        left_out=left_out,
        warnings=tuple(_warnings(given, remains, rendered, lost)),
    )


def _title(blocks: list[Block]) -> tuple[str, list[Block]]:
    """The headline where no style says what it is: a heading that begins, or a short first line."""
    for first in blocks[:1]:
        words = words_of(first.text)
        is_line = first.kind == "prose" and not _SENTENCE.search(words)
        if len(words) <= _LONGEST_TITLE and (first.kind == "heading" or is_line):
            return words, blocks[1:]
    return "", blocks


def _captioned(rendered: Rendered, blocks: Sequence[Block]) -> Iterator[Picture]:
    """The pictures, each with the caption that stands below it."""
    captions = {
        name: caption
        for block in blocks
        if block.kind == "picture"
        for name, caption in re.findall(r'\]\(([^ )]+) "([^"]*)"\)', block.text)
    }
    for picture in rendered.pictures:
        yield replace(picture, caption=captions.get(picture.name, ""))


def _lost(body: etree._Element, html: str) -> list[str]:
    """What the document says and the HTML doesn't: nothing is to go without a word."""
    kept = _letters(re.sub(r"<[^>]*>", "", _CALL.sub("", html)))
    for gone in found(body, ".//w:del | .//w:moveFrom"):
        drop(gone)
    return [
        words
        for paragraph in found(body, ".//w:p")
        if (words := said(paragraph)) and _letters(words) not in kept
    ]


def _letters(text: str) -> str:
    return "".join(char for char in unescape(without_numbers(text)) if char.isalnum())


def _warnings(
    given: Given, remains: Remains, rendered: Rendered, lost: Sequence[str]
) -> Iterator[Problem]:
    """What the person is to be told, each with how often it was found."""
    counts = (
        ("import-word-tracked", remains.changes),
        ("import-word-comments", len(remains.comments)),
        ("import-word-hidden", len(remains.hidden)),
        ("import-word-boxes", len(remains.boxes)),
        ("import-word-drawings", remains.drawings),
        ("import-word-linked", rendered.absent),
        ("import-word-lost", len(lost)),
    )
    for code, count in counts:
        if count:
            yield problem(code, given.shown, count=f"{count}")
    for kind in sorted({*rendered.unseen}):
        count = rendered.unseen.count(kind)
        yield problem("import-word-pictures", given.shown, kind=kind, count=f"{count}")
