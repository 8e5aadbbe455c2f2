"""Admonitions: `!!! note`, their kinds, and the titles that they have when the author gives none.

In: a kind as the author wrote it, in English or Chinese. Out: one of five kinds that themes know.
"""

import re

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor

KINDS = ("note", "tip", "important", "warning", "caution")
"""The classes of admonitions, each beside the class `admonition`."""
_ALIASES = {
    "info": "note",
    "hint": "tip",
    "attention": "warning",
    "danger": "caution",
    "error": "caution",
    "注": "note",
    "说明": "note",
    "說明": "note",
    "提示": "tip",
    "重要": "important",
    "警告": "warning",
    "注意": "caution",
}
_CHINESE = dict(zip(KINDS, ("说明", "提示", "重要", "警告", "注意"), strict=True))


def settle_kind(written: str, lang: str) -> tuple[str, str]:
    """The kind that is meant, "" for one of the author's own; and its title in the language."""
    kind = _ALIASES.get(written, written)
    if kind not in KINDS:
        return "", written.capitalize()
    if lang.startswith("zh"):
        return kind, written if not written.isascii() else _CHINESE[kind]
    return kind, kind.capitalize()


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
