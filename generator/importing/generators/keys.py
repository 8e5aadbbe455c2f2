"""Keys: what another generator's front matter says, in keys of ours.

In: values by key, and the kind of front matter. Out: clues. Known here alone: the names that Hugo,
Jekyll, Pelican and Hexo give to things. What has no key here is kept below `extra:`, for nothing
that somebody wrote down may be lost.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.importing.generators.headers import Kind, plain
from generator.importing.material import Clue

_SAME = {
    "title": ("title", "headline", "linktitle"),
    "date": ("date", "pubdate", "publicationdate"),
    "updated": ("updated", "lastmod", "modified", "last_modified_at", "last-modified", "revised"),
    "publish_at": ("publishdate", "publish_date", "publish_at"),
    "expires": ("expirydate", "expiry_date", "unpublishdate", "expires"),
    "summary": ("summary", "description", "excerpt", "abstract"),
    "subtitle": ("subtitle",),
    "lang": ("lang", "language", "locale"),
    "slug": ("slug",),
    "id": ("id", "guid"),
    "number": ("number",),
    "kicker": ("kicker",),
    "organization": ("organization", "organisation", "office"),
    "department": ("department",),
    "photographer": ("photographer",),
    "editor": ("editor",),
}
_KEYS = {name: key for key, names in _SAME.items() for name in names}
_LISTS = {
    "tags": "tags",
    "tag": "tags",
    "keywords": "tags",
    "author": "author",
    "authors": "author",
}
_COLUMNS = ("category", "categories", "section", "column")
_ADDRESSES = ("aliases", "alias", "redirect_from", "url", "permalink", "save_as")
_PINNED = ("pinned", "sticky", "featured", "top")
_OFF = ("draft", "hidden", "private", "pending")
_SEVERAL = re.compile(r"\s*[,，;；、]\s*")
_UNKNOWN = re.compile(r"[^\w-]+")
_DONE = ("layout", "type")
"""Keys that only say how a page is laid out."""


def clues_of(values: Mapping[str, Any], kind: Kind) -> Iterator[Clue]:
    """What the values say; of several names for one thing the first that says anything."""
    for name, raw in values.items():
        value, key = plain(raw), name.strip().lower()
        words = f"{name}: {_shown(value)}"
        for found, said in _clues(key, name, value, kind):
            if said not in ("", (), [], {}, None):
                yield Clue(key=found, value=said, words=words, is_sure=True)


def _clues(key: str, name: str, value: Any, kind: Kind) -> Iterator[tuple[str, Any]]:
    if key in _KEYS and isinstance(value, (str, int, float)) and not isinstance(value, bool):
        yield _KEYS[key], str(value).strip()
    elif key in _LISTS:
        yield _LISTS[key], tuple(_several(value, kind, is_tag=_LISTS[key] == "tags"))
    elif key in _COLUMNS:
        names = list(_several(value, kind, is_tag=False))
        yield from (("column", one) for one in names)
        yield f"extra.{key}", value  # which of them is a column is for the site to say
    elif key in ("draft", "published", "status", *_PINNED):
        yield from _flags(key, value)
    elif key == "source" and isinstance(value, str):
        yield "source.name", value.strip()
    elif key not in _ADDRESSES and key not in _DONE and key not in ("cover", "image"):
        yield f"extra.{_UNKNOWN.sub('_', name).strip('_') or 'value'}", value


def _flags(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Flags, which YAML reads as true and false, and other front matter as words."""
    word = str(value).strip().lower()
    is_on = word in ("true", "yes", "on") or (word.isdecimal() and int(word) > 0)
    if key == "published" and word not in ("true", "false", "yes", "no"):
        yield "date", str(value).strip()
    elif key == "published":
        yield "draft", not is_on or None
    elif key == "draft":
        yield "draft", is_on or None
    elif key == "status":
        yield (
            ("draft", True)
            if word in _OFF
            else ("extra.status", "" if word == "published" else value)
        )
    else:
        yield ("pinned", True) if is_on else (f"extra.{key}", "" if word == "false" else value)


def _several(value: Any, kind: Kind, *, is_tag: bool) -> Iterator[str]:
    """The names of a list, however it is written; Jekyll parts tags by spaces."""
    if isinstance(value, dict):
        value = [value.get("name") or value.get("title") or ""]
    if isinstance(value, list):
        flat = [two for one in value for two in (one if isinstance(one, list) else [one])]
        names = [one.get("name", "") if isinstance(one, dict) else one for one in flat]
        yield from (str(name).strip() for name in names if str(name).strip())
        return
    text = str(value).strip()
    parts = _SEVERAL.split(text)
    if is_tag and kind == "yaml" and len(parts) == 1 and text.isascii():
        parts = text.split()
    yield from filter(None, parts)


def addresses_of(values: Mapping[str, Any]) -> list[str]:
    """Old addresses that the front matter names, as paths; patterns with blanks are none."""
    found: list[str] = []
    for name, value in values.items():
        if name.strip().lower() in _ADDRESSES:
            found += [str(one) for one in (value if isinstance(value, list) else [value])]
    return [one for one in found if ":" not in one and "{" not in one and one.strip("/ ")]


def cover_of(values: Mapping[str, Any]) -> tuple[str, str]:
    """The picture that the front matter names, and what it says of it."""
    for name, value in values.items():
        if name.strip().lower() in ("cover", "image", "images", "thumbnail", "featured_image"):
            one = value[0] if isinstance(value, list) and value else value
            if isinstance(one, dict):
                path = next((one[k] for k in ("src", "image", "path", "feature") if k in one), "")
                return str(path), str(one.get("alt") or one.get("caption") or "")
            return (one, "") if isinstance(one, str) else ("", "")
    return "", ""


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 120 else f"{text[:120]}…"
