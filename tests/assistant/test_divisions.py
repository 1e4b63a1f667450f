"""How many articles, parts and sections a document has is counted by the marks they begin with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

CLAUSES = """
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch làm muối sạch năm 2024.

Điều 2. Giao Sở Công Thương theo dõi.

Điều 3. Chánh Văn phòng và thủ trưởng các đơn vị chịu trách nhiệm thi hành Quyết định này.
"""
PLAN = """
KẾ HOẠCH
Làm muối sạch năm 2024

I. MỤC ĐÍCH
Để muối sạch.

II. NHIỆM VỤ
1. Trải bạt ruộng muối.
2. Xây kho chứa muối.

III. KINH PHÍ
1. Ngân sách tỉnh.
3. Vốn của hộ dân.
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one decision of three articles that issues a plan of three parts."""
    return opened(decision("Kế hoạch làm muối sạch năm 2024", CLAUSES, PLAN))


@pytest.mark.parametrize(
    ("question", "count", "said"),
    [
        ("Quyết định 314 có mấy điều?", 3, "Điều 2. Giao Sở Công Thương"),
        ("quyet dinh 314 gom bao nhieu dieu", 3, "Điều 3."),
        ("Quyết định 314 có 5 điều phải không?", 3, "có 3 điều"),
        ("Kế hoạch ban hành kèm theo quyết định 314 có mấy phần?", 3, "II. NHIỆM VỤ"),
        ("Quyết định 314 gồm những phần nào?", 3, "III. KINH PHÍ"),
    ],
)
def test_divisions_are_counted_and_named(one: Assistant, question: str, count: int, said: str) -> None:
    told = one.ask(question)
    assert told.status is Status.ANSWERED
    assert told.total == count
    assert said in told.text
    assert len(told.citations) == count


def test_what_is_asked_of_the_document_beside_is_told_too(one: Assistant) -> None:
    told = one.ask("Quyết định 314 có mấy điều, ai ký?")
    assert "có 3 điều" in told.text
    assert "Lê Văn Mận" in told.text


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 314 có mấy chương?",
        "Quyết định 314 có mấy mục tiêu?",
        "Quyết định 314 nêu mấy điều kiện?",
    ],
)
def test_what_is_not_sure_or_no_division_is_not_counted(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert told.total is None or told.total == 0
    assert "có 3" not in told.text


def test_articles_of_two_texts_are_not_added_up(opened: Callable[..., Assistant]) -> None:
    rules = "QUY CHẾ\nLàm muối\n\nĐiều 1. Phạm vi điều chỉnh\n\nQuy chế này áp dụng cho diêm dân.\n\nĐiều 2. Giải thích từ ngữ\n\nMuối là muối."
    told = opened(decision("Quy chế làm muối", CLAUSES, rules)).ask("Quyết định 314 có mấy điều?")
    assert told.total is None
