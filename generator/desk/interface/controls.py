"""Controls: what a field is filled in with, each by the kind of value that it holds.

In: a field's name for the browser, its value, and who hears of a new one. Out: an element. A value
is heard at each change, since a person may save at any moment. What a registry completes is made in
`completing`.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from nicegui import ui
from nicegui.element import Element
from nicegui.events import ValueChangeEventArguments

from generator.desk.interface.elements import button, tag
from generator.desk.interface.speech import Speech

Heard = Callable[[Any], None]
"""Is given the new value; None where nothing is left."""


def words(name: str, value: object, heard: Heard, *, long: bool = False) -> Element:
    """A line of words, or several."""
    make = ui.textarea if long else ui.input
    made = make(value="" if value is None else str(value), on_change=_passing(heard))
    return _plain(made, name, "autogrow" if long else "")


def _passing(heard: Heard) -> Callable[[ValueChangeEventArguments[Any]], None]:
    return lambda event: heard(event.value or None)


def _plain(made: ui.input | ui.textarea, name: str, more: str = "") -> Element:
    made.props(f"outlined dense {more}")
    made.props["for"] = name
    return made


def number(name: str, value: object, heard: Heard) -> Element:
    """A whole number; what is none stays as it was typed, and is a problem of the field."""

    def hear(written: str | None) -> None:
        text = (written or "").strip()
        heard(int(text) if text.isdecimal() else text or None)

    made = words(name, value, hear)
    made.props["inputmode"] = "numeric"
    return made


def day(
    name: str, value: object, heard: Heard, speech: Speech, today: Callable[[], dt.date]
) -> Element:
    """A date, with a calendar; a time may follow it, and it may be written as people write it.

    Which day it is, `today` tells: the browser's clock has a zone of its own.
    """
    made = ui.input(value="" if value is None else str(value), on_change=_passing(heard))
    _plain(made, name)
    with made.add_slot("append"):
        opened = tag("button", kind="calendar", type="button", aria_label=speech.fill("Calendar"))
        with opened:
            ui.icon("event").props["aria-hidden"] = "true"
        with opened, ui.menu().props("no-parent-event") as menu:
            dates = ui.date(
                value=made.value if _is_day(made.value) else None,
                on_change=lambda event: _picked(made, menu, event.value),
            ).props("minimal mask=YYYY-MM-DD")
            with dates:
                now = button("", lambda: _picked(made, menu, f"{today()}"), "as-link")

    def show() -> None:
        day = today()
        dates.props["default-year-month"] = f"{day:%Y/%m}"
        now.set_text(speech.fill("Today, {day}", day=day))
        menu.open()

    opened.on("click", show, [])
    return made


def _is_day(text: str) -> bool:
    return len(text) == len("2026-11-29") and text.replace("-", "").isdecimal()


def _picked(made: ui.input, menu: ui.menu, chosen: str | None) -> None:
    """Put the day that was picked in place of the one that stands there; a time stays."""
    if chosen:
        _, divider, time = (made.value or "").replace(" ", "T").partition("T")
        made.set_value(f"{chosen}{divider}{time}")
    menu.close()


def choice(
    name: str,
    value: object,
    options: Mapping[str, str],
    heard: Heard,
    *,
    optional: bool = True,
) -> Element:
    """One of a few; where it is optional, the first line is none of them."""
    made = tag("select", kind="native", id=name).on(
        "change",
        lambda event: heard(str(event.args) or None),
        js_handler="(event) => emit(event.target.value)",
    )
    current = "" if value is None else str(value)
    known = {"": "", **options} if optional else options
    with made:
        for word, label in {**known, **({} if current in known else {current: current})}.items():
            option = tag("option", label, value=word)
            if word == current:
                option.props["selected"] = True
    return made


def yes_or_no(name: str, value: object, label: str, heard: Heard) -> Element:
    """A box to tick."""
    with tag("label", kind="choice"):
        box = tag("input", type="checkbox", id=name).on(
            "change",
            lambda event: heard(True if event.args else None),
            js_handler="(event) => emit(event.target.checked)",
        )
        if value is True:
            box.props["checked"] = True
        tag("span", label)
    return box
