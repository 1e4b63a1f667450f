"""What a task says is of one year is not told of another without a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import bee_plan

Open = Callable[..., Assistant]


@pytest.fixture(scope="module")
def plan(opened: Open) -> Assistant:
    """An assistant over a plan with a task about a year."""
    return opened(
        bee_plan(
            """
STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời hạn
1 | Công bố sản lượng mật ong rừng năm 2023 | Sở Nông nghiệp | Cục Thống kê | Thông báo | Quý I/2024
2 | Tổ chức hội thi mật ong cấp tỉnh | Sở Công Thương | Các sở, ngành | Hội thi | Tháng 9/2024
"""
        )
    )


@pytest.mark.parametrize(
    "question",
    [
        "Công bố sản lượng mật ong rừng năm 2024 vào quý nào?",
        "Ai công bố sản lượng mật ong rừng 2022?",
    ],
)
def test_another_year_is_said_to_be_another(plan: Assistant, question: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.PARTIAL, answer.text
    assert "năm khác" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Công bố sản lượng mật ong rừng năm 2023 vào quý nào?",
        "Năm 2024 công bố sản lượng mật ong rừng vào quý nào?",
        "Công bố sản lượng mật ong rừng trong năm 2024 vào quý nào?",
    ],
)
def test_its_own_year_and_when_it_is_done_are_no_other(plan: Assistant, question: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert "Quý I/2024" in answer.text
