"""Catalogue: the page that lists the bulletins of a site, and finds one.

In: a Room. Out: a page. Rows are shown fifty at a time: a browser is not asked to hold an archive.
"""

import datetime as dt
from collections.abc import Callable, Mapping

from nicegui import run

from generator.cache import Store
from generator.config import Config
from generator.desk.completion import Choice, choices_of
from generator.desk.interface.elements import button, chosen, link, tag, typed
from generator.desk.interface.furniture import language_names, page_of
from generator.desk.interface.room import ADDRESS, Room, address_of
from generator.desk.listing import STORE, Entry, Listing, list_posts, searched
from generator.insisting import insist

_AT_ONCE = 50


async def catalogue(room: Room, config: Config) -> None:
    """Build the page."""
    listing = await run.io_bound(listed, room)
    if listing:  # else the desk is being closed
        with page_of(room, config, room.speech.fill("Bulletins")):
            _Catalogue(room, config, listing)


def listed(room: Room) -> Listing:
    """Everything that the desk edits."""
    return insist(
        lambda: Store(room.root / STORE),
        lambda store: list_posts(room.root, store, dt.datetime.now(dt.UTC)),
    )


class _Catalogue:
    """What is looked for, and the rows that are shown of it."""

    def __init__(self, room: Room, config: Config, listing: Listing) -> None:
        self._speech, self._entries = room.speech, listing.entries
        choices = choices_of(config, room.speech.lang)
        self._columns, self._offices = _names(choices.columns), _names(choices.offices)
        self._words, self._asked, self._first = "", dict[str, str](), 0
        fill = self._speech.fill
        with tag("div", kind="head"):
            tag("h1", fill("Bulletins"))
            link(fill("New bulletin"), f"{ADDRESS}/new", "button main")
        with tag("div", kind="filters", role="search", aria_label=fill("Find bulletins")):
            self._filters(config)
        self._found = tag("p", kind="muted", role="status")
        self._rows = tag("div")
        self._show()

    def _filters(self, config: Config) -> None:
        fill = self._speech.fill
        typed(fill("Search"), self._search)
        self._filter("status", fill("Status"), self._statuses())
        self._filter("column", fill("Column"), self._columns)
        self._filter("office", fill("Office"), self._offices)
        languages = language_names(self._speech, config)
        if len(languages) > 1:
            self._filter("lang", fill("Language"), languages)

    def _filter(self, name: str, label: str, options: Mapping[str, str]) -> None:
        if options:
            chosen(label, {"": self._speech.fill("All"), **options}, self._taking(name))

    def _taking(self, name: str) -> Callable[[str], None]:
        def take(value: str) -> None:
            self._asked[name] = value
            self._turn(0)

        return take

    def _search(self, words: str) -> None:
        self._words = words
        self._turn(0)

    def _turn(self, first: int) -> None:
        self._first = first
        self._show()

    def _statuses(self) -> dict[str, str]:
        fill = self._speech.fill
        return {
            "published": fill("Published"),
            "draft": fill("Draft"),
            "scheduled": fill("Scheduled"),
            "expired": fill("Expired"),
            "withdrawn": fill("Withdrawn"),
            "problems": fill("To be mended"),
        }

    def _show(self) -> None:
        found = searched(self._entries, self._words, **self._asked)
        said = self._speech.words.ngettext("{n} bulletin", "{n} bulletins", len(found))
        self._found.set_text(said.format(n=len(found)))
        self._rows.clear()
        with self._rows:
            if found:
                self._table(found[self._first : self._first + _AT_ONCE])
                self._pages(len(found))
            else:
                tag("p", self._speech.fill("No bulletin is like that."), "nothing")

    def _table(self, entries: tuple[Entry, ...]) -> None:
        fill = self._speech.fill
        with tag("table", kind="rows", aria_label=fill("Bulletins")):
            with tag("thead"), tag("tr"):
                for name, kind in (
                    (fill("Title"), ""),
                    (fill("Status"), ""),
                    (fill("Column"), "wide"),
                    (fill("Office"), ""),
                    (fill("Date"), ""),
                ):
                    tag("th", name, kind, scope="col")
            with tag("tbody"):
                for entry in entries:
                    self._row(entry)

    def _row(self, entry: Entry) -> None:
        with tag("tr"):
            with tag("td", kind="title"):
                link(entry.title or entry.path, address_of(entry.path)).props["lang"] = entry.lang
                tag("span", entry.path.removeprefix("content/posts/"), "path")
            with tag("td"):
                tag(
                    "span",
                    self._statuses().get(entry.status, entry.status),
                    f"status is-{entry.status}",
                )
            tag("td", self._columns.get(entry.column, entry.column), "wide")
            tag("td", self._offices.get(entry.office, entry.office))
            tag("td", " ".join(entry.date[:16].split("T")), "narrow")

    def _pages(self, number: int) -> None:
        if number <= _AT_ONCE:
            return
        fill, last = self._speech.fill, min(self._first + _AT_ONCE, number)
        with tag("nav", kind="pages", aria_label=fill("Pages")):
            newer = button(fill("Newer"), lambda: self._turn(self._first - _AT_ONCE))
            tag(
                "span", fill("{first} to {last} of {n}", first=self._first + 1, last=last, n=number)
            )
            older = button(fill("Older"), lambda: self._turn(self._first + _AT_ONCE))
        newer.props["disabled"] = self._first == 0
        older.props["disabled"] = last == number


def _names(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {choice.id: choice.name for choice in choices}
