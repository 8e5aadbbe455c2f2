"""Drawings: SVG that can do nothing but be looked at.

In: an SVG file. Out: the same without scripts, without what happens when somebody clicks, without
anything from elsewhere. Known here alone: py_svg_hush, and which pictures a drawing may hold.
"""

_HELD = {"image": ["gif", "png"]}
"""Pictures within a drawing, by MIME type. A photograph may say where it was taken."""


def cleaned(data: bytes) -> bytes:
    """The drawing as it may be published. Raises ValueError where it is none."""
    from py_svg_hush import filter_svg  # costs 5 ms, and few builds have a new drawing

    return bytes(filter_svg(data, _HELD))
