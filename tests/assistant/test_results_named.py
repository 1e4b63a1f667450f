"""What is to come of a task is asked by the name of its column; what it came to in the end no plan tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from assistant.language.results_named import product_named
from tests.assistant.letterhead import decision

Ask = Callable[..., Answer]

REEFS = decision(
    "Đề án bảo vệ rạn san hô giai đoạn 2024 - 2030",
    """
Điều 1. Phê duyệt Đề án bảo vệ rạn san hô giai đoạn 2024 - 2030.

I. MỤC TIÊU

Đến năm 2030: 70% rạn san hô được cắm phao; 35% bến cá có trạm đo.

II. TỔ CHỨC THỰC HIỆN

1. Các sở, ngành định kỳ báo cáo kết quả thực hiện Đề án về Sở Công Thương trước ngày 10/12 hằng năm để tổng hợp.
""",
    """
PHỤ LỤC

STT\tNhiệm vụ\tCơ quan chủ trì\tKết quả\tThời hạn
1\tLập các trạm đo rạn san hô tại bến cá\tSở Xây dựng\tÍt nhất 6 trạm đo\tNăm 2030
2\tXây dựng quy định về lập các trạm đo rạn san hô tại bến cá, đảo và luồng tàu\tSở Tư pháp\tQuyết định\tNăm 2026
""",
)


@pytest.fixture(scope="module")
def ask(opened: Callable[..., Assistant]) -> Ask:
    """Ask over one project with targets, tasks and their results."""
    return opened(REEFS).ask


@pytest.mark.parametrize(
    "question",
    ["kết quả lập trạm đo rạn san hô bến cá 2030", "kết quả lập các trạm đo rạn san hô tại bến cá là gì"],
)
def test_the_result_of_making_something_is_its_product(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert "Ít nhất 6 trạm đo" in answer.text


@pytest.mark.parametrize(
    "asked",
    ["kết quả lập trạm đo ra sao", "kết quả xây dựng bến cá đến đâu rồi", "ai báo cáo kết quả lập trạm đo"],
)
def test_how_it_went_is_no_product(asked: str) -> None:
    assert product_named(asked) == asked


def test_how_a_plan_went_is_not_told_by_who_reports_on_it(ask: Ask) -> None:
    assert ask("kết quả thực hiện Quyết định 314 năm 2024 thế nào?").status is not Status.ANSWERED


@pytest.mark.parametrize(
    "question", ["đề án rạn san hô mục tiêu 2030 là gì", "mục tiêu của đề án rạn san hô năm 2030 là gì"]
)
def test_targets_of_a_project_are_no_tasks(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "70%" in answer.text
    assert "Sở Xây dựng" not in answer.text
