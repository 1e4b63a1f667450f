"""Rows of a table called by their number or place, and the rows beside the one told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = decision(
    "Kế hoạch chỉnh trang bến sông năm 2024",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chỉnh trang bến sông năm 2024.",
    """
KẾ HOẠCH

Chỉnh trang bến sông năm 2024

Mục 20 của dự toán không áp dụng cho bến tạm.

PHỤ LỤC

Danh mục nhiệm vụ
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)

STT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn
1\tKè đá bờ tả\tSở Xây dựng\tSở Tài chính\tTháng 11/2024
2\tThay cọc bến khách\tSở Giao thông vận tải\tUBND cấp xã\tTháng 3/2024
3\tTrồng hàng bần chắn sóng\tSở Nông nghiệp và Phát triển nông thôn\tUBND cấp xã\tTháng 9/2024
""",
)


@pytest.fixture(scope="module")
def quays(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan whose annex numbers three tasks."""
    return opened(PLAN)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Trong quyết định 314, nhiệm vụ 2 là gì?", "Thay cọc bến khách"),
        ("Nhiệm vụ thứ 3 của quyết định 314", "Trồng hàng bần chắn sóng"),
        ("nhiệm vụ thứ hai của quyết định 314 ai chủ trì", "Sở Giao thông vận tải"),
        ("Nhiệm vụ cuối cùng của quyết định 314", "Trồng hàng bần chắn sóng"),
        ("Nhiệm vụ đầu tiên trong phụ lục quyết định 314", "Kè đá bờ tả"),
    ],
)
def test_a_row_is_told_by_its_number_or_place(quays: Assistant, question: str, told: str) -> None:
    answer = quays.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.text
    assert len(answer.records) == 1


def test_a_number_no_row_has_is_not_looked_for_elsewhere(quays: Assistant) -> None:
    answer = quays.ask("Nhiệm vụ 20 của quyết định 314 là gì?")
    assert answer.status is Status.NOT_FOUND
    assert "20" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [("nhiệm vụ trước đó?", "Kè đá bờ tả"), ("nhiệm vụ kế tiếp là gì?", "Trồng hàng bần chắn sóng")],
)
def test_the_row_beside_the_one_told_is_meant(quays: Assistant, question: str, told: str) -> None:
    answer = quays.ask(question, ["Nhiệm vụ 2 của quyết định 314 là gì?"])
    assert told in answer.text
    assert len(answer.records) == 1


def test_more_is_asked_of_the_row_told(quays: Assistant) -> None:
    answer = quays.ask("ai chủ trì?", ["Nhiệm vụ 2 của quyết định 314 là gì?"])
    assert "Sở Giao thông vận tải" in answer.text


def test_months_are_no_number_of_a_row(quays: Assistant) -> None:
    answer = quays.ask("nhiệm vụ 6 tháng cuối năm 2024 của quyết định 314")
    assert "STT 6" not in answer.text
    assert "số thứ tự 6" not in answer.text
