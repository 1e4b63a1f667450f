"""Tasks whose table has a day in place of the deadline: no deadline is told without it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import paper

PLAN = paper(
    "Phát triển nghề nuôi ong",
    """
PHỤ LỤC

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn | Thời hạn mới | Ghi chú |
|---|---|---|---|---|---|
| 1 | Xây dựng đề án nhân giống ong nội | Sở Y tế | 15/2/2024 | 20/6/2024 | |
| 2 | Mua sắm thùng ong cho các xã vùng đệm | Sở Tài chính | 10/1/2024 | 05/5/2024 | |
| 3 | Tập huấn sơ cứu khi bị ong đốt | Sở Y tế | 30/9/2024 | | Đang làm |
""",
)


@pytest.fixture(scope="module")
def ask(opened: Callable[..., Assistant]) -> Callable[[str], Answer]:
    return opened(PLAN).ask


@pytest.mark.parametrize(
    "question",
    [
        "Đề án nhân giống ong nội bao giờ xong?",
        "de an nhan giong ong noi ai chu tri, khi nao xong",
        "Đề án nhân giống ong nội được lùi tới ngày nào?",
        "Sở Y tế chủ trì những việc gì?",
    ],
)
def test_a_deadline_is_told_with_the_day_in_its_place(ask: Callable[[str], Answer], question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert "15/2/2024" in answer.text
    assert "20/6/2024" in answer.text
    assert "05/5/2024" not in answer.text


def test_a_deadline_that_stands_is_told_alone(ask: Callable[[str], Answer]) -> None:
    answer = ask("Tập huấn sơ cứu khi bị ong đốt bao giờ xong?")
    assert "30/9/2024" in answer.text
    assert "mới" not in answer.text


def test_who_leads_is_told_without_any_day(ask: Callable[[str], Answer]) -> None:
    assert "20/6/2024" not in ask("Ai chủ trì đề án nhân giống ong nội?").text.splitlines()[0]


@pytest.mark.parametrize(
    "question",
    [
        "Anh sắp gặp Sở Y tế, em đọc giúp anh trong phụ lục kế hoạch 77 họ cầm trịch những việc nào?",
        "Theo kế hoạch 77, Sở Y tế chủ trì những việc nào?",
    ],
)
def test_single_words_that_say_nothing_of_a_list_do_not_empty_it(
    ask: Callable[[str], Answer], question: str
) -> None:
    answer = ask(question)
    assert answer.total == 2, answer.text


def test_a_thing_that_no_task_is_about_empties_a_list(ask: Callable[[str], Answer]) -> None:
    answer = ask("Theo kế hoạch 77, Sở Y tế chủ trì việc nào về tàu ngầm?")
    assert answer.status is Status.NOT_FOUND, answer.text
