"""Drawings: SVG that can do nothing but be looked at.

In: an SVG file. Out: the same without scripts, without what happens when somebody clicks, without
anything from elsewhere. Known here alone: py_svg_hush, and which pictures a drawing may hold.
"""

from xml.parsers import expat

_HELD: dict[str, list[str]] = {}
"""Pictures within a drawing, by MIME type: none, since each may say where it was taken."""
_DEEPEST = 100
"""How many elements may stand within one another: each is indented below the one around it."""


def cleaned(data: bytes) -> bytes:
    """The drawing as it may be published. Raises ValueError where it is none, or too deep."""
    from py_svg_hush import filter_svg  # costs 5 ms, and few builds have a new drawing

    if _depth(data) > _DEEPEST:
        raise ValueError(f"more than {_DEEPEST} elements within one another")
    return bytes(filter_svg(data, _HELD))


def _depth(data: bytes) -> int:
    """How many elements stand within one another, where most do."""
    depth = deepest = 0

    def begin(*_: object) -> None:
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)

    def end(_: object) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        parser.Parse(data, True)  # noqa: FBT003 - this is its end
    except expat.ExpatError as error:
        raise ValueError(f"no XML: {error}") from error
    return deepest
