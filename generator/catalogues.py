"""Catalogues: words in a language, from .po files; and the words of a problem.

In: .po files, of the program (its messages) or of themes (words on pages), and problems. Out:
Words, and the lines that a person sees. Known here alone: gettext, and how a problem is laid out
on a terminal. Reading .po files takes Babel, which takes 35 ms to load: what it makes of them is
remembered in gettext's own form.
"""

import gettext
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from string import Formatter

from msgspec import Struct

from generator.cache import digest
from generator.codes import CODES, Code, is_error
from generator.errors import Problem, SiteError, problem
from generator.excerpt import one_line
from generator.memory import Memory, Notebook, recall
from generator.textfile import decode

MESSAGES = Path(__file__).resolve().parent / "locale"
"""Where the program's own catalogues are."""

_LISTS = ("allowed", "blanks", "candidates", "keys", "known", "words")
"""Values that are never cut, since they are lists to choose from."""


class Words:
    """The words of one language. An id that has no translation is its own words, in English."""

    def __init__(self, catalogues: Sequence[bytes], digest: str) -> None:
        """Words of catalogues in gettext's .mo form; each is asked before those ahead of it."""
        self._catalogues = tuple(catalogues)
        self._translations = gettext.NullTranslations()
        for compiled in self._catalogues:
            catalogue = gettext.GNUTranslations(BytesIO(compiled))
            catalogue.add_fallback(self._translations)
            self._translations = catalogue
        self.digest = digest
        """Equal for equal words; what is made of them is made again when it changes."""

    def __reduce__(self) -> tuple[type["Words"], tuple[tuple[bytes, ...], str]]:
        """Workers are given the catalogues: gettext's own values can't be sent."""
        return Words, (self._catalogues, self.digest)

    def gettext(self, message: str) -> str:
        """A message in this language."""
        # gettext keeps the catalogue's own header under the empty id.
        return self._translations.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """A message about a number of things, in this language's plural form."""
        return self._translations.ngettext(singular, plural, number)


def message_words(lang: str) -> Words:
    """The words of the program's messages; `lang` is a BCP 47 tag or a locale's name."""
    return _words(_existing([MESSAGES], lang), lang, Notebook())


def theme_words(
    own: Path, theme: Path, languages: Iterable[str], memory: Memory | None = None
) -> dict[str, Words]:
    """The words on pages by language: the theme's, overlaid by those of the site's templates.

    Args:
        own: The site's folder of templates, which need not exist.
        theme: The theme's folder.
        languages: BCP 47 tags.
        memory: Where compiled catalogues are kept.
    """
    folders = [theme / "locale", own / "locale"]
    memory = memory or Notebook()
    return {lang: _words(_existing(folders, lang), lang, memory) for lang in languages}


def _existing(folders: Sequence[Path], lang: str) -> list[Path]:
    """The catalogues of a language, from the most general to the most particular."""
    tag = lang.partition(".")[0].replace("_", "-")
    names = dict.fromkeys((tag.partition("-")[0].lower(), tag))
    paths = (folder / f"{name}.po" for folder in folders for name in names if name)
    return [path for path in paths if path.is_file()]


def _words(paths: Iterable[Path], lang: str, memory: Memory) -> Words:
    """Catalogues as one. Raises SiteError where one can't be read."""
    language = lang.partition("-")[0].partition("_")[0]
    sources = {path: path.read_bytes() for path in paths}
    catalogues = [_remembered(source, path, language, memory) for path, source in sources.items()]
    return Words(catalogues, digest(*sources.values()))


def _remembered(source: bytes, path: Path, language: str, memory: Memory) -> bytes:
    key = digest("catalogue", language, source)
    return recall(memory, key, lambda: _compiled(source, path, language))


def _compiled(source: bytes, path: Path, language: str) -> bytes:
    """A catalogue in gettext's .mo form. Raises SiteError where it can't be read."""
    place = f"templates/locale/{path.name}"
    _, problems = decode(source, place)
    if problems:
        raise SiteError(problems)
    try:
        return _mo(source, language)
    except (ValueError, LookupError, SyntaxError) as error:
        raise SiteError([problem("catalogue-unreadable", place, words=str(error))]) from error


def _mo(source: bytes, language: str) -> bytes:
    """A catalogue compiled. Raises ValueError where it can't be read."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    import generator.cldr  # noqa: F401 - loads Babel as it should be loaded

    try:
        catalogue = read_po(BytesIO(source), locale=language, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(str(error)) from error
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    gettext.GNUTranslations(BytesIO(compiled.getvalue()))  # which reads the rule of the plural
    return compiled.getvalue()


class Said(Struct, frozen=True, kw_only=True):
    """A problem in a person's language."""

    message: str
    """What is wrong."""
    place: str = ""
    """The path, with the line and the column where they are known; "" where no file is to blame."""
    code: str = ""
    is_error: bool = True
    excerpt: str = ""
    """The offending line, with carets below; "" where none is meant."""
    hint: str = ""
    """What to do; may be empty."""


def said_of(problem: Problem, words: Words) -> Said:
    """What is said of a problem."""
    code, values = CODES[problem.code], _values(problem.values)
    return Said(
        place=_place(problem),
        code=problem.code,
        is_error=is_error(problem),
        message=_fill(words.gettext(code.message), values),
        excerpt=problem.excerpt,
        hint=_hint(code, values, words),
    )


def describe(problem: Problem, words: Words) -> str:
    """What a person sees of a problem: a line that says it, the line meant, and a hint."""
    said = said_of(problem, words)
    severity = "" if said.is_error else words.gettext("warning: ")
    lines = [f"{said.place}: {said.code} {severity}{said.message}"]
    lines += [f"    {line}" for line in said.excerpt.splitlines()]
    if said.hint:
        lines.append(f"  {words.gettext('hint: ')}{said.hint}")
    return "\n".join(lines)


def _place(problem: Problem) -> str:
    place = problem.place
    numbers = [number for number in (place.line, place.line and place.column) if number]
    return ":".join([one_line(place.path), *map(str, numbers)])


def _values(values: Mapping[str, str]) -> dict[str, str]:
    return {
        name: one_line(value, longest=0 if name in _LISTS else 80) for name, value in values.items()
    }


def _fill(template: str, values: Mapping[str, str]) -> str:
    """The words with their blanks filled; a blank that nobody filled shows as …."""
    blanks = [name for _, name, _, _ in Formatter().parse(template) if name]
    return template.format_map({name: values.get(name) or "…" for name in blanks})


def _hint(code: Code, values: Mapping[str, str], words: Words) -> str:
    """The hint, after the name that was probably meant. Without its values it would say nothing."""
    near = _fill(words.gettext("Did you mean “{near}”? "), values) if values.get("near") else ""
    blanks = [name for _, name, _, _ in Formatter().parse(code.hint) if name]
    is_whole = all(values.get(name) for name in blanks)
    return (near + (_fill(words.gettext(code.hint), values) if is_whole else "")).rstrip()
