"""Shipped: the word lists that come with the program, in words.yaml beside this module.

Known here alone: where they are. They are written and read as a site's own content/words.yaml is,
which adds to them, overrules them, or takes entries out of them.
"""

from pathlib import Path

from generator.config import read_words
from generator.schema_editorial import WordEntry

_FILE = Path(__file__).with_name("words.yaml")


def shipped_words() -> tuple[WordEntry, ...]:
    """Every entry. That the file is sound is held by a test."""
    words, _ = read_words(_FILE.read_text(encoding="utf-8"), _FILE.name)
    return words
