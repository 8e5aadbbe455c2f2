"""Servers: what those who put the site online need not work out: headers, kinds of files, 404s."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.headers import FOR_EVER, HEADERS
from generator.pages import DataPage, Job
from generator.producers import calendars
from generator.producers.view import FEED_TYPES, View

_FILES = {"_headers": "feeds/headers.txt", "_nginx.conf": "feeds/nginx.conf"}
"""Each file's template. The first is read by several hosts of static sites."""


def produce(view: View) -> Iterator[Job]:
    """One file for each kind of server, made once with the default language."""
    if not view.is_default or not view.has("headers"):
        return
    page = DataPage(
        values={
            "headers": dict(HEADERS),
            "forever": FOR_EVER,
            # nginx compares them with addresses that it has decoded
            "homes": [unquote(edition.root) for edition in view.site.editions],
            "types": _types(view),
            "has_404": view.has("not_found"),
            "made": sorted(_FILES),
        }
    )
    for output, template in _FILES.items():
        yield Job(output=output, template=template, lang=view.lang, page=page, made_from="headers")


def _types(view: View) -> dict[str, str]:
    """A regular expression for the addresses of what servers often don't know, and its type.

    Feeds; and what is searched in, which must not be compressed, since it is read in parts.
    """
    files = {file: type_ for type_, file, _ in FEED_TYPES} if view.has("feeds") else {}
    known = {re.escape(file): type_ for file, type_ in files.items()}
    if view.has("feeds"):
        known[r"feeds\.opml"] = "text/x-opml"
    if view.has("meetings") and view.has("calendars"):
        known[r"calendar(-\d+)?\.ics"] = calendars.TYPE
    if view.has("archives") and view.has("figures"):
        known[r"\d+/figures\.csv"] = "text/csv"
    if view.has("json"):
        known[r"[^/]+\.json"] = "application/json"  # behind the feeds, of which one ends so too
    if view.has("markdown"):
        known[r"[^/]+\.md"] = "text/markdown"
    if view.has("search"):
        known[r"search/[^/]+\.bin"] = "application/octet-stream"
    root = re.escape(unquote(view.site.base.path))
    return {f"^{root}(.*/)?{pattern}$": type_ for pattern, type_ in known.items()}
