"""A Word table laid out on its grid: cells merged across and down, left-out columns, deleted rows gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingestion.loaders.docx.names import WRAPPERS, Element, child, number, switched, value, w

_ROW, _CELL = w("tr"), w("tc")
_WIDEST = 100


@dataclass(frozen=True, slots=True)
class GridCell:
    """A printed cell: its element (``None`` where a row leaves columns out), and what it covers."""

    element: Element | None
    column: int
    colspan: int = 1
    goes_on: bool = False


GridRow = tuple[GridCell, ...]


def grid_rows(table: Element) -> tuple[GridRow, ...]:
    """Return the rows of ``table`` with their cells; ``goes_on`` marks those merged with the one above."""
    return tuple(_row(row) for row in _inside(table, _ROW) if not _is_gone(row))


def width(rows: Sequence[GridRow]) -> int:
    """Return how many columns the widest row has."""
    return max((row[-1].column + row[-1].colspan for row in rows if row), default=0)


def _row(row: Element) -> GridRow:
    cells: list[GridCell] = []
    column = min(number(row, "trPr", "gridBefore") or 0, _WIDEST)
    if column:
        cells.append(GridCell(None, 0, column))
    for each in _inside(row, _CELL):
        if child(each, "tcPr", "cellDel") is not None:
            continue
        span = max(1, min(number(each, "tcPr", "gridSpan") or 1, _WIDEST))
        if cells and _merged_across(each):
            last = cells[-1]
            cells[-1] = GridCell(last.element, last.column, last.colspan + span, last.goes_on)
        else:
            cells.append(GridCell(each, column, span, _goes_on(each)))
        column += span
    return tuple(cells)


def _is_gone(row: Element) -> bool:
    """Tell whether ``row`` is deleted or hidden."""
    properties = child(row, "trPr")
    return child(properties, "del") is not None or bool(switched(properties, "hidden"))


def _goes_on(cell: Element) -> bool:
    """Tell whether ``cell`` is merged with the one above it."""
    merged = child(cell, "tcPr", "vMerge")
    return merged is not None and (merged.get(w("val")) or "continue") == "continue"


def _merged_across(cell: Element) -> bool:
    merged = child(cell, "tcPr", "hMerge")
    return merged is not None and (value(cell, "tcPr", "hMerge") or "continue") == "continue"


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """The elements ``wanted`` of ``parent``, those in content controls and tracked insertions too."""
    for each in parent:
        if each.tag == wanted:
            yield each
        elif each.tag in WRAPPERS:
            yield from _inside(each, wanted)


def cells_of(rows: Iterable[GridRow]) -> Iterator[Element]:
    """Return the elements of all cells of ``rows``, in order."""
    return (cell.element for row in rows for cell in row if cell.element is not None)
