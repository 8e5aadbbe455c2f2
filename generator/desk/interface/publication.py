"""Publication: whether the public will see a bulletin, and the act of making it so.

In: what the front matter says. Out: a person's decision, asked for in words.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from generator.desk.interface.asking import ask_whether
from generator.desk.interface.elements import button, tag
from generator.desk.interface.speech import Speech


class Decide(Protocol):
    """Makes a bulletin a draft, or not, and saves it."""

    async def __call__(self, *, is_draft: bool) -> None:
        """Decide."""


class Publication:
    """The box that says whether a bulletin is a draft."""

    def __init__(self, speech: Speech, decide: Decide) -> None:
        """Build the box.

        Args:
            speech: The person's language.
            decide: Makes it a draft, or not, and saves it.
        """
        self._speech, self._decide = speech, decide
        self._is_draft = True
        self._errors = 0
        with tag("section", kind="publication", aria_label=speech.fill("Publication")) as self._box:
            self._said = tag("p")
            self._act = button("", self._ask)

    def tell(self, values: Mapping[str, Any], errors: int) -> None:
        """Say how things stand."""
        fill = self._speech.fill
        self._is_draft, self._errors = bool(values.get("draft")), errors
        said = (
            fill("A draft: nobody else sees it.")
            if self._is_draft
            else fill("Public with the next build.")
        )
        if self._said.text != said:
            self._said.set_text(said)
            self._act.set_text(fill("Publish…") if self._is_draft else fill("Back to a draft"))
            self._box.classes(add="" if self._is_draft else "is-public", remove="is-public")

    async def _ask(self) -> None:
        fill = self._speech.fill
        if not self._is_draft:
            await self._decide(is_draft=True)
            return
        if self._errors:
            await ask_whether(
                self._speech, fill("Publish"), fill("Mend the problems first."), fill("I see")
            )
            return
        said = fill("Everybody can read it as soon as the site is built again. It is saved now.")
        if await ask_whether(self._speech, fill("Publish"), said, fill("Publish")):
            await self._decide(is_draft=False)
