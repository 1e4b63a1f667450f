"""Rules answer by the headings their parts stand under: of time, of agencies, of no document named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import bee_plan, decision

_RULES = decision(
    "Quy chế quản lý bến thuyền",
    """
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý bến thuyền.

Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 5 năm 2024.
""",
    """
QUY CHẾ
Quản lý bến thuyền

Điều 1. Phạm vi, đối tượng, thời gian neo đậu

Thuyền của khách du lịch được neo ở cầu số 2 vào buổi sáng.

Điều 2. Nội dung Sở Du lịch có trách nhiệm chủ trì

Kiểm tra phao cứu sinh, áo phao của chủ thuyền.

Điều 3. Trình tự xếp lượt của người lái thuyền

Bảng theo dõi được niêm yết tại bến.
""",
)
_PLAN = bee_plan(
    """
STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời hạn
1 | Xây dựng đề án bảo tồn giống ong rừng | Sở Nông nghiệp | Sở Tài chính | Quyết định | Quý II/2024
"""
).replace("314/", "318/")


@pytest.fixture(scope="module")
def quays(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over rules without a table, and a plan with one."""
    return opened(_RULES, _PLAN)


def test_a_heading_that_speaks_of_time_asks_for_no_deadline(quays: Assistant) -> None:
    answer = quays.ask("Quyết định 314 quy định phạm vi, đối tượng, thời gian neo đậu thế nào?")
    assert "cầu số 2" in answer.text


def test_a_long_heading_tells_its_document(quays: Assistant) -> None:
    assert "niêm yết" in quays.ask("Trình tự xếp lượt của người lái thuyền ra sao?").text


@pytest.mark.parametrize(
    "question", ["Sở Du lịch chủ trì những gì?", "Sở Du lịch có trách nhiệm chủ trì những nội dung nào?"]
)
def test_duties_under_a_heading_of_rules_are_found(quays: Assistant, question: str) -> None:
    answer = quays.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert "phao cứu sinh" in answer.text


def test_an_agency_without_duties_has_none(quays: Assistant) -> None:
    assert quays.ask("Sở Ngoại vụ chủ trì những gì?").status is Status.NOT_FOUND
