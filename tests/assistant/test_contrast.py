from __future__ import annotations

import pytest

from assistant.language.contrast import contrast_in


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn bao nhiêu?",
        "ty le ho so thu tuc hanh chinh giai quyet dung han",
        "Gửi hồ sơ với danh sách kèm theo về đâu?",
        "Tổng số thủ tục hành chính phải lên mức độ 4 là bao nhiêu?",
        "Sở nào lo công tác cải cách?",
        "Ai bồi thường thiệt hại tính mạng?",
        "Ai khắc phục xong thế nào thì báo?",
        "Nếu có nơi khác nữa thì kể ra",
    ],
)
def test_words_that_only_look_like_comparing_compare_nothing(question: str) -> None:
    assert contrast_in(question) is None


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("So thử Kon Tum với Quảng Nam xem sao", "beside"),
        ("so thu kon tum voi quang nam", "beside"),
        ("so giúp hai tỉnh", "beside"),
        ("Kon Tum và Quảng Nam cách nhau bao nhiêu điểm?", "more"),
        ("thứ hạng năm 2025 so với Quảng Nam", "beside"),
    ],
)
def test_comparing_is_known_however_it_is_typed(question: str, kind: str) -> None:
    contrast = contrast_in(question)
    assert contrast is not None
    assert contrast.kind == kind
