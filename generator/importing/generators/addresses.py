"""Addresses: where another generator published a text, so that links to it go on working.

In: a file and its front matter. Out: paths. Known here alone: the patterns of addresses that Jekyll
and Hexo have in `_config.yml`, and what Hugo and Pelican do where nobody says otherwise.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.importing.encodings import decoded
from generator.importing.generators.headers import Headed
from generator.importing.generators.keys import addresses_of
from generator.importing.material import Given
from generator.urls import is_safe
from generator.yaml_nodes import MappingNode, ScalarNode, compose

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}
_BLANK = re.compile(r":(\w+)")
_DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_CONFIG_BYTES = 200_000


def old_addresses(given: Given, found: Headed) -> tuple[str, ...]:
    """The addresses that a text had: as its front matter says, else as its generator makes them."""
    values = {name.lower(): value for name, value in found.values.items()}
    said = addresses_of(found.values)
    whole = any(values.get(name) for name in ("url", "permalink", "save_as"))
    made = [] if whole else list(_made(given, found, values))
    paths = (f"/{address.strip().lstrip('/')}" for address in (*said, *made))
    plain = (re.sub(r"/index\.html$", "/", path) for path in paths)
    return tuple(dict.fromkeys(path for path in plain if is_safe(path) and path != "/"))


def _made(given: Given, found: Headed, values: Mapping[str, Any]) -> Iterator[str]:
    stem = given.path.parent.name if given.path.stem.lower() == "index" else given.path.stem
    slug = str(values.get("slug") or re.sub(r"^\d{4}-\d{1,2}-\d{1,2}-", "", stem))
    if found.kind == "pelican":
        yield f"/{slug}.html"
    elif pattern := _pattern(given):
        address = _filled(pattern, stem, slug, values)
        yield from [address] if address else []
    elif "content" in given.path.parts and _is_hugo(given):
        yield _hugo(given.path, slug)


def _pattern(given: Given) -> str:
    """The pattern of the nearest `_config.yml`, within what the person gave."""
    for folder in _folders(given):
        file = folder / "_config.yml"
        try:
            data = file.read_bytes() if file.is_file() else b""
        except OSError:
            continue
        if data and len(data) <= _CONFIG_BYTES:
            said = _permalink(decoded(data) or "")
            return _STYLES.get(said or "date", said)
    return ""


def _folders(given: Given) -> Iterator[Path]:
    """The folder of the file and those above it, up to the one that was given."""
    for folder in given.path.parents:
        if not folder.is_relative_to(given.within):
            return
        yield folder


def _permalink(text: str) -> str:
    root, flaws = compose(text)
    if flaws or not isinstance(root, MappingNode):
        return ""
    named = {key.value: value for key, value in root.value if isinstance(key, ScalarNode)}
    value = named.get("permalink")
    return value.value if isinstance(value, ScalarNode) else ""


def _filled(pattern: str, stem: str, slug: str, values: Mapping[str, Any]) -> str:
    """A pattern with its blanks filled; "" where one of them isn't known."""
    date = _DATE.search(str(values.get("date") or stem)) or _DATE.search(stem)
    categories = values.get("categories") or values.get("category") or []
    several = categories if isinstance(categories, list) else str(categories).split()
    blanks = {
        "title": slug,
        "slug": slug,
        "name": slug,
        "post_title": slug,
        "categories": "/".join(str(one).lower() for one in several),
        "category": "/".join(str(one) for one in several),
    }
    if date:
        year, month, day = date.groups()
        blanks |= {"year": year, "month": f"{int(month):02}", "day": f"{int(day):02}"}
        blanks |= {"i_month": f"{int(month)}", "i_day": f"{int(day)}"}
    names = _BLANK.findall(pattern)
    if any(name not in blanks for name in names):
        return ""
    return re.sub("/{2,}", "/", _BLANK.sub(lambda blank: blanks[blank[1]], pattern))


def _is_hugo(given: Given) -> bool:
    names = ("hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml", "archetypes")
    return any((folder / name).exists() for folder in _folders(given) for name in names)


def _hugo(path: Path, slug: str) -> str:
    """Hugo's own way: the path below content/, in small letters."""
    parts = path.parts[len(path.parts) - path.parts[::-1].index("content") :]
    folders = parts[:-2] if path.stem.lower() == "index" else parts[:-1]
    return "/" + "/".join((*folders, slug)).lower().replace(" ", "-") + "/"
