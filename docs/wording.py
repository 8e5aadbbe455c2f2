"""Wording: what generated pages say, in English and in Chinese.

In: the English sentences of the program's declarations and of the pages themselves. Out: the same
in a language. Known here alone: which catalogue has which: the program's own translates what its
messages, its help and its schemas say, the theme's what readers see, and locale/zh.po beside this
file the rest.
"""

from pathlib import Path

from generator.catalogues import message_words, theme_words

HERE = Path(__file__).resolve().parent
_THEME = HERE.parent / "templates"


class Wording:
    """One language in which pages are made."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        ours, theirs = (theme_words(folder, folder, [lang])[lang] for folder in (HERE, _THEME))
        self._catalogues = (ours, message_words(lang), theirs)
        self.suffix = "" if lang == "en" else f".{lang}"
        """What stands before the ending of a file's name."""
        self.gap = "" if lang == "zh" else " "
        """What stands between two sentences."""

    def __call__(self, english: str, **blanks: object) -> str:
        """A sentence in this language, its blanks filled where any are given."""
        said = self.known(english) or english
        return said.format(**blanks) if blanks else said

    def known(self, english: str) -> str:
        """What a catalogue has for a sentence; "" where none has it, as for all of English."""
        found = (words.gettext(english) for words in self._catalogues)
        return next((said for said in found if said != english), "")


ENGLISH, CHINESE = Wording("en"), Wording("zh")
