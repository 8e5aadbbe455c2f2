"""The manual's examples: each is one that the program reads, or gives what the manual shows."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec import Struct

from generator import schema, schema_editorial, schema_site, schema_threads
from generator.cli import main
from generator.config import ORGANIZATIONS, PEOPLE, STAND_IN, TAGS, TOPICS, WORDS
from generator.convert import convert, with_links
from generator.errors import Problem
from generator.parse import parse, parse_input
from generator.yaml_reader import read, read_list
from tests.manual import MANUAL, environment, everywhere, fences


@pytest.mark.parametrize(("page", "example"), everywhere("markdown"))
def test_every_example_of_a_file_is_one_that_the_program_reads(page: str, example: str) -> None:
    if not example.startswith("---\n"):
        return
    is_post = re.search(r"^(date|日期):", example, re.MULTILINE) is not None
    path = "content/posts/a.md" if is_post else "content/pages/a.md"
    given = parse_input(path, "", is_post=is_post, config=STAND_IN)
    assert parse(given, example.encode()).problems == ()


@pytest.mark.parametrize(("page", "example"), everywhere("yaml"))
def test_every_example_of_yaml_is_one_that_the_program_reads(page: str, example: str) -> None:
    problems = yaml_problems(example)
    lacking = {(p.code, p.values.get("key")) for p in problems}
    assert lacking <= {("key-missing", "title"), ("key-missing", "base_url")}


def yaml_problems(example: str) -> list[Problem]:
    """Problems with an example, which names its file in a comment or is front matter."""
    path = example.partition("\n")[0].removeprefix("# ")
    lists: dict[str, type[Struct]] = {
        ORGANIZATIONS: schema_site.OfficeEntry,
        PEOPLE: schema_site.PersonEntry,
        TAGS: schema_site.TagEntry,
        TOPICS: schema_threads.TopicEntry,
        WORDS: schema_editorial.WordEntry,
    }
    if path in lists:
        return read_list(example, lists[path], path)[1]
    if path.endswith("_defaults.yaml"):
        return read(example, schema_site.Defaults, path)[1]
    if path == "---":
        return read(example.removesuffix("---\n"), schema.PostMatter, path)[1]
    assert path == "content/site.yaml", f"an example of YAML names its file: {example}"
    return read(example, schema_site.SiteFile, path)[1]


@pytest.mark.parametrize(("page", "lang"), [("markdown.md", "en"), ("markdown.zh.md", "zh")])
def test_every_example_of_markdown_becomes_what_stands_below_it(page: str, lang: str) -> None:
    found = list(fences(f"writing/{page}"))
    assert [kind for kind, _ in found] == ["markdown", "html"] * (len(found) // 2)
    for (_, written), (_, expected) in zip(found[::2], found[1::2], strict=True):
        done = convert(written, lang)
        assert with_links(done.html, done.body.links) == expected.rstrip("\n")


@pytest.mark.parametrize(("page", "example"), everywhere("jinja"))
def test_every_example_of_a_template_is_one_that_compiles(page: str, example: str) -> None:
    environment()[0].from_string(example)


@pytest.mark.parametrize("page", [page for page in MANUAL if page.startswith("getting-started")])
def test_the_first_steps_give_what_the_manual_shows(page: str, tmp_path: Path) -> None:
    shown = "".join(text for kind, text in fences(page) if kind == "console")
    lang = "zh" if ".zh." in page else "en"
    assert same_whenever(shown) == same_whenever("".join(acted(shown, tmp_path, lang)))


@pytest.mark.parametrize("page", ["writing/import.md", "writing/import.zh.md"])
def test_an_import_gives_what_the_manual_shows(page: str, tmp_path: Path) -> None:
    lang = "zh" if ".zh." in page else "en"
    CliRunner().invoke(main, ["--lang", lang, "init", str(tmp_path / "mysite")])
    source = next(text for kind, text in fences(page) if kind == "text")
    (tmp_path / "mysite/meeting.txt").write_text(source, "utf-8")
    shown = "".join(text for kind, text in fences(page) if kind == "console")
    assert shown == "".join(acted(shown, tmp_path / "mysite", lang))
    (made,) = (tmp_path / "mysite/content/posts").rglob("*2026*/index.md")
    assert made.read_text("utf-8") == next(
        text for kind, text in fences(page) if kind == "markdown"
    )


def acted(transcript: str, folder: Path, lang: str) -> Iterator[str]:
    """Type every line that begins with a dollar, and give the whole as it then looks."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        for line in re.findall(r"^\$ (.+)$", transcript, re.MULTILINE):
            yield f"$ {line}\n"
            yield typed(line, lang)
    finally:
        os.chdir(before)


def typed(line: str, lang: str) -> str:
    """What one line answers. Before a check there is the mistake that the manual speaks of."""
    program, *words = re.findall(r'"[^"]*"|\S+', line)
    if program == "cd":
        os.chdir(words[0])
        return ""
    if words == ["check"]:
        (post,) = Path("content/posts").rglob("*12*/index.md")
        post.write_text(post.read_text("utf-8").replace("\ndate:", "\ndte:"), "utf-8")
    arguments = [word.strip('"') for word in words]
    return CliRunner().invoke(main, ["--lang", lang, *arguments]).output


def same_whenever(text: str) -> str:
    """A text without what is different on another day or on another machine."""
    text = re.sub(r"\d+\.\d\d\b", "0.00", text)
    return re.sub(r"20\d\d(-\d\d-\d\d)?", "2026", text)
