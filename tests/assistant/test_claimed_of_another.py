"""Who is said to lead a task, asked to be confirmed: the task is the one with the words of the question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from tests.assistant.letterhead import bee_plan

ROWS = """
STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn
1 | Xây dựng, triển khai Đề án đổi giống trong hoạt động nuôi ong, quản lý, khai thác mật | Sở Y tế | Sở Nội vụ | Năm 2024
2 | Xây dựng quy định về hoạt động nuôi ong, đề án gieo hạt và đổi giống | Sở Xây dựng | Sở Tài chính | Năm 2024
"""


@pytest.fixture(scope="module")
def bees(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over two tasks with the same words, in one run and apart."""
    return opened(bee_plan(ROWS))


def test_the_words_in_one_run_tell_the_task(bees: Assistant) -> None:
    text = bees.ask(
        "Ủa Sở Tài chính chủ trì xây dựng đề án đổi giống trong hoạt động nuôi ong, đúng hông ta?"
    ).text
    assert "Không phải Sở Tài chính" in text
    assert "Sở Y tế" in text
    assert "Sở Xây dựng" not in text


@pytest.mark.parametrize("end", ["Thật vậy sao?", "Có thật vậy không?"])
def test_what_others_hold_is_confirmed_or_denied(bees: Assistant, end: str) -> None:
    text = bees.ask(f"Họ nói Sở Nội vụ chủ trì đề án đổi giống trong hoạt động nuôi ong. {end}").text
    assert "Không phải Sở Nội vụ" in text
    assert "Sở Y tế" in text
