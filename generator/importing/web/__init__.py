"""Web: a saved page as Material.

In: the bytes of an .html or .mhtml file, and what lies beside it. Out: the article in Markdown with
its pictures, and what the page says of it. Whatever of its sentences stands elsewhere on the page
is named, so that none can be lost unseen. Known in this package alone: what pages are made of.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement
from msgspec import Struct
from msgspec.structs import replace

from generator.errors import Problem, problem
from generator.importing.escaping import words_of
from generator.importing.hypertext import blocks_of
from generator.importing.labels import credits_of, facts_of
from generator.importing.material import (
    Block,
    Clue,
    Given,
    Material,
    Picture,
    refusal,
    refuse_larger,
)
from generator.importing.web.article import article_of, is_link, is_sentence, lines
from generator.importing.web.companions import Companions, names_file
from generator.importing.web.decoding import Page, decode
from generator.importing.web.furniture import clear
from generator.importing.web.statements import statements_of

MAX_BYTES = 20_000_000
"""Bytes of a page; the longest report with its pictures written into it has about 10 MB."""
_LONGEST_TITLE = 100
_NEAR = 8
"""Blocks from the top among which the headline is looked for."""


def read(given: Given) -> Material:
    """What a page says. Raises Refusal."""
    refuse_larger(given, MAX_BYTES)
    page = decode(given.data)
    if page is None:
        raise refusal("import-unreadable", given, words="?")
    root = _tree(page.html)
    if root is None:
        raise refusal("import-empty", given)
    if root.find(".//frame") is not None:
        raise refusal("import-web-frames", given)
    return _material(given, page, root)


def _tree(html: str) -> HtmlElement | None:
    """The tree of a page; None where there is nothing in it."""
    text = re.sub(r"\A\s*<\?xml[^>]*>", "", html)
    try:
        root = lxml_html.document_fromstring(text) if text.strip() else None
    except (etree.ParserError, ValueError):
        return None
    if root is not None:
        etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return root


def _material(given: Given, page: Page, root: HtmlElement) -> Material:
    said = statements_of(root, page.address)
    article = article_of(root, page.html)
    beside = _beside(root, article, said.title)
    companions = Companions(given, page.parts, said.address)
    went = clear(article)
    companions.take(article)
    blocks = blocks_of(lxml_html.tostring(article, encoding="unicode", with_tail=False))
    title, rest, above = _without_title(beside.title or said.title, blocks)
    rest = _raised(rest)
    if attached := companions.take_attached(beside.attached):
        rest.append(Block(kind="list", text="\n".join(attached)))
    outside = [words for words in beside.outside if words not in title]
    return Material(
        title=title,
        blocks=tuple(rest),
        clues=(*said.clues, *beside.clues, *_held_back(companions, outside)),
        pictures=tuple(_described(companions, rest)),
        left_out=tuple(dict.fromkeys((*above, *beside.left_out, *went, *outside))),
        warnings=(*companions.problems, *_warnings(given, outside)),
    )


class Beside(Struct, frozen=True, kw_only=True):
    """What stands on a page around its article."""

    clues: tuple[Clue, ...]
    left_out: tuple[str, ...]
    outside: tuple[str, ...]
    """Sentences, which may belong to the article after all."""
    title: str
    """A line that is the beginning of the page's title: the title without its site."""
    attached: tuple[HtmlElement, ...]
    """Links to documents and recordings."""


def _beside(root: HtmlElement, article: HtmlElement, title: str) -> Beside:
    """Read the lines of facts above and below the article, and find sentences elsewhere."""
    whole = root.find("body")
    whole = root if whole is None else whole
    order = {element: n for n, element in enumerate(whole.iter())}
    clues: list[Clue] = []
    left_out: list[str] = []
    outside: list[str] = []
    heads = [""]
    for element, words in lines(whole):
        if _is_within(element, article):
            continue
        facts = (facts_of if order[element] < order[article] else credits_of)(words)
        if facts:
            clues += facts.clues
            left_out += facts.left_out
        elif _is_title(words, title):
            heads.append(words)
        elif is_sentence(words) and not is_link(element, words):
            outside.append(words)
    links = (one for one in whole.iter("a") if names_file(one) and not _is_within(one, article))
    return Beside(
        clues=tuple(clues),
        left_out=tuple(left_out),
        outside=tuple(outside),
        title=max(heads, key=len),
        attached=tuple(links),
    )


def _is_within(element: HtmlElement, article: HtmlElement) -> bool:
    return any(holder is article for holder in (element, *element.iterancestors()))


def _raised(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with their highest headings on the second level, the headline being gone."""
    levels = [len(one.text.split(" ")[0]) for one in blocks if one.kind == "heading"]
    extra = min(levels, default=2) - 2
    return [
        replace(one, text=one.text[extra:]) if extra > 0 and one.kind == "heading" else one
        for one in blocks
    ]


def _without_title(title: str, blocks: list[Block]) -> tuple[str, list[Block], list[str]]:
    """The headline, the text below it, and what stood above it: breadcrumbs, a site's name."""
    for n, block in enumerate(blocks[:_NEAR]):
        words = _said(block)
        if _is_title(words, title):
            above = [_said(one) for one in blocks[:n]]
            if not any(map(is_sentence, above)):
                return words, blocks[n + 1 :], above
    first = _said(blocks[0]) if blocks and not title else ""
    if 0 < len(first) <= _LONGEST_TITLE and not is_sentence(first):
        return first, blocks[1:], []
    return title, blocks, []


def _said(block: Block) -> str:
    return words_of(block.text.lstrip("#") if block.kind == "heading" else block.text).strip()


def _is_title(words: str, title: str) -> bool:
    """Whether a line is the headline, behind which a page's title may have the site's name."""
    line, whole = _letters(words), _letters(title)
    return bool(line) and whole.startswith(line) and (len(line) >= 6 or line == whole)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _described(companions: Companions, blocks: Sequence[Block]) -> Iterator[Picture]:
    """The pictures and files that the text still refers to, with what it says of them."""
    whole = "\n".join(block.text for block in blocks)
    for file in companions.taken.files:
        found = re.search(rf'!\[([^\]]*)\]\({re.escape(file.name)}(?: "([^"]*)")?\)', whole)
        if found:
            yield replace(file, alt=found[1], caption=found[2] or "")
        elif f"]({file.name})" in whole:
            yield file


def _held_back(companions: Companions, outside: Sequence[str]) -> Iterator[Clue]:
    """A page of which something may be missing stays a draft until a person has looked."""
    missing = [*outside, *(one.values["url"] for one in companions.problems)]
    if missing:
        yield Clue(key="draft", value=True, words=missing[0][:80], is_sure=True)


def _warnings(given: Given, outside: Sequence[str]) -> Iterator[Problem]:
    if outside:
        words = outside[0][:80]
        yield problem("import-web-outside", given.shown, count=f"{len(outside)}", words=words)
