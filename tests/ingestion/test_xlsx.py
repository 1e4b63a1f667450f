"""Workbooks: lines above and below the table, merged cells, numbers and days as printed."""

from __future__ import annotations

import io
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from corpus.model import Document
from ingestion.loaders.limits import USUAL, Limits
from ingestion.loaders.text import TextLoader
from ingestion.loaders.unreadable import Unreadable
from ingestion.loaders.xlsx import XlsxLoader
from ingestion.reading import read

ROOT = Path(__file__).parents[2]
CUT = "1271"  # its pages cut rows in two: no sheet has such rows
SOURCES = [p for p in sorted((ROOT / "corpus" / "documents").iterdir()) if not p.name.startswith(CUT)]


def sheet_of(book: Workbook) -> Worksheet:
    assert isinstance(book.active, Worksheet)
    return book.active


def load(book: Workbook, limits: Limits = USUAL) -> Document:
    held = io.BytesIO()
    book.save(held)
    return XlsxLoader().load(held.getvalue(), "a.xlsx", limits)


def plan() -> Workbook:
    book = Workbook()
    sheet = sheet_of(book)
    for row in (
        ["UBND TỈNH A", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 15/KH-UBND"],
        ["KẾ HOẠCH\nNăm 2025"],
        [],
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Tỷ lệ"],
        ["I", "Cải cách thể chế"],
        [1, "Mở lớp  tập huấn\n- Cấp tỉnh", "Sở Nội vụ", datetime(2025, 6, 30), 0.8],
        [2.0, "Rà soát", None, "Quý II/2025", 0.125],
        ["Nơi nhận: như trên"],
    ):
        sheet.append(row)
    sheet.merge_cells("B6:E6")
    sheet.merge_cells("C7:C8")
    sheet["D7"].number_format = "dd/mm/yyyy"
    sheet["E7"].number_format = "0%"
    sheet["E8"].number_format = "0.0%"
    return book


def test_a_number_beyond_measure_is_no_words() -> None:
    held = io.BytesIO()
    plan().save(held)
    endless = spoilt(held.getvalue(), "xl/worksheets/sheet1.xml", b"<v>0.125</v>", b"<v>1e999</v>")
    rows = [block.cells for block in XlsxLoader().load(endless, "a.xlsx").blocks if block.cells]
    assert rows[3][-1].text == ""


def test_absurd_styles_are_told_as_a_broken_file() -> None:
    held = io.BytesIO()
    plan().save(held)
    absurd = spoilt(held.getvalue(), "xl/styles.xml", b'fontId="0"', b'fontId="4294967296"')
    with pytest.raises(Unreadable, match="hỏng"):
        XlsxLoader().load(absurd, "a.xlsx")


def spoilt(data: bytes, part: str, words: bytes, others: bytes) -> bytes:
    """The workbook ``data`` with other words in one of its parts."""
    held = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(held, "w") as made:
        for name in old.namelist():
            content = old.read(name)
            assert name != part or words in content
            made.writestr(name, content.replace(words, others) if name == part else content)
    return held.getvalue()


def test_a_sheet_is_lines_then_a_table_then_lines() -> None:
    document = load(plan())
    paragraphs = [block.text for block in document.blocks if not block.cells]
    assert paragraphs == [
        "UBND TỈNH A",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 15/KH-UBND",
        "KẾ HOẠCH",
        "Năm 2025",
        "Nơi nhận: như trên",
    ]
    rows = [[(c.text, c.colspan, c.rowspan) for c in block.cells] for block in document.blocks if block.cells]
    assert rows[1] == [("I", 1, 1), ("Cải cách thể chế", 4, 1)]
    assert rows[2] == [
        ("1", 1, 1),
        ("Mở lớp tập huấn\n- Cấp tỉnh", 1, 1),
        ("Sở Nội vụ", 1, 2),
        ("30/06/2025", 1, 1),
        ("80%", 1, 1),
    ]
    assert [text for text, _, _ in rows[3]] == ["2", "Rà soát", "Quý II/2025", "12,5%"]


def test_its_tasks_are_read_with_merged_agencies() -> None:
    tasks = read(load(plan())).tasks
    assert [(t.stt, t.lead, t.section) for t in tasks] == [
        ("1", ("Sở Nội vụ",), tasks[0].section),
        ("2", ("Sở Nội vụ",), tasks[0].section),
    ]
    assert tasks[0].deadline is not None
    assert tasks[0].deadline.end == date(2025, 6, 30)


def test_hidden_sheets_are_said_and_not_read() -> None:
    book = plan()
    hidden = book.create_sheet("Nháp")
    hidden.append(["bí ẩn"])
    hidden.sheet_state = "hidden"
    document = load(book)
    assert "Nháp" in document.warnings[0]
    assert not any("bí ẩn" in block.text for block in document.blocks)


def test_a_cell_far_away_costs_nothing_and_too_many_are_refused() -> None:
    book = plan()
    sheet_of(book)["B900000"] = "Hết"
    assert load(book).blocks[-1].text == "Hết"
    sheet_of(book)["XFD3"] = "xa"
    with pytest.raises(Unreadable, match="quá nhiều ô"):
        load(book)


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"", b"x" * 100])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        XlsxLoader().load(data, "a.xlsx")


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(Unreadable, match="không có chữ"):
        load(Workbook())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name[:9])
def test_the_task_tables_of_the_sources_are_read_alike(path: Path) -> None:
    document = TextLoader().load(path.read_bytes(), path.name)
    book = Workbook()
    book.remove(sheet_of(book))
    for _, group in groupby(document.blocks, key=lambda block: block.table):
        blocks = list(group)
        sheet = book.create_sheet()
        for block in blocks:
            sheet.append([c.text for c in block.cells] if block.cells else [block.text])
    tasks = read(document).tasks
    made = read(load(book)).tasks
    assert [(t.stt, t.task, t.lead, t.coordinate) for t in made] == [
        (t.stt, t.task, t.lead, t.coordinate) for t in tasks
    ]
