"""The manual in Chinese: it says what the English one says, and leads from Chinese to Chinese."""

import posixpath
import re
from collections.abc import Iterator
from typing import get_args

import pytest
import yaml
from babel.messages.pofile import read_po

from docs.reference import IN_CHINESE, MAKERS
from docs.wording import HERE, Wording
from generator.json_schema import PLACES
from generator.schema import PageMatter, PostMatter
from generator.schema_editorial import WordEntry
from generator.schema_site import Defaults, OfficeEntry, PageKind, PersonEntry, SiteFile, TagEntry
from generator.schema_threads import TopicEntry
from generator.starting.editors import FOLDER
from generator.yaml_shapes import keys_of, structs_below
from tests.manual import MANUAL, fences, words_typed

TWINS = sorted(page for page in MANUAL if page.removesuffix(".md") + ".zh.md" in MANUAL)
TRANSLATED = ("writing/", "site/")
"""Folders of which every page is there in Chinese: the manual of those who write and publish."""
PROGRAMS = ("apt", "brew", "bulletin", "cd", "dask", "dnf", "ls", "make", "pip", "py", "source")
FILES = (
    PostMatter,
    PageMatter,
    SiteFile,
    Defaults,
    OfficeEntry,
    PersonEntry,
    TagEntry,
    TopicEntry,
    WordEntry,
)
ANOTHER_TEXT = "writing/import.md"
"""What is imported there in English isn't what is imported in Chinese."""


def chinese(page: str) -> str:
    return page.removesuffix(".md") + ".zh.md"


def text_of(page: str) -> str:
    """A page without its front matter."""
    return MANUAL[page].split("\n---\n", 1)[1]


def prose_of(page: str) -> str:
    """A page's text without what stands between fences."""
    return re.sub(r"^(`{3,}).*?^\1$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)


def matter_of(page: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(MANUAL[page].split("\n---\n")[0])
    return found


def commands_of(page: str) -> set[str]:
    """What is to be typed, with … for the words that a person chooses."""
    found = []
    for kind, text in fences(page):
        lines = [line.removeprefix("$ ") for line in text.splitlines()]
        if kind in ("console", "sh", "text"):
            found += [line for line in lines if line.split(" ")[0] in PROGRAMS]
    found += re.findall(r"`(bulletin [^`]+)`", prose_of(page))
    chosen = re.compile(r'"[^"]*"|(?<=bulletin import )[^-\s]\S*')
    return {chosen.sub("…", line) for line in found}


def keys_in(example: str) -> list[str]:
    """The keys of an example, as they are written."""
    front = example.split("\n---\n", maxsplit=1)[0] if example.startswith("---\n") else example
    front = re.sub(r"#.*|'[^'\n]*'|\"[^\"\n]*\"", "", front)
    return re.findall(r"(?:^|[{,]|- )[ ]*([\w-]+):(?= |$)", front, re.MULTILINE)


def meanings() -> dict[str, set[str]]:
    """The keys that each name of a key may stand for."""
    found: dict[str, set[str]] = {}
    for struct in {below: None for top in FILES for below in structs_below(top)}:
        for key in keys_of(struct):
            for name in key.names:
                found.setdefault(name, set()).add(key.name)
    return found


def examples(page: str) -> list[str]:
    """Files as they are written: of YAML, and with front matter."""
    return [
        text
        for kind, text in fences(page)
        if kind == "yaml" or (kind == "markdown" and text.startswith("---\n"))
    ]


def links_in(page: str) -> Iterator[str]:
    """The pages of the manual that a page links to, by their paths."""
    for href in re.findall(r"\]\(([^)#\s]+\.md)(?:#[^)]*)?\)", prose_of(page)):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(page), href))


def test_every_page_for_staff_is_there_in_chinese() -> None:
    wanted = {page for page in MANUAL if page.startswith(TRANSLATED) and ".zh." not in page}
    assert wanted | {"index.md", "getting-started.md"} | set(IN_CHINESE) <= set(TWINS)


