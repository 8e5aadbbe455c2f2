"""YAML sheet: the text that is being read, its nodes, and the problems noted so far.

In: a text and flaws found in it, by character. Out: nodes to read, and Problems with lines and
columns of the file. Known here alone: how a text with broken YAML is read on after its usual
mistakes are mended, so that its other problems show in the same run.
"""

from collections.abc import Collection

from generator.errors import Place, Problem
from generator.yaml_mistakes import repair
from generator.yaml_nodes import Flaw, Node, compose
from generator.yaml_shapes import Key


class Sheet:
    """One text while it is read; it lives as long as the call that reads it."""

    def __init__(self, text: str, path: str, line: int) -> None:
        self.problems: list[Problem] = []
        self.text = text
        self._path = path
        self._line = line
        self._mended = frozenset[int]()

    def open(self, names: Collection[str]) -> Node | None:
        """The root node; None for an empty text, and for a broken one, whose problems are noted.

        Args:
            names: Case-folded names of keys; a line that begins with one is meant as a key.
        """
        root, flaws = compose(self.text)
        if not flaws:
            return root
        if flaws[0].code == "yaml-too-deep":  # nobody's slip, and costly to look at again
            self.note_at(flaws[0])
            return None
        mended, mistakes = repair(self.text, names)
        for mistake in mistakes:
            self.note_at(mistake)
        if mistakes:
            self._mended = frozenset(self._line_of(mistake.start) for mistake in mistakes)
            self.text = mended
            root, flaws = compose(mended)
        for flaw in flaws:
            # A line that still can't be read has had its word already.
            if self._line_of(flaw.start) not in self._mended:
                self.note_at(flaw)
        return root

    def note(self, code: str, node: Node, field: str, **values: str) -> None:
        """Note a problem with a node."""
        start, end = node.start_mark.index, node.end_mark.index
        self.note_at(Flaw(code, start, end, values), field)

    def note_at(self, flaw: Flaw, field: str = "") -> None:
        """Note a problem with a stretch of the text, as far as it stands on its first line."""
        line = self._line_of(flaw.start)
        stop = self.text.find("\n", flaw.start, flaw.end)
        # In a line that was mended, columns aren't the author's any more.
        is_mended = line in self._mended
        place = Place(
            path=self._path,
            line=line,
            column=0 if is_mended else flaw.start - self.text.rfind("\n", 0, flaw.start),
            length=max((stop if stop >= 0 else flaw.end) - flaw.start, 1),
            field=field,
        )
        self.problems.append(Problem(place=place, code=flaw.code, values=flaw.values))

    def note_missing(self, key: Key, field: str) -> None:
        """Note that a key is absent: there is a field to name, but no place in the text."""
        values = {"key": key.name, "zh": key.zh or key.name}
        place = Place(path=self._path, field=field)
        self.problems.append(Problem(place=place, code="key-missing", values=values))

    def line_of(self, node: Node) -> int:
        """The line of the file on which a node begins."""
        return self._line_of(node.start_mark.index)

    def _line_of(self, at: int) -> int:
        return self._line + self.text.count("\n", 0, at)
