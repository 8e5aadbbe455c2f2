"""Records: the shape of a bulletin as JSON, as a page of the manual and as a JSON Schema.

In: the declarations of `generator.records`. Out: both. Known here alone: what a published schema
says of itself.
"""

import json
from collections.abc import Iterator
from typing import Any, get_args

import msgspec

from docs.layout import doc, page
from docs.values import annotations, section, structs_in
from generator import records

SCHEMA = f"schemas/article-{records.FORM}.json"
"""Where the schema stands below the manual."""
_BASE = "https://manual.bulletin.example/"
_INTRODUCTION = f"""
What stands beside each bulletin as JSON, with the shape's number in `version`. A field that has
nothing to say is left out. [The JSON Schema](../../static/{SCHEMA}) says the same for programs; see
[For machines](../site/machines.md#json).

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
    """The schema."""
    (schema,), parts = msgspec.json.schema_components(
        [records.Record], ref_template="#/$defs/{name}"
    )
    for struct in structs_in(records):
        parts[struct.__name__]["description"] = doc(struct)
        for name, (_, below) in annotations(struct).items():
            parts[struct.__name__]["properties"][name] = _described(parts, struct, name, below)
    said = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{_BASE}{SCHEMA}",
        "title": f"A bulletin as JSON, shape {records.FORM}",
        **schema,
        "$defs": dict(sorted(parts.items())),
    }
    said.pop("discriminator", None)  # OpenAPI's, and no word of JSON Schema
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _described(parts: dict[str, Any], struct: type, name: str, below: str) -> dict[str, Any]:
    given: dict[str, Any] = parts[struct.__name__]["properties"][name]
    given.pop("default", None)  # what is left out has nothing to say, rather than a value
    return {**given, "description": " ".join(below.split())}


def files() -> Iterator[tuple[str, str]]:
    """Both, by their paths below the manual's content."""
    yield "pages/reference/article-json.md", article_page()
    yield f"static/{SCHEMA}", article_schema()
