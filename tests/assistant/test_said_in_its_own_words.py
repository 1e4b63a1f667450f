"""A fact that no column has but the words of a duty say is no blank; one is told of what was surely meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant

NOTICE = """
ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG

Số: 61/TB-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lâm Đồng, ngày 12 tháng 4 năm 2024

THÔNG BÁO

Kết luận về phòng chống cháy rừng và xây dựng bệnh viện

1. Kho bạc Nhà nước kiểm soát, thanh toán hồ sơ trồng rừng thay thế trong 02 ngày làm việc.

2. Sở Nội vụ khẩn trương hoàn thiện dự thảo Quyết định quy định cơ chế thuê khoán người giữ rừng.

3. Sở Y tế chỉ đạo bệnh viện Hoa Ban thúc đẩy mua sắm, đấu thầu thiết bị, bảo đảm chất lượng theo quy định.

4. Sở Công Thương kiểm tra các cửa hàng bán vật liệu nổ.
"""


@pytest.fixture(scope="module")
def notice(opened: Callable[..., Assistant]) -> Assistant:
    return opened(NOTICE)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hồ sơ trồng rừng thay thế thì kho bạc thanh toán trong mấy ngày?", "02 ngày làm việc"),
        ("Sản phẩm của Sở Nội vụ về cơ chế thuê khoán người giữ rừng là gì?", "dự thảo Quyết định"),
    ],
)
def test_what_the_words_of_a_duty_say_is_told_as_they_say_it(
    notice: Assistant, question: str, told: str
) -> None:
    answer = notice.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told in answer.text
    assert "không ghi" not in answer.text


def test_nothing_is_said_to_be_missing_of_what_only_sounds_alike(notice: Assistant) -> None:
    answer = notice.ask("Bệnh viện Hoa Ban cơ sở 2 phải xây xong trước ngày nào?")
    assert "không ghi" not in answer.text


def test_of_what_is_surely_meant_it_is_told_that_no_day_is_given(notice: Assistant) -> None:
    answer = notice.ask("Thời hạn Sở Công Thương kiểm tra các cửa hàng bán vật liệu nổ là khi nào?")
    assert "không ghi thời hạn" in answer.text
