"""Config: the site file, the registries and folders' defaults, and what must hold between them."""

import pytest

from generator.config import Config, read_config
from generator.documents import Source
from generator.errors import Problem

SITE = "title: T\nbase_url: https://example.org/\n"


def read(files: dict[str, str]) -> tuple[Config | None, list[Problem]]:
    """Read config files by their paths below content/."""
    texts = {f"content/{name}": text for name, text in files.items()}
    sources = [
        Source(
            path=path,
            kind="defaults" if path.endswith("_defaults.yaml") else "config",
            file=path,
            digest="",
        )
        for path in texts
    ]
    return read_config(sources, lambda source: texts[source.path].encode())


def found(files: dict[str, str]) -> list[tuple[str, str, str]]:
    """File, field and code of every problem."""
    config, problems = read(files)
    assert (config is None) == bool(problems)
    return [(p.place.path.removeprefix("content/"), p.place.field, p.code) for p in problems]


def test_a_title_and_an_address_are_all_that_a_site_needs() -> None:
    config, problems = read({"site.yaml": SITE})
    assert problems == []
    assert config is not None
    assert (config.language, config.site.timezone, config.offices) == ("zh", "Asia/Shanghai", ())


def test_a_folder_without_a_site_file_is_no_site() -> None:
    assert found({}) == [("site.yaml", "", "site-file-missing")]


def test_the_default_language_stands_at_the_root_and_others_below_their_tag() -> None:
    config, _ = read({"site.yaml": f"{SITE}languages: [en, zh-Hant]\n"})
    assert config is not None
    assert (config.prefix("en"), config.prefix("zh-Hant")) == ("/", "/zh-hant/")


def test_a_kind_of_page_is_on_until_it_is_switched_off() -> None:
    config, _ = read({"site.yaml": f"{SITE}pages: {{people: false, tags: true}}\n"})
    assert config is not None
    assert [config.has(kind) for kind in ("people", "tags", "home")] == [False, True, True]


@pytest.mark.parametrize(
    ("line", "field", "code"),
    [
        ("timezone: Asia/Shangai", "timezone", "timezone-unknown"),
        ("timezone: /etc/passwd", "timezone", "timezone-unknown"),
        ("timezone: Asia", "timezone", "timezone-unknown"),
        ("languages: []", "languages", "languages-missing"),
        ("languages: [en, engl]", "languages.1", "language-unknown"),
        ("addresses: /{colum}/{slug}/", "addresses", "address-pattern-wrong"),
        ("addresses: '{slug}/'", "addresses", "address-pattern-wrong"),
        ("addresses: /../{slug}/", "addresses", "address-pattern-wrong"),
        ("addresses: '/{slug.__class__}/'", "addresses", "address-pattern-wrong"),
        ("list_size: 0", "list_size", "size-out-of-range"),
        ("feed_size: 501", "feed_size", "size-out-of-range"),
    ],
)
def test_a_mistake_in_the_site_file_is_found_at_its_key(line: str, field: str, code: str) -> None:
    assert found({"site.yaml": f"{SITE}{line}\n"}) == [("site.yaml", field, code)]


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org", "https://example.org/?x"])
def test_base_url_must_be_a_whole_address(url: str) -> None:
    files = {"site.yaml": f"title: T\nbase_url: {url}\n"}
    assert found(files) == [("site.yaml", "base_url", "base-url-wrong")]


def test_a_migrated_sites_pattern_may_have_every_blank() -> None:
    pattern = "/{column}/{organization}/{year}{month}/t{year}{month}{day}_{id}_{slug}.shtml"
    assert found({"site.yaml": f"{SITE}addresses: {pattern}\n"}) == []


def test_a_zone_that_is_close_by_is_named() -> None:
    _, problems = read({"site.yaml": f"{SITE}timezone: Asia/Shangai\n"})
    assert problems[0].values["near"] == "Asia/Shanghai"


def test_ids_must_tell_entries_apart_also_in_capitals() -> None:
    office = (
        "- {id: a, name: A, level: county, departments: [{id: x, name: X}, {id: X, name: Y}]}\n"
    )
    assert found(
        {
            "site.yaml": f"{SITE}columns: [{{id: a, name: A}}, {{id: A, name: B}}]\n",
            "organizations.yaml": office,
            "people.yaml": "- {id: p, name: P}\n- {id: p, name: Q}\n",
            "tags.yaml": "- {id: t/../x, name: T}\n",
        }
    ) == [
        ("site.yaml", "columns.1.id", "id-twice"),
        ("organizations.yaml", "0.departments.1.id", "id-twice"),
        ("people.yaml", "1.id", "id-twice"),
        ("tags.yaml", "0.id", "id-unsafe"),
    ]


def test_columns_of_one_name_may_stand_within_different_columns() -> None:
    inner = "columns: [{id: x, name: X}]"
    columns = f"columns: [{{id: a, name: A, {inner}}}, {{id: b, name: B, {inner}}}]"
    assert found({"site.yaml": f"{SITE}{columns}\n"}) == []


def test_offices_of_one_id_are_found_at_any_depth() -> None:
    lowest = "{id: a, name: C, level: county}"
    middle = f"{{id: b, name: B, level: county, offices: [{lowest}]}}"
    tree = f"- {{id: a, name: A, level: county, offices: [{middle}]}}\n"
    assert found({"site.yaml": SITE, "organizations.yaml": tree}) == [
        ("organizations.yaml", "0.offices.0.offices.0.id", "id-twice")
    ]


def test_problems_of_all_files_are_found_in_one_run() -> None:
    assert [code for _, _, code in found({"site.yaml": "titel: T\n", "tags.yaml": "x: y\n"})] == [
        "key-unknown",
        "key-missing",
        "registry-not-list",
    ]


def test_defaults_are_known_by_their_folder() -> None:
    config, _ = read({"site.yaml": SITE, "posts/2022/_defaults.yaml": "column: news\n"})
    assert config is not None
    assert {folder: d.column for folder, d in config.defaults.items()} == {
        "content/posts/2022": "news"
    }
