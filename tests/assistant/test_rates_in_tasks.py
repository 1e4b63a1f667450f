"""A rate asked for by its name alone, which the words of a task set."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

TITLE = "Kế hoạch nuôi hươu năm 2024"
ANNEX = """
PHỤ LỤC

| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Khám sức khỏe đàn hươu, đảm bảo 85% hươu cái được đeo thẻ tai | Sở Y tế | Năm 2024 |
| 2 | Dựng hàng rào quanh bãi chăn | Sở Xây dựng | Năm 2024 |
"""


@pytest.fixture(scope="module")
def deer(opened: Callable[..., Assistant]) -> Assistant:
    return opened(decision(TITLE, f"Điều 1. Ban hành kèm theo Quyết định này {TITLE}.", ANNEX))


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ hươu cái được đeo thẻ tai là bao nhiêu?",
        "ty le huou cai duoc deo the tai la bao nhieu",
        "Tỉ lệ hươu cái đeo thẻ tai bao nhiêu?",
    ],
)
def test_the_rate_a_task_sets_is_told(deer: Assistant, question: str) -> None:
    assert "85%" in deer.ask(question).text


def test_a_row_without_a_rate_gives_none(deer: Assistant) -> None:
    assert "hàng rào" not in deer.ask("Tỷ lệ hàng rào quanh bãi chăn là bao nhiêu?").text.split("Gần nhất")[0]


def test_what_each_document_says_counts_no_tasks(deer: Assistant) -> None:
    assert "Số nhiệm vụ theo" not in deer.ask("Bạn coi lại giúp mỗi văn bản ghi bao nhiêu?").text
    assert "Số nhiệm vụ theo" in deer.ask("Mỗi văn bản ghi bao nhiêu nhiệm vụ?").text
