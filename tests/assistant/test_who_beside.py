"""Who works with the one that leads, and what must come of it, in words that do not name the column."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.settings import AnswerSettings
from tests.assistant.letterhead import decision

ANNEX = """
PHỤ LỤC

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Xây dựng quy chế quản lý hồ bơi trường học | Sở Y tế | Sở Tài chính; Sở Tư pháp | Quý II/2024 | Quyết định của UBND tỉnh |
| 2 | Lập danh mục giống dâu tằm | Sở Nông nghiệp và Môi trường | Sở Công Thương | Quý III/2024 | Danh mục |
"""


@pytest.fixture(scope="module")
def plan(opened: Callable[..., Assistant]) -> Assistant:
    return opened(decision("Kế hoạch năm 2024", "Điều 1. Ban hành kèm theo Kế hoạch năm 2024.", ANNEX))


OTHERS, PRODUCT = "Sở Tài chính; Sở Tư pháp", "Quyết định của UBND tỉnh"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Xây dựng quy chế quản lý hồ bơi trường học thì sở nào phụ Sở Y tế?", OTHERS),
        ("quy chế quản lý hồ bơi trường học, những ai cùng ngồi với Sở Y tế", OTHERS),
        ("Ngoài Sở Y tế còn sở nào tham gia xây dựng quy chế quản lý hồ bơi trường học?", OTHERS),
        ("Sở Y tế xây dựng quy chế quản lý hồ bơi trường học thì ai nữa?", OTHERS),
        ("Sở Y tế bàn với ai khi xây dựng quy chế quản lý hồ bơi trường học?", OTHERS),
        ("Quy chế quản lý hồ bơi trường học, Sở Y tế lo rồi, còn bên nào hỗ trợ?", OTHERS),
        ("Quy chế quản lý hồ bơi trường học cuối cùng phải ra giấy tờ gì?", PRODUCT),
        ("Xây dựng quy chế quản lý hồ bơi trường học thì kết quả phải là văn bản gì?", PRODUCT),
        ("Quản lý hồ bơi trường học: thứ phải ban hành là loại văn bản nào?", PRODUCT),
    ],
)
def test_the_column_meant_is_told(plan: Assistant, question: str, told: str) -> None:
    assert told in plan.ask(question).text


def test_who_leads_is_told_alone_where_nobody_is_named(plan: Assistant) -> None:
    answer = plan.ask("Sở nào lo quy chế quản lý hồ bơi trường học?")
    assert "Sở Y tế chủ trì" in answer.text
    assert "Sở Tài chính" not in answer.text.splitlines()[0]


def test_a_paper_asked_of_no_task_is_the_document_itself(plan: Assistant) -> None:
    answer = plan.ask("Quyết định 314 của Lâm Đồng là văn bản gì?")
    assert "Ban hành Kế hoạch năm 2024" in answer.text


def test_a_number_that_runs_into_a_measure_is_none(plan: Assistant) -> None:
    answer = plan.ask("Lâm Đồng: cấp xã đưa lên dạng số bao nhiêu phần trăm giấy tờ?")
    assert answer.intent == "target"


def test_a_record_of_the_agency_named_needs_less_likelihood(
    plan: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "_settings", AnswerSettings(likelihood=1.0, own_likelihood=0.0))
    own = plan.ask("Sở Y tế phối hợp với ai viết quy chế hồ bơi học trò mầm non?")
    assert "Sở Tài chính; Sở Tư pháp" in own.text
    assert plan.ask("Ai phối hợp viết quy chế hồ bơi học trò mầm non?").status is Status.NOT_FOUND


def test_the_part_played_is_no_word_of_the_matter(plan: Assistant) -> None:
    asked = ["Xây dựng quy chế quản lý hồ bơi trường học, cơ quan nào chủ trì?"]
    answer = plan.ask("Còn đối với nội dung này, những cơ quan nào giữ vai trò phối hợp?", asked)
    assert OTHERS in answer.text
