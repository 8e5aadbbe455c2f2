"""The manual: all that exists stands in it, and the site that is built of it is whole."""

import datetime as dt
import re
from typing import Any, Literal, get_args, get_origin, get_type_hints
from urllib.parse import unquote, urldefrag, urljoin

import click
import pytest
from msgspec import Struct

from docs.reference import stale
from generator import documents, model, pages, schema, schema_site
from generator.build import build
from generator.cache import Store
from generator.cli import main
from generator.codes import CODES
from generator.convert import convert
from generator.labels import LABELS
from generator.report import Report, Request
from generator.yaml_shapes import keys_of, structs_below
from tests.built_site import BuiltSite
from tests.manual import MANUAL, ROOT, environment, section, words_typed

BASE_URL = "https://manual.bulletin.example/"

# What is generated


def test_the_generated_pages_say_what_the_program_says() -> None:
    assert sorted(stale()) == [], "type: make docs"


# All that exists stands in the manual


@pytest.mark.parametrize(
    ("page", "top"),
    [
        ("reference/front-matter.md", schema.PostMatter),
        ("reference/front-matter.md", schema.PageMatter),
        ("reference/site-file.md", schema_site.SiteFile),
        ("reference/registries.md", schema_site.OfficeEntry),
        ("reference/registries.md", schema_site.PersonEntry),
        ("reference/registries.md", schema_site.TagEntry),
    ],
)
def test_every_key_stands_in_the_manual_by_each_of_its_names(page: str, top: type[Struct]) -> None:
    typed = words_typed(MANUAL[page])
    names = {n for struct in structs_below(top) for key in keys_of(struct) for n in key.names}
    assert names - typed == set()


def test_every_word_that_a_key_can_be_stands_in_the_manual() -> None:
    typed = words_typed("".join(MANUAL.values()))
    choices = (schema.MeetingType, schema_site.Freshness, schema_site.PageKind, schema_site.Level)
    assert {word for choice in choices for word in get_args(choice)} - typed == set()


def test_every_folder_of_defaults_has_its_keys_in_the_manual() -> None:
    below = section(MANUAL["reference/site-file.md"], "### Below `defaults:`")
    assert {key.name for key in keys_of(schema_site.Defaults)} - words_typed(below) == set()


@pytest.mark.parametrize("name", [None, *main.commands])
def test_every_command_has_its_section_with_every_option(name: str | None) -> None:
    command = main.commands[name] if name else main
    heading = f"## bulletin {name}" if name else "## For all commands"
    said = section(MANUAL["reference/commands.md"], heading)
    context = click.Context(command, **main.context_settings)
    options = {name for p in command.get_params(context) for name in p.opts if name[0] == "-"}
    assert {option for option in options if not re.search(rf"[` ]{option}[`, ]", said)} == set()


def test_every_exit_code_stands_in_the_manual() -> None:
    said = section(MANUAL["reference/commands.md"], "## Exit codes")
    assert {"0", "1", "2", "130"} <= words_typed(said)


def test_every_problem_stands_in_the_manual_with_its_anchor() -> None:
    anchors = convert(MANUAL["reference/problems.md"].split("\n---\n", 1)[1]).body.anchors
    assert set(CODES) - set(anchors) == set()


def shown_structs() -> dict[str, type[Struct]]:
    """Every value that a template may reach, by its name."""
    inner = (pages.Job, pages.Outline, pages.Output, pages.Sheet, pages.Slice)
    found: dict[str, type[Struct]] = {}
    waiting: list[Any] = [
        value
        for value in vars(pages).values()
        if isinstance(value, type) and value.__module__ == pages.__name__ and value not in inner
    ]
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint) if get_origin(hint) is not Literal else ()
        if isinstance(hint, type) and issubclass(hint, Struct) and hint.__name__ not in found:
            found[hint.__name__] = hint
            names = {**vars(model), **vars(documents), **vars(pages)}
            waiting += get_type_hints(hint, names).values()
    return found


@pytest.mark.parametrize("name", shown_structs())
def test_every_value_of_a_template_stands_in_the_manual(name: str) -> None:
    heading = "## The frame" if name == "Frame" else f"### {name}"
    said = section(MANUAL["reference/templates.md"], heading)
    assert set(shown_structs()[name].__struct_fields__) - words_typed(said) == set()


def test_every_filter_and_function_of_templates_stands_in_the_manual() -> None:
    ours, plain = environment()
    typed = words_typed(section(MANUAL["theming.md"], "## Filters"))
    assert set(ours.filters) - set(plain.filters) - typed == set()
    said = section(MANUAL["theming.md"], "## Functions") + section(MANUAL["theming.md"], "## What")
    functions = set(ours.globals) - set(plain.globals)
    assert {name for name in functions if not re.search(rf"`{name}[`(]", said)} == set()


def test_every_page_template_block_and_label_stands_in_the_manual() -> None:
    theme, theming = ROOT / "templates", words_typed(MANUAL["theming.md"])
    files = {
        file.relative_to(theme).as_posix()
        for folder in ("pages", "feeds")
        for file in (theme / folder).iterdir()
    }
    included = {"feeds/content.html"}
    assert files - included - theming == set()
    blocks = set(re.findall(r"{%-? block (\w+)", (theme / "base.html").read_text("utf-8")))
    assert blocks - theming == set()
    assert set(LABELS) - words_typed(MANUAL["reference/templates.md"]) == set()


# The built manual


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuiltSite, Report]:
    output = tmp_path_factory.mktemp("manual") / "output"
    clock = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    request = Request(root=ROOT / "docs", output=output, clock=clock)
    store = Store(None)
    report = build(request, store)
    store.close()
    return BuiltSite(output, BASE_URL), report


def test_the_manual_builds_without_a_warning(built: tuple[BuiltSite, Report]) -> None:
    assert built[1].warnings == ()
    assert built[1].withheld == ()


def test_every_link_of_the_manual_leads_to_a_page_and_a_place_on_it(
    built: tuple[BuiltSite, Report],
) -> None:
    site, dead = built[0], []
    for path, page in site.pages.items():
        for address in page.addresses():
            url = urljoin(site.url_of(path), address)
            if site.is_internal(url):
                file, anchor = site.answer(url), unquote(urldefrag(url).fragment)
                if file is None or (anchor and anchor not in site.pages[file].ids):
                    dead.append(f"{path}: {address}")
    assert dead == []


@pytest.mark.parametrize("below", ["", "zh/"])
def test_every_page_of_the_manual_is_reached_from_the_home_page_of_its_language(
    below: str, built: tuple[BuiltSite, Report]
) -> None:
    site = built[0]
    seen: set[str] = set()
    waiting = [f"{below}index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen or path not in site.pages or path.startswith("zh/") != bool(below):
            continue
        seen.add(path)
        for address in site.pages[path].addresses():
            url = urljoin(site.url_of(path), address)
            waiting += [site.answer(url) or ""] if site.is_internal(url) else []
    pages = {path for path in site.pages if path.startswith("zh/") == bool(below)}
    assert {path for path in pages if not path.endswith("404.html")} - seen == set()
