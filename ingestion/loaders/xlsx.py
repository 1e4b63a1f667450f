"""Workbooks (``.xlsx``): task tables kept in Excel, with merged cells, the lines above and below them."""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from typing import TYPE_CHECKING, Any

from corpus.model import Cell, Document
from ingestion.kinds import Kind
from ingestion.loaders.blocks import Blocks
from ingestion.loaders.limits import USUAL, Limits, PageRead, unheard
from ingestion.loaders.unreadable import Unreadable
from ingestion.loaders.zip_faults import ZIP_FAULTS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SEPARATOR = "\t"
_DECIMALS = re.compile(r"0\.(0+)")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_XML_FAULTS = (
    *(SyntaxError, LookupError, ValueError, TypeError),
    *(ArithmeticError, AttributeError, AssertionError),
)
_BROKEN = "Tệp Excel hỏng hoặc tải về chưa trọn. Hãy mở bằng Excel, lưu lại rồi nạp."
_MANY = "Bảng tính có quá nhiều ô (trên {}). Hãy tách nhỏ tệp rồi nạp."
_EMPTY = "Bảng tính không có chữ nào. Hãy kiểm tra lại tệp nguồn."
_HIDDEN = "Trang tính ẩn “{}” không đọc; hãy bỏ ẩn rồi nạp lại nếu cần."


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a sheet: its cells in order, and how many of them hold words."""

    cells: tuple[Cell, ...]

    @property
    def words(self) -> list[str]:
        return [cell.text for cell in self.cells if cell.text]


class XlsxLoader:
    """Reads ``.xlsx``: each visible sheet as lines of text and one table."""

    kinds = frozenset({Kind.XLSX})
    suffixes = frozenset({".xlsx", ".xlsm"})

    def load(
        self, data: bytes, source: str, limits: Limits = USUAL, page_read: PageRead = unheard
    ) -> Document:
        """Return the document in ``data``; raise ``Unreadable`` for a broken or empty workbook."""
        from openpyxl import load_workbook

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of styles and extensions that hold no words
                sheets = load_workbook(BytesIO(data), data_only=True).worksheets
        except (*ZIP_FAULTS, *_XML_FAULTS) as fault:  # what openpyxl lets through of a broken file
            raise Unreadable(_BROKEN) from fault
        blocks, hidden = Blocks(), list[str]()
        for sheet in sheets:
            if sheet.sheet_state != "visible":
                hidden.append(_HIDDEN.format(sheet.title))
                continue
            _add(blocks, _rows(sheet, limits))
        if not blocks.made:
            raise Unreadable(_EMPTY)
        digest = hashlib.sha256(data).hexdigest()
        return Document(source, digest, tuple(blocks.made), (*hidden, *blocks.warnings))


def _add(blocks: Blocks, rows: Sequence[_Row]) -> None:
    """Put a sheet into ``blocks``: lines above, the table, lines below."""
    first, last = _table(rows)
    for row in rows[:first]:
        blocks.add_paragraphs(line for words in row.words for line in words.split("\n"))
    if first < last:
        blocks.add_rows((row.cells for row in rows[first:last]), _SEPARATOR)
    for row in rows[last:]:
        blocks.add_paragraphs(line for words in row.words for line in words.split("\n"))


def _table(rows: Sequence[_Row]) -> tuple[int, int]:
    """Where the table of a sheet begins and ends: from its first wide row to its last."""
    widest = max((len(row.words) for row in rows), default=0)
    if widest < 2:
        return len(rows), len(rows)
    enough = max(2, min(3, widest))
    wide = [at for at, row in enumerate(rows) if len(row.words) >= enough]
    last = wide[-1] + 1
    while last < len(rows) and len(rows[last].words) == 2 and widest > 2 and rows[last].cells[0].text:
        last += 1
    return wide[0], last


def _rows(sheet: Worksheet, limits: Limits) -> list[_Row]:
    """The rows of ``sheet`` with words, in order; what a merged cell covers is left out."""
    held = sheet._cells  # its public rows would fill every gap up to a cell far away
    if len(held) > limits.cells:
        raise Unreadable(_MANY.format(limits.cells))
    texts = {place: text for place, cell in held.items() if (text := _text(cell.value, cell.number_format))}
    if not texts:
        return []
    spans = {(m.min_row, m.min_col): (m.size["columns"], m.size["rows"]) for m in sheet.merged_cells.ranges}
    left, right = min(column for _, column in texts), max(column for _, column in texts)
    if len({row for row, _ in texts}) * (right - left + 1) > limits.cells:
        raise Unreadable(_MANY.format(limits.cells))
    numbers = sorted({row for row, _ in texts})
    covered = dict(_covered(spans, texts, numbers))
    return [
        _Row(tuple(_cells(row, range(left, right + 1), texts, spans, covered, numbers))) for row in numbers
    ]


def _covered(
    spans: Mapping[tuple[int, int], tuple[int, int]],
    texts: Mapping[tuple[int, int], str],
    numbers: Sequence[int],
) -> Iterator[tuple[tuple[int, int], bool]]:
    """The places under merged cells, in rows and columns that hold words."""
    right = max(column for _, column in texts)
    for (row, column), (across, down) in spans.items():
        for each in (number for number in numbers if row <= number < row + down):
            for over in range(column, min(column + across, right + 1)):
                if (each, over) != (row, column):
                    yield (each, over), True


def _cells(
    row: int,
    columns: range,
    texts: Mapping[tuple[int, int], str],
    spans: Mapping[tuple[int, int], tuple[int, int]],
    covered: Mapping[tuple[int, int], bool],
    numbers: Sequence[int],
) -> Iterator[Cell]:
    for column in columns:
        if (row, column) in covered:
            continue
        across, down = spans.get((row, column), (1, 1))
        across = min(across, columns.stop - column)
        rows = sum(row <= each < row + down for each in numbers) if down > 1 else 1
        yield Cell(texts.get((row, column), ""), across, rows)


def _text(value: Any, form: str) -> str:
    """The words of a cell as Excel shows them, near enough: dates, shares and whole numbers as printed."""
    if value is None or isinstance(value, bool):
        return "" if value is None else ("x" if value else "")
    if isinstance(value, datetime | date):
        return _day(value, form)
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, _QUOTED.sub("", form or ""))
    lines = (" ".join(line.split()) for line in str(value).split("\n"))
    return "\n".join(line for line in lines if line)


def _day(value: date, form: str) -> str:
    plain = _QUOTED.sub("", (form or "").lower())
    return value.strftime("%d/%m/%Y" if "d" in plain else "%m/%Y" if "m" in plain else "%Y")


def _number(value: float, form: str) -> str:
    """A number in Vietnamese writing: a comma before decimals, ``%`` where the format has it."""
    if not isfinite(value):
        return ""
    share = "%" in form
    scaled = value * 100 if share else value
    decimals = _DECIMALS.search(form)
    if decimals:
        text = f"{scaled:.{len(decimals.group(1))}f}"
    else:
        text = str(round(scaled)) if abs(scaled - round(scaled)) < 1e-9 else f"{scaled:.10g}"
    return text.replace(".", ",") + ("%" if share else "")
