"""Words of ordinary Vietnamese stay as they are typed; slips and lost accents are mended all the same."""

from __future__ import annotations

import pytest

from corpus.dictionary import ordinary_words
from corpus.spelling import restore


@pytest.mark.parametrize(
    "text",
    [
        "Ai gom kết quả khảo sát rồi báo cáo?",
        "Kế hoạch đo sự hài lòng của người dân do sở nào làm?",
        "Đơn vị để hồ sơ trễ hẹn thì phải xin lỗi thế nào?",
        "Chỗ nào còn loay hoay, người dân hay phàn nàn?",
        "Mưa dột tuần trước, giấy đăng ký của nhà tôi nhòe hết",
    ],
)
def test_what_is_a_word_as_typed_with_care_stays(text: str) -> None:
    assert restore(text) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nhửng việc nào phải hoàn thành trong quý một", "những việc nào phải hoàn thành trong quý một"),
        ("ke hoach kiem tra cua so noi vu", "kế hoạch kiểm tra của sở nội vụ"),
        ("đơn vị nao chủ trì trung tâm lưu trư", "đơn vị nào chủ trì trung tâm lưu trữ"),
    ],
)
def test_slips_and_lost_accents_are_mended_still(typed: str, meant: str) -> None:
    assert restore(typed) == meant


def test_the_words_are_there_with_the_library() -> None:
    assert {"gom", "băn khoăn", "trung hoà"} <= ordinary_words()
