"""Proof pane: the real page of the text, beside it.

In: the page's address on this server. Out: what a person sees. The page comes in behind the one
that is shown and at the same place, so that nothing flickers while somebody types.
"""

from generator.desk.interface.elements import javascript, tag
from generator.desk.interface.furniture import way_to
from generator.desk.interface.speech import Speech


class ProofPane:
    """The pane in which the page is shown."""

    def __init__(self, speech: Speech) -> None:
        """Build the pane, empty at first."""
        self._speech = speech
        with tag("section", kind="pane of-proof", aria_label=speech.fill("Page")):
            with tag("div", kind="proof-head"):
                self._state = tag("div", role="status")
            with tag("div", kind="proof") as self._frame:
                title = speech.fill("The page as readers will see it")
                for kind in ("", "is-behind"):
                    frame = tag("iframe", kind=kind, sandbox="allow-same-origin", title=title)
                    frame.props["tabindex"] = "0"

        self._say(speech.fill("The page is being made…"))

    def _say(self, *said: str, other: str = "") -> None:
        """Say how the page stands, and which other file has to do with it."""
        self._state.clear()
        with self._state:
            for sentence in said:
                tag("span", f"{sentence} ")
            if other:
                way_to(other, other)

    def show(self, address: str) -> None:
        """Show a page; an older one stays until it is there."""
        javascript("proof", self._frame.html_id, address)
        self._say(self._speech.fill("The page as readers will see it"))

    def keep_waiting(self, other: str = "") -> None:
        """Say why the page does not follow: this text's errors, or those of another file."""
        fill = self._speech.fill
        if other:
            self._say(fill("The page follows when another file is mended:"), other=other)
        else:
            self._say(fill("The page follows when the problems are mended."))
