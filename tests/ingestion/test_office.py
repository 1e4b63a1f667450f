"""Files of other word processors, through a real LibreOffice where there is one; faults through a stand-in."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from corpus.model import Cell
from ingestion.loaders import libreoffice
from ingestion.loaders.limits import Limits
from ingestion.loaders.office import OfficeLoader
from ingestion.loading import Unreadable, load_bytes
from tests.ingestion.word_files import a_list, cell, level, lists, numbered, paragraph, row, table, word_file

needs_office = pytest.mark.skipif(
    libreoffice.program() is None, reason="LibreOffice is not installed (make office-tools)"
)
needs_sheets = pytest.mark.skipif(
    (place := libreoffice.program()) is None or libreoffice.lacks_sheets(place),
    reason="LibreOffice has no part for sheets (make office-tools)",
)
SHEET_XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>
<Row><Cell><Data ss:Type="String">STT</Data></Cell><Cell><Data ss:Type="String">Nhiệm vụ</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="String">Rà soát</Data></Cell></Row>
</Table></Worksheet></Workbook>"""
ODT = b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text"


def plan() -> bytes:
    """A plan with its head in a borderless table, Word's own numbering and merged cells."""
    head = table(
        row("ỦY BAN NHÂN DÂN TỈNH X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        row("Số: 12/KH-UBND", "X, ngày 05 tháng 01 năm 2024"),
        properties="",
    )
    tasks = table(
        row("STT", "Nhiệm vụ", "Chủ trì"),
        row(cell("I. TUYÊN TRUYỀN", '<w:gridSpan w:val="3"/>')),
        row("1", "Phát sổ tay", cell("Sở Tư pháp", '<w:vMerge w:val="restart"/>')),
        row("2", "Mở chuyên mục", cell("", "<w:vMerge/>")),
    )
    numbering = lists(level(0, "upperRoman", "%1."), numbers=a_list(1, 0))
    body = (
        head
        + paragraph("MỤC TIÊU", numbered(1))
        + paragraph("NHIỆM VỤ", numbered(1))
        + tasks
        + paragraph("Hết.")
    )
    return word_file(body, numbering=numbering)


@needs_office
@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf"])
def test_each_format_reads_as_the_word_file_it_was_made_from(suffix: str) -> None:
    document = OfficeLoader().load(libreoffice.convert(plan(), ".docx", suffix), f"kế-hoạch{suffix}")
    assert [block.text for block in document.blocks if not block.cells] == [
        "ỦY BAN NHÂN DÂN TỈNH X",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/KH-UBND",
        "X, ngày 05 tháng 01 năm 2024",
        "I. MỤC TIÊU",
        "II. NHIỆM VỤ",
        "Hết.",
    ]
    assert [block.cells for block in document.blocks if block.cells] == [
        (Cell("STT"), Cell("Nhiệm vụ"), Cell("Chủ trì")),
        (Cell("I. TUYÊN TRUYỀN", colspan=3),),
        (Cell("1"), Cell("Phát sổ tay"), Cell("Sở Tư pháp", rowspan=2)),
        (Cell("2"), Cell("Mở chuyên mục")),
    ]


def workbook() -> bytes:
    """A task table kept in a sheet, with a merged agency, a day and a share."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for cells in (
        ["KẾ HOẠCH NĂM 2025"],
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
        [1, "Rà soát", "Sở Nội vụ", date(2025, 6, 30)],
        [2, "Báo cáo\n- Cấp tỉnh", None, 0.8],
    ):
        sheet.append(cells)
    sheet.merge_cells("C3:C4")
    sheet["D3"].number_format, sheet["D4"].number_format = "dd/mm/yyyy", "0%"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@needs_sheets
@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_sheets_of_other_programs_read_as_the_workbook_they_were_made_from(suffix: str) -> None:
    made = libreoffice.convert(workbook(), ".xlsx", suffix)
    document = load_bytes(made, f"kế-hoạch{suffix}")
    assert document.blocks == load_bytes(workbook(), "kế-hoạch.xlsx").blocks
    assert document.blocks[2].cells[2:] == (Cell("Sở Nội vụ", rowspan=2), Cell("30/06/2025"))
    assert document.digest == hashlib.sha256(made).hexdigest()


@needs_sheets
def test_a_sheet_saved_as_xml_is_a_sheet_whatever_its_name() -> None:
    assert [block.text for block in load_bytes(SHEET_XML.encode(), "a.xls").blocks] == [
        "STT\tNhiệm vụ",
        "1\tRà soát",
    ]


@needs_office
def test_a_file_it_cannot_open_says_so_and_what_to_do() -> None:
    with pytest.raises(Unreadable) as caught:
        libreoffice.convert(b"PK\x03\x04" + bytes(200), ".odt", ".docx")
    for words in (".odt", "hỏng", "mật khẩu", "lưu lại thành .docx", "bản gốc"):
        assert words in caught.value.message


@needs_office
def test_a_cut_file_of_an_old_word_processor_is_said_to_be_cut() -> None:
    whole = libreoffice.convert(plan(), ".docx", ".doc")
    for share in (0.3, 0.6, 0.95):
        with pytest.raises(Unreadable, match=r"cắt cụt|tải về chưa trọn"):
            load_bytes(whole[: int(len(whole) * share)], "a.doc")


def test_without_its_part_for_sheets_the_message_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in = tmp_path / "soffice"
    stand_in.write_text("#!/bin/sh\nexit 0\n")
    stand_in.chmod(0o755)
    (tmp_path / "libswlo.so").touch()
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(Unreadable, match="thiếu phần bảng tính"):
        libreoffice.convert(b"", ".xls", ".xlsx")


def test_without_libreoffice_the_message_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable) as caught:
        OfficeLoader().load(ODT, "kế-hoạch.odt")
    assert "make office-tools" in caught.value.message
    with pytest.raises(Unreadable, match=r"lưu tệp thành \.xlsx"):
        load_bytes(SHEET_XML.encode(), "a.xls")


def test_one_that_hangs_is_ended_with_its_children(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    noted = tmp_path / "pids"
    stand_in = tmp_path / "soffice"
    stand_in.write_text(f"#!/bin/sh\nsleep 60 &\necho $! >{noted}\necho $$ >>{noted}\nwait\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(Unreadable, match="quá 1 giây"):
        libreoffice.convert(ODT, ".odt", ".docx", Limits(seconds=1))
    for pid in map(int, noted.read_text().split()):
        assert _ends(pid)


def test_it_does_not_outlive_whoever_asked(tmp_path: Path) -> None:
    noted = tmp_path / "pids"
    stand_in = tmp_path / "soffice"
    stand_in.write_text(f"#!/bin/sh\nsleep 60 &\necho $! $$ >{noted}.part\nmv {noted}.part {noted}\nwait\n")
    stand_in.chmod(0o755)
    asking = "from ingestion.loaders.libreoffice import convert; convert(b'x', '.odt', '.docx')"
    held = tmp_path / "held"
    held.mkdir()
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TMPDIR": str(held),
    }
    asked = subprocess.Popen([sys.executable, "-c", asking], env=environment)
    while not noted.exists() and asked.poll() is None:
        time.sleep(0.01)
    asked.kill()
    asked.wait()
    for pid in map(int, noted.read_text().split()):
        assert _ends(pid)
    assert list(held.iterdir()) == []


def test_nothing_is_left_where_the_program_makes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in = tmp_path / "soffice"
    stand_in.write_text("#!/bin/sh\nexit 0\n")
    stand_in.chmod(0o755)
    held = tmp_path / "held"
    held.mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr("tempfile.tempdir", str(held))
    with pytest.raises(Unreadable, match="Không mở được"):
        libreoffice.convert(ODT, ".odt", ".docx")
    assert list(held.iterdir()) == []


def _ends(pid: int) -> bool:
    """Tell whether process ``pid`` is gone or only waits to be reaped, now or in a moment."""
    for _ in range(200):
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] in "ZX":
            return True
        time.sleep(0.01)
    return False
