"""Figures given unit by unit: one row or one column a unit, in every physical form; and what is none."""

from __future__ import annotations

import pytest

from corpus.model import Head, Target
from corpus.shares import is_share
from ingestion.loaders.text import TextLoader
from ingestion.outline import outline
from ingestion.tables import read_tables

HEAD = Head("giao-chỉ-tiêu.txt", "abcdef0123456789", title="Giao chỉ tiêu năm 2026", years=(2026, 2026))
PIPES = """| TT | Trường | Học hai buổi (%) | Phòng học kiên cố (phòng) | Ghi chú |
|---|---|---|---|---|
| 1 | Trường Tiểu học Đồi Cọ | 92,5 | 18 | Có điểm lẻ |
| 2 | Trường THCS Suối Đá | 85 | | |
| | Tổng cộng | | 18 | |
"""
TABS = (
    "TT\tĐơn vị\tChỉ tiêu giao năm 2026\t\tKinh phí (triệu đồng)\n"
    "\t\tGiường kế hoạch (giường)\tLượt khám (nghìn lượt)\t\n"
    "I\tTuyến tỉnh\t\t\t\n"
    "1\tBệnh viện Đồi Cọ\t1.200\t410\t5.600\n"
    "2\tBệnh viện Suối Đá\t220\t≥ 35,5\t900\n"
)
TURNED = """Chỉ tiêu | ĐVT | Toàn tỉnh | Xã Đồi Cọ | Xã Suối Đá
Diện tích gieo cấy lúa | ha | 1.680 | 900 | 780
Tỷ lệ hộ dùng nước sạch | % | 75 | 79 | -
"""
CELLS = "\n".join(
    "|\n" + "\n|\n".join(row) + "\n|"
    for row in (
        ("STT", "Xã", "Cây phân tán (cây)", "Rác được thu gom (%)"),
        ("1", "Đồi Cọ", "12.000", "90"),
        ("2", "Suối Đá", "8.500", "95"),
    )
)


def read(table: str) -> tuple[Target, ...]:
    text = f"PHỤ LỤC\nCHỈ TIÊU NĂM 2026\n\n{table}"
    return read_tables(outline(TextLoader().load(text.encode(), HEAD.source)), HEAD).targets


def told(table: str) -> set[tuple[str | None, ...]]:
    return {(one.scope, one.indicator, one.value, one.unit) for one in read(table)}


@pytest.mark.parametrize(
    ("table", "figures"),
    [
        (
            PIPES,
            {
                ("Trường Tiểu học Đồi Cọ", "Học hai buổi", "92,5", "%"),
                ("Trường Tiểu học Đồi Cọ", "Phòng học kiên cố", "18", "phòng"),
                ("Trường THCS Suối Đá", "Học hai buổi", "85", "%"),
                ("Tổng cộng", "Phòng học kiên cố", "18", "phòng"),
            },
        ),
        (
            TABS,
            {
                ("Bệnh viện Đồi Cọ", "Giường kế hoạch", "1.200", "giường"),
                ("Bệnh viện Đồi Cọ", "Lượt khám", "410", "nghìn lượt"),
                ("Bệnh viện Suối Đá", "Giường kế hoạch", "220", "giường"),
                ("Bệnh viện Suối Đá", "Lượt khám", "35,5", "nghìn lượt"),
            },
        ),
        (
            TURNED,
            {
                ("Toàn tỉnh", "Diện tích gieo cấy lúa", "1.680", "ha"),
                ("Xã Đồi Cọ", "Diện tích gieo cấy lúa", "900", "ha"),
                ("Xã Suối Đá", "Diện tích gieo cấy lúa", "780", "ha"),
                ("Toàn tỉnh", "Tỷ lệ hộ dùng nước sạch", "75", "%"),
                ("Xã Đồi Cọ", "Tỷ lệ hộ dùng nước sạch", "79", "%"),
            },
        ),
        (
            CELLS,
            {
                ("Xã Đồi Cọ", "Cây phân tán", "12.000", "cây"),
                ("Xã Đồi Cọ", "Rác được thu gom", "90", "%"),
                ("Xã Suối Đá", "Cây phân tán", "8.500", "cây"),
                ("Xã Suối Đá", "Rác được thu gom", "95", "%"),
            },
        ),
    ],
)
def test_every_figure_is_that_of_its_unit(table: str, figures: set[tuple[str, ...]]) -> None:
    assert told(table) == figures


def test_a_figure_is_proved_by_its_row_and_told_with_all_else_the_table_says_of_it() -> None:
    first = read(PIPES)[0]
    assert "Trường Tiểu học Đồi Cọ" in first.source.quote
    assert "92,5" in first.source.quote
    assert (first.owner, first.by) == (("Trường Tiểu học Đồi Cọ",), "2026")
    assert first.source.locator == "Phụ lục, STT 1"
    assert dict(first.extra) == {"Ghi chú": "Có điểm lẻ"}
    assert [one.comparator for one in read(TABS) if one.value == "35,5"] == [">="]


@pytest.mark.parametrize(
    "table",
    [
        "TT\tĐơn vị\tSố tiền (đồng)\tKinh phí (đồng)\n1\tSở Y tế\t500\t20\n2\tSở Nội vụ\t600\t30\n",
        "TT\tĐơn vị\tHọ và tên\tSố điện thoại\n1\tSở Y tế\tLê An\t0912345678\n2\tSở Nội vụ\tVũ Bình\t0912345679\n",
        "TT\tCơ quan\tNhiệm vụ\tSố lượng\n1\tSở Y tế\tMở lớp học\t5\n2\tSở Nội vụ\tSoạn đề án\t2\n",
        "TT\tXã\tNgày nghiệm thu\tHạn nộp\n1\tXã Đồi Cọ\t10/5/2026\t12/5/2026\n2\tXã Suối Đá\t11/5/2026\t13/5/2026\n",
    ],
)
def test_money_people_tasks_and_days_are_no_targets(table: str) -> None:
    assert not [one for one in read(table) if one.scope]


def test_a_report_of_what_was_done_sets_no_target() -> None:
    text = f"PHỤ LỤC\nKẾT QUẢ THỰC HIỆN NĂM 2025\n\n{PIPES}"
    assert not read_tables(outline(TextLoader().load(text.encode(), HEAD.source)), HEAD).targets


def test_the_share_of_one_body_is_told_as_such() -> None:
    found = read(
        "TT\tNội dung\tĐơn vị tính\tChỉ tiêu năm 2026\tĐơn vị thực hiện\n"
        "1\tTổng số giường bệnh\tGiường\t500\tSở Y tế\n"
        "1.1\tBệnh viện Đồi Cọ\tGiường\t300\tBệnh viện Đồi Cọ\n"
        "1.2\tBệnh viện Suối Đá\tGiường\t200\tBệnh viện Suối Đá\n"
    )
    assert [(one.scope, one.indicator, one.value, is_share(one)) for one in found] == [
        (None, "Tổng số giường bệnh", "500", False),
        ("Bệnh viện Đồi Cọ", "Tổng số giường bệnh", "300", True),
        ("Bệnh viện Suối Đá", "Tổng số giường bệnh", "200", True),
    ]
