"""The published formats that a site's files must have, each held by a tool that others wrote.

In: a file's bytes. Out: what is wrong with it, or what another program reads in it.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import extruct
import icalendar
from jsonschema import Draft202012Validator
from lxml import etree

_HERE = Path(__file__).parent
_SCHEMAS = _HERE / "formats"
_MANUAL = _HERE.parent / "docs/content/static/schemas"


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(_SCHEMAS / "sitemap.rng"))


def wrong_with_sitemap(data: bytes) -> list[str]:
    """What the protocol forbids in a sitemap or an index of sitemaps."""
    grammar = _grammar()
    return [] if grammar.validate(etree.fromstring(data)) else [str(grammar.error_log)]


@cache
def _schema(path: Path) -> Draft202012Validator:
    schema = json.loads(path.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def wrong_with_json_feed(data: bytes) -> list[str]:
    """What JSON Feed 1.1 forbids."""
    return _errors(_SCHEMAS / "json-feed-1.1.json", data)


def wrong_with_article(data: bytes) -> list[str]:
    """What contradicts the manual's schema of a bulletin as JSON."""
    return _errors(_MANUAL / "article-1.json", data)


def _errors(path: Path, data: bytes) -> list[str]:
    return [error.message for error in _schema(path).iter_errors(json.loads(data))]


def calendar_in(data: bytes) -> Any:
    """The calendar of a file. Raises ValueError where a line of it is none."""
    for line in data.split(b"\r\n"):
        if len(line) > 75 or b"\n" in line or b"\r" in line:
            raise ValueError(line)
        line.decode()
    found = icalendar.Calendar.from_ical(data)
    assert isinstance(found, icalendar.Calendar)
    troubles = [error for part in found.walk() for error in part.errors]
    if troubles:
        raise ValueError(troubles)
    return found


def metadata_in(data: bytes, url: str) -> dict[str, Any]:
    """What a page says of itself: `json-ld`, `opengraph`, `dublincore`."""
    kinds = ["json-ld", "opengraph", "dublincore"]
    found: dict[str, Any] = extruct.extract(
        data.decode(), base_url=url, syntaxes=kinds, errors="strict"
    )
    return found
