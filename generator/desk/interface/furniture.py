"""Furniture: what stands on every page of the desk."""

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui import ui
from nicegui.element import Element

from generator.config import STAND_IN, Config
from generator.desk.interface.elements import link, tag
from generator.desk.interface.room import ADDRESS, Room, address_of
from generator.desk.interface.speech import Speech
from generator.desk.places import TEXTS
from generator.discover import kind_of
from generator.errors import SiteError
from generator.names import in_language


def dress(title: str = "") -> None:
    """Give a page its styles, its scripts and its title."""
    ui.add_head_html(f'<link rel="stylesheet" href="{ADDRESS}/desk.css">')
    ui.add_head_html(f'<script src="{ADDRESS}/desk.js"></script>')
    if title:
        ui.page_title(title)


@contextmanager
def page_of(room: Room, config: Config, title: str, kind: str = "sheet") -> Iterator[None]:
    """A page with its masthead; what is made within stands in its main part."""
    name = in_language(config.site.title, room.speech.lang, config.language)
    dress(f"{title} – {name}")
    ui.on_exception(lambda error: _own_up(room.speech, error))
    layout = ui.context.client.layout
    with layout:  # whose main part the library makes: the masthead stands before it
        header = tag("header", kind="masthead")
    header.move(layout, target_index=0)
    with header:
        link(name, f"{ADDRESS}/", "name")
        with tag("nav", aria_label=room.speech.fill("Desk")):
            link(room.speech.fill("Bulletins"), f"{ADDRESS}/")
            link(room.speech.fill("Pages and registries"), f"{ADDRESS}/site")
        tag("span", room.speech.fill("Desk"), "what")
    with tag("div", kind=kind):
        yield


def _own_up(speech: Speech, error: Exception) -> None:
    """Say that something went wrong which nobody expected; what is typed is still there."""
    said = speech.fill("Something went wrong: {error}", error=f"{error}" or type(error).__name__)
    ui.notify(said, type="negative", timeout=0, close_button=True, multi_line=True)


def refuse(room: Room, config: Config | None, error: Exception) -> None:
    """A page that says why another one can't be shown."""
    fill = room.speech.fill
    ui.status_code(404)
    with page_of(room, config or STAND_IN, fill("Not found")):
        tag("h1", fill("This can’t be opened."))
        problems = error.problems if isinstance(error, SiteError) else ()
        for problem in problems:
            said = room.speech.said(problem)
            with tag("p"):
                way_to(problem.place.path, f"{said.place}")
                tag("span", f" {said.message} {said.hint}")
        if not problems:
            tag("p", fill("There is nothing at this place; it may have been moved or removed."))
        tag("p")
        link(fill("All bulletins"), f"{ADDRESS}/", "button")


def way_to(path: str, said: str) -> Element:
    """A link that opens another file in a tab of its own; its name alone where the desk can't."""
    if kind_of(path) not in TEXTS:
        return tag("span", said)
    made = link(said, address_of(path))
    made.props["target"] = "_blank"
    return made


def language_names(speech: Speech, config: Config) -> dict[str, str]:
    """The site's languages, by their tags, in the person's language."""
    known = {"en": speech.fill("English"), "zh": speech.fill("Chinese")}
    return {lang: known.get(lang, lang) for lang in config.site.languages}
