"""Tables: cells as they stand in the source, as rows of Markdown.

In: rows of cells that may span others. Out: lines. Known here alone: that Markdown has no spans, so
what a cell says stands once, in its first square; and that its first row is its head.
"""

from collections.abc import Sequence

from generator.importing.hypertext.lines import lines_of
from generator.markup.tokens import INLINE, End, Start, Token

Cell = tuple[Start | None, Sequence[Token]]
"""A cell; without a start tag where another one spans its square."""
Grid = list[list[Cell]]

_WITHIN = INLINE | {"img"}
_SIDES = {"left": ":---", "center": ":---:", "right": "---:"}
_MOST = 100
"""Squares that one cell may span."""


def grid_of(rows: Sequence[Sequence[tuple[Start, Sequence[Token]]]]) -> Grid:
    """The squares of a table; its empty rows are left out."""
    grid: Grid = []
    below: dict[int, int] = {}
    for cells in rows:
        row: list[Cell] = []
        for start, within in cells:
            _skip(row, below)
            width, height = _span(start, "colspan"), _span(start, "rowspan")
            for n in range(width):
                if height > 1:
                    below[len(row)] = height - 1
                row.append((start, within) if n == 0 else (None, ()))
        _skip(row, below)
        if row:
            grid.append(row)
    return [row for row in grid if any(within for _, within in row)]


def _skip(row: list[Cell], below: dict[int, int]) -> None:
    """Pass over the squares that cells of the rows above span."""
    while below.get(len(row), 0):
        below[len(row)] -= 1
        row.append((None, ()))


def _span(start: Start, key: str) -> int:
    said = start.attributes.get(key, "1")
    return max(1, min(int(said), _MOST)) if said.isdecimal() and len(said) < 9 else 1


def table_lines(grid: Grid) -> list[str]:
    """A table's lines, the second of which aligns its columns."""
    width = max(map(len, grid))
    texts = [[_cell(within) for _, within in row] + [""] * (width - len(row)) for row in grid]
    ruled = grid[min(1, len(grid) - 1)]
    sides = [_side(ruled[n][0]) if n < len(ruled) else "---" for n in range(width)]
    return [f"| {' | '.join(row)} |" for row in (texts[0], sides, *texts[1:])]


def _cell(within: Sequence[Token]) -> str:
    """What a cell says, its lines with breaks between."""
    line = [
        Start("br") if type(one) in (Start, End) and one.name not in _WITHIN else one  # type: ignore[union-attr]
        for one in within
    ]
    return "<br>".join(lines_of(line, in_cell=True))


def _side(cell: Start | None) -> str:
    return _SIDES.get(cell.attributes.get("align", ""), "---") if cell else "---"
