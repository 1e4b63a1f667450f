"""Rows of a table with their blanks and repetitions drawn as Word users draw them: as merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Cell

Row = tuple[Cell, ...]
_FEWEST_BLANKS = 2
_FIRST_REPEATED = 2  # the columns before it hold the number and the task, no cell of which is shared
_SHORTEST_REPEATED = 4  # characters: a dash or a tick is no shared cell


@dataclass(slots=True)
class _Drawn:
    """A cell being drawn at ``column``: it grows downwards while equal ones follow."""

    text: str
    column: int
    colspan: int
    rowspan: int = 1


def merged(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return ``rows`` with section rows merged across, and equal neighbours of a column merged down."""
    made: list[list[_Drawn]] = []
    above: dict[int, _Drawn] = {}
    for row in map(_across, rows):
        kept: list[_Drawn] = []
        below: dict[int, _Drawn] = {}
        column = 0
        for cell in row:
            over = above.get(column)
            if over is not None and _shared(over, cell):
                over.rowspan += 1
                below[column] = over
            else:
                kept.append(_Drawn(cell.text, column, cell.colspan))
                below[column] = kept[-1]
            column += cell.colspan
        made.append(kept)
        above = below
    return tuple(tuple(Cell(cell.text, cell.colspan, cell.rowspan) for cell in row) for row in made)


def widest(rows: Sequence[Row]) -> int:
    """Return how many columns ``rows`` have."""
    return max(sum(cell.colspan for cell in row) for row in rows if row)


def _across(row: Row) -> Row:
    """A row filled in its first cells alone, as section rows are: the last of them takes the blanks in."""
    filled = [place for place, cell in enumerate(row) if cell.text]
    blanks = len(row) - 1 - filled[-1] if filled else 0
    if blanks < _FEWEST_BLANKS or filled[-1] > 1:
        return row
    return (*row[: filled[-1]], Cell(row[filled[-1]].text, blanks + 1))


def _shared(over: _Drawn, cell: Cell) -> bool:
    same = over.text == cell.text and over.colspan == cell.colspan == 1
    return same and over.column >= _FIRST_REPEATED and len(cell.text) >= _SHORTEST_REPEATED
