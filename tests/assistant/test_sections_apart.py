"""Sections named side by side are each counted and listed: the first alone was told as if it were all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Dựng vườn ươm năm 2024

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| I | LÀM ĐẤT | | | |
| 1 | San nền vườn ươm | Sở Xây dựng | Các huyện | Tháng 3/2024 |
| 2 | Đào mương thoát úng | Sở Xây dựng | Các huyện | Tháng 4/2024 |
| II | GIEO HẠT | | | |
| 3 | Chọn hạt giống lim | Sở Y tế | Các huyện | Tháng 5/2024 |
| III | CHĂM CÂY | | | |
| 4 | Tưới phun sương | Sở Tài chính | Các huyện | Tháng 6/2024 |
| 5 | Bắt sâu lá | Sở Tài chính | Các huyện | Tháng 7/2024 |
| 6 | Che lưới nắng | Sở Tài chính | Các huyện | Tháng 8/2024 |
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan."""
    title = "Kế hoạch dựng vườn ươm năm 2024"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


@pytest.mark.parametrize(
    ("question", "told", "untold", "total"),
    [
        ("Quyết định 314 mục I và mục II có mấy nhiệm vụ?", ["San nền", "Chọn hạt"], "Bắt sâu", 3),
        ("quyet dinh 314 muc ii, iii co bao nhieu viec", ["Chọn hạt", "Bắt sâu"], "San nền", 4),
        ("Liệt kê nhiệm vụ mục I, mục III của quyết định 314", ["San nền", "Bắt sâu"], "Chọn hạt", 5),
        ("Quyết định 314 mục I và mục III mỗi mục mấy nhiệm vụ?", ["San nền", "Bắt sâu"], "Chọn hạt", 5),
    ],
)
def test_each_section_is_told(
    one: Assistant, question: str, told: list[str], untold: str, total: int
) -> None:
    answer = one.ask(question)
    assert answer.status is Status.ANSWERED
    assert all(words in answer.text for words in told)
    assert untold not in answer.text
    assert answer.total == total


@pytest.mark.parametrize(
    "question", ["Quyết định 314 mục III ạ, có mấy việc?", "Quyết định 314 mục III có mấy việc?"]
)
def test_one_section_stays_one(one: Assistant, question: str) -> None:
    answer = one.ask(question)
    assert answer.total == 3
    assert "“mục III”:" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "QĐ 314: mục I tổng mấy NV, mục III tổng mấy NV?",
        "QĐ 314 mục I mấy nhiệm vụ, còn mục III mấy nhiệm vụ?",
    ],
)
def test_sections_counted_one_after_the_other_are_both_told(one: Assistant, question: str) -> None:
    told = one.ask(question).text
    assert "Có 2 nhiệm vụ" in told
    assert "Có 3 nhiệm vụ" in told
    assert "Chọn hạt" not in told
