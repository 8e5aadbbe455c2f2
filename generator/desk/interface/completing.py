"""Completing: words that a registry completes while they are typed, one of them or several.

In: a field's values, what the registry knows, and who hears of new values. Out: a line with its
proposals. They are found by any of their names in the browser itself (`desk.js`). What is typed is
still anybody's own: a registry need not know it.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from nicegui import ui
from nicegui.events import GenericEventArguments, ValueChangeEventArguments

from generator.desk.completion import Choice
from generator.desk.interface.elements import VALUE, javascript
from generator.names import folded


class Completed:
    """A line that is completed.

    What the registry knows is shown by its name and written as its id. A value that is more than a
    word (a person with posts) is kept as it is.
    """

    def __init__(
        self,
        name: str,
        values: Sequence[Any],
        choices: Iterable[Choice],
        heard: Callable[[list[Any]], None],
        *,
        is_list: bool = False,
    ) -> None:
        """Build the line.

        Args:
            name: The field's, for the browser.
            values: What the file says, in its order.
            choices: What the registry knows.
            heard: Is given the new values at each change.
            is_list: Whether there may be several.
        """
        self._heard, self._is_list = heard, is_list
        self._values = {_word(value): value for value in values}
        self._names = dict[str, str]()
        self._typed: str | None = None
        words = list(self._values)
        self._learn(choices)
        self._line = ui.select(
            self._options(words),
            value=self._shown(words),
            multiple=is_list,
            with_input=True,
            new_value_mode="add-unique",
        )
        self._line.props("outlined dense hide-dropdown-icon disable-tab-selection")
        self._line.props.set_bool("use-chips", is_list)
        self._line.props["for"] = name
        self._line.on_value_change(self._chosen)
        self._line.on("input", self._hear, js_handler=VALUE)
        self._line.on("blur", self._left, [])
        self._tell()

    def propose(self, choices: Iterable[Choice]) -> None:
        """Offer other proposals."""
        self._learn(choices)
        self._line.set_options(self._options(self._words), value=self._line.value)
        self._tell()

    def _learn(self, choices: Iterable[Choice]) -> None:
        """Take what the registry knows; two of one name are told apart by their ids."""
        known = tuple(choices)
        times = Counter(choice.name for choice in known)
        self._known = {
            choice.name if times[choice.name] == 1 else f"{choice.name} ({choice.id})": choice
            for choice in known
        }
        self._names |= {choice.id: label for label, choice in self._known.items()}

    def _options(self, words: Iterable[str]) -> dict[str, str]:
        """Each word that stands there or is proposed, and how it reads."""
        there = {word: self._label(word) for word in words}
        known = (label for label in self._known if label not in there.values())
        return there | {label: label for label in known}

    def _shown(self, words: list[str]) -> list[str] | str | None:
        """What stands there, as the line holds it."""
        return words if self._is_list else next(iter(words), None)

    @property
    def _words(self) -> list[str]:
        """What stands there now."""
        value = self._line.value
        return list(value) if self._is_list else [value] if value else []

    def _label(self, word: str) -> str:
        """How a word reads: a registry's name for an id, a person with their posts."""
        value = self._values.get(word, word)
        if not isinstance(value, dict):
            return self._names.get(word, word)
        roles = ", ".join(map(str, value.get("roles") or ()))
        name = str(value.get("name") or word)
        shown = self._names.get(name, name)
        return f"{shown} ({roles})" if roles else shown

    def _meant(self, word: str) -> Any:
        """What is written for a word that stands there."""
        known = self._known.get(word)
        return self._values.get(word, known.id if known else word)

    def _word_for(self, typed: str) -> str:
        """The word of what was typed, which may be how another one reads."""
        return next((word for word in self._words if self._label(word) == typed), typed)

    def _chosen(self, _: ValueChangeEventArguments[Any]) -> None:
        self._typed = None
        self._heard([self._meant(word) for word in self._words])

    def _hear(self, event: GenericEventArguments) -> None:
        """What is typed where one word stands is meant at once; of several, when it is entered."""
        self._typed = str(event.args or "").strip()
        if not self._is_list:
            word = self._word_for(self._typed)
            self._heard([self._meant(word)] if word else [])

    def _left(self) -> None:
        """What was typed and not entered is meant all the same."""
        typed, self._typed = self._typed, None
        if typed is None:
            return
        word = self._word_for(typed)
        now = [*self._words, word] if self._is_list and word not in self._words else self._words
        words = [each for each in now if each] if self._is_list else [word] if word else []
        self._line.set_options(self._options(words), value=self._shown(words))

    def _tell(self) -> None:
        """Say to the browser by which names each proposal is found."""
        found = {label: (folded(label), *one.names) for label, one in self._known.items()}
        javascript("complete", self._line.id, found)


def _word(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
