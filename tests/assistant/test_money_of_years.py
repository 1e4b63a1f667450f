"""A sum asked for a year: not that of another year, nor that of all years together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Chăm sóc rừng ngập mặn giai đoạn 2024 - 2026

III. KINH PHÍ
Tổng kinh phí chăm sóc rừng ngập mặn giai đoạn 2024 - 2026 dự kiến 94,6 tỷ đồng; riêng năm 2024 là 17,2 tỷ đồng.
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan."""
    title = "Kế hoạch chăm sóc rừng ngập mặn giai đoạn 2024 - 2026"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


def test_the_sum_of_the_year_is_told(one: Assistant) -> None:
    assert "17,2 tỷ" in one.ask("Kinh phí năm 2024 chăm sóc rừng ngập mặn là bao nhiêu tỷ?").text


@pytest.mark.parametrize(
    "question",
    [
        "Kinh phí riêng năm 2025 cho chăm sóc rừng ngập mặn là bao nhiêu tỷ?",
        "kinh phi rieng nam 2025 cham soc rung ngap man bao nhieu ti",
    ],
)
def test_no_sum_is_told_of_a_year_that_has_none(one: Assistant, question: str) -> None:
    found = one.ask(question)
    assert found.status is Status.NOT_FOUND
    assert "17,2" not in found.text
