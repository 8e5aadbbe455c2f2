"""Newsroom: all that the staff of a small site wrote, as one frozen value that edits replace.

It holds intentions: which bulletins a text leads to, what its front matter should say. How they
become files that agree with one another is what `layout` knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.exactness.choices import FILES, LANGUAGES, PAGES, PICTURES, REGISTRIES, SITE


@dataclass(frozen=True)
class Text:
    """One bulletin in one language."""

    title: str
    body: str


@dataclass(frozen=True)
class Bulletin:
    """One bulletin in every language that it has."""

    number: int
    """Tells it from all others, for ever."""
    date: str
    texts: Mapping[str, Text]
    """By language."""
    folder: str = "2025"
    """Below content/posts."""
    is_alone: bool = False
    """Whether its files stand in that folder themselves, rather than in one of their own."""
    column: str = ""
    organization: str = ""
    department: str = ""
    matter: Mapping[str, Any] = field(default_factory=dict)
    """Its further front matter."""
    links: tuple[int, ...] = ()
    """The bulletins that it should lead to."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The files beside it, by name."""
    shown: frozenset[str] = frozenset()
    """Which of the pictures its text shows."""


@dataclass(frozen=True)
class Newsroom:
    """A site as its staff mean it."""

    bulletins: Mapping[int, Bulletin]
    languages: tuple[str, ...]
    site: Mapping[str, Any]
    """Further keys of site.yaml; None for one that is not there."""
    kinds_off: frozenset[str]
    """Kinds of page that are switched off."""
    headline: int | None
    """The bulletin that should lead the home page."""
    registries: Mapping[str, list[dict[str, Any]]]
    pages: Mapping[tuple[str, str], dict[str, Any] | None]
    files: Mapping[str, str | None]
    mistakes: Mapping[str, str]
    """What lies over all else by mistake, by path."""

    def with_bulletin(self, bulletin: Bulletin) -> "Newsroom":
        """The same with a new bulletin, or one changed."""
        return replace(self, bulletins={**self.bulletins, bulletin.number: bulletin})

    def without_bulletin(self, number: int) -> "Newsroom":
        """The same without one of its bulletins."""
        rest = {n: one for n, one in self.bulletins.items() if n != number}
        return replace(self, bulletins=rest)


NOTED = "With a note.[^1]\n\n[^1]: The note itself."
LONG = "Lead.\n\n## Particulars {#particulars}\n\nText."


def _first(number: int, date: str, title: str, zh: str = "", **more: Any) -> Bulletin:
    body = more.pop("body", "First paragraph.")
    texts = {"en": Text(title, body)} | ({"zh": Text(zh, body)} if zh else {})
    return Bulletin(number=number, date=date, texts=texts, **{"folder": date[:4]} | more)


_BULLETINS = (
    _first(1, "2019-03-01", "The first of all", "第一篇", organization="county", body=NOTED),
    # Its two files are equal, so that only their names say which is in which language.
    _first(
        2, "2020-02-29", "闰日", "闰日", column="notices", body=NOTED, matter={"tags": ["Openness"]}
    ),
    _first(
        3,
        "2024-05-06",
        "A meeting",
        "会议",
        body=LONG,
        organization="city",
        department="second",
        links=(1,),
        pictures={"room.png": PICTURES[0], "map.png": PICTURES[1]},
        shown=frozenset({"map.png"}),
        matter={
            "meeting": {"type": "departmental", "held": "2024-05-02", "presided_by": ["Chen Lin"]},
            "cover": {"src": "room.png", "alt": "A room"},
            "aliases": ["/old/%l/%n.shtml"],
            "extra": {"box": "partials/mark.html"},
        },
    ),
    _first(4, "2025-05-01", "A withdrawn one", "撤回", matter={"status": "withdrawn"}),
    _first(
        5,
        "2025-11-24T16:30+08:00",
        "Of the criminal column",
        column="casework/criminal",
        links=(3, 2),
        matter={"tags": ["openness", "Free words"]},
    ),
    _first(6, "2026-11-23", "To expire", matter={"expires": "2026-11-24T12:00"}, is_alone=True),
    _first(7, "2026-11-24", "Of nine", "定时", matter={"publish_at": "2026-11-24T09:00"}),
    _first(8, "2026-11-25T00:10", "Of tomorrow", matter={"tags": ["Openness", "free words"]}),
)

START = Newsroom(
    bulletins={bulletin.number: bulletin for bulletin in _BULLETINS},
    languages=LANGUAGES[0],
    site={key: values[0] for key, values in SITE.items()},
    kinds_off=frozenset(),
    headline=3,
    registries={name: values[0] for name, values in REGISTRIES.items()},
    pages={place: values[0] for place, values in PAGES.items()},
    files={path: values[0] for path, values in FILES.items()},
    mistakes={},
)
"""The site that every run begins with."""
