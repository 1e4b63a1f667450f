"""A question that goes on about one province, and is answered from the document of another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

ANNEX = """
PHỤ LỤC

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | {task} | {lead} | Văn phòng UBND tỉnh | Quý II/2024 |
"""
SPOKEN_OF = ["Ở Bến Tre ai chủ trì khảo sát muối tồn kho?"]
REMARK = "Chưa tìm thấy câu trả lời trong Quyết định số 318/QĐ-UBND"


def plan(task: str, lead: str, number: int, place: str) -> str:
    title = f"Kế hoạch nghề muối năm 2024 của tỉnh {place}"
    return decision(
        title,
        f"Điều 1. Ban hành kèm theo {title}.",
        ANNEX.format(task=task, lead=lead),
        number=number,
        printed=place,
    )


@pytest.fixture(scope="module")
def coast(opened: Callable[..., Assistant]) -> Assistant:
    return opened(
        plan("Khảo sát muối tồn kho", "Sở Công Thương", 318, "Bến Tre"),
        plan("Đào kênh dẫn nước mặn", "Sở Xây dựng", 319, "Trà Vinh"),
    )


def test_another_province_s_document_is_said_to_be_that(coast: Assistant) -> None:
    answer = coast.ask("Vậy còn việc đào kênh dẫn nước mặn thì sở nào chủ trì?", SPOKEN_OF)
    assert answer.status is Status.PARTIAL
    assert answer.text.startswith(REMARK)
    assert "Sở Xây dựng chủ trì" in answer.text


def test_a_question_that_stands_alone_needs_no_remark(coast: Assistant) -> None:
    answer = coast.ask("Sở nào chủ trì đào kênh dẫn nước mặn?", SPOKEN_OF)
    assert answer.status is Status.ANSWERED
    assert REMARK not in answer.text
