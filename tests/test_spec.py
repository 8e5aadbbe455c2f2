"""The Markdown that authors may write: every case of tests/spec/*.md.

A case is a sentence, the Markdown and the HTML, each followed by a line with a full stop. Addresses
stand in the HTML as the author wrote them. A file whose name ends in `.zh.md` holds Chinese texts.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest

from generator.convert import convert, with_links

SPEC = Path(__file__).parent / "spec"
_CASE = re.compile(r"([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n?\.\n\n?", re.DOTALL)

Case = tuple[str, str, str]
"""Language, Markdown, HTML."""


def read_cases(path: Path) -> Iterator[tuple[str, Case]]:
    lang = "zh" if path.name.endswith(".zh.md") else "en"
    text = path.read_text(encoding="utf-8")
    end = 0
    for case in _CASE.finditer(text):
        assert case.start() == end, f"{path.name}: no case before {case[1]!r}"
        end = case.end()
        yield f"{path.name.removesuffix('.md')}: {case[1]}", (lang, case[2], case[3])
    assert end == len(text), f"{path.name}: no case at {text[end:][:80]!r}"


CASES = dict(case for path in sorted(SPEC.glob("*.md")) for case in read_cases(path))


@pytest.mark.parametrize(("lang", "markdown", "html"), CASES.values(), ids=CASES)
def test_markdown_becomes_exactly_this(lang: str, markdown: str, html: str) -> None:
    converted = convert(markdown, lang)
    assert with_links(converted.html, converted.body.links) == html


@pytest.mark.parametrize("html", [case[2] for case in CASES.values()], ids=CASES)
def test_what_is_expected_parses_as_html_without_an_error(html: str) -> None:
    html5lib.HTMLParser(strict=True).parse(f"<!doctype html><title>x</title><body>{html}")


def test_every_case_is_read_and_has_a_sentence_of_its_own() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SPEC.glob("*.md")]
    assert 3 * len(CASES) == sum(line == "." for text in texts for line in text.splitlines())
    assert len(CASES) > 100
