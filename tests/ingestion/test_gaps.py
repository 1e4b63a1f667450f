"""Numbering that skips is told of, with its page; numbering as documents have it is not."""

from __future__ import annotations

import pytest

from corpus.model import Cell
from ingestion.loaders.blocks import Blocks
from ingestion.loaders.pages.gaps import gaps_of


def rows(*numbers: str, page: int = 3) -> Blocks:
    blocks = Blocks()
    blocks.add_rows(
        [(Cell(n), Cell("Xây dựng kế hoạch"), Cell("Sở Y tế")) for n in numbers], " | ", [page] * 99
    )
    return blocks


def texts(*lines: str, page: int = 5) -> Blocks:
    blocks = Blocks()
    blocks.add_paragraphs(lines, page)
    return blocks


def test_a_row_number_left_out_is_named_with_its_page() -> None:
    (said,) = gaps_of(rows("STT", "1", "2", "3", "5", "6").made, [3])
    assert "trang 3 (bảng: sau số thứ tự 3 là 5)" in said
    assert gaps_of(rows("1", "2", "3", "5").made, [4]) == ()


def test_a_table_without_its_first_rows_is_named() -> None:
    (said,) = gaps_of(rows("4", "5", "6").made, [3])
    assert "bắt đầu từ 4" in said


@pytest.mark.parametrize(
    "numbers",
    [("1", "2", "1", "2"), ("1", "2", "2", "3"), ("2019", "2021"), ("I", "1", "2"), ("10", "40", "90")],
)
def test_numbers_that_start_again_or_count_nothing_are_no_gap(numbers: tuple[str, ...]) -> None:
    assert gaps_of(rows(*numbers).made, [3]) == ()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("a) Một", "c) Ba"), "sau “a)” là “c)”"),
        (("1. Một", "2. Hai", "4. Bốn"), "sau “2.” là “4.”"),
        (("3.1. Một", "b) Hai"), "thiếu mục trước “b)”"),
        (("Điều 1. Một", "Điều 3. Ba"), "sau “Điều 1.” là “Điều 3.”"),
        (("1.1. Một", "1.3. Ba"), "sau “1.1.” là “1.3.”"),
    ],
)
def test_an_item_left_out_is_named(lines: tuple[str, ...], words: str) -> None:
    (said,) = gaps_of(texts(*lines).made, [5])
    assert f"trang 5 ({words})" in said


@pytest.mark.parametrize(
    "lines",
    [
        ("a) Một", "b) Hai", "c) Ba", "d) Bốn", "e) Năm"),
        ("1. Một", "a) Một", "2. Hai", "a) Một", "b) Hai"),
        ("1.2. Một", "2.1. Hai"),
        ("- Một", "+ Hai", "- Ba"),
    ],
)
def test_lists_in_order_are_no_gap(lines: tuple[str, ...]) -> None:
    assert gaps_of(texts(*lines).made, [5]) == ()
