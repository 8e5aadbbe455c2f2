"""The manual as tests read it: its pages, sections and examples, and what templates run in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import jinja2

from generator import pages
from generator.catalogues import message_words
from generator.render import Templates
from generator.render import environment as rendering

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs/content/pages"
MANUAL = {
    file.relative_to(PAGES).as_posix(): file.read_text("utf-8")
    for file in sorted(PAGES.rglob("*.md"))
}
OPENING, CLOSING = r"^(?P<fence>`{3,})(?P<kind>\w+)\n", r"^(?P=fence)$"
FENCE = re.compile(rf"{OPENING}(?P<text>.*?\n){CLOSING}", re.MULTILINE | re.DOTALL)

Fence = tuple[str, str]
"""What kind of text stands between two fences, and the text."""


def fences(page: str) -> Iterator[Fence]:
    return ((match["kind"], match["text"]) for match in FENCE.finditer(MANUAL[page]))


def everywhere(kind: str) -> list[tuple[str, str]]:
    """Every example of one kind, each with its page."""
    return [(page, text) for page in MANUAL for found, text in fences(page) if found == kind]


def words_typed(text: str) -> set[str]:
    """What stands between backticks."""
    return {word for words in re.findall(r"`([^`\n]+)`", text) for word in re.split(r",\s+", words)}


def section(page: str, heading: str) -> str:
    """A page from a heading to the next of its level."""
    level = len(heading.partition(" ")[0])
    end = rf"(?=^#{{1,{level}}} |\Z)"
    match = re.search(rf"^{re.escape(heading)}(?= |$).*?{end}", page, re.MULTILINE | re.DOTALL)
    return match[0] if match else ""


def environment() -> tuple[jinja2.Environment, jinja2.Environment]:
    """What our templates run in, and what Jinja brings by itself."""
    hints = get_type_hints(pages.Frame)
    empty: dict[str, Any] = {name: "" if kind is str else () for name, kind in hints.items()}
    empty |= {"timezone": "Asia/Shanghai", "lang": "en", "preview": False, "extra": {}}
    frame = pages.Frame(**empty | {"assets": {}})
    templates = Templates(ROOT / "none", ROOT / "templates")
    ours = rendering.environment(templates, frame, message_words("en"), lambda _: "")
    return ours, jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
