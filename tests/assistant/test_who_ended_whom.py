"""Which documents a stored one ended, and which one ended it, are never taken for each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

CLAUSES = """
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch khôi phục rừng dừa nước năm 2024.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 120/QĐ-UBND ngày 05 tháng 01 năm 2021.
"""
PLAN = """
KẾ HOẠCH

Khôi phục rừng dừa nước năm 2024

1. Các xã trồng bổ sung dừa nước dọc kênh cấp II.
"""


@pytest.fixture(scope="module")
def palms(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one decision that replaces an earlier one."""
    return opened(decision("Kế hoạch khôi phục rừng dừa nước năm 2024", CLAUSES, PLAN))


@pytest.mark.parametrize(
    "question",
    [
        "văn bản bị thay thế, Quyết định 314",
        "các quyết định bị bãi bỏ bởi Quyết định 314",
        "quyết định cũ bị QĐ 314 thay thế",
        "Quyết định 314 thay thế",
        "van ban bi thay the quyet dinh 314",
    ],
)
def test_keywords_ask_what_a_document_ended(palms: Assistant, question: str) -> None:
    answer = palms.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert "120/QĐ-UBND" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "văn bản thay thế Quyết định 314",
        "Quyết định 314 bị thay thế",
        "Quyết định 314 bị bãi bỏ bởi văn bản nào?",
    ],
)
def test_what_ended_a_document_is_not_what_it_ended(palms: Assistant, question: str) -> None:
    answer = palms.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert "120/QĐ-UBND" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Đề nghị nêu rõ lý do Ủy ban nhân dân tỉnh đã bãi bỏ Quyết định 314.",
        "vi sao tinh lai huy bo quyet dinh so 314",
        "Nguyên nhân thu hồi QĐ 314 là gì?",
    ],
)
def test_why_a_document_was_ended_is_not_told_where_none_says_it_was(palms: Assistant, question: str) -> None:
    answer = palms.ask(question)
    assert answer.status is Status.NOT_FOUND, answer.text
