"""Who leads one task and who helps with another, asked in one question, is told of each apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Chăm sóc đàn trâu năm 2024

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Tiêm phòng lở mồm long móng | Sở Y tế | Sở Xây dựng | Tháng 3/2024 |
| 2 | Dựng chuồng tránh rét vùng cao | Sở Tài chính | Sở Tư pháp | Tháng 4/2024 |
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan of two tasks."""
    title = "Kế hoạch chăm sóc đàn trâu năm 2024"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


@pytest.mark.parametrize(
    "question",
    [
        "Ai chủ trì tiêm phòng lở mồm long móng và ai phối hợp dựng chuồng tránh rét vùng cao?",
        "Ở Lâm Đồng sở nào chủ trì tiêm phòng lở mồm long móng, còn sở nào phối hợp dựng chuồng tránh rét?",
        "ai chu tri tiem phong lo mom long mong va ai phoi hop dung chuong tranh ret vung cao",
    ],
)
def test_each_task_is_told_its_own_part(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert told.status is Status.ANSWERED
    assert "Sở Y tế chủ trì" in told.text
    assert "Sở Tư pháp phối hợp" in told.text
    assert "Sở Xây dựng phối hợp" not in told.text
    assert len(told.citations) == 2


def test_the_task_that_is_nowhere_is_said_not_to_be_found(one: Assistant) -> None:
    told = one.ask("Ai chủ trì tiêm phòng lở mồm long móng và ai phối hợp trồng rừng ngập mặn?")
    assert told.status is Status.PARTIAL
    assert "Sở Y tế chủ trì" in told.text
    assert "Không tìm thấy trong các văn bản đã nạp: ai phối hợp trồng rừng ngập mặn" in told.text


@pytest.mark.parametrize(
    "question",
    [
        "Ai chủ trì tiêm phòng lở mồm long móng và ai phối hợp?",
        "Tiêm phòng lở mồm long móng ai chủ trì, ai phối hợp?",
        "Ai chủ trì tiêm phòng lở mồm long móng, ai phối hợp tiêm phòng?",
    ],
)
def test_one_task_is_told_with_both_parts(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert "Sở Y tế" in told.text
    assert "Sở Xây dựng" in told.text
    assert "Không tìm thấy" not in told.text


def test_with_whom_an_agency_does_its_tasks_is_told_of_those_it_leads(one: Assistant) -> None:
    told = one.ask("Sở Y tế làm gì, ai phối hợp, khi nào xong?")
    assert told.status is Status.ANSWERED
    assert "Sở Xây dựng" in told.text
    assert "Tháng 3/2024" in told.text
