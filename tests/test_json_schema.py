"""JSON Schema: what editors are told of what people may write."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.catalogues import message_words
from generator.json_schema import PLACES, json_schemas
from generator.starting.editors import editor_files

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = {name: json.loads(text) for name, text in json_schemas(message_words("zh")).items()}


class Loader(yaml.SafeLoader):
    """Reads as editors do: a day is text (YAML 1.2)."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def problems(name: str, text: str) -> list[str]:
    """What a schema has against a text."""
    value = yaml.load(text, Loader)  # noqa: S506 - a safe one
    return [error.message for error in Draft7Validator(SCHEMAS[name]).iter_errors(value)]


def written(root: Path) -> dict[str, list[tuple[str, str]]]:
    """The front matters and files of a site, by the schemas that are for them."""
    found: dict[str, list[tuple[str, str]]] = {}
    for file in sorted((root / "content").rglob("*")):
        path = file.relative_to(root).as_posix()
        if file.suffix == ".md":
            name = "page" if path.startswith("content/pages/") else "bulletin"
            front = re.match(r"---\n(.*?)\n---\n", file.read_text("utf-8"), re.DOTALL)
            if front:
                found.setdefault(name, []).append((path, front[1]))
        for name, place in PLACES.items():
            if fnmatch(path, place.replace("**/", "*")):
                found.setdefault(name, []).append((path, file.read_text("utf-8")))
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_sound_schema(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("root", [ROOT, ROOT / "docs"], ids=["demonstration", "manual"])
def test_what_stands_in_a_sound_site_is_right(root: Path) -> None:
    found = written(root)
    assert {"page", "site"} <= found.keys()
    assert {
        path: wrong
        for name, some in found.items()
        for path, text in some
        if (wrong := problems(name, text))
    } == {}


def test_the_demonstration_has_something_for_each_schema() -> None:
    assert written(ROOT).keys() | {"defaults"} == SCHEMAS.keys()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bulletin", "title: A\ndate: 2026-01-01\nmeeting: {type: study, held: 2026-01-01}"),
        ("bulletin", "标题: 甲\n日期: 2026-01-01\n会议: {类型: study, 主持: 张某某}"),
        ("bulletin", "headline: A\npubDate: 2026-01-01\ntags: one\ndraft: true".lower()),
        ("tags", "- {id: a, name: {en: A, zh: 甲}}\n- {id: 404, name: B}"),
        ("people", ""),
        ("site", "title: A\nbase_url: https://gov.example/\n"),
    ],
)
def test_what_the_reader_takes_is_right(name: str, text: str) -> None:
    assert problems(name, text) == []


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("bulletin", "title: A\ndate: 2026-01-01\ntitel: B", "titel"),
        ("bulletin", "title: A\ndate: 2026-01-01\nmeeting: {type: party}", "meeting"),
        ("bulletin", "title: A", "not valid"),
        ("bulletin", "title: [A]\ndate: 2026-01-01", "not of type"),
        (
            "bulletin",
            "title: A\ndate: 2026-01-01\nmeeting: {type: study, hold: 2026-01-01}",
            "hold",
        ),
        ("tags", "a: b", "not of type"),
        ("site", "title: A\nbase_url: https://gov.example/\ncolums: []", "colums"),
    ],
)
def test_what_the_reader_refuses_is_wrong(name: str, text: str, word: str) -> None:
    assert any(word in message or "party" in message for message in problems(name, text))


def described(value: Any) -> list[str]:
    """Every description of a key."""
    if isinstance(value, list):
        return [text for one in value for text in described(one)]
    if not isinstance(value, dict):
        return []
    own = [one["description"] for one in value.get("properties", {}).values() if one]
    return own + [text for one in value.values() for text in described(one)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_key_is_described_in_both_languages(name: str) -> None:
    texts = described(SCHEMAS[name])
    assert texts
    assert [text for text in texts if not re.search(r"[a-z].*\n\n.*[\u4e00-\u9fff]", text)] == []


def test_vs_code_is_told_where_each_schema_is() -> None:
    files = editor_files()
    settings = json.loads(files[".vscode/settings.json"])
    assert settings["yaml.schemas"].keys() <= files.keys()
    assert set(settings["yaml.schemas"].values()) == set(PLACES.values())
