"""Files of other word processors, through a real LibreOffice where there is one; faults through a stand-in."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.model import Cell
from ingestion.loaders import libreoffice
from ingestion.loaders.limits import Limits
from ingestion.loaders.office import OfficeLoader
from ingestion.loading import Unreadable
from tests.ingestion.word_files import a_list, cell, level, lists, numbered, paragraph, row, table, word_file

needs_office = pytest.mark.skipif(
    libreoffice.program() is None, reason="LibreOffice is not installed (make office-tools)"
)
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


@needs_office
def test_a_file_it_cannot_open_says_so() -> None:
    with pytest.raises(Unreadable, match="hỏng"):
        libreoffice.convert(b"PK\x03\x04" + bytes(200), ".odt", ".docx")


def test_without_libreoffice_the_message_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable) as caught:
        OfficeLoader().load(ODT, "kế-hoạch.odt")
    assert "make office-tools" in caught.value.message


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
    with pytest.raises(Unreadable, match="không mở được"):
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
