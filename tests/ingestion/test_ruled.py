"""Tables under an unframed rule (``---|---``): cells between bars, wherever the lines break."""

from __future__ import annotations

import pytest

from corpus.model import Entry
from ingestion.loaders.text import TextLoader
from ingestion.reading import read

TITLES = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn")
ROWS = (
    ("1", "Ban hành kế hoạch cải cách hành chính", "Sở Nội vụ", "Các sở, ban, ngành", "Quý I/2025"),
    ("2", "Kiểm tra công vụ tại các đơn vị", "Sở Nội vụ", "", "Tháng 12/2025"),
    ("3", "Rà soát văn bản quy phạm pháp luật", "Sở Tư pháp", "Sở Tài chính", "Thường xuyên"),
    ("4", "Tập huấn nghiệp vụ cho cán bộ pháp chế", "Sở Tư pháp", "Trường Chính trị tỉnh", "Quý II/2025"),
)
RULE = "---|---|---|---|---"
HEAD = "KẾ HOẠCH\nCải cách hành chính năm 2025\n\nPHỤ LỤC\nDanh mục nhiệm vụ\n\n"
TAIL = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n|\n\nCHỦ TỊCH\n\nNguyễn Văn A\n"


def lone(cells: tuple[str, ...]) -> str:
    return " \n\n|\n\n".join(cell or " " for cell in cells) + " "


def inline(cells: tuple[str, ...]) -> str:
    return "| ".join(cells) + "  "


def entry(table: str) -> Entry:
    return read(TextLoader().load((HEAD + table + TAIL).encode(), "kh.md"))


def told(found: Entry) -> list[tuple[str, str, str, str, str]]:
    return [
        (t.stt or "", t.task, t.lead_text or "", t.coordinate_text or "", t.deadline_text or "")
        for t in found.tasks
    ]


def stacked(rows: list[tuple[str, ...]], rule: str) -> str:
    return lone(TITLES) + rule + "\n\n".join(map(lone, rows))


SECTION = ("I", "CÔNG TÁC CHỈ ĐẠO")


@pytest.mark.parametrize(
    ("table", "section"),
    [
        (stacked([*ROWS], f"\n\n{RULE}\n"), None),
        (stacked([*ROWS], f"{RULE}\n"), None),
        (stacked([(*SECTION, "", "", ""), *ROWS], f"\n\n{RULE}\n"), "I. CÔNG TÁC CHỈ ĐẠO"),
        (stacked([SECTION, *ROWS], f"\n\n{RULE}\n"), "I. CÔNG TÁC CHỈ ĐẠO"),
        (stacked([("**I. CÔNG TÁC CHỈ ĐẠO**",), *ROWS], f"\n\n{RULE}\n"), "I. CÔNG TÁC CHỈ ĐẠO"),
        ("\n".join([inline(TITLES), RULE, *map(inline, ROWS)]), None),
        ("\n".join([inline(TITLES), RULE, inline(SECTION), *map(inline, ROWS)]), "I. CÔNG TÁC CHỈ ĐẠO"),
        ("\n".join([inline(TITLES), RULE, *map(inline, ROWS)]).replace("các đơn vị", "các\nđơn vị"), None),
        ("\n".join([inline(TITLES), RULE, *map(inline, ROWS)]).replace("Quý ", "Quý\n"), None),
    ],
    ids=[
        "lone",
        "glued",
        "padded",
        "spanning",
        "whole",
        "inline",
        "inline-spanning",
        "wrapped",
        "wrapped-last",
    ],
)
def test_every_row_keeps_its_cells_however_the_lines_break(table: str, section: str | None) -> None:
    found = entry(table)
    assert told(found) == list(ROWS)
    assert {task.section for task in found.tasks} == {section}


def test_sections_named_after_a_time_set_the_deadline_where_no_column_does() -> None:
    titles = ("TT", "Sản phẩm, nội dung nhiệm vụ", "Chủ trì thực hiện", "Phối hợp", "Cấp trình")
    rows = [
        ("A", "NHIỆM VỤ HOÀN THÀNH TRONG THÁNG 3/2025", "", "", ""),
        ("1", "Đề án sắp xếp các đơn vị sự nghiệp", "Sở Nội vụ", "Các sở, ngành", "Tỉnh ủy"),
        ("B", "NHIỆM VỤ THỰC HIỆN THƯỜNG XUYÊN", "", "", ""),
        ("2", "Giải quyết kiến nghị của doanh nghiệp", "Sở Tài chính", "Các sở, ngành", "UBND tỉnh"),
    ]
    found = entry(lone(titles) + f"\n\n{RULE}\n" + "\n\n".join(map(lone, rows)))
    assert [(t.task, t.lead_text, t.deadline_text) for t in found.tasks] == [
        ("Đề án sắp xếp các đơn vị sự nghiệp", "Sở Nội vụ", "THÁNG 3/2025"),
        ("Giải quyết kiến nghị của doanh nghiệp", "Sở Tài chính", "THƯỜNG XUYÊN"),
    ]


def test_a_header_over_two_rows_widens_the_rows() -> None:
    top, low = ("TT", "Nhiệm vụ", "Trách nhiệm thực hiện", "Thời hạn"), ("Chủ trì", "Phối hợp")
    lines = [inline(top), "---|---|---|---", inline(low), *map(inline, ROWS)]
    assert told(entry("\n".join(lines))) == list(ROWS)


def test_what_follows_the_table_stays_text() -> None:
    blocks = [block.text for block in entry(stacked([*ROWS], f"\n\n{RULE}\n")).document.blocks]
    assert "Nguyễn Văn A" in blocks
    assert any("Lưu: VT." in text for text in blocks)


def test_two_tables_and_the_words_between_stay_apart() -> None:
    table = stacked([*ROWS], f"\n\n{RULE}\n")
    found = entry(f"{table}\n\nPHỤ LỤC II\nNhiệm vụ khác\n\n{table}")
    assert told(found) == [*ROWS, *ROWS]
    assert {task.annex for task in found.tasks} == {
        "PHỤ LỤC Danh mục nhiệm vụ",
        "PHỤ LỤC II Nhiệm vụ khác",
    }


def test_a_rule_without_rows_swallows_nothing() -> None:
    found = entry(f"{inline(TITLES)}\n{RULE}\n\nCác sở, ngành báo cáo trước ngày 25 hằng tháng.")
    assert any("trước ngày 25" in block.text for block in found.document.blocks)
