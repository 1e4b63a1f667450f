"""Where paragraphs told together stand, and what stands in no item: receivers, a paper's closing words."""

from __future__ import annotations

import pytest

from corpus.model import Block, BlockKind, Cell, Document
from ingestion.locators import locator_of
from ingestion.outline import Placed, outline


def placed(*lines: str) -> tuple[Placed, ...]:
    blocks = [
        Block(n, BlockKind.ROW, line, tuple(Cell(c) for c in line.split("\t")), table=0)
        if "\t" in line
        else Block(n, BlockKind.PARAGRAPH, line)
        for n, line in enumerate(lines)
    ]
    return outline(Document("made.txt", "0" * 64, tuple(blocks)))


CLAUSES = (
    "QUYẾT ĐỊNH:",
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế.",
    "Điều 2. Trách nhiệm",
    "1. Sở Tư pháp đăng tải Quy chế.",
    "2. Sở Công Thương xây dựng quy trình.",
    "3. Sở Xây dựng",
    "a) Kiểm tra phao tiêu.",
    "b) Sơn kẻ vạch bến.",
    "c) Thống kê ghe thuyền.",
)


@pytest.mark.parametrize(
    ("first", "last", "where"),
    [
        (0, 1, "Phần mở đầu, Điều 1"),
        (0, 2, "Phần mở đầu, Điều 1-2"),
        (1, 2, "Điều 1-2"),
        (2, 4, "Điều 2"),
        (3, 3, "Điều 2, khoản 1"),
        (3, 4, "Điều 2, khoản 1-2"),
        (6, 8, "Điều 2, khoản 3, điểm a-c"),
    ],
)
def test_a_piece_stands_from_its_first_item_to_its_last(first: int, last: int, where: str) -> None:
    assert locator_of(placed(*CLAUSES)[first : last + 1]) == where


def test_receivers_in_a_table_are_in_no_article() -> None:
    row = placed("Điều 3. Các sở thi hành Quyết định này.", "Nơi nhận: - Lưu: VT.\tTM. ỦY BAN NHÂN DÂN")[-1]
    assert row.locator == "Nơi nhận, chữ ký"


def test_closing_words_are_of_no_item() -> None:
    items = ("IV. TỔ CHỨC THỰC HIỆN", "1. Sở Y tế lập kế hoạch.", "2. Sở Tài chính bố trí kinh phí.")
    closing = "Trong quá trình thực hiện nếu có vướng mắc, các sở báo cáo Ủy ban nhân dân tỉnh."
    assert placed(*items, closing, "Nơi nhận:", "- Lưu: VT.")[3].locator == "Phần IV"
    assert placed(*items, closing, "3. Sở Nội vụ theo dõi.")[3].locator == "Phần IV, mục 2"
    headed = (*items[:2], "2. Sở Tài chính", "Căn cứ dự toán được giao, bố trí kinh phí.", "Nơi nhận:")
    assert placed(*headed)[3].locator == "Phần IV, mục 2"
