"""Insisting: a build that begins again where what it stands on gives way.

In: how a store is opened, and a build. Out: its Report. Known here alone: that a damaged store is
thrown away, and that sources which change while they are read are read once more.
"""

from collections.abc import Callable

from generator.cache import Damaged, Store
from generator.discover import Moving
from generator.errors import SiteError, problem
from generator.report import Report

_TRIES = 4
"""How often a build begins anew while its sources are being changed."""


def insist(opened: Callable[[], Store], run: Callable[[Store], Report]) -> Report:
    """The Report of a build. Raises SiteError and whatever else the build does."""
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
