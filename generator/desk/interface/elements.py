"""Elements: HTML as the desk's pages are made of it, each element with what it means.

In: names and texts. Out: NiceGUI's elements. Texts are set as texts: no value of a bulletin can
become markup.
"""

from collections.abc import Callable, Mapping
from typing import Any

from nicegui import ui
from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement

Handler = Callable[[], Any]
"""What is done when a person asks for it."""
VALUE = "(event) => emit(event.target.value)"
"""What is sent of an event in the browser: what stands in the field."""


def tag(name: str, /, text: str = "", kind: str = "", **attributes: str) -> TextElement:
    """An element.

    Args:
        name: Its name in HTML.
        text: What it says.
        kind: Its classes.
        attributes: By names with _ where HTML has a hyphen; one behind a keyword too (`for_`).
    """
    made = TextElement(tag=name, text=text).classes(kind)
    for key, value in attributes.items():
        made.props[key.rstrip("_").replace("_", "-")] = value
    return made


def button(text: str, pressed: Handler, kind: str = "", **attributes: str) -> TextElement:
    """A button that does something."""
    made = tag("button", text, kind, type="button", **attributes)
    made.on("click", pressed, [])
    return made


def link(text: str, address: str, kind: str = "") -> Element:
    """A link to another page of the desk."""
    return tag("a", text, kind, href=address)


def typed(label: str, heard: Callable[[str], Any], kind: str = "search") -> Element:
    """A line of text with its label; what is typed is heard when the person pauses."""
    with tag("label", kind="labelled"):
        tag("span", label)
        return tag("input", type=kind).on(
            "input",
            lambda event: heard(str(event.args)),
            js_handler=VALUE,
            throttle=0.2,
            leading_events=False,
        )


def chosen(label: str, options: Mapping[str, str], heard: Callable[[str], Any]) -> Element:
    """A choice with its label; the first option stands at first."""
    with tag("label", kind="labelled"):
        tag("span", label)
        with tag("select").on(
            "change",
            lambda event: heard(str(event.args)),
            js_handler=VALUE,
        ) as made:
            for value, name in options.items():
                tag("option", name, value=value)
    return made


def javascript(name: str, *values: object) -> None:
    """Call a function of `desk.js` in the browser."""
    from nicegui import json  # the library's own, which escapes nothing that JavaScript reads

    ui.run_javascript(f"desk.{name}({', '.join(map(json.dumps, values))})")
