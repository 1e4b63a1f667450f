"""Printed rows with their merged cells laid out: what spans columns or rows leaves its place empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text import squeeze
from ingestion.outline import Placed


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as printed: one text a column; ``covered`` columns lie under a cell merged from above."""

    piece: Placed
    cells: tuple[str, ...]
    covered: frozenset[int] = frozenset()


def printed_rows(rows: Sequence[Placed]) -> tuple[PrintedRow, ...]:
    """Lay out the rows of one physical table, column and row spans included."""
    laid: list[PrintedRow] = []
    open_spans: dict[int, int] = {}
    for row in rows:
        cells: list[str] = []
        covered: set[int] = set()
        for cell in row.block.cells:
            _skip_covered(cells, covered, open_spans)
            start = len(cells)
            cells += [squeeze(cell.text), *[""] * (cell.colspan - 1)]
            if cell.rowspan > 1:
                open_spans.update(dict.fromkeys(range(start, len(cells)), cell.rowspan))
        _skip_covered(cells, covered, open_spans)
        open_spans = {column: left - 1 for column, left in open_spans.items() if left > 1}
        laid.append(PrintedRow(row, _once(cells), frozenset(covered)))
    return tuple(laid)


def _skip_covered(cells: list[str], covered: set[int], open_spans: dict[int, int]) -> None:
    while open_spans.get(len(cells), 0) > 0 and len(cells) not in covered:
        covered.add(len(cells))
        cells.append("")


def _once(cells: Sequence[str]) -> tuple[str, ...]:
    """A text repeated in every cell is one cell merged over the row."""
    if len(cells) > 1 and cells[0] and len(set(cells)) == 1:
        return (cells[0],)
    return tuple(cells)
