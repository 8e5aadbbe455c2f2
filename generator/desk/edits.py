"""Edits: which characters of a YAML text have to change for it to mean something else.

In: a text, its nodes, and the values that it is to have. Out: edits, each of which replaces a
stretch of the text. Known here alone: where, by the marks of the nodes, an entry of a mapping or an
item of a list begins and ends, and what around it stays: comments on lines of their own, the manner
in which lists are written, the quotes of a text. An edit that turns out to be wrong is found by
whoever reads the result.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct

from generator.desk.extents import Extents, Part, Uneditable, column_of
from generator.desk.meanings import entries, is_same, item_of, meaning, shape_within, told
from generator.desk.pen import Opened, Pen, in_order
from generator.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.yaml_shapes import Shape


class Edit(Struct, frozen=True):
    """A stretch of the text, from one character to another, and what is put in its place."""

    start: int
    end: int
    words: str


class _Spot(Struct, frozen=True):
    """Where a value stands."""

    after: int
    """The character behind its colon or dash."""
    indent: int
    """The column of its key or dash."""
    is_flow: bool = False
    """Whether it is within brackets."""


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text after its edits. Raises Uneditable where two of them overlap."""
    done, at = [], 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if edit.start < at:
            raise Uneditable(edit.words)
        done += [text[at : edit.start], edit.words]
        at = edit.end
    return "".join((*done, text[at:]))


def edits_of(
    text: str, root: MappingNode, shape: Shape, wanted: Mapping[str, Any], *, fine: bool = True
) -> list[Edit]:
    """The edits after which the root means what is wanted. Raises Uneditable.

    Args:
        text: The YAML.
        root: Its root.
        shape: What the schema expects of it.
        wanted: Values by canonical key.
        fine: Whether to change what is within a value; else each value that differs is written
            anew as a whole.
    """
    editor = _Editor(text, _manner(text, root, shape), fine=fine)
    editor.mapping(root, shape, wanted)
    return editor.edits


def _manner(text: str, root: MappingNode, shape: Shape) -> Pen:
    """How this file is written: in which language its keys are, and how far its dashes go in."""
    keys = [key.value for _, _, key, _ in entries(root, shape)]
    is_chinese = 2 * sum(not key.isascii() for key in keys) > len(keys)
    for key, value in root.value:
        if isinstance(value, SequenceNode) and not value.flow_style:
            dash = column_of(text, value.start_mark.index) - column_of(text, key.start_mark.index)
            return Pen(is_chinese=is_chinese, dash=2 if dash > 0 else 0)
    return Pen(is_chinese=is_chinese)


