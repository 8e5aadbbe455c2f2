"""YAML shapes: what may stand at each key of a file, made from the declared Structs.

In: a Struct of `schema` or `schema_site`. Out: a Shape, the same facts in the few words that a
reader of YAML needs. Known here alone: msgspec's inspection of types, and by which names an
author may call a key.
"""

from functools import cache
from typing import Any

from msgspec import Struct, inspect

from generator.dates import Interval, Moment


class Text(Struct, frozen=True):
    """Words; where `pattern` is not empty, of that form."""

    pattern: str = ""


class Number(Struct, frozen=True):
    """A whole number."""


class YesNo(Struct, frozen=True):
    """True or false."""


class Choice(Struct, frozen=True):
    """One of several words."""

    words: tuple[str, ...]


class DayOrMoment(Struct, frozen=True):
    """A `Moment`."""


class Days(Struct, frozen=True):
    """An `Interval`."""


class Anything(Struct, frozen=True):
    """Whatever YAML can say."""


class Listing(Struct, frozen=True):
    """Any number of one kind of value."""

    item: "Shape"


class Mapping(Struct, frozen=True):
    """Keys of the author's choice, or of a choice of ours, each with a value."""

    key: "Shape"
    value: "Shape"


class Record(Struct, frozen=True):
    """The keys of a Struct. They are looked up by `keys_of`, since a Struct may hold itself."""

    cls: type[Struct]


class TextOr(Struct, frozen=True):
    """Words, or else a mapping."""

    other: "Mapping | Record"


Shape = (
    Text | Number | YesNo | Choice | DayOrMoment | Days | Anything
    | Listing | Mapping | Record | TextOr
)  # fmt: skip


class Key(Struct, frozen=True, kw_only=True):
    """One key of a mapping that a Struct declares."""

    name: str
    """Canonical: English, as DESIGN has it."""
    zh: str
    """Its Chinese name; "" where it has none."""
    aliases: tuple[str, ...]
    """Further names that are understood."""
    shape: Shape
    required: bool
    description: str
    """One English sentence; its Chinese is in the message catalogue."""
    example: str
    """What the manual shows; "" where it shows none."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which it may be written, the canonical one first."""
        return tuple(name for name in (self.name, self.zh, *self.aliases) if name)


@cache
def keys_of(cls: type[Struct]) -> tuple[Key, ...]:
    """The keys that a Struct declares, in its order."""
    info = inspect.type_info(cls)
    if not isinstance(info, inspect.StructType):
        raise TypeError(cls)
    return tuple(_key(field) for field in info.fields)


@cache
def keys_by_name(cls: type[Struct]) -> dict[str, Key]:
    """The keys that a Struct declares by each of their names, case-folded."""
    return {name.casefold(): key for key in keys_of(cls) for name in key.names}


@cache
def names_below(cls: type[Struct]) -> frozenset[str]:
    """Every name, case-folded, that a key anywhere in a file may have."""
    return frozenset(name for each in structs_below(cls) for name in keys_by_name(each))


def structs_below(cls: type[Struct]) -> tuple[type[Struct], ...]:
    """A Struct and all those that its values are made of."""
    found: dict[type[Struct], None] = {cls: None}
    waiting = [cls]
    while waiting:
        shapes = [key.shape for key in keys_of(waiting.pop())]
        records = [shape.cls for shape in map(_innermost, shapes) if isinstance(shape, Record)]
        waiting += [each for each in records if each not in found]
        found |= dict.fromkeys(records)
    return tuple(found)


def _innermost(shape: Shape) -> Shape:
    """What a list or an alternative is made of."""
    while isinstance(shape, Listing | TextOr):
        shape = shape.item if isinstance(shape, Listing) else shape.other
    return shape


def _key(field: inspect.Field) -> Key:
    extra, said = dict[str, Any](), dict[str, Any]()
    if isinstance(field.type, inspect.Metadata):
        extra, said = field.type.extra or {}, field.type.extra_json_schema or {}
    return Key(
        name=field.encode_name,
        zh=extra.get("zh", ""),
        aliases=tuple(extra.get("aliases", ())),
        shape=shape_of(field.type),
        required=field.required,
        description=said.get("description", ""),
        example=next(iter(said.get("examples", ())), ""),
    )


def shape_of(type_: inspect.Type) -> Shape:  # noqa: PLR0911, C901 - a line for each kind
    """The shape of a type as msgspec sees it; TypeError for one that no file can hold."""
    match type_:
        case inspect.Metadata(type=inner):
            return shape_of(inner)
        case inspect.UnionType(types=types):
            return _shape_of_union([t for t in types if not isinstance(t, inspect.NoneType)])
        case inspect.StrType(pattern=pattern):
            return Text(pattern or "")
        case inspect.IntType():
            return Number()
        case inspect.BoolType():
            return YesNo()
        case inspect.LiteralType(values=words):
            return Choice(tuple(str(word) for word in words))
        case inspect.VarTupleType(item_type=item) | inspect.ListType(item_type=item):
            return Listing(shape_of(item))
        case inspect.DictType(key_type=key, value_type=value):
            return Mapping(shape_of(key), shape_of(value))
        case inspect.StructType(cls=cls):
            return _shape_of_struct(cls)
        case inspect.AnyType():
            return Anything()
    raise TypeError(type_)


def _shape_of_struct(cls: type) -> Shape:
    if cls is Moment:
        return DayOrMoment()
    return Days() if cls is Interval else Record(cls)


def _shape_of_union(types: list[inspect.Type]) -> Shape:
    if len(types) == 1:
        return shape_of(types[0])
    others = [shape for shape in map(shape_of, types) if not isinstance(shape, Text)]
    if len(types) != 2 or not isinstance(others[0], Mapping | Record):
        raise TypeError(types)
    return TextOr(others[0])
