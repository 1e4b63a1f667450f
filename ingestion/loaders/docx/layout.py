"""Which tables of a Word file only place text on the page: the head, the signature, frames."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.text import fold
from ingestion.loaders.docx.grid import GridRow, cells_of, grid_rows, width
from ingestion.loaders.docx.names import TBL, Element, child, value, w
from ingestion.loaders.docx.styles import Styles, is_ruled

_WIDEST, _LONGEST = 3, 6
_FORM = (
    "cong hoa xa hoi chu nghia viet nam",
    "dang cong san viet nam",
    "doc lap - tu do - hanh phuc",
    "noi nhan:",
)
_LOOKED_AT = 2000


def only_places(table: Element, rows: Sequence[GridRow], styles: Styles) -> bool:
    """Tell whether ``table`` is no table to the reader: its cells are read as text, one after another."""
    columns = width(rows)
    if columns < 2 or sum(map(len, rows)) < 2:
        return True
    if any(width(grid_rows(inner)) > columns for cell in cells_of(rows) for inner in cell.iterfind(TBL)):
        return True
    if columns > _WIDEST or len(rows) > _LONGEST:
        return False
    return not _has_lines(table, rows, styles) or _is_form(table)


def _has_lines(table: Element, rows: Sequence[GridRow], styles: Styles) -> bool:
    own = child(table, "tblPr", "tblBorders")
    if own is not None and is_ruled(own):
        return True
    if any(is_ruled(child(cell, "tcPr", "tcBorders")) for cell in cells_of(rows)):
        return True
    return own is None and styles.has_lines(value(table, "tblPr", "tblStyle"))


def _is_form(table: Element) -> bool:
    """Tell whether ``table`` holds the motto of the head or the addressees of the foot."""
    words = fold(" ".join("".join(text.text or "" for text in table.iter(w("t")))[:_LOOKED_AT].split()))
    return any(part in words for part in _FORM)