class _Editor:
    """Gathers the edits of one text."""

    def __init__(self, text: str, pen: Pen, *, fine: bool) -> None:
        self.text, self.pen, self.fine = text, pen, fine
        self.at = Extents(text)
        self.edits: list[Edit] = []

    def value(self, node: Node, shape: Shape, wanted: Any, spot: _Spot) -> None:
        """Change a value, if it isn't what is wanted."""
        if is_same(meaning(node, shape), wanted):
            return
        within = shape_within(shape, node)
        if self.fine and isinstance(node, MappingNode) and isinstance(wanted, Mapping):
            self.mapping(node, within, wanted, spot)
        elif self.fine and isinstance(node, SequenceNode) and isinstance(wanted, list):
            self.listing(node, within, wanted, spot)
        else:
            self.replace(node, shape, wanted, spot)

    def mapping(
        self, node: MappingNode, shape: Shape, wanted: Mapping[str, Any], spot: _Spot | None = None
    ) -> None:
        """Change, remove and add entries."""
        there = list(entries(node, shape))
        kept = [name in wanted or meaning(value, below) is None for name, below, _, value in there]
        if spot and not (any(kept) and wanted):
            return self.replace(node, shape, wanted, spot)
        parts = [self.at.part(key, value) for _, _, key, value in there]
        names = [name for name, *_ in there]
        for (name, below, key, value), part in zip(there, parts, strict=True):
            if name in wanted:
                indent = self.at.column(part.start)
                after = self.at.after_colon(key)
                gap = self.text[after : value.start_mark.index].strip()
                is_flow = node.flow_style or gap.startswith("[")  # a list of one for a text
                self.value(value, below, wanted[name], _Spot(after, indent, is_flow))
        self._remove(parts, kept, is_flow=bool(node.flow_style))
        order = list(in_order({**dict.fromkeys(names), **wanted}, shape))
        for name in order:
            if name in wanted and name not in names:
                at = _place(name, order, names, kept)
                self._add_entry(node, parts, kept, at, (name, wanted[name], shape))
        return None

    def _add_entry(
        self,
        node: MappingNode,
        parts: Sequence[Part],
        kept: Sequence[bool],
        at: int,
        entry: tuple[str, Any, Shape],
    ) -> None:
        """Put a new entry before the one numbered `at`."""
        name, value, shape = entry
        if node.flow_style:
            (pair,) = self.pen.pairs({name: value}, shape)
            return self._add_within(parts, kept, at, pair)
        indent = self.at.column(parts[0].start)
        return self._add_lines(parts, kept, at, self.pen.entry(name, value, shape, indent))

    def listing(self, node: SequenceNode, shape: Shape, wanted: Sequence[Any], spot: _Spot) -> None:
        """Change, remove and add items."""
        if not wanted or not node.value:
            return self.replace(node, shape, list(wanted), spot)
        parts = list(self.at.items(node))
        below = item_of(shape)
        old, new = [told(meaning(item, below)) for item in node.value], list(map(told, wanted))
        kept, added = [True] * len(old), list[tuple[int, Any]]()
        for tag, i, i_end, j, j_end in SequenceMatcher(
            None, old, new, autojunk=False
        ).get_opcodes():
            paired = min(i_end - i, j_end - j) if tag == "replace" else 0
            for n in range(paired):
                spot_ = self._spot_of_item(parts[i + n], is_flow=bool(node.flow_style))
                self.value(node.value[i + n], below, wanted[j + n], spot_)
            if tag != "equal":
                kept[i + paired : i_end] = [False] * (i_end - i - paired)
                added += [(i_end, each) for each in wanted[j + paired : j_end]]
        if not any(kept):
            raise Uneditable("nothing is kept")
        self._remove(parts, kept, is_flow=bool(node.flow_style))
        for at, each in added:
            if node.flow_style:
                words = self.pen.inline(each, below, flow=True)
                self._add_within(parts, kept, at, words)
            else:
                indent = self.at.column(parts[0].start)
                self._add_lines(parts, kept, at, self.pen.item(each, below, indent))
        return None

    def _spot_of_item(self, part: Part, *, is_flow: bool) -> _Spot:
        indent = self.at.column(part.start)
        return _Spot(part.start if is_flow else part.start + 1, indent, is_flow)

    def _remove(self, parts: Sequence[Part], kept: Sequence[bool], *, is_flow: bool) -> None:
        """Remove the parts that aren't kept, run by run."""
        for first, last in _runs(kept):
            start, end = parts[first].start, parts[last].end
            follows = parts[last + 1] if last + 1 < len(parts) else None
            if is_flow or not self.at.begins_line(start):
                # The first of an item, or within brackets: what follows moves up.
                if follows and (first == 0 or not is_flow):
                    end = follows.start
                elif is_flow and first:
                    start = parts[first - 1].end
                elif not (is_flow and first == 0):
                    raise Uneditable("the only one of its line")
                self.edits.append(Edit(start, end, ""))
            else:
                self.edits.append(Edit(self.at.line(start), self.at.next_line(end), ""))

    def _add_within(self, parts: Sequence[Part], kept: Sequence[bool], at: int, words: str) -> None:
        """Add something within brackets, before the part numbered `at`."""
        before = [part for part, is_kept in zip(parts[:at], kept[:at], strict=True) if is_kept]
        after = [part for part, is_kept in zip(parts[at:], kept[at:], strict=True) if is_kept]
        if before:
            self._insert(before[-1].end, f", {words}")
        elif after:
            self._insert(after[0].start, f"{words}, ")
        else:
            raise Uneditable("nothing is left within the brackets")

    def _add_lines(
        self, parts: Sequence[Part], kept: Sequence[bool], at: int, lines: Sequence[str]
    ) -> None:
        """Add lines before the part numbered `at`: behind the one before it, if there is one."""
        before = [part for part, is_kept in zip(parts[:at], kept[:at], strict=True) if is_kept]
        after = [part for part, is_kept in zip(parts[at:], kept[at:], strict=True) if is_kept]
        if before:
            at = self.at.next_line(before[-1].last)
            self._insert(at, "".join(f"{line}\n" for line in lines))
        elif after:
            start = after[0].start
            pad = " " * self.at.column(start)
            self._insert(start, "\n".join((*lines, pad))[len(pad) :])
        else:
            raise Uneditable("nothing is left to stand beside")

    def _insert(self, at: int, words: str) -> None:
        self.edits.append(Edit(at, at, words))

    def replace(self, node: Node, shape: Shape, wanted: Any, spot: _Spot) -> None:
        """Write a value anew as a whole; what stands behind it on its last line stays."""
        start, end, text = node.start_mark.index, self.at.end(node), self.text
        style = (node.style or "") if isinstance(node, ScalarNode) else ""
        if spot.is_flow:
            words = self.pen.inline(wanted, shape, flow=True, style=style)
            gap = " " if start == spot.after and text[start - 1] == ":" else ""
            self.edits.append(Edit(start, end, gap + words))
            return
        if isinstance(node, SequenceNode) and node.flow_style and isinstance(wanted, list):
            self.edits.append(Edit(start, end, self.pen.inline(wanted, shape)))
            return
        opened = self._opened(wanted, shape, spot, style)
        head = f" {opened.head}" if opened.head else ""
        below = "".join(f"\n{line}" for line in opened.lines)
        if "\n" in text[spot.after : start]:
            # What stands behind the colon may be a comment, which stays.
            self._insert(spot.after, head)
            tail = text[end : self.at.line_end(end)] if below else ""
            note = f"\n{' ' * spot.indent}{tail.strip()}" if tail.strip() else ""
            self.edits.append(Edit(text.rfind("\n", 0, start), end + len(tail), below + note))
        else:
            self.edits.append(Edit(spot.after, end, head))
            self._insert(self.at.line_end(end), below)

    def _opened(self, wanted: Any, shape: Shape, spot: _Spot, style: str) -> Opened:
        """A value as it stands behind a colon, or behind a dash."""
        if self.text[spot.after - 1] == "-" and isinstance(wanted, Mapping) and wanted:
            first, *lines = self.pen.item(wanted, shape, spot.indent)
            return Opened(first[spot.indent + 2 :], tuple(lines))
        return self.pen.opened(wanted, shape, spot.indent, style)


def _runs(kept: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The runs of what is not kept, by their first and last number."""
    first = None
    for n, is_kept in enumerate((*kept, True)):
        if not is_kept and first is None:
            first = n
        elif is_kept and first is not None:
            yield first, n - 1
            first = None


def _place(name: str, order: Sequence[str], names: Sequence[str], kept: Sequence[bool]) -> int:
    """Before which entry a new one is put: behind the nearest that the schema has before it."""
    for earlier in reversed(order[: order.index(name)]):
        if earlier in names and kept[names.index(earlier)]:
            return names.index(earlier) + 1
    return 0
