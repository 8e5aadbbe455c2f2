"""Nodes: the things of a graph, and by what they are known.

In: URLs and values. Out: nodes. Known here alone: how an `@id` is made.
"""

from typing import Any
from zoneinfo import ZoneInfo

from generator.dates import Moment
from generator.formats import iso
from generator.model import Link
from generator.pages import Frame

Node = dict[str, Any]
ORGANIZATION = "GovernmentOrganization"


class Names:
    """By what things are known on one site."""

    def __init__(self, frame: Frame) -> None:
        self._site_url = frame.site_url
        self._zone = ZoneInfo(frame.timezone)

    def url(self, url: str) -> str:
        """A whole address."""
        return self._site_url + url if url.startswith("/") else url

    def id(self, url: str, what: str) -> str:
        """The `@id` of what a page is about, or of a part of it."""
        return f"{self.url(url)}#{what}"

    def moment(self, moment: Moment | None) -> str:
        """ISO 8601; "" where there is none."""
        return iso(moment, self._zone) if moment else ""

    def organization(self, link: Link | None) -> Node | None:
        """An office as others name it."""
        if link is None:
            return None
        me = self.id(link.url, "organization") if link.url else ""
        return node(ORGANIZATION, me, name=link.title)


def node(type_: str, id_: str = "", /, **values: Any) -> Node:
    """A thing with those of its values that there are."""
    said = {name: value for name, value in values.items() if value}
    return {"@type": type_, **({"@id": id_} if id_ else {}), **said}


def at(id_: str) -> Node | None:
    """A thing that is described elsewhere."""
    return {"@id": id_} if id_ else None
