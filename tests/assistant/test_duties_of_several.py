"""One duty given to several offices: each is told it, and asked of together it is one duty."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

RULES = """
QUY CHẾ
Phối hợp quản lý bến chợ nổi

Điều 4. Phối hợp

1. Sở Xây dựng, Sở Y tế: Tiếp nhận hồ sơ mở bến; phối hợp xác minh thông tin.

2. Sở Xây dựng

a) Kiểm tra phao tiêu mỗi quý.

b) Hướng dẫn sơn kẻ vạch bến.

3. Sở Tài chính; Sở Y tế; Sở Xây dựng có trách nhiệm tạo điều kiện cho các chủ ghe.

4. Các cơ quan liên quan: Kịp thời trao đổi ý kiến với Sở Xây dựng.
"""
PLAN = """
KẾ HOẠCH
Quảng bá chợ nổi năm 2024

I. NHIỆM VỤ
1. Tổ chức hội chợ.

II. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính bố trí kinh phí quảng bá chợ nổi.
2. Đài Phát thanh và Truyền hình tỉnh, Báo Lâm Đồng:
Xây dựng chuyên mục quảng bá chợ nổi trên sóng phát thanh và trang tin.
"""


@pytest.mark.parametrize(
    ("office", "count", "said"),
    [
        ("Sở Xây dựng", 4, ("hồ sơ mở bến", "phao tiêu", "sơn kẻ", "chủ ghe")),
        ("Sở Y tế", 2, ("hồ sơ mở bến", "chủ ghe")),
        ("Sở Tài chính", 1, ("chủ ghe",)),
    ],
)
def test_each_of_several_has_the_duty(
    opened: Callable[..., Assistant], office: str, count: int, said: tuple[str, ...]
) -> None:
    rules = opened(decision("Quy chế phối hợp quản lý bến chợ nổi", RULES))
    told = rules.ask(f"{office} có mấy trách nhiệm theo quyết định 314?")
    assert told.status is Status.ANSWERED
    assert told.total == count
    for words in said:
        assert words in told.text
    assert "trao đổi ý kiến" not in told.text


def test_a_duty_of_two_is_one(opened: Callable[..., Assistant]) -> None:
    clause = "\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch quảng bá chợ nổi năm 2024.\n"
    plan = opened(decision("Kế hoạch quảng bá chợ nổi năm 2024", clause, PLAN))
    told = plan.ask(
        "Báo Lâm Đồng và Đài Phát thanh và Truyền hình tỉnh được giao việc gì theo quyết định 314?"
    )
    assert told.text.count("chuyên mục quảng bá chợ nổi") == 1
    assert "được giao 1 việc" in told.text
