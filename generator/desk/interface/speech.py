"""Speech: how a person at the desk is spoken to.

In: sentences with blanks, problems. Out: the same in the person's language.
"""

from generator.catalogues import Said, message_words, said_of
from generator.errors import Problem


class Speech:
    """Speaks one language to one person."""

    def __init__(self, lang: str) -> None:
        self.lang = "zh" if lang.lower().startswith("zh") else "en"
        self.words = message_words(self.lang)

    def fill(self, sentence: str, **blanks: object) -> str:
        """A sentence, its blanks filled."""
        return self.words.gettext(sentence).format(**blanks)

    def said(self, problem: Problem) -> Said:
        """What is said of a problem."""
        return said_of(problem, self.words)
