"""Extents: where an entry of a YAML mapping, or an item of a list, begins and ends.

In: a text and its nodes. Out: characters of the text. Known here alone: what the marks of PyYAML's
nodes leave out (dashes, colons) and what they count in (line ends, empty lines, the next key).
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

_COLON = re.compile(r"\s*:")


class Uneditable(Exception):  # noqa: N818 - it says what the text is
    """The text is written in a way in which it can't be changed piece by piece."""


class Part(Struct, frozen=True):
    """An entry of a mapping, or an item of a list."""

    start: int
    """Its first character: of a key, or of a dash."""
    end: int
    """The character after its last one."""
    last: int
    """The same, with empty lines that belong to its text."""


def column_of(text: str, at: int) -> int:
    """The column of a character, from 0."""
    return at - (text.rfind("\n", 0, at) + 1)


class Extents:
    """Finds things in one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def column(self, at: int) -> int:
        """The column of a character, from 0."""
        return column_of(self.text, at)

    def part(self, key: Node, value: Node) -> Part:
        """An entry of a mapping."""
        end = max(self.end(key), self._after(key), self.end(value))
        return Part(key.start_mark.index, end, max(end, self.last(value)))

    def _after(self, key: Node) -> int:
        found = _COLON.match(self.text, key.end_mark.index)
        return found.end() if found else 0

    def after_colon(self, key: Node) -> int:
        """The character behind a key's colon. Raises Uneditable."""
        found = self._after(key)
        if not found:
            raise Uneditable(key.value)
        return found

    def items(self, node: SequenceNode) -> Iterator[Part]:
        """Each item of a list, from its dash on."""
        dash = column_of(self.text, node.start_mark.index)
        for n, item in enumerate(node.value):
            start = item.start_mark.index
            if not node.flow_style:
                start = self._dash(start, dash) if n else node.start_mark.index
                end = max(self.end(item), start + 1)
                yield Part(start, end, max(end, self.last(item)))
            else:
                yield Part(start, self.end(item), self.end(item))

    def _dash(self, at: int, column: int) -> int:
        """The dash of an item, which stands on its line or above."""
        line = self.line(at)
        while line > 0:
            if self.text[line : line + column].strip(" ") == "" and self.text.startswith(
                "-", line + column
            ):
                return line + column
            line = self.line(line - 1)
        raise Uneditable("a dash that is not there")

    def end(self, node: Node) -> int:
        """The character after the last one of a node that means anything."""
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            words = self.text[node.start_mark.index : node.end_mark.index]
            return int(node.start_mark.index) + len(words.rstrip())
        if isinstance(node, MappingNode) and not node.flow_style:
            return self.part(*node.value[-1]).end
        if isinstance(node, SequenceNode) and not node.flow_style:
            return list(self.items(node))[-1].end
        return int(node.end_mark.index)

    def line(self, at: int) -> int:
        """The first character of the line of another."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line of a character ends."""
        found = self.text.find("\n", at)
        return found if found >= 0 else len(self.text)

    def next_line(self, at: int) -> int:
        """The first character of the line below."""
        return min(self.line_end(at) + 1, len(self.text))

    def last(self, node: Node) -> int:
        """As `end`, with the empty lines that a text under `|+` keeps."""
        while isinstance(node, MappingNode | SequenceNode) and not node.flow_style:
            node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
        end = self.end(node)
        if not isinstance(node, ScalarNode) or node.style not in ("|", ">"):
            return end
        words = self.text[node.start_mark.index : node.end_mark.index]
        is_kept = "+" in words.partition("\n")[0].partition("#")[0]
        return max(end, node.end_mark.index - 1) if is_kept else end

    def begins_line(self, at: int) -> bool:
        """Whether nothing but spaces stands before a character on its line."""
        return not self.text[self.line(at) : at].strip(" ")
