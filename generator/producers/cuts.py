"""Cuts: where the bulletins of a year or month are cut into pages.

In: bulletins, and about how many a page shall have. Out: the pages. Where a cut falls is told by
the bulletins around it alone, so that one more or one less anywhere changes a page or two, however
many there are. (Rsync and backup programs find their chunks in this way: "content-defined
chunking". Of the ways to do it this is the local minimum: no chunk is much too short.)
"""

import hashlib
from collections.abc import Sequence
from itertools import pairwise

from generator.model import Bulletin


def cut(bulletins: Sequence[Bulletin], size: int) -> list[tuple[Bulletin, ...]]:
    """Pages of about `size` bulletins, more than half of that at least; oldest first.

    Bulletins that come after the newest never change any page but the last.
    """
    reach = size // 2
    ranks = [_rank(bulletin) for bulletin in bulletins]
    starts = [
        n
        for n in range(reach, len(ranks) - reach)
        if n and ranks[n] == min(ranks[n - reach : n + reach + 1])
    ]
    edges = [0, *starts, len(ranks)]
    return [tuple(bulletins[begin:end]) for begin, end in pairwise(edges) if begin < end]


def _rank(bulletin: Bulletin) -> bytes:
    """A number by lot, the same each time."""
    return hashlib.blake2b(bulletin.card.id.encode(), digest_size=8).digest()