def test_no_chinese_page_is_without_its_original() -> None:
    assert {page for page in MANUAL if ".zh." in page} == set(map(chinese, TWINS))


@pytest.mark.parametrize("page", TWINS)
def test_a_page_and_its_twin_stand_in_the_same_place(page: str) -> None:
    ours, theirs = matter_of(page), matter_of(chinese(page))
    assert {key: ours.get(key) for key in ("order", "menu", "toc")} == {
        key: theirs.get(key) for key in ("order", "menu", "toc")
    }
    assert ours.keys() == theirs.keys()


@pytest.mark.parametrize("page", TWINS)
def test_a_page_and_its_twin_have_the_same_headings(page: str) -> None:
    heading = re.compile(r"^(#{2,}) .*?(?:\{#([\w-]+)\})?$", re.MULTILINE)
    assert heading.findall(prose_of(page)) == heading.findall(prose_of(chinese(page)))


@pytest.mark.parametrize("page", TWINS)
def test_a_page_and_its_twin_have_the_same_examples_in_the_same_order(page: str) -> None:
    ours, theirs = [[kind for kind, _ in fences(one)] for one in (page, chinese(page))]
    assert ours == theirs


@pytest.mark.parametrize("page", TWINS)
def test_a_page_and_its_twin_have_the_same_commands(page: str) -> None:
    assert commands_of(page) == commands_of(chinese(page))


@pytest.mark.parametrize("page", [page for page in TWINS if page != ANOTHER_TEXT])
def test_the_examples_of_a_page_and_its_twin_have_the_same_keys(page: str) -> None:
    names = meanings()
    for ours, theirs in zip(examples(page), examples(chinese(page)), strict=True):
        pairs = zip(keys_in(ours), keys_in(theirs), strict=True)
        assert [
            (one, other)
            for one, other in pairs
            if not names.get(one, {one}) & names.get(other, {other})
            and {one, other} != {"en", "zh"}
        ] == []


@pytest.mark.parametrize("page", TWINS)
def test_a_page_and_its_twin_lead_to_the_same_pages_each_in_its_language(page: str) -> None:
    def in_chinese(target: str) -> str:
        return chinese(target) if target in TWINS else target

    assert {in_chinese(target) for target in links_in(page)} == set(links_in(chinese(page)))


@pytest.mark.parametrize("page", ["writing/editors.md", "writing/editors.zh.md"])
def test_the_settings_of_an_editor_are_those_that_init_writes(page: str) -> None:
    (shown,) = [text for kind, text in fences(page) if kind == "json"]
    schemas = {f"{FOLDER}/{name}.schema.json": place for name, place in PLACES.items()}
    assert yaml.safe_load(shown) == {"yaml.schemas": schemas}


class Demanding(Wording):
    """Chinese that falls back on English nowhere."""

    def __call__(self, english: str, **blanks: object) -> str:
        assert self.known(english), f"docs/locale/zh.po has no Chinese for: {english}"
        return super().__call__(english, **blanks)


@pytest.mark.parametrize("name", MAKERS)
def test_a_generated_page_says_nothing_in_english(name: str) -> None:
    MAKERS[name](Demanding("zh"))


def test_no_word_of_a_generated_page_is_translated_in_vain() -> None:
    asked: set[str] = set()

    class Noting(Wording):
        def known(self, english: str) -> str:
            asked.add(english)
            return super().known(english)

    for make in MAKERS.values():
        make(Noting("zh"))
    with (HERE / "locale/zh.po").open("rb") as file:
        assert {message.id for message in read_po(file)} - asked == {""}


@pytest.mark.parametrize("page", ["site/index.md", "site/index.zh.md"])
def test_every_kind_of_page_that_can_be_switched_off_is_named(page: str) -> None:
    assert set(get_args(PageKind)) - words_typed(MANUAL[page]) == set()
