"""Rows as CSV and Excel files an official can open without surprises."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767

Value = str | int | float | None


def guarded(value: Value) -> Value:
    """Return ``value`` so that a spreadsheet shows it as text, never runs it as a formula."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.startswith(_FORMULA) else value


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write UTF-8 CSV with a byte-order mark (Excel then reads the accents); cells guarded."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(header)
        writer.writerows([guarded(value) for value in row] for row in rows)


def write_xlsx(path: Path, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write one wrapped, filtered sheet with a frozen header; text cells are typed as text."""
    write_book(path, {"Sheet": (header, rows)})


def write_book(path: Path, sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[Value]]]]) -> None:
    """Write several such sheets, each by its title."""
    from openpyxl import Workbook

    book = Workbook()
    for number, (title, (header, rows)) in enumerate(sheets.items()):
        sheet = (book.active if number == 0 else None) or book.create_sheet()
        sheet.title = title
        _fill(sheet, header, rows)
    whole = BytesIO()
    book.save(whole)
    path.write_bytes(whole.getvalue())


def _fill(sheet: Any, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    widths = [len(name) for name in header]
    for number, row in enumerate([header, *rows], start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                cell.value = _ILLEGAL.sub("", value)[:_LONGEST_CELL]
                cell.data_type = "s"
                widths[column - 1] = max(widths[column - 1], len(value))
            else:
                cell.value = value
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = min(max(width + 2, 8), 60)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
