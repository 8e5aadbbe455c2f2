"""Parcels: what all tasks of a build share, packed once and opened once in each worker.

In: any value that can be sent to another process. Out: bytes, and the value again. Known here
alone: that it is pickled; between builds nothing is ever kept in this form.
"""

import pickle
from functools import lru_cache
from typing import Any


def packed(value: object) -> bytes:
    """A value as it goes to workers."""
    return pickle.dumps(value)


@lru_cache(maxsize=4)
def opened(parcel: bytes) -> Any:
    """What was packed in this build, by this very program."""
    return pickle.loads(parcel)  # noqa: S301 - from `packed`
