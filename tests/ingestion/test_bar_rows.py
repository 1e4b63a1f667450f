"""Cells between lone bars: two bars end a row or leave a cell empty, and the numbers of the rows tell which."""

from __future__ import annotations

from ingestion.loaders.cells import read_region

Rows = list[tuple[str, ...]]


def printed(*rows: tuple[str, ...] | str) -> list[str]:
    """Rows as a copied web page prints them: a bar before each cell, nothing in empty ones, a bar at the end."""
    lines: list[str] = []
    for row in rows:
        cells = [line for cell in row for line in ("|", *filter(None, [cell]))]
        lines += [row] if isinstance(row, str) else [*cells, "|"]
    return lines


def tables(*rows: tuple[str, ...] | str) -> list[Rows]:
    parts = read_region(printed(*rows))
    return [[row for row in part if isinstance(row, tuple)] for part in parts if isinstance(part[0], tuple)]


SCALLOPS: Rows = [
    ("TT", "Xã ven biển", "Đối tượng nuôi"),
    ("Sò huyết", "Ngao", "Hàu"),
    ("1", "xã Đông Hòa", "4", "", ""),
    ("2", "xã Tây Hòa", "", "", "7"),
    ("3", "xã Nam Hòa", "", "2", ""),
    ("4", "xã Bắc Hòa", "1", "", "3"),
]


def test_figures_under_columns_left_empty_stay_in_their_rows() -> None:
    assert tables(*SCALLOPS) == [SCALLOPS]


def test_every_other_cell_of_a_total_may_be_empty() -> None:
    rows: Rows = [
        ("TT", "Mặt hàng", "Kế hoạch 2031", "Kế hoạch 2032", "Kế hoạch 2033"),
        ("Lượng", "Giá trị", "Lượng", "Giá trị", "Lượng", "Giá trị"),
        ("I", "Hải sản", "", "90", "", "95", "", "99"),
        ("1", "Mực khô", "5", "40", "6", "41", "7", "42"),
        ("2", "Rong biển", "", "500", "", "500", "", "500"),
        ("3", "Nước mắm", "8", "50", "9", "54", "9", "57"),
    ]
    assert tables(*rows) == [rows]


def test_a_row_with_a_cell_too_many_does_not_widen_those_below_it() -> None:
    titles = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
    rows: Rows = [
        titles,
        ("1", "Lập bản đồ bãi ngang", "Sở Thủy sản", "Năm 2031"),
        ("2", "Đo độ mặn", "Sở Thủy sản", "Năm 2031"),
        ("3", "** **", "Hậu cần", "** **", "** **"),
        ("3.1", "Mở điểm cấp đá", "Sở Công Thương", "Năm 2032"),
        ("3.2", "Dựng kho lạnh", "Sở Tài chính", "Năm 2033"),
    ]
    after: Rows = [("B", "LUỒNG LẠCH"), ("1", "Thả phao luồng", "Sở Xây dựng", "Năm 2034")]
    lines = [*printed(*rows)[:-1], "|", "", "", *printed(*after)]
    found = [row for part in read_region(lines) for row in part if isinstance(row, tuple)]
    assert [row[:2] for row in found[-3:]] == [("3.2", "Dựng kho lạnh"), ("B", "LUỒNG LẠCH"), after[-1][:2]]
    assert {len(row) for row in found if row[0] in ("1", "3.1", "3.2")} == {4}


def test_rows_cut_short_by_merged_cells_are_not_run_together() -> None:
    rows: Rows = [
        ("TT", "Nhiệm vụ", "Nội dung", "Chủ trì", "Phối hợp", "Kết quả", "Thời hạn"),
        ("1", "Nuôi biển", "- Kiểm kê lồng", "Sở Thủy sản", "Sở Y tế", "Báo cáo", "Năm 2031"),
        ("- Đặt phao báo", "- Phao được đặt", "Năm 2032"),
        ("- Dọn bãi", "- Bãi được dọn", "Năm 2033"),
        ("2", "Hậu cần", "- Dựng kho", "Sở Tài chính", "Sở Y tế", "Kho lạnh", "Năm 2034"),
        ("3", "Luồng lạch", "- Thả phao", "Sở Xây dựng", "Sở Y tế", "Luồng", "Năm 2035"),
    ]
    assert tables(*rows) == [rows]


def test_an_annex_title_below_a_blank_line_in_bold_is_no_cell() -> None:
    signed = ("Nơi nhận:\n- Lưu: VT.", "KT. CHỦ TỊCH\nY Hương Niê")
    lines = printed(signed)
    own = printed(("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Thả phao luồng", "Sở Xây dựng"))
    parts = read_region([*lines, "** **", "**PHỤ LỤC**", "DANH MỤC", *own])
    found = [row for part in parts for row in part if isinstance(row, tuple)]
    assert ("TT", "Nhiệm vụ", "Chủ trì") in found


def test_the_body_of_a_letter_copied_after_its_head_is_no_cell_of_that() -> None:
    body = [
        "**Kính gửi:** Bộ trưởng Bộ Thủy sản.",
        *(f"Dòng {n} của thư về giữ đập" for n in range(1, 8)),
    ]
    lines = [
        "|",
        "BỘ XÂY DỰNG",
        "|",
        "CỘNG HÒA",
        "|",
        "|",
        "Số: 7/BXD",
        "|",
        "Ngày 5 tháng 3",
        "|",
        *body,
        "|",
    ]
    head, text = read_region(lines)[:2]
    assert head == [("BỘ XÂY DỰNG", "CỘNG HÒA"), ("Số: 7/BXD", "Ngày 5 tháng 3")]
    assert text == body


def test_whom_a_letter_is_sent_to_may_be_a_cell() -> None:
    assert tables(("Kính gửi:", "- Sở Xây dựng;"), ("", "- Sở Tài chính.")) == [
        [("Kính gửi:", "- Sở Xây dựng;"), ("", "- Sở Tài chính.")]
    ]
