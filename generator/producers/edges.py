"""Edges: how each year meets the years around it.

In: the volumes' spines. Out: for each year and language what its pages see beyond it: the newest
before it, each column's next older and newer bulletin, and each series' sessions. No volume is
opened.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from generator.model import LOOK_BACK, Edge, Kin, Link, Spine, Volume

Edges = dict[int, dict[str, Edge]]
"""By year and language."""


def edges_of(volumes: Sequence[Volume]) -> Edges:
    """The edges of every volume; they come oldest first."""
    edges: Edges = {volume.year: {} for volume in volumes}
    for lang in sorted({lang for volume in volumes for lang in volume.spines}):
        spines = {v.year: v.spines.get(lang, Spine()) for v in volumes}
        recent: tuple[Kin, ...] = ()
        older: dict[str, Link] = {}
        earlier: dict[str, Link] = {}
        for year, spine in spines.items():
            edges[year][lang] = Edge(
                recent=recent,
                older=_of(spine.first, older),
                earlier=_of(spine.opening, earlier),
            )
            recent = (*recent, *spine.recent)[-LOOK_BACK:]
            older = older | spine.last
            earlier = earlier | spine.closing
        newer: dict[str, Link] = {}
        later: dict[str, Link] = {}
        for year, spine in reversed(spines.items()):
            edges[year][lang] = replace(
                edges[year][lang],
                newer=_of(spine.first, newer),
                later=_of(spine.opening, later),
            )
            newer = newer | spine.first
            later = later | spine.opening
    return edges


def _of(own: Iterable[str], links: Mapping[str, Link]) -> dict[str, Link]:
    """What concerns the columns or series that a year has: no other must make it anew."""
    return {id_: links[id_] for id_ in own if id_ in links}
