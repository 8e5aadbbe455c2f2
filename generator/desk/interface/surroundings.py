"""Surroundings: the page that lists what stands around the bulletins: static pages and registries.

In: a Room. Out: a page from which each is opened, and a new static page or a registry that is not
there yet is begun.
"""

from nicegui import run

from generator.config import Config
from generator.desk.interface.catalogue import listed
from generator.desk.interface.elements import VALUE, button, javascript, link, tag
from generator.desk.interface.furniture import language_names, page_of
from generator.desk.interface.room import Room, address_of, registries
from generator.desk.kinds import begin_page
from generator.desk.listing import Entry, Listing
from generator.desk.shelf import Saved, save


async def surroundings(room: Room, config: Config) -> None:
    """Build the page."""
    listing = await run.io_bound(listed, room)
    if listing:  # else the desk is being closed
        title = room.speech.fill("Pages and registries")
        with page_of(room, config, title):
            with tag("div", kind="head"):
                tag("h1", title)
            _pages(room, config, listing)
            _NewPage(room, config)
            _registries(room, listing)


def _pages(room: Room, config: Config, listing: Listing) -> None:
    fill, names = room.speech.fill, language_names(room.speech, config)
    statuses = {"draft": fill("Draft"), "problems": fill("To be mended")}
    tag("h2", fill("Static pages"))
    if not listing.pages:
        tag("p", fill("There is none below content/pages/."), "nothing")
        return
    with tag("table", kind="rows", aria_label=fill("Static pages")):
        with tag("thead"), tag("tr"):
            for name in (fill("Title"), fill("Status"), fill("Language")):
                tag("th", name, scope="col")
        with tag("tbody"):
            for page in listing.pages:
                status = statuses.get(page.status, fill("Published"))
                _page(page, status, names.get(page.lang, page.lang))


def _page(page: Entry, status: str, language: str) -> None:
    with tag("tr"):
        with tag("td", kind="title"):
            link(page.title, address_of(page.path)).props["lang"] = page.lang
            tag("span", page.path.removeprefix("content/pages/"), "path")
        with tag("td"):
            tag("span", status, f"status is-{page.status}")
        tag("td", language, "narrow")


class _NewPage:
    """A title is asked for, and the page begun."""

    def __init__(self, room: Room, config: Config) -> None:
        self._room, self._config, self._title = room, config, ""
        fill = room.speech.fill
        with tag("div", kind="filters"):
            with tag("label", kind="labelled"):
                tag("span", fill("Title of a new page"))
                # When one leaves it, not as one types: the button may be pressed at once.
                box = tag("input", type="text")
                box.on("change", lambda event: self._hear(str(event.args)), js_handler=VALUE)
            button(fill("Begin a page"), self._begin)
        self._told = tag("p", kind="wrong", role="alert")

    def _hear(self, title: str) -> None:
        self._title = title

    async def _begin(self) -> None:
        """Go to the new page; without a title, ask for one."""
        path = await run.io_bound(self._begun) if self._title.strip() else ""
        if path:
            javascript("leave", address_of(path))
        else:
            self._told.set_text(self._room.speech.fill("Give the page’s title."))

    def _begun(self) -> str:
        own, config = self._room.speech.lang, self._config
        lang = own if own in config.site.languages else config.language
        new = begin_page(self._room.root, self._title, lang, config)
        return new.path if isinstance(save(self._room.root, new.path, new.text, ""), Saved) else ""


def _registries(room: Room, listing: Listing) -> None:
    fill, known = room.speech.fill, registries(room.speech)
    tag("h2", fill("Registries"))
    tag(
        "p",
        fill(
            "What bulletins choose from, and what the whole site says of itself. They are written "
            "as text; what is wrong is told at its line while you write."
        ),
        "muted",
    )
    with tag("table", kind="rows", aria_label=fill("Registries")):
        with tag("thead"), tag("tr"):
            for name in (fill("Name"), fill("What stands in it")):
                tag("th", name, scope="col")
        with tag("tbody"):
            for path, (name, what) in known.items():
                there = path in listing.registries
                _registry(path, name, what if there else f"{what} {fill('Not there yet.')}")
            for path in listing.registries:
                if path not in known:
                    what = fill("What goes without saying for the texts of this folder.")
                    _registry(path, fill("Defaults of a folder"), what)


def _registry(path: str, name: str, what: str) -> None:
    with tag("tr"):
        with tag("td", kind="title"):
            link(name, address_of(path))
            tag("span", path.removeprefix("content/"), "path")
        tag("td", what)
