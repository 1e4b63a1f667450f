from __future__ import annotations

import pytest

from eval.likeness import dice, overlap, same_names, same_text, same_value, says


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Sở Nội vụ chủ trì [1].", "sở nội vụ", True),
        ("Đạt tối thiểu 90 %.", "90%", True),
        ("Năm 2025", "20", False),
        ("so noi vu", "Sở Nội vụ", False),
        ("**Văn phòng UBND tỉnh**", "Văn phòng UBND tỉnh", True),
        ("hoà nhập", "hòa nhập", True),
        ("giai đoạn 2021 – 2025", "2021 - 2025", True),
        ("bất kỳ", "", False),
    ],
)
def test_says_finds_whole_words_with_their_accents(text: str, phrase: str, expected: bool) -> None:
    assert says(text, phrase) is expected


def test_names_are_the_same_however_the_cell_was_split() -> None:
    assert same_names(["Sở Nội vụ", "UBND cấp huyện"], ["Sở Nội vụ; UBND cấp huyện"])
    assert same_names(["Sở Tài chính", "Sở Tư pháp"], ["các Sở: Tài chính, Tư pháp"])
    assert not same_names(["UBND cấp huyện", "UBND cấp xã"], ["UBND cấp huyện"])
    assert not same_names(["Sở Nội vụ"], [])


def test_values_compare_as_numbers_then_as_words() -> None:
    assert same_value("05", "5")
    assert same_value("60", "60%")
    assert same_value("1,5", "1.5")
    assert not same_value("80", "85")
    assert not same_value("80", None)
    assert same_value("Đạt mức trên trung bình", "đạt mức trên trung bình")


def test_text_is_the_same_but_for_space_and_final_stop() -> None:
    assert same_text("Quý  I/2024.", "quý I/2024")
    assert same_text(None, "")
    assert not same_text("Quý I/2024", "Quý II/2024")


def test_overlap_forgives_a_longer_text_and_dice_does_not() -> None:
    short, long = "xây dựng đề án", "xây dựng đề án phát triển đô thị thông minh"
    assert overlap(short, long) == pytest.approx(0.8)
    assert dice(short, long) < 0.6
    assert dice(short, short) == 1.0
