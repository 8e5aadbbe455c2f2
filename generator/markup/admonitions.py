"""Admonitions: `!!! note`, as Python-Markdown reads them, with our kinds and titles."""

import re

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor

from generator.markup.kinds import settle_kind


class _Processor(AdmonitionProcessor):
    def __init__(self, parser: BlockParser, lang: str) -> None:
        super().__init__(parser)
        self._lang = lang

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind, usual = settle_kind(match[1].split()[0].lower(), self._lang)
        return kind, (usual if match[2] is None else match[2] or None)


class Admonitions(Extension):
    """Python-Markdown's admonitions with our kinds and titles."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register the processor, before every other."""
        md.parser.blockprocessors.register(_Processor(md.parser, self._lang), "admonition", 105)
