"""JSON Schema: what people may write, as editors check and complete it.

In: the declared Structs. Out: for each kind of file a schema (draft 7, which YAML editors know
best), with descriptions in English and Chinese. A schema is broader than the reader: it takes every
name that a key may have, and any scalar where words are meant, but it doesn't know dates.
"""

import json
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from generator import schema, schema_editorial, schema_site, schema_threads
from generator.catalogues import Words
from generator.yaml_shapes import (
    Anything,
    Choice,
    DayOrMoment,
    Days,
    Key,
    Listing,
    Mapping,
    Number,
    Record,
    Shape,
    TextOr,
    YesNo,
    keys_of,
    structs_below,
)

_DRAFT = "http://json-schema.org/draft-07/schema#"
_SCALAR = {"type": ["string", "number", "boolean", "null"]}
_ENTRIES: dict[str, type[Struct]] = {
    "organizations": schema_site.OfficeEntry,
    "people": schema_site.PersonEntry,
    "tags": schema_site.TagEntry,
    "topics": schema_threads.TopicEntry,
    "words": schema_editorial.WordEntry,
}
"""The registries, which are lists."""
_FILES: dict[str, type[Struct]] = {
    "bulletin": schema.PostMatter,
    "page": schema.PageMatter,
    "site": schema_site.SiteFile,
    "defaults": schema_site.Defaults,
}
"""Front matter and files that have keys."""
PLACES = {
    "site": "content/site.yaml",
    "defaults": "content/**/_defaults.yaml",
    **{name: f"content/{name}.yaml" for name in _ENTRIES},
}
"""For each schema of whole files those that it is for."""


def json_schemas(chinese: Words) -> dict[str, str]:
    """The schemas as JSON, by name: `bulletin` and `page` of front matter, the others of files."""
    records = {name: _whole(top, _reference(top), chinese) for name, top in _FILES.items()}
    lists = {
        name: _whole(top, {"type": ["array", "null"], "items": _reference(top)}, chinese)
        for name, top in _ENTRIES.items()
    }
    return {
        name: json.dumps(one, ensure_ascii=False, indent=1) + "\n"
        for name, one in (records | lists).items()
    }


def _whole(top: type[Struct], root: dict[str, Any], chinese: Words) -> dict[str, Any]:
    definitions = {each.__name__: _record(each, chinese) for each in structs_below(top)}
    return {"$schema": _DRAFT, "allOf": [root], "definitions": definitions}


def _reference(cls: type[Struct]) -> dict[str, Any]:
    return {"$ref": f"#/definitions/{cls.__name__}"}


def _record(cls: type[Struct], chinese: Words) -> dict[str, Any]:
    """An object with the keys of a Struct. Names of other generators are taken, not proposed."""
    keys = keys_of(cls)
    values = {key.name: _described(key, chinese) for key in keys}
    required = [_one_of_names(key.names) for key in keys if key.required]
    return {
        "type": ["object", "null"],
        "properties": {
            name: values[key.name] for key in keys for name in (key.name, key.zh) if name
        },
        "patternProperties": {
            f"^({'|'.join(key.aliases)})$": values[key.name] for key in keys if key.aliases
        },
        "additionalProperties": False,
        **({"allOf": required} if required else {}),
    }


def _one_of_names(names: Iterable[str]) -> dict[str, Any]:
    """That a key is there, by whichever of its names."""
    return {"anyOf": [{"required": [name]} for name in names]}


def _described(key: Key, chinese: Words) -> dict[str, Any]:
    both = dict.fromkeys((key.description, chinese.gettext(key.description)))
    examples = {"examples": [key.example]} if key.example else {}
    return {"description": "\n\n".join(both), **examples, **_value(key.shape)}


def _value(shape: Shape) -> dict[str, Any]:  # noqa: PLR0911 - a line for each kind
    match shape:
        case Listing(item):
            one = _value(item)
            return {"anyOf": [one, {"type": ["array", "null"], "items": one}]}
        case Choice(words):
            # To editors that read YAML 1.1, an unquoted `off` is false.
            return {"enum": [*words, *([False] if "off" in words else []), None]}
        case Record(cls):  # beside a reference nothing else is read
            return {"allOf": [_reference(cls)]}
        case TextOr(other):
            return {"anyOf": [_SCALAR, _value(other)]}
        case Mapping(key, value):
            names = {"propertyNames": {"enum": list(key.words)}} if isinstance(key, Choice) else {}
            return {"type": ["object", "null"], "additionalProperties": _value(value), **names}
        case Number():
            return {"type": ["integer", "null"]}
        case YesNo():
            return {"type": ["boolean", "string", "null"]}
        case DayOrMoment() | Days():
            return {"type": ["string", "null"]}
        case Anything():
            return {}
    return _SCALAR
