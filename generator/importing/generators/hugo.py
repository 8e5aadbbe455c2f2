"""Hugo: where it published a text: by the patterns of its configuration, else by the path.

In: a file below content/, and its front matter. Out: its address. Known here alone: the files that
a site's configuration may be in, and what the blanks of `permalinks` mean.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.importing.encodings import decoded
from generator.importing.generators.headers import yaml_values
from generator.importing.material import Given

_NAMES = ("hugo", "config")
_ENDINGS = (".toml", ".yaml", ".yml", ".json")
_SPLIT = "config/_default"
"""The folder of a configuration in several files, each with the name of its part."""
_CONFIG_BYTES = 200_000
_DATED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[-_ ]?")
_BLANK = re.compile(r":(\w+)(\[[^\]]*\])?")


def hugo_address(given: Given, stem: str, values: Mapping[str, Any]) -> str:
    """The address that Hugo gave a text; "" where that isn't known, or it is none of Hugo's.

    Args:
        given: The file.
        stem: Its name without its ending, or its folder's where it has one of its own.
        values: Its front matter, by keys in small letters.
    """
    if "content" not in given.path.parts:
        return ""
    folder = next((folder for folder in given.folders if _is_hugo(folder)), None)
    if folder is None:
        return ""
    config = _configuration(folder)
    sections = _sections(given.path)
    pattern = _pattern(config, sections[0] if sections else "")
    dated = _DATED.match(stem) if _dates_by_name(config) else None
    name = stem[dated.end() :] if dated else stem
    blanks = _blanks(sections, name, values, dated[0] if dated else "")
    slug = f"{values.get('slug') or name}"
    address = _filled(pattern, blanks) if pattern else _plain(sections, slug)
    is_ugly = config.get("uglyurls") is True and len(address) > 1
    return f"{address[:-1]}.html" if is_ugly and address.endswith("/") else address


def _is_hugo(folder: Path) -> bool:
    places = (*_files(folder, _NAMES), folder / "archetypes", folder / _SPLIT)
    return any(place.exists() for place in places)


def _files(folder: Path, names: tuple[str, ...]) -> Iterator[Path]:
    return (folder / f"{name}{ending}" for name in names for ending in _ENDINGS)


def _sections(path: Path) -> tuple[str, ...]:
    """The folders below content/ in which a text stands, without the one that is its own."""
    parts = path.parts[len(path.parts) - path.parts[::-1].index("content") :]
    return parts[:-2] if path.stem.lower() == "index" else parts[:-1]


def _plain(sections: tuple[str, ...], slug: str) -> str:
    """Hugo's own way: the path below content/, in small letters."""
    return "/" + "/".join((*sections, slug)).lower().replace(" ", "-") + "/"


def _configuration(folder: Path) -> dict[str, Any]:
    """What a site's configuration says of addresses, keys in small letters."""
    found: dict[str, Any] = {}
    for place in (folder / _SPLIT, folder):
        for file in _files(place, _NAMES):
            found |= _values(file)
    for file in _files(folder / _SPLIT, ("permalinks",)):
        if said := _values(file):
            found["permalinks"] = said
    return found


def _values(file: Path) -> dict[str, Any]:
    """A file's values by key; nothing where it isn't there or can't be read."""
    with suppress(OSError):
        data = file.read_bytes() if file.is_file() else b""
        text = decoded(data) if data and len(data) <= _CONFIG_BYTES else ""
        values = _read(text, file.suffix) if text else {}
        return {f"{key}".lower(): value for key, value in values.items()}
    return {}


def _read(text: str, ending: str) -> Mapping[str, Any]:
    if ending != ".toml":
        return yaml_values(text)  # JSON is YAML
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _pattern(config: Mapping[str, Any], section: str) -> str:
    """The pattern of a section's pages; "" where it has none."""
    said = config.get("permalinks")
    tables = [said.get("page"), said] if isinstance(said, dict) else []
    patterns = (table.get(section) for table in tables if isinstance(table, dict))
    return next((one for one in patterns if isinstance(one, str)), "")


def _dates_by_name(config: Mapping[str, Any]) -> bool:
    """Whether the site takes dates from the names of files, which are then no part of addresses."""
    dates = config.get("frontmatter")
    said = dates.get("date") if isinstance(dates, dict) else None
    return isinstance(said, list) and ":filename" in said


def _blanks(
    sections: tuple[str, ...], name: str, values: Mapping[str, Any], by_name: str
) -> dict[str, str]:
    """What the blanks of patterns are for one text; "" or nothing where that isn't known."""
    title, slug = (_in_address(f"{values.get(key) or ''}") for key in ("title", "slug"))
    blanks = {
        **dict.fromkeys(("filename", "contentbasename"), name),
        **dict.fromkeys(("slugorfilename", "slugorcontentbasename"), slug or name),
        "title": title,
        "slug": slug or title,
        "section": sections[0] if sections else "",
        "sections": "/".join(sections),
    }
    if found := _DATED.match(f"{values.get('date') or by_name}"):
        with suppress(ValueError):
            day = dt.date(*map(int, found.groups()))
            blanks |= {"year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}"}
            blanks |= {"monthname": _MONTHS[day.month - 1], "yearday": f"{day.timetuple().tm_yday}"}
    return blanks


def _filled(pattern: str, blanks: Mapping[str, str]) -> str:
    """A pattern with its blanks filled; "" where one of them isn't known."""
    for name, part in _BLANK.findall(pattern):
        if part or not blanks.get(name):
            return ""
    filled = _BLANK.sub(lambda blank: blanks[blank[1]], pattern)
    address = re.sub("/{2,}", "/", f"/{filled}".lower().replace(" ", "-"))
    return address if address.endswith((".html", "/")) else f"{address}/"


_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)


def _in_address(words: str) -> str:
    """Words as a part of an address: letters, digits and few signs, with hyphens between them."""
    kept = "".join(c for c in words if c.isalnum() or c in "._~- \t\n")
    return re.sub("-{2,}", "-", "-".join(kept.split())).lower()
