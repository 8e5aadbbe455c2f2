"""Generators: Markdown of Hugo, Jekyll, Pelican and Hexo as Material.

In: a text with its front matter, and what lies beside it. Out: the text in our own dialect, with
its pictures, its keys as clues, and its old addresses, so that every link goes on working. Known in
this package alone: what those programs write, and where they look for files.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from generator.errors import Place, Problem
from generator.importing.encodings import decoded
from generator.importing.generators.addresses import old_addresses
from generator.importing.generators.headers import Headed, headed
from generator.importing.generators.keys import clues_of, cover_of
from generator.importing.generators.paragraphs import blocks_of
from generator.importing.generators.references import References
from generator.importing.generators.shortcodes import Said, without_shortcodes
from generator.importing.material import (
    Block,
    Clue,
    Given,
    Material,
    Picture,
    refusal,
    refuse_larger,
)
from generator.textfile import MAX_BYTES

_DATED = re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})-(?P<slug>.+)")
_PAGES = ("page", "about", "tags", "categories", "links", "friends", "archives", "home", "default")
_TITLE = re.compile(r"#\s+(?P<words>.+?)\s*#*$")


def read(given: Given) -> Material:
    """What a text says. Raises Refusal."""
    refuse_larger(given, MAX_BYTES)
    text = decoded(given.data)
    if text is None:
        raise refusal("import-unreadable", given, words="?")
    found = headed(text, given)
    _refuse_page(given, found)
    return _material(given, found)


def _refuse_page(given: Given, found: Headed) -> None:
    """Refuse what another generator makes lists and standing pages of."""
    values = {name.lower(): value for name, value in found.values.items()}
    kinds = [str(values.get(key, "")).lower() for key in ("type", "layout")]
    if given.path.stem.lower() == "_index":
        raise refusal("import-page-kind", given, kind="_index")
    kind = next((kind for kind in kinds if kind in _PAGES), "")
    if kind or str(values.get("status", "")).lower() == "page":
        raise refusal("import-page-kind", given, kind=kind or "page")


def _material(given: Given, found: Headed) -> Material:
    title = str(found.values.get("title") or found.values.get("Title") or "").strip()
    said = without_shortcodes(found.body, title)
    references = References(given)
    body = references.taken_along(said.text, found.line)
    blocks = blocks_of(body)
    heading = "" if title else _heading(blocks)
    clues = [
        *clues_of(found.values, found.kind),
        *_of_name(given.path),
        *_cover(references, found),
        *_addresses(given, found),
        *_held_back((*(one.code for one in said.gone), *references.left_out)),
    ]
    return Material(
        title=title or heading,
        blocks=tuple(blocks[1:] if heading else blocks),
        clues=tuple(clues),
        pictures=tuple(_described(references.taken.files, blocks)),
        left_out=(*(one.code for one in (*said.gone, *said.loose)), *references.left_out),
        warnings=(*_warnings(given, said, found), *references.problems),
    )


def _heading(blocks: Sequence[Block]) -> str:
    """The main heading of a text without a title."""
    found = _TITLE.match(blocks[0].text) if blocks and blocks[0].kind == "heading" else None
    return found["words"] if found else ""


def _of_name(path: Path) -> Iterator[Clue]:
    """What Jekyll says in a file's name."""
    name = path.parent.name if path.stem.lower() == "index" else path.stem
    if match := _DATED.fullmatch(name):
        yield Clue(key="date", value=match["date"], words=path.name, is_sure=True)
        yield Clue(key="slug", value=match["slug"], words=path.name, is_sure=True)


def _cover(references: References, found: Headed) -> Iterator[Clue]:
    src, alt = cover_of(found.values)
    name = references.file(src) if src else ""
    if name:
        yield Clue(key="cover.src", value=name, words=src, is_sure=True)
        if alt:
            yield Clue(key="cover.alt", value=alt, words=alt, is_sure=True)
    elif src:
        yield Clue(key="extra.cover", value=src, words=src, is_sure=True)


def _addresses(given: Given, found: Headed) -> Iterator[Clue]:
    addresses = old_addresses(given, found)
    if addresses:
        words = ", ".join(addresses)
        yield Clue(key="aliases", value=addresses, words=words, is_sure=True)


def _held_back(missing: Sequence[str]) -> Iterator[Clue]:
    """A text of which something is missing stays a draft until a person has looked."""
    if missing:
        yield Clue(key="draft", value=True, words=missing[0][:80], is_sure=True)


def _described(files: Sequence[Picture], blocks: Sequence[Block]) -> Iterator[Picture]:
    whole = "\n".join(block.text for block in blocks)
    for file in files:
        found = re.search(rf'!\[([^\]]*)\]\({re.escape(file.name)}(?: "([^"]*)")?\)', whole)
        yield replace(file, alt=found[1], caption=found[2] or "") if found else file


def _warnings(given: Given, said: Said, found: Headed) -> Iterator[Problem]:
    for code, several in (("import-shortcode", said.gone), ("import-link-within", said.loose)):
        for one in several:
            line = found.line + one.line - 1 if one.line else 0
            place = Place(path=given.shown, line=line)
            yield Problem(place=place, code=code, values={"code": " ".join(one.code.split())[:120]})
