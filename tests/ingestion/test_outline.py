from __future__ import annotations

import pytest

from corpus.marks import split_mark
from corpus.model import Block, BlockKind, Cell, Document
from ingestion.outline import Placed, outline


def made(*lines: str) -> Document:
    blocks = [
        Block(n, BlockKind.ROW, line, tuple(Cell(c) for c in line.split("\t")), table=0)
        if "\t" in line
        else Block(n, BlockKind.PARAGRAPH, line)
        for n, line in enumerate(lines)
    ]
    return Document("made.txt", "0" * 64, tuple(blocks))


def by_text(placed: tuple[Placed, ...], start: str) -> Placed:
    return next(p for p in placed if p.body.startswith(start))


@pytest.mark.parametrize(
    ("line", "mark", "body"),
    [
        ("Điều 2. Giao Sở A", "Điều 2.", "Giao Sở A"),
        ("III. NỘI DUNG", "III.", "NỘI DUNG"),
        ("1.2.3. Sở Nội vụ", "1.2.3.", "Sở Nội vụ"),
        ("1.2 Mục tiêu", "1.2", "Mục tiêu"),
        ("đ) Bố trí kinh phí", "đ)", "Bố trí kinh phí"),
        ("- + Rà soát", "+", "Rà soát"),
        ("- a) Là cơ quan thường trực", "a)", "Là cơ quan thường trực"),
        ("+ Rà soát", "+", "Rà soát"),
        ("Chương II", "Chương II", ""),
        ("Phần thứ hai", "Phần thứ hai", ""),
    ],
)
def test_marks(line: str, mark: str, body: str) -> None:
    found, rest = split_mark(line)
    assert found is not None
    assert (found.text, rest) == (mark, body)


@pytest.mark.parametrize(
    "line", ["2025 là năm cuối", "Mục tiêu chung", "Sở Nội vụ", "100% hồ sơ", "30/2020/NĐ-CP", "5G phủ sóng"]
)
def test_words_that_are_no_mark(line: str) -> None:
    assert split_mark(line) == (None, line)


def test_bullets_stand_under_their_numbers() -> None:
    placed = outline(
        made(
            "I. MỤC TIÊU",
            "1. Cải cách thể chế",
            "a) Mục tiêu",
            "Phấn đấu đến hết năm 2030:",
            "- Tối thiểu 80% hồ sơ được xử lý trực tuyến.",
            "b) Nhiệm vụ",
            "- Rà soát thủ tục:",
            "+ Cắt giảm chi phí.",
            "- Công khai thủ tục.",
            "2. Cải cách bộ máy",
            "Sắp xếp tổ chức bộ máy tinh gọn.",
            "II. TỔ CHỨC THỰC HIỆN",
        )
    )
    share = by_text(placed, "Tối thiểu")
    assert share.path == ("I. MỤC TIÊU", "1. Cải cách thể chế", "a) Mục tiêu", "Phấn đấu đến hết năm 2030:")
    assert share.locator == "Phần I, mục 1, điểm a"
    assert by_text(placed, "Cắt giảm").path[-1] == "- Rà soát thủ tục:"
    assert by_text(placed, "Công khai").path[-1] == "b) Nhiệm vụ"
    assert by_text(placed, "Sắp xếp").path == ("I. MỤC TIÊU", "2. Cải cách bộ máy")
    assert by_text(placed, "TỔ CHỨC").path == ()


def test_long_numbered_paragraphs_are_items_not_headings() -> None:
    placed = outline(
        made(
            "II. NHIỆM VỤ",
            "1. Sở Tư pháp chủ trì rà soát các văn bản quy phạm pháp luật của tỉnh và kiến nghị xử lý.",
            "2. Sở Tài chính bố trí kinh phí.",
        )
    )
    assert [p.heading for p in placed] == [True, False, False]
    assert placed[2].path == ("II. NHIỆM VỤ",)


def test_attached_plan_and_annex_restart_the_numbering() -> None:
    placed = outline(
        made(
            "QUYẾT ĐỊNH:",
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.",
            "Điều 2. Giao Sở A chủ trì thực hiện Kế hoạch này.",
            "Nơi nhận:",
            "- Lưu: VT.",
            "KT. CHỦ TỊCH",
            "KẾ HOẠCH",
            "Phát triển chợ",
            "(Kèm theo Quyết định số 12/QĐ-UBND ngày 02/3/2024)",
            "I. MỤC ĐÍCH",
            "1. Phát triển chợ nông thôn của tỉnh trong thời gian tới, đồng bộ với quy hoạch.",
            "PHỤ LỤC II",
            "DANH MỤC NHIỆM VỤ",
            "(Kèm theo Kế hoạch số 12/KH-UBND)",
            "TT\tNhiệm vụ",
        )
    )
    assert by_text(placed, "Giao Sở A").locator == "Điều 2"
    assert by_text(placed, "Lưu").path == ("Nơi nhận",)
    assert by_text(placed, "Phát triển chợ nông").locator == "Kế hoạch, Phần I, mục 1"
    row = placed[-1]
    assert row.annex == "PHỤ LỤC II DANH MỤC NHIỆM VỤ"
    assert row.path == (row.annex,)
    assert row.locator == "Phụ lục II"


def test_a_misread_mark_does_not_swallow_what_follows() -> None:
    placed = outline(
        made(
            "I. NHIỆM VỤ",
            "1. Rà soát quy hoạch",
            "Ban hành trong quý sau.",
            "47. của Chính phủ về việc này",
            "2. Xây dựng đề án",
            "Trình trong năm.",
        )
    )
    assert by_text(placed, "Trình").path == ("I. NHIỆM VỤ", "2. Xây dựng đề án")
    assert by_text(placed, "47.").mark is None


def test_a_paragraph_cut_by_a_footnote_goes_on() -> None:
    first = "- Rà soát các quy định về điều kiện kinh doanh theo Nghị quyết của Chính phủ, trình cấp có thẩm"
    placed = outline(
        made("1. Sở Tư pháp", first, "¹ Nghị quyết số 1/NQ-CP.", "quyền ban hành.", "- Báo cáo kết quả.")
    )
    assert [p.continues for p in placed] == [False, False, False, True, False]
    assert placed[3].path == ("1. Sở Tư pháp",)


def test_articles_run_on_over_chapters() -> None:
    lines = [line for n in range(1, 9) for line in (f"Điều {n}. Quy định {n}", f"Nội dung {n}.")]
    lines.insert(12, "Chương II")
    placed = outline(made("Chương I", *lines))
    assert placed[-1].path == ("Chương II Điều 7. Quy định 7", "Điều 8. Quy định 8")


@pytest.mark.parametrize("closing", ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "Trên đây là Kế hoạch nuôi ong."])
def test_the_last_item_of_a_list_is_no_heading_of_what_follows(closing: str) -> None:
    placed = outline(
        made("III. TỔ CHỨC", "2. Sở Tài chính", "a) Bố trí kinh phí.", "b) Thẩm định dự toán.", closing)
    )
    assert by_text(placed, "Sở Tài chính").heading
    assert not by_text(placed, "Bố trí kinh phí").heading
    assert not by_text(placed, "Thẩm định dự toán").heading


def test_a_short_numbered_title_over_words_without_a_mark_is_still_a_heading() -> None:
    placed = outline(made("I. MỤC TIÊU", "1. Mục tiêu chung.", "Đưa nghề nuôi ong thành nghề chính."))
    assert by_text(placed, "Mục tiêu chung").heading
