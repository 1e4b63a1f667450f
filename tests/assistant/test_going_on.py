"""Questions that go on in words of what was answered: of its own sentence, or of what is to come of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH

Bảo đảm điện và nước mùa khô năm 2024

I. TỔ CHỨC THỰC HIỆN

1. Sở Công Thương kiểm tra hệ thống điện sau công tơ tại các chợ; kết quả kiểm tra báo cáo Chủ tịch UBND tỉnh trước ngày 20/9/2024.

2. Các sở, ngành báo cáo kết quả thực hiện gửi Chủ tịch UBND tỉnh trước ngày 15 tháng 12 hằng năm.

PHỤ LỤC

Danh mục nhiệm vụ bảo đảm điện và nước mùa khô năm 2024

STT\tNhiệm vụ\tCơ quan chủ trì\tSản phẩm\tThời gian hoàn thành
1\tLiên thông số đọc đồng hồ nước với ngân hàng\tSở Y tế\tKết nối được vận hành chính thức\tTháng 3/2024
2\tĐào ao trữ nước cho cụm dân cư\tSở Nội vụ\t40 ao\tTháng 4/2024
"""
MARKETS = "Sở Công Thương phải kiểm tra hệ thống điện ở những chỗ nào?"
METERS = "Liên thông số đọc đồng hồ nước với ngân hàng giao ai?"


@pytest.fixture(scope="module")
def dry(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan of which two sentences speak of reporting, and one task of its product."""
    title = "Kế hoạch bảo đảm điện và nước mùa khô năm 2024"
    return opened(decision(title, f"\nĐiều 1. Ban hành kèm theo Quyết định này {title}.\n", PLAN))


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        (MARKETS, "Vậy kết quả phải báo cáo Chủ tịch tỉnh trước ngày mấy?", "20/9/2024"),
        (MARKETS, "vay ket qua phai bao cao chu tich tinh truoc ngay may", "20/9/2024"),
        (METERS, "Thế bao giờ phải chạy chính thức hả em?", "Tháng 3/2024"),
        ("Đào ao trữ nước cho cụm dân cư giao ai?", "Vậy số lượng phải đào là bao nhiêu?", "40 ao"),
    ],
)
def test_it_is_told_of_what_was_answered(dry: Assistant, before: str, question: str, told: str) -> None:
    text = dry.ask(question, [before]).text
    assert told in text
    assert "15 tháng 12" not in text


def test_a_loan_is_no_word_of_going_on(dry: Assistant) -> None:
    assert "20/9/2024" not in dry.ask("vay von bao cao chu tich tinh truoc ngay may", [MARKETS]).text
