"""Library: Python-Markdown and the extensions that make our dialect.

In: a text and its language. Out: HTML that is not yet safe. Known here alone: the extensions, and
what ours do otherwise: footnotes have numbers as ids, abbreviations are found in Chinese text too.
"""

import re
from collections.abc import Callable
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
from markdown.util import AtomicString

from generator.chinese import LETTER
from generator.markup.admonitions import Admonitions
from generator.markup.needed import Signs, leave_out, needs, signs_of_patterns

_WORD_EDGE = f"(?:(?<!{LETTER})|(?!{LETTER}))"
"""Any place but between two letters of a script that puts spaces between its words."""

_MARKS = re.compile(r"[`\\\[<&*_]|  \n")
"""What every inline markup of the dialect, its line break included, has one of."""


def library_html(text: str, lang: str) -> str:
    """Convert Markdown that may have all of the dialect in it. Raises RecursionError.

    The converter is built anew for each text (a tenth of a millisecond): Python-Markdown keeps
    footnotes, abbreviations and references in itself, and what isn't shared can't leak.
    """
    extensions = [make(lang) for signs, make in EXTENSIONS if needs(text, signs)]
    markdown = Markdown(extensions=extensions, output_format="html")
    leave_out(markdown, text)
    markdown.treeprocessors.register(_Inline(markdown), "inline", 20)
    return markdown.convert(text)


class _Inline(InlineProcessor):
    """Tries on a text only the patterns whose sign is in it; on most texts, none.

    The methods are the library's own, hidden ones. Where a version names them otherwise, nothing is
    passed over, and the HTML is the same.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._signs = signs_of_patterns(md)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not _MARKS.search(data):
            return data
        start, index = 0, patternIndex
        while index < len(self._signs):
            matched = self._signs[index] in data
            if matched:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    self.inlinePatterns[index], data, index, start
                )
            else:
                start = 0
            index += not matched
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


def _footnotes(lang: str) -> Extension:
    back = "返回正文中的注 {}" if lang.startswith("zh") else "Back to note {} in the text"
    return _Footnotes(BACKLINK_TITLE=back)


EXTENSIONS: tuple[tuple[Signs, Callable[[str], Extension]], ...] = (
    (("|",), lambda _: TableExtension(use_align_attribute=True)),
    (("[", "^"), _footnotes),
    ((":",), lambda _: DefListExtension()),
    (("{",), lambda _: AttrListExtension()),
    (("*", "["), lambda _: _Abbreviations()),
    (("!",), Admonitions),
    (("`~",), lambda _: FencedCodeExtension()),
    ((), lambda _: SaneListExtension()),
)
"""The extensions of the dialect, each by a text's language; and the signs of what needs it."""
