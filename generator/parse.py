"""Parse: from a post's or page's file to its front matter, checked by the schema.

Known here alone: how a language is told from a file's name, and how the defaults of site.yaml and
of the folders lie below what a file says itself. The text below the front matter is not kept:
only where it begins.
"""

import re
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from generator.cache import digest
from generator.config import Config
from generator.documents import Page, Post
from generator.errors import Problem, nearest, problem, problem_in_field
from generator.schema import PageMatter, PostMatter
from generator.schema_site import Defaults
from generator.textfile import FrontMatterSplit, decode, split

_ENDING = re.compile(r"\.(md|markdown)$", re.IGNORECASE)
_LANGUAGE = re.compile(r"\.([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)$")


class Habits(Struct, frozen=True, kw_only=True):
    """What the meaning of a folder's files depends on beside their bytes."""

    is_post: bool
    languages: tuple[str, ...]
    defaults: dict[str, Any]
    """What a file need not say, by key."""
    timezone: str


class ParseInput(Struct, frozen=True, kw_only=True):
    """One file to parse."""

    path: str
    digest: str
    """BLAKE2b of its bytes."""
    habits: Habits


class Parsed(Struct, frozen=True, kw_only=True, array_like=True):
    """What became of one file."""

    post: Post | None = None
    page: Page | None = None
    problems: tuple[Problem, ...] = ()


def habits_of(folder: str, *, is_post: bool, config: Config) -> Habits:
    """What the meaning of the files of a folder, by its path, depends on."""
    return Habits(
        is_post=is_post,
        languages=config.site.languages,
        defaults=_defaults(folder, config) if is_post else {},
        timezone=config.site.timezone,
    )


def parse_input(path: str, digest: str, *, is_post: bool, config: Config) -> ParseInput:
    """One file with the habits of its folder."""
    folder = path.rpartition("/")[0]
    habits = habits_of(folder, is_post=is_post, config=config)
    return ParseInput(path=path, digest=digest, habits=habits)


def parse(given: ParseInput, data: bytes) -> Parsed:
    """Parse one file; a file with problems gives neither post nor page."""
    text, problems = decode(data, given.path)
    if problems:
        return Parsed(problems=tuple(problems))
    parts, problems = split(text, given.path)
    if parts is None:
        return Parsed(problems=tuple(problems))
    key, suffix = _name(given.path)
    matter, problems = _matter(given, parts)
    said = matter.lang if matter else ""
    lang = suffix or said or given.habits.languages[0]
    problems += _language_problems(given, suffix, said)
    if matter is None or problems:
        return Parsed(problems=tuple(problems))
    where: dict[str, Any] = {
        "path": given.path,
        "key": key,
        "lang": lang,
        "body_start": parts.body_start,
        "body_line": parts.body_line,
        "text_digest": digest(lang, text[parts.body_start :]),
    }
    if isinstance(matter, PostMatter):
        return Parsed(post=Post(matter=matter, **where))
    return Parsed(page=Page(matter=matter, **where))


def _matter(
    given: ParseInput, parts: FrontMatterSplit
) -> tuple[PostMatter | PageMatter | None, list[Problem]]:
    from generator.yaml_reader import read  # 20 ms, for which a build with no new text has no use

    text, path, line = parts.yaml_text, given.path, parts.yaml_line
    zone, defaults = given.habits.timezone, given.habits.defaults
    if given.habits.is_post:
        return read(text, PostMatter, path, line=line, timezone=zone, defaults=defaults)
    return read(text, PageMatter, path, line=line, timezone=zone)


def _name(path: str) -> tuple[str, str]:
    """What a file's translations share, and the language that its name ends in, if any."""
    stem = _ENDING.sub("", path)
    match = _LANGUAGE.search(stem)
    return (stem[: match.start()], match[1]) if match else (stem, "")


def _language_problems(given: ParseInput, suffix: str, said: str) -> list[Problem]:
    """What is wrong with the language that the file's name ends in, or that the text says."""
    languages = given.habits.languages
    lang = suffix or said or languages[0]
    if lang not in languages:
        values = {"lang": lang, "known": ", ".join(languages)}
        values["near"] = nearest(lang, languages)
        if suffix:
            return [problem("file-language-unknown", given.path, **values)]
        return [problem_in_field("post-language-unknown", given.path, "lang", **values)]
    if suffix and said not in ("", suffix, given.habits.defaults.get("lang")):
        values = {"suffix": suffix, "lang": said}
        return [problem_in_field("post-language-contradicted", given.path, "lang", **values)]
    return []


def _defaults(folder: str, config: Config) -> dict[str, Any]:
    """The site's defaults, overlaid by those of each folder from the outermost in."""
    known: dict[str, Any] = _given(config.site.defaults)
    folders = folder.split("/")
    for depth in range(1, len(folders) + 1):
        known |= _given(config.defaults.get("/".join(folders[:depth]), Defaults()))
    return known


def _given(defaults: Defaults) -> dict[str, Any]:
    empty = asdict(Defaults())
    return {name: value for name, value in asdict(defaults).items() if value != empty[name]}
