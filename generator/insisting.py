"""Insisting: a build that begins again where what it stands on gives way.

In: how a store is opened, and what is done with it. Out: what that gives. Known here alone: that a
damaged store is thrown away, and that sources which change while they are read are read once more.
"""

from collections.abc import Callable
from typing import TypeVar

from generator.cache import Store
from generator.discover import Moving
from generator.encoding import Damaged
from generator.errors import SiteError, problem

T = TypeVar("T")

_TRIES = 4
"""How often a build begins anew while its sources are being changed."""


def insist(opened: Callable[[], Store], run: Callable[[Store], T]) -> T:
    """What a build, or a part of it, gives. Raises SiteError and whatever else it does."""
    path = ""
    for _ in range(_TRIES):
        store = opened()
        try:
            return run(store)
        except Damaged:
            store.discard()
        except Moving as error:
            path = f"{error}"
        finally:
            store.close()
    raise SiteError([problem("source-moving", path)])
