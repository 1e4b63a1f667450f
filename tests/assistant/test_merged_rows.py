"""Rows whose lead stands in the cell above: counted with those printed, and told as left blank."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
PHỤ LỤC

Danh mục nhiệm vụ phòng, chống hạn mặn năm 2024

STT\tNhiệm vụ\tCơ quan chủ trì\tSản phẩm\tThời gian hoàn thành
1\tLập bản đồ vùng thiếu nước ngọt\tSở Công Thương\tBản đồ\tTháng 3/2024
2\tĐào ao trữ nước cho cụm dân cư\t\t40 ao\tTháng 4/2024
3\tSửa máy bơm dã chiến\t\t12 máy bơm\tTháng 5/2024
4\tQuan trắc độ mặn đầu vàm\tSở Y tế\tBản tin\tHằng tuần
5\tChở nước ngọt đến xã đảo\t\t90 chuyến\tTháng 6/2024
6\tDiễn tập ứng phó hạn mặn\tỦy ban nhân dân cấp huyện\tKịch bản\tTháng 2/2024
"""


@pytest.fixture(scope="module")
def drought(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan whose table leaves the lead blank where it is that of the row above."""
    title = "Kế hoạch phòng, chống hạn mặn năm 2024"
    return opened(decision(title, f"\nĐiều 1. Ban hành kèm theo Quyết định này {title}.\n", PLAN))


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Danh sách nhiệm vụ Sở Công Thương chủ trì, kể cả ô gộp theo dòng trên?", 3),
        ("Sở Y tế chủ trì mấy nhiệm vụ trong phụ lục, tính luôn các ô bỏ trống?", 2),
        ("so y te chu tri may nhiem vu, ke ca o gop theo dong tren", 2),
        ("Những nhiệm vụ nào để trống cột cơ quan chủ trì?", 3),
        ("Có mấy nhiệm vụ bỏ trống ô chủ trì?", 3),
        ("ủy ban cấp huyện chủ trì mấy nhiệm vụ trong phụ lục?", 1),
    ],
)
def test_rows_of_a_merged_lead(drought: Assistant, question: str, total: int) -> None:
    assert drought.ask(question).total == total
