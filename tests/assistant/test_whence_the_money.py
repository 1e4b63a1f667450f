"""Where the money comes from, asked in everyday words: what tells of it, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.document_facts.provisions import PROVISIONS
from corpus.text import fold
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH

Nuôi ong lấy mật năm 2024

I. NHIỆM VỤ

1. Sở Tài chính thực hiện phân cấp quản lý ngân sách nhà nước; giao dự toán thu, chi ngân sách hằng năm.

2. Sở Công Thương xây dựng điểm bán mật ong.

II. KINH PHÍ THỰC HIỆN

Kinh phí thực hiện Kế hoạch từ nguồn sự nghiệp kinh tế của tỉnh và Quỹ nuôi ong.
"""
BARE = PLAN.partition("II. KINH PHÍ")[0]
TITLE = "Kế hoạch nuôi ong lấy mật năm 2024"
BEFORE = "Kế hoạch nuôi ong lấy mật năm 2024 do ai ký?"


def _over(opened: Callable[..., Assistant], plan: str) -> Assistant:
    return opened(decision(TITLE, f"\nĐiều 1. Ban hành kèm theo Quyết định này {TITLE}.\n", plan))


@pytest.fixture(scope="module")
def bees(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan that says from where the money comes."""
    return _over(opened, PLAN)


@pytest.fixture(scope="module")
def poor(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan that says nothing of that, and speaks of the budget."""
    return _over(opened, BARE)


@pytest.mark.parametrize(
    "question",
    [
        "Thế tiền để làm mấy chuyện đó móc từ đâu ra?",
        "còn kinh phí thì moi ở đâu ra hở em",
        "tien lam may viec nay xoay tu dau",
        "tiền làm mấy việc đó trích từ nguồn nào",
    ],
)
def test_it_is_told_in_everyday_words(bees: Assistant, poor: Assistant, question: str) -> None:
    assert "Quỹ nuôi ong" in bees.ask(question, [BEFORE]).text
    told = poor.ask(question, [BEFORE])
    assert told.status is Status.NOT_FOUND or "phân cấp quản lý" not in told.text


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("kinh phí do các sở tự cân đối", True),
        ("chi từ nguồn ngân sách tỉnh", True),
        ("phân cấp quản lý ngân sách nhà nước; giao dự toán thu, chi ngân sách", False),
    ],
)
def test_a_budget_that_is_managed_pays_for_nothing(text: str, speaks: bool) -> None:
    assert bool(re.search(PROVISIONS["funding"].sign, fold(text))) is speaks
