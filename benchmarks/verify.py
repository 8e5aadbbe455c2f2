"""Whether a build's output is right: a fast build that shows yesterday's page is no build.

In: an output folder and what must be in it. Known here alone: where the pages of all contenders
are, which is the same for each: articles at `/YYYY/slug/`, lists at the root or below `columns/`,
tags below `tags/`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ARTICLES = "[12][0-9][0-9][0-9]/*-*/index.html"
LISTS = ("index.html", "page/*/index.html", "index[0-9]*.html", "columns/**/index.html")
TAGS = ("tags/*/**/index*.html",)


class WrongOutputError(Exception):
    """A generator did not do what the scene asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """What the output must show after a scene."""

    articles: int
    """How many article pages there are."""
    place: str = ""
    """The article that is looked at."""
    sentence: str = ""
    """What must stand in it."""
    gone: str = ""
    """An article that must not be there."""
    listed: str = ""
    """A headline that must stand on a list and on a tag's page."""
    front: bool = False
    """Whether it must stand on the home page as well."""
    unlisted: str = ""
    """A headline that must stand on no list and on no tag's page."""
    everywhere: str = ""
    """What must stand on the home page and on a tag's page, as on every page."""


def verify(output: Path, right: Right) -> None:
    """Raise WrongOutputError with all that is not as it must be."""
    wrong = list(_wrong(output, right))
    if wrong:
        raise WrongOutputError(f"{output}: {'; '.join(wrong)}")


def articles(output: Path) -> list[Path]:
    """The article pages of a site."""
    return list(output.glob(ARTICLES))


def _wrong(output: Path, right: Right) -> Iterator[str]:
    found = len(articles(output))
    if found != right.articles:
        yield f"{found} articles instead of {right.articles}"
    if right.place and right.sentence not in _text(output / right.place / "index.html"):
        yield f"{right.place} does not say {right.sentence!r}"
    if right.gone and (output / right.gone).exists():
        yield f"{right.gone} is still there"
    if right.front and right.listed not in _text(output / "index.html"):
        yield f"the home page does not list {right.listed!r}"
    if right.everywhere and right.everywhere not in _text(output / "index.html"):
        yield f"the home page does not say {right.everywhere!r}"
    for kind, globs in (("list", LISTS), ("tag's page", TAGS)):
        yield from _wrong_lists(kind, list(_pages(output, globs)), right)


def _wrong_lists(kind: str, pages: list[Path], right: Right) -> Iterator[str]:
    if right.listed and not _stands_on(pages, right.listed):
        yield f"no {kind} has {right.listed!r}"
    if right.unlisted and _stands_on(pages, right.unlisted):
        yield f"a {kind} still has {right.unlisted!r}"
    if right.everywhere and right.everywhere not in _text(next(iter(pages), Path())):
        yield f"a {kind} does not say {right.everywhere!r}"


def _stands_on(pages: Iterable[Path], headline: str) -> bool:
    # One headline may be the beginning of another: number 50, number 500.
    whole = re.compile(rf"{re.escape(headline)}(?!\d)")
    return any(whole.search(_text(page)) for page in pages)


def _pages(output: Path, globs: Iterable[str]) -> Iterator[Path]:
    return (page for pattern in globs for page in output.glob(pattern))


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8") if page.is_file() else ""
