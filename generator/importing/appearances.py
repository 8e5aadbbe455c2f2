"""Appearances: a person who does something in a text.

In: nothing; values only, which the finders of both languages give.
"""

from typing import Literal

from msgspec import Struct


class Person(Struct, frozen=True, kw_only=True):
    """A person as a text names them."""

    name: str
    """The whole name, or only the surname where `is_short`."""
    surname: str
    roles: tuple[str, ...] = ()
    """As printed; of a short name the title that goes with it: 检察长 of 张检察长."""
    is_short: bool = False
    called: str = ""
    """What a short name stands as: `Zhu`, 张检察长, 吴检."""


class Appearance(Struct, frozen=True, kw_only=True):
    """What a person does."""

    person: Person
    part: Literal["preside", "attend", "speak"]
    words: str
    """The words that say so."""
