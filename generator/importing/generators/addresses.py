"""Addresses: where another generator published a text, so that links to it go on working.

In: a file and its front matter. Out: paths. Known here alone: the patterns of addresses that Jekyll
and Hexo have in `_config.yml`, and what Pelican does where nobody says otherwise.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.importing.encodings import decoded
from generator.importing.generators.headers import Headed, yaml_values
from generator.importing.generators.hugo import hugo_address
from generator.importing.generators.keys import addresses_of
from generator.importing.material import Given
from generator.urls import is_safe

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
    elif address := hugo_address(given, stem, values):
        yield address


def _pattern(given: Given) -> str:
    """The pattern of the nearest `_config.yml`, within what the person gave."""
    for folder in given.folders:
        file = folder / "_config.yml"
        try:
            data = file.read_bytes() if file.is_file() else b""
        except OSError:
            continue
        if data and len(data) <= _CONFIG_BYTES:
            said = _permalink(decoded(data) or "")
            return _STYLES.get(said or "date", said)
    return ""


def _permalink(text: str) -> str:
    value = yaml_values(text).get("permalink")
    return value if isinstance(value, str) else ""


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
