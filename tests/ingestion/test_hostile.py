"""Files no office writes: whatever they hold, reading ends soon, and what was set aside is said."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from ingestion.figures import figures
from ingestion.gathering import gather
from ingestion.loaders.blocks import LONGEST
from ingestion.loaders.text import TextLoader
from ingestion.reading import read

HEAD = "UBND TỈNH BÌNH ĐỊNH\nSố: 1/KH-UBND\n\nKẾ HOẠCH\nThử\n\nII. MỤC TIÊU\n\nPhấn đấu đến năm 2025:\n\n"
ROW = "TT\tNội dung\tCơ quan chủ trì\tThời hạn\n1\t{task}\tSở Y tế\tNăm 2025\n2\tLàm B\tSở Nội vụ\tNăm 2026\n"


@pytest.mark.parametrize(
    "text",
    [
        "- " + "80% " * 20_000,
        "- " + "1" * 40_000 + "%",
        "- " + "đạt " * 20_000,
        "- " + "chủ trì, phối hợp với " * 6_000,
        "(" * 60_000,
        "a" * 200_000,
        "Số: " + "1" * 60_000 + "/QĐ-UBND",
        "<table>\n" * 10_000 + "</table>",
        "|\na\n|\n1\tb\tc\td\te\n\n" * 2_000,
        ROW.format(task="X").replace("Sở Y tế", "Sở Y tế, " * 15_000),
        ROW.format(task="X").replace("Năm 2025", "12/" * 15_000),
    ],
    ids=lambda text: text[:12].strip(),
)
def test_reading_ends_soon(text: str) -> None:
    started = time.process_time()  # what else the machine does takes none of it
    read(TextLoader().load((HEAD + text).encode(), "a.md"))
    assert time.process_time() - started < 5


def test_a_paragraph_beyond_measure_is_cut_and_said() -> None:
    document = TextLoader().load((HEAD + "trách nhiệm " * 2_000).encode(), "a.txt")
    assert max(len(block.text) for block in document.blocks) <= LONGEST
    assert sum(block.text.count("trách nhiệm") for block in document.blocks) == 2_000
    assert [block.ordinal for block in document.blocks] == list(range(len(document.blocks)))
    assert any("dài bất thường" in warning for warning in document.warnings)


def test_a_row_beyond_measure_is_text_and_the_rows_beside_it_stay_rows() -> None:
    entry = read(TextLoader().load((HEAD + ROW.format(task="việc " * 3_000)).encode(), "a.txt"))
    assert [task.stt for task in entry.tasks] == ["2"]
    assert any("dài bất thường" in warning for warning in entry.head.warnings)


def test_an_ordinary_file_is_not_cut() -> None:
    document = TextLoader().load((HEAD + ROW.format(task="Làm A")).encode(), "a.txt")
    assert document.warnings == ()


def test_a_list_of_data_holds_no_aims() -> None:
    assert len(figures("Phấn đấu đạt 80%, 85% và 90%", counts=True)) == 3
    assert figures("Phấn đấu đạt " + "80%, " * 60, counts=True) == ()


def test_pipes_and_broken_links_are_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "plan.txt").write_text(HEAD, encoding="utf-8")
    gathered = gather([tmp_path, tmp_path / "pipe.txt"])
    assert gathered.files == (tmp_path / "plan.txt",)
    assert {Path(place).name for place, _ in gathered.faults} == {"pipe.txt", "gone.txt"}


def test_a_table_without_a_header_is_told_and_not_guessed() -> None:
    rows = "1\tLàm A\tSở Y tế\tNăm 2025\n2\tLàm B\tSở Nội vụ\tNăm 2026\n"
    entry = read(TextLoader().load((HEAD + rows).encode(), "a.txt"))
    assert entry.tasks == ()
    assert [(table.kind, table.rows) for table in entry.tables] == [("text", 2)]
    assert "không thấy dòng tiêu đề" in entry.tables[0].warnings[0]


def test_a_letterhead_set_in_a_table_is_no_table_without_a_header() -> None:
    head = "| UBND TỈNH BÌNH ĐỊNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| Số: 1/KH-UBND | Độc lập |\n\n"
    entry = read(TextLoader().load((head + "KẾ HOẠCH\nThử\n").encode(), "a.md"))
    assert entry.tables == ()
