"""Editors: what a site's folder holds so that VS Code checks and completes what is written there.

In: nothing. Out: files by their place in the site's folder. Other editors with the YAML language
server read the same schemas.
"""

import json

from generator.catalogues import message_words
from generator.json_schema import PLACES, json_schemas

FOLDER = ".vscode/bulletin"
"""Where the schemas are, below the site's folder: with the site, so that everybody has them."""


def schema_files() -> dict[str, str]:
    """Each schema, by its file's name."""
    found = json_schemas(message_words("zh"))
    return {f"{name}.schema.json": text for name, text in found.items()}


def editor_files() -> dict[str, str]:
    """The schemas, and the settings by which VS Code finds them."""
    schemas = {f"{FOLDER}/{name}.schema.json": place for name, place in PLACES.items()}
    settings = {"files.encoding": "utf8", "yaml.schemas": schemas}
    recommended = {"recommendations": ["redhat.vscode-yaml"]}
    return {
        ".vscode/settings.json": _json(settings),
        ".vscode/extensions.json": _json(recommended),
        **{f"{FOLDER}/{name}": text for name, text in schema_files().items()},
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
