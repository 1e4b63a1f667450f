"""Whose work is asked for: not that of who gives it out, nor all of both where some is theirs in common."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Sửa đê biển năm 2024

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Khảo sát chân đê | Sở Xây dựng | Sở Y tế | Tháng 3/2024 |
| 2 | Trồng phi lao chắn cát | Sở Tài chính | Sở Y tế | Tháng 4/2024 |
| 3 | Quyết định mức đóng góp công sửa đê | Ủy ban nhân dân tỉnh | Sở Y tế | Tháng 5/2024 |
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan."""
    title = "Kế hoạch sửa đê biển năm 2024"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


@pytest.mark.parametrize(
    "question",
    [
        "UBND tỉnh Lâm Đồng giao cho Sở Xây dựng việc gì?",
        "ubnd tinh giao so xay dung viec gi",
        "Sở Xây dựng được UBND tỉnh giao những việc gì?",
        "Chủ tịch UBND tỉnh Lâm Đồng giao Sở Xây dựng làm gì?",
        "UBND tỉnh yêu cầu Sở Xây dựng làm những gì?",
    ],
)
def test_the_work_of_the_one_it_is_given_to_is_told(one: Assistant, question: str) -> None:
    told = one.ask(question).text
    assert "Khảo sát chân đê" in told
    assert "Quyết định mức đóng góp" not in told
    assert "Trồng phi lao" not in told


def test_who_does_something_is_asked_of_itself(one: Assistant) -> None:
    assert "Quyết định mức đóng góp" in one.ask("UBND tỉnh Lâm Đồng chủ trì việc gì?").text


def test_papers_spoken_of_beside_who_and_when_are_not_listed(one: Assistant) -> None:
    told = one.ask("Trong mấy văn bản này chỗ nào nói trồng phi lao chắn cát, ai lo, khi nào xong?").text
    assert "Sở Tài chính" in told
    assert "Trong kho có" not in told


def test_what_two_bodies_have_in_common_is_not_all_of_both(one: Assistant) -> None:
    told = one.ask("Sở Xây dựng và Sở Y tế có việc nào chung không?").text
    assert "Khảo sát chân đê" in told
    assert "Trồng phi lao" not in told
    none = one.ask("Sở Xây dựng và Sở Tài chính có việc nào chung không?")
    assert not none.citations


def test_a_paper_named_by_the_task_is_not_told_as_who_leads(one: Assistant) -> None:
    told = one.ask("Quyết định mức đóng góp công sửa đê thì sản phẩm là gì?").text
    assert "nêu ngay trong nhiệm vụ" in told
    assert "chủ trì" not in told


def test_what_somebody_else_gives_is_not_told_as_given(one: Assistant) -> None:
    told = one.ask("Bộ Tài chính giao Sở Xây dựng việc gì?").text
    assert not told.startswith("Sở Xây dựng chủ trì")
