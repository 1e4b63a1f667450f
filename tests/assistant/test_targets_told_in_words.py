"""Targets of an annex that tells each figure in words beside who leads: who, how much, and how many."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = decision(
    "Kế hoạch xã hội số đến năm 2030",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch xã hội số đến năm 2030.",
    """
KẾ HOẠCH

Xã hội số đến năm 2030

I. MỤC TIÊU

Phấn đấu đến năm 2030:

- Tỷ lệ người dân có sổ sức khỏe điện tử đạt 95%.

- Tỷ lệ hộ gia đình có đường cáp quang đạt 90%.

PHỤ LỤC

Phân công thực hiện các chỉ tiêu đến năm 2030
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)

TT\tChỉ tiêu\tChủ trì
1\tTỷ lệ người dân có sổ sức khỏe điện tử đạt 95%.\tSở Y tế
2\tTỷ lệ hộ gia đình có đường cáp quang đạt 90%.\tSở Xây dựng thúc đẩy, theo dõi, báo cáo chỉ tiêu
3\tMỗi năm mở tối thiểu 05 lớp học số; có ít nhất 20 xã thí điểm.\tSở Xây dựng
""",
)


@pytest.fixture(scope="module")
def society(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan that states its targets, and gives them out in an annex."""
    return opened(PLAN)


@pytest.mark.parametrize(
    ("question", "figure", "owner"),
    [
        (
            "Chỉ tiêu người dân có sổ sức khỏe điện tử là bao nhiêu, đơn vị nào chủ trì?",
            "95%",
            "Sở Y tế",
        ),
        ("Ai chủ trì chỉ tiêu hộ gia đình có đường cáp quang?", "90%", "Sở Xây dựng"),
        ("Sở nào phụ trách chỉ tiêu hộ gia đình có đường cáp quang?", "90%", "Sở Xây dựng"),
    ],
)
def test_who_leads_a_target_is_told_with_it(
    society: Assistant, question: str, figure: str, owner: str
) -> None:
    answer = society.ask(question)
    assert answer.status is Status.ANSWERED
    assert figure in answer.text
    assert f"thực hiện: {owner}" in answer.text
    assert "Phụ lục" in answer.text


def test_a_row_of_several_figures_is_one_target_of_a_list(society: Assistant) -> None:
    answer = society.ask("Sở Xây dựng chủ trì bao nhiêu chỉ tiêu trong Quyết định 314?")
    assert answer.total == 2
    assert "Mỗi năm mở tối thiểu 05 lớp học số; có ít nhất 20 xã thí điểm" in answer.text
