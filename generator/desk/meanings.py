"""Meanings: what the nodes of a front matter mean, as plain values by canonical key.

In: nodes, and the shapes that the schema expects there. Out: texts, whole numbers, bools, lists and
dicts. Unlike `yaml_reader` it refuses nothing that YAML can say: a value that isn't what the schema
expects is the text that was written, so that a file with mistakes can be mended field by field.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from generator import yaml_shapes
from generator.yaml_keys import recognise
from generator.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.yaml_scalars import FirstAndLast, UnreadableError, guess, is_null, read
from generator.yaml_shapes import (
    Anything,
    Choice,
    Days,
    Key,
    Listing,
    Number,
    Record,
    Shape,
    Text,
    TextOr,
    YesNo,
    keys_of,
)

_TYPED = (Number, YesNo, Choice)
"""Shapes whose values aren't the words that were written."""


class KeyTwice(Exception):  # noqa: N818 - it says what is wrong
    """A key is given twice, or isn't a text: there is no telling which is meant."""


def meaning(node: Node, shape: Shape) -> Any:
    """What a node means; None for nothing. Raises KeyTwice."""
    if is_null(node):
        return None
    if isinstance(shape, Listing) and not isinstance(node, SequenceNode):
        return [meaning(node, shape.item)]
    shape = shape_within(shape, node)
    if isinstance(node, MappingNode):
        values = ((name, meaning(value, below)) for name, below, _, value in entries(node, shape))
        return {name: value for name, value in values if value is not None}
    if isinstance(node, SequenceNode):
        return [meaning(item, item_of(shape)) for item in node.value]
    return _scalar(node, shape)


def _scalar(node: Node, shape: Shape) -> Any:
    if isinstance(shape, Anything):
        style = node.style if isinstance(node, ScalarNode) else ""
        return guess(node.value, quoted=bool(style))
    if isinstance(shape, _TYPED):
        with suppress(UnreadableError):
            return read(node.value, shape, None)
    return node.value.strip()


def entries(node: MappingNode, shape: Shape) -> Iterator[tuple[str, Shape, Node, Node]]:
    """Of each key its canonical name, the shape below it, its node and its value's.

    Where `categories: [news]` stands for one column, the value is the list's one item. Raises
    KeyTwice.
    """
    seen = set[str]()
    for key_node, value in node.value:
        name, below, key = _named(key_node, shape)
        if name in seen:
            raise KeyTwice(name)
        seen.add(name)
        is_one = isinstance(value, SequenceNode) and len(value.value) == 1
        if key and is_one and isinstance(below, Text):
            is_own = key_node.value.casefold() in (key.name, key.zh)
            yield name, below, key_node, value if is_own else value.value[0]
        else:
            yield name, below, key_node, value


def _named(node: Node, shape: Shape) -> tuple[str, Shape, Key | None]:
    if not isinstance(node, ScalarNode):
        raise KeyTwice(node.tag)
    if isinstance(shape, Record) and (key := recognise(node, shape.cls)):
        return key.name, key.shape, key
    below = shape.value if isinstance(shape, yaml_shapes.Mapping) else Anything()
    return node.value.strip(), below, None


def shape_within(shape: Shape, node: Node) -> Shape:
    """What is expected of a node, where it may be one of two things."""
    if isinstance(shape, TextOr):
        return shape.other if isinstance(node, MappingNode) else Text()
    if isinstance(shape, Days) and isinstance(node, MappingNode):
        return Record(FirstAndLast)
    return shape


def shape_for(shape: Shape, value: object) -> Shape:
    """As `shape_within`, for a value that is to be written."""
    if isinstance(shape, TextOr):
        return shape.other if isinstance(value, Mapping) else Text()
    if isinstance(shape, Days) and isinstance(value, Mapping):
        return Record(FirstAndLast)
    return shape


def item_of(shape: Shape) -> Shape:
    """The shape of a list's items."""
    return shape.item if isinstance(shape, Listing) else Anything()


def below(shape: Shape, name: str) -> Shape:
    """The shape at a key of a mapping, by its canonical name."""
    if isinstance(shape, Record):
        return next((key.shape for key in keys_of(shape.cls) if key.name == name), Anything())
    return shape.value if isinstance(shape, yaml_shapes.Mapping) else Anything()


def settled(value: Any, shape: Shape) -> Any:
    """A value that is asked for, as it will be read.

    Texts have no spaces around them, and one thing is a list of it where there may be several.
    """
    if isinstance(shape, Listing) and not isinstance(value, list | tuple | None):
        return [settled(value, shape.item)]
    shape = shape_for(shape, value)
    if isinstance(value, Mapping):
        values = {name: settled(each, below(shape, name)) for name, each in value.items()}
        return {name: each for name, each in values.items() if each is not None}
    if isinstance(value, list | tuple):
        return [settled(each, item_of(shape)) for each in value]
    if not isinstance(value, str):
        return value
    return value if isinstance(shape, Anything) else value.strip()


def is_same(one: object, other: object) -> bool:
    """Whether two values are the same; 1, 1.0 and true are three."""
    return told(one) == told(other)


def told(value: object) -> str:
    """A value in one line, by which it is told from others."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
