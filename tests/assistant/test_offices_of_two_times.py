"""Yesterday's office and today's in one store; a paper not stored that another document speaks of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = "Kế hoạch trồng cây che bóng năm 2024"
CLAUSE = "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây che bóng năm 2024."
ROWS = """
PHỤ LỤC

STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn
1 | {first} | {office} | Quý II/2024
2 | Sửa đổi Nghị quyết số 41/2023/NQ-HĐND về phụ cấp trưởng bản | Sở Y tế | Tháng 9/2024
"""


@pytest.fixture(scope="module")
def two(opened: Callable[..., Assistant]) -> Assistant:
    old = ROWS.format(first="Đo đạc lại đất vườn chè", office="Sở Tài nguyên và Môi trường")
    new = ROWS.format(first="Ươm giống muồng đen", office="Sở Nông nghiệp và Môi trường").split("\n2 |")[0]
    council = decision("Nghị quyết về giá nước năm 2024", "Điều 1. Thông qua giá nước.", number=77)
    return opened(
        decision(PLAN, CLAUSE, old, number=311),
        decision(PLAN, CLAUSE, new, number=312, printed="Nam Định"),
        council.replace("QUYẾT ĐỊNH", "NGHỊ QUYẾT").replace("QĐ-UBND", "NQ-UBND"),
    )


def test_an_heir_is_told_what_its_forerunner_has_in_the_document_asked_about(two: Assistant) -> None:
    found = two.ask("Sở Nông nghiệp và Môi trường Lâm Đồng chủ trì nhiệm vụ nào theo QĐ 311?")
    assert found.status is Status.ANSWERED
    assert "Đo đạc lại đất vườn chè" in found.text
    assert "làm tiếp việc" in found.text
    other = two.ask("Sở Nông nghiệp và Môi trường chủ trì nhiệm vụ nào theo QĐ 312?")
    assert "Ươm giống muồng đen" in other.text
    assert "làm tiếp việc" not in other.text


def test_a_paper_a_task_speaks_of_is_not_said_to_be_unheard_of(two: Assistant) -> None:
    found = two.ask("sửa đổi Nghị quyết 41/2023/NQ-HĐND thời hạn")
    assert found.status in (Status.ANSWERED, Status.PARTIAL)
    assert "Tháng 9/2024" in found.text
