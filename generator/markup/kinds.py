"""Kinds: which admonitions there are, and the titles that they have when the author gives none.

In: a kind as the author wrote it, in English or Chinese. Out: one of five kinds that themes know.
"""

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
