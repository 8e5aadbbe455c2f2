"""YAML places: where the value of a dotted path stands in a text.

In: a text, then paths such as `meeting.presided_by.0`. Out: characters of the text. Known here
alone: how a path is found again, in whichever language its keys are written.
"""

from collections.abc import Sequence
from functools import cache

from generator.schema import PageMatter, PostMatter
from generator.schema_editorial import WordEntry
from generator.schema_site import OfficeEntry, PersonEntry, SiteFile, TagEntry
from generator.schema_threads import TopicEntry
from generator.yaml_nodes import MappingNode, Node, SequenceNode, compose
from generator.yaml_scalars import FirstAndLast, is_null
from generator.yaml_shapes import keys_of, structs_below


class Fields:
    """The values of a text, which is read once, however many are looked for."""

    def __init__(self, text: str) -> None:
        self._root, _ = compose(text)

    def find(self, path: str) -> tuple[int, int] | None:
        """From which character to which (from 0) the value stands, else the nearest key above it.

        None where not even the first key of the path is there.
        """
        node = _find(self._root, path.split(".")) if self._root else None
        return (node.start_mark.index, node.end_mark.index) if node else None


def _find(root: Node, segments: Sequence[str]) -> Node | None:
    """The node to point at for a dotted path; None where not even its first key is there."""
    node, shown, complete = root, None, True
    for segment in segments:
        step = _step(node, segment)
        if step is None:
            # A single text may stand for a list of one, and is its own first item.
            complete = segment == "0" and not isinstance(node, MappingNode | SequenceNode)
            break
        shown, node = step
    if not complete or is_null(node) or isinstance(node, MappingNode | SequenceNode):
        return shown
    return node


def _step(node: Node, segment: str) -> tuple[Node, Node] | None:
    """One step along a path: what to point at when it ends here, and the node to go on from."""
    if isinstance(node, SequenceNode) and segment.isdecimal() and int(segment) < len(node.value):
        item = node.value[int(segment)]
        is_entry = isinstance(item, MappingNode) and item.value
        return (item.value[0][0] if is_entry else item), item
    if isinstance(node, MappingNode):
        for names in ({segment}, _names(segment)):
            for key, value in node.value:
                if isinstance(key.value, str) and key.value.strip().casefold() in names:
                    return key, value
    return None


@cache
def _names(name: str) -> frozenset[str]:
    """Every name, case-folded, by which a canonical key may be written anywhere."""
    tops = (
        PostMatter,
        PageMatter,
        SiteFile,
        OfficeEntry,
        PersonEntry,
        TagEntry,
        TopicEntry,
        WordEntry,
        FirstAndLast,
    )
    structs = (each for top in tops for each in structs_below(top))
    keys = (key for struct in structs for key in keys_of(struct) if key.name == name)
    return frozenset(each.casefold() for key in keys for each in key.names)
