"""Dialect: the Markdown that authors write, through Python-Markdown.

In: a text and its language. Out: HTML that is not yet safe. Known here alone: the extensions, and
what ours do otherwise: footnotes have numbers as ids, abbreviations are found in Chinese text too.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension, AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import InlineProcessor

from generator.markup.admonitions import Admonitions
from generator.markup.chinese import LETTER

_WORD_EDGE = f"(?:(?<!{LETTER})|(?!{LETTER}))"
"""Any place but between two letters of a script that puts spaces between its words."""

_MARKS = re.compile(r"[`\\\[<&*_]|  \n")
"""What every inline markup of the dialect, its line break included, has one of."""


def to_html(text: str, lang: str) -> str:
    """Convert Markdown to HTML.

    The converter is built anew for each text (0.2 ms): Python-Markdown keeps footnotes,
    abbreviations and references in itself, and what isn't shared can't leak.
    Raises RecursionError where the text nests too deeply.
    """
    markdown = Markdown(extensions=_extensions(lang), output_format="html")
    markdown.treeprocessors.register(_Inline(markdown), "inline", 20)
    return markdown.convert(text)


def _extensions(lang: str) -> list[Extension]:
    back = "返回正文中的注 {}" if lang.startswith("zh") else "Back to note {} in the text"
    return [
        TableExtension(use_align_attribute=True),
        _Footnotes(BACKLINK_TITLE=back),
        DefListExtension(),
        AttrListExtension(),
        _Abbreviations(),
        Admonitions(lang),
        FencedCodeExtension(),
        SaneListExtension(),
    ]


class _Inline(InlineProcessor):
    """Passes over text that has no mark of any inline markup: a quarter of all the work.

    The method is the library's own, hidden one. Where a version names it otherwise, nothing is
    passed over, and the HTML is the same.
    """

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if patternIndex or _MARKS.search(data):
            return super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc, no-any-return]
        return data


class _Footnotes(FootnoteExtension):
    """Footnotes whose ids are their numbers: a label may be anything, an id may not."""

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002, N802 - the library's names
        return f"fn:{self._number(id)}"

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: A002, FBT001, FBT002, N802
        first = f"fnref:{self._number(id)}"
        if not found:
            return first
        nth = self.found_refs[first] = self.found_refs.get(first, 0) + 1
        return first if nth == 1 else f"fnref{nth}:{self._number(id)}"

    def _number(self, label: str) -> int:
        return list(self.footnotes).index(label) + 1


class _Abbreviations(AbbrExtension):
    abbrs: dict[str, str]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        super().extendMarkdown(md)
        md.treeprocessors.register(_MarkAbbreviations(md, self.abbrs), "abbr", 7)


class _MarkAbbreviations(AbbrTreeprocessor):
    """Marks abbreviations; the library's wants spaces or punctuation around each, as in English."""

    def run(self, root: Element) -> None:
        if self.abbrs:
            longest_first = "|".join(map(re.escape, sorted(self.abbrs, key=len, reverse=True)))
            self.RE = re.compile(f"{_WORD_EDGE}(?:{longest_first}){_WORD_EDGE}")
            self.iter_element(root)
