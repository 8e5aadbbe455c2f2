"""Asking: what a person is asked before something is done that others will see.

In: what there is to ask. Out: the answer, or None where the person would rather not. Each question
is a dialog with its name, which the keyboard can answer; Escape is no.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct
from nicegui import ui
from nicegui.element import Element

from generator.desk.interface.elements import Handler, button, javascript, tag
from generator.desk.interface.speech import Speech
from generator.desk.shelf import Conflict

Way = Literal["mine", "theirs", "merged"]
"""Which of two texts is to stand: the person's, the other one, or one of both."""


@contextmanager
def _dialog(name: str, kind: str = "") -> Iterator[ui.dialog]:
    with ui.dialog() as asked, tag("div", kind=f"dialog {kind}"):
        asked.props["aria-label"] = name
        tag("h2", name)
        yield asked


async def _answer(asked: ui.dialog) -> object:
    answer: object = await asked
    asked.delete()
    return answer


def _line(
    label: str, help_: str = "", value: str = "", *, long: bool = False
) -> ui.input | ui.textarea:
    """A line to be filled in."""
    with tag("div", kind="desk-field"):
        name = tag("label", label, "name")
        made = ui.textarea(value=value) if long else ui.input(value=value)
        made.props("outlined dense")
        name.props["for"] = made.props["for"] = f"asked-{made.id}"
        if help_:
            tag("span", help_, "help", id=f"help-{made.id}")
            made.props["aria-describedby"] = f"help-{made.id}"
    return made


def _choices(*buttons: tuple[str, Handler, str]) -> list[Element]:
    with tag("div", kind="actions"):
        return [button(text, pressed, kind) for text, pressed, kind in buttons]


class Pictured(Struct, frozen=True, kw_only=True):
    """What is said of a picture."""

    alt: str
    """What it shows, for those who can't see it."""
    caption: str
    """What is printed below it; may be empty."""
    credit: str
    """Who took it; may be empty."""


async def ask_for_picture(speech: Speech, name: str) -> Pictured | None:
    """What a picture shows and who took it."""
    fill = speech.fill
    with _dialog(fill("Insert a picture")) as asked:
        javascript("showPicked", tag("img", alt=name).html_id)
        alt = _line(
            fill("What it shows"),
            fill(
                "A sentence for those who can’t see it. A picture that only decorates needs none."
            ),
        )
        caption = _line(fill("Caption, below the picture"))
        credit = _line(fill("Photographer or source"))
        tag(
            "p", fill("The place and the time that the camera wrote into it are left out."), "muted"
        )

        def insert() -> None:
            asked.submit(Pictured(alt=_said(alt), caption=_said(caption), credit=_said(credit)))

        _choices((fill("Cancel"), asked.close, ""), (fill("Insert"), insert, "main"))
    answer = await _answer(asked)
    return answer if isinstance(answer, Pictured) else None


def _said(line: ui.input | ui.textarea) -> str:
    return (line.value or "").strip()


async def ask_whether(speech: Speech, name: str, said: str, yes: str) -> bool:
    """Whether to do something."""
    with _dialog(name) as asked:
        tag("p", said)

        def agree() -> None:
            asked.submit(result=True)

        _choices((speech.fill("Cancel"), asked.close, ""), (yes, agree, "main"))
    return await _answer(asked) is True


async def ask_for_message(speech: Speech, proposed: str, paths: tuple[str, ...]) -> str:
    """With which words files are committed; "" for not at all."""
    fill = speech.fill
    with _dialog(fill("Commit")) as asked:
        tag("p", fill("What is saved is entered into the folder’s history, under these words:"))
        message = _line(fill("What was done"), value=proposed)
        with tag("ul", kind="muted"):
            for path in paths:
                tag("li", path)

        def agree() -> None:
            if _said(message):
                asked.submit(_said(message))

        _choices((fill("Cancel"), asked.close, ""), (fill("Commit"), agree, "main"))
    answer = await _answer(asked)
    return answer if isinstance(answer, str) else ""


async def ask_which(speech: Speech, conflict: Conflict) -> Way | None:
    """Which text is to stand, where two people changed one file."""
    fill = speech.fill
    with _dialog(fill("This file was changed elsewhere"), "is-wide") as asked:
        tag(
            "p",
            fill(
                "Another tab or another program saved it since you opened it. Neither text is lost."
            ),
        )
        with tag("div", kind="both"):
            _beside(fill("Your text"), conflict.mine, conflict.theirs)
            _beside(fill("The text in the file"), conflict.theirs, conflict.mine)

        def choose(way: Way) -> Handler:
            return lambda: asked.submit(way)

        offered: list[tuple[str, Handler, str]] = [
            (fill("Go on without saving"), asked.close, ""),
            (fill("Take the text in the file"), choose("theirs"), ""),
        ]
        is_merged = conflict.merged is not None
        offered.append((fill("Save your text"), choose("mine"), "" if is_merged else "main"))
        if is_merged:
            offered.append((fill("Save both changes"), choose("merged"), "main"))
        else:
            tag(
                "p",
                fill("Both changed the same lines: the changes can’t be put together."),
                "muted",
            )
        _choices(*offered)
    answer = await _answer(asked)
    return answer if answer in ("mine", "theirs", "merged") else None


def _beside(name: str, text: str, other: str) -> None:
    """A text whose lines that the other one does not have are marked."""
    with tag("section", aria_label=name):
        tag("h3", name)
        with tag("pre", tabindex="0"):
            lines = text.splitlines(keepends=True)
            matcher = SequenceMatcher(None, lines, other.splitlines(keepends=True), autojunk=False)
            for what, begin, end, _, _ in matcher.get_opcodes():
                if begin != end:
                    tag("span" if what == "equal" else "mark", "".join(lines[begin:end]))
