"""The tables of a web page: rows with their spans, and those tables that only place text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from corpus.text import fold
from ingestion.loaders.html.names import CELLS, Element, number, tag_of, words_of

_WIDEST_SPAN, _TALLEST_SPAN = 100, 1000
_FORM = (
    "cong hoa xa hoi chu nghia viet nam",
    "dang cong san viet nam",
    "doc lap - tu do - hanh phuc",
    "noi nhan:",
)
_FORM_COLUMNS, _FORM_ROWS = 3, 6
_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell and how many columns and rows it covers."""

    element: Element
    colspan: int
    rowspan: int


def rows_of(table: Element) -> list[tuple[GridCell, ...]]:
    """Return the rows of ``table`` that hold words, with their cells; those of inner tables left out."""
    rows = [tuple(_cell(each) for each in nearest(row, CELLS)) for row in nearest(table, ("tr",))]
    wordless = [not any(words_of(cell.element) for cell in row) for row in rows]
    return [
        tuple(_without(cell, sum(wordless[at + 1 : at + cell.rowspan])) for cell in row)
        for at, row in enumerate(rows)
        if not wordless[at]
    ]


def _without(cell: GridCell, rows: int) -> GridCell:
    """``cell`` covering ``rows`` rows less, which are left out."""
    return replace(cell, rowspan=cell.rowspan - rows) if rows else cell


def only_places(table: Element) -> bool:
    """Tell whether ``table`` is no table to a reader: its cells are read one after another."""
    rows = rows_of(table)
    widest = max((sum(cell.colspan for cell in row) for row in rows), default=0)
    if widest < 2 or sum(map(len, rows)) < 2:
        return True
    inner = next(table.iterdescendants("table"), None)
    if inner is not None:
        own, nested = len(words_of(table)), sum(len(words_of(each)) for each in nearest(table, ("table",)))
        if nested * 2 > own:
            return True
    if widest > _FORM_COLUMNS or len(rows) > _FORM_ROWS:
        return False
    words = fold(words_of(table)[:_LOOKED_AT])
    return any(part in words for part in _FORM)


def nearest(element: Element, tags: Collection[str]) -> Iterator[Element]:
    """The nearest descendants of ``element`` named in ``tags``, not looking into tables inside it."""
    for child in element:
        tag = tag_of(child)
        if tag in tags:
            yield child
        elif tag != "table":
            yield from nearest(child, tags)


def _cell(element: Element) -> GridCell:
    across = min(number(element, "colspan") or 1, _WIDEST_SPAN)
    return GridCell(element, across, min(number(element, "rowspan") or 1, _TALLEST_SPAN))
