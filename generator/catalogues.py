"""Catalogues: words in a language, from .po files; and the words of a problem.

In: .po files, of the program (its messages) or of themes (words on pages), and problems. Out:
Words, and the lines that a person sees. Known here alone: gettext, and how a problem is laid out
on a terminal.
"""

import gettext
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from string import Formatter

from generator.cache import digest
from generator.codes import CODES, Code
from generator.errors import Problem, SiteError, problem
from generator.excerpt import one_line
from generator.textfile import decode

MESSAGES = Path(__file__).resolve().parent / "locale"
"""Where the program's own catalogues are."""

_LISTS = ("allowed", "blanks", "candidates", "keys", "known", "words")
"""Values that are never cut, since they are lists to choose from."""


class Words:
    """The words of one language. An id that has no translation is its own words, in English."""

    def __init__(self, translations: gettext.NullTranslations, digest: str) -> None:
        self._translations = translations
        self.digest = digest
        """Equal for equal words; what is made of them is made again when it changes."""

    def gettext(self, message: str) -> str:
        """A message in this language."""
        # gettext keeps the catalogue's own header under the empty id.
        return self._translations.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """A message about a number of things, in this language's plural form."""
        return self._translations.ngettext(singular, plural, number)


def message_words(lang: str) -> Words:
    """The words of the program's messages; `lang` is a BCP 47 tag or a locale's name."""
    return _words(_existing([MESSAGES], lang), lang)


def theme_words(own: Path, theme: Path, languages: Iterable[str]) -> dict[str, Words]:
    """The words on pages by language: the theme's, overlaid by those of the site's templates.

    Args:
        own: The site's folder of templates, which need not exist.
        theme: The theme's folder.
        languages: BCP 47 tags.
    """
    folders = [theme / "locale", own / "locale"]
    return {lang: _words(_existing(folders, lang), lang) for lang in languages}


def _existing(folders: Sequence[Path], lang: str) -> list[Path]:
    """The catalogues of a language, from the most general to the most particular."""
    tag = lang.partition(".")[0].replace("_", "-")
    names = dict.fromkeys((tag.partition("-")[0].lower(), tag))
    paths = (folder / f"{name}.po" for folder in folders for name in names if name)
    return [path for path in paths if path.is_file()]


def _words(paths: Iterable[Path], lang: str) -> Words:
    """Catalogues as one: each is asked before those that come earlier.

    Raises SiteError where one can't be read.
    """
    paths = tuple(paths)
    top = gettext.NullTranslations()
    sources = [path.read_bytes() for path in paths]
    for path, source in zip(paths, sources, strict=True):
        place = f"templates/locale/{path.name}"
        _, problems = decode(source, place)
        if problems:
            raise SiteError(problems)
        try:
            catalogue = _load(source, lang)
        except (ValueError, LookupError, SyntaxError) as error:
            raise SiteError([problem("catalogue-unreadable", place, words=str(error))]) from error
        catalogue.add_fallback(top)
        top = catalogue
    return Words(top, digest(*sources))


def _load(source: bytes, lang: str) -> gettext.GNUTranslations:
    """One catalogue. Raises ValueError where it can't be read."""
    from babel.messages.mofile import write_mo  # costs 20 ms, and English needs none of it
    from babel.messages.pofile import PoFileError, read_po

    language = lang.partition("-")[0].partition("_")[0]
    try:
        catalogue = read_po(BytesIO(source), locale=language, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(str(error)) from error
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def describe(problem: Problem, words: Words) -> str:
    """What a person sees of a problem: a line that says it, the line meant, and a hint."""
    code = CODES[problem.code]
    values = _values(problem.values)
    severity = words.gettext("warning: ") if code.severity == "warning" else ""
    message = _fill(words.gettext(code.message), values)
    lines = [f"{_place(problem)}: {problem.code} {severity}{message}"]
    lines += [f"    {line}" for line in problem.excerpt.splitlines()]
    if hint := _hint(code, values, words):
        lines.append(f"  {words.gettext('hint: ')}{hint}")
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
