"""Records: the shapes of a bulletin and of a year as JSON, as pages of the manual and JSON Schemas.

In: the declarations of `generator.records` and `generator.figures`. Out: both. Known here
alone: what a published schema says of itself.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, get_args

import msgspec
from msgspec import Struct

from docs.layout import doc, page
from docs.values import annotations, section, structs_in
from generator import figures, records

SCHEMA = f"schemas/article-{records.FORM}.json"
"""Where the schema stands below the manual."""
YEAR_SCHEMA = f"schemas/year-{figures.FORM}.json"
_YEAR = tuple(structs_in(figures))[::-1]
_BASE = "https://manual.bulletin.example/"
_INTRODUCTION = f"""
What stands beside each bulletin as JSON, with the shape's number in `version`. A field that has
nothing to say is left out. [The JSON Schema](../../static/{SCHEMA}) says the same for programs; see
[For machines](../site/machines.md#json).

## The values {{#values}}
"""

_OF_A_YEAR = f"""
What stands beside each year of the archive as JSON, with the shape's number in `version`.
[The JSON Schema](../../static/{YEAR_SCHEMA}) says the same for programs; see
[For machines](../site/machines.md#figures).

## The values {{#values}}
"""


def article_page() -> str:
    """The page on the shape."""
    tops = set(get_args(records.Record))
    shown = sorted(structs_in(records), key=lambda one: one not in tops)
    parts = [_INTRODUCTION, *(line for one in shown for line in section(one))]
    summary = "Every field of a bulletin as JSON."
    return page(7, "A bulletin as JSON", summary, "generator/records.py", parts)


def article_schema() -> str:
    """The schema of a bulletin."""
    title = f"A bulletin as JSON, shape {records.FORM}"
    return _schema(records.Record, structs_in(records), SCHEMA, title)


def year_schema() -> str:
    """The schema of a year's figures."""
    title = f"A year's figures as JSON, shape {figures.FORM}"
    return _schema(figures.YearRecord, _YEAR, YEAR_SCHEMA, title)


def _schema(top: Any, structs: Iterable[type[Struct]], file: str, title: str) -> str:
    structs = tuple(structs)
    (schema,), parts = msgspec.json.schema_components([top], ref_template="#/$defs/{name}")
    for struct in structs:
        parts[struct.__name__]["description"] = doc(struct)
        for name, (_, below) in annotations(struct).items():
            parts[struct.__name__]["properties"][name] = _described(parts, struct, name, below)
    said = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{_BASE}{file}",
        "title": title,
        **schema,
        "$defs": dict(sorted(parts.items())),
    }
    said.pop("discriminator", None)  # OpenAPI's, and no word of JSON Schema
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _described(parts: dict[str, Any], struct: type, name: str, below: str) -> dict[str, Any]:
    given: dict[str, Any] = parts[struct.__name__]["properties"][name]
    given.pop("default", None)  # what is left out has nothing to say, rather than a value
    return {**given, "description": " ".join(below.split())}


def year_page() -> str:
    """The page on the shape of a year."""
    parts = [_OF_A_YEAR, *(line for one in _YEAR for line in section(one))]
    summary = "Every field of a year's figures as JSON."
    return page(8, "A year's figures as JSON", summary, "generator/figures.py", parts)


def files() -> Iterator[tuple[str, str]]:
    """All of them, by their paths below the manual's content."""
    yield "pages/reference/article-json.md", article_page()
    yield f"static/{SCHEMA}", article_schema()
    yield "pages/reference/figures-json.md", year_page()
    yield f"static/{YEAR_SCHEMA}", year_schema()
