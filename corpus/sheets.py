"""Tables people keep in Excel or CSV, read row by row with the place of each row."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from corpus.text import fold, nfc, squeeze

SUFFIXES = (".csv", ".xlsx")
_HEADER_WITHIN = 10  # titles may stand above the header
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class SheetError(ValueError):
    """A sheet cannot be read; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: ``number`` as the program that made the file counts it, cells by folded column name."""

    number: int
    cells: Mapping[str, str]


def read_sheet(path: Path, columns: Collection[str] = ()) -> list[SheetRow]:
    """Return the rows of a .csv file or of the first visible sheet of an .xlsx file, empty ones left out.

    The header is the first row that holds one of ``columns`` (folded), else the first row.
    """
    try:
        lines = list(_xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path))
    except UnicodeDecodeError:
        raise SheetError(
            f"“{path}” không phải UTF-8. Hãy lưu lại với bảng mã UTF-8 (Excel: “CSV UTF-8”)."
        ) from None
    except (BadZipFile, KeyError, ValueError, csv.Error):
        raise SheetError(f"“{path}” hỏng hoặc không đúng định dạng {path.suffix}.") from None
    filled = [(number, cells) for number, cells in lines if any(cells)]
    if not filled:
        return []
    start = _header_place([cells for _, cells in filled], columns)
    header = [_name(cell) for cell in filled[start][1]]
    return [
        SheetRow(number, {n: c for n, c in zip(header, cells, strict=False) if n})
        for number, cells in filled[start + 1 :]
    ]


def _header_place(lines: list[list[str]], columns: Collection[str]) -> int:
    tops = (i for i, cells in enumerate(lines[:_HEADER_WITHIN]) if {_name(c) for c in cells} & set(columns))
    return next(tops, 0)


def _name(cell: str) -> str:
    return squeeze(fold(nfc(cell)))


def _csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Comma, semicolon or tab; UTF-8 with or without its mark, UTF-16 with."""
    data = path.read_bytes()
    text = data.decode("utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig")
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    for cells in reader:
        yield reader.line_num, [cell.strip() for cell in cells]


def _xlsx(path: Path) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        rows: Iterable[Iterable[Any]] = shown[0].iter_rows() if shown else ()
        for number, row in enumerate(rows, start=1):
            yield number, [_shown(cell.value, getattr(cell, "number_format", "")) for cell in row]
    finally:
        book.close()


def _shown(value: Any, form: str) -> str:
    """A cell as its reader sees it: whole numbers, percentages and days as printed in Vietnam."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    if isinstance(value, float | int) and not isinstance(value, bool):
        if "%" in form:
            return f"{value * 100:g}%"
        return str(int(value)) if float(value).is_integer() else str(value)
    return str(value).strip()
