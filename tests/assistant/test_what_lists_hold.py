"""A list holds what was asked for: of the part, the kind and the agencies named; states no plan tells are not told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = decision(
    "Kế hoạch bảo tồn rừng ngập mặn đến năm 2026",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch bảo tồn rừng ngập mặn đến năm 2026.",
    """
KẾ HOẠCH

Bảo tồn rừng ngập mặn đến năm 2026

PHỤ LỤC

Danh mục nhiệm vụ
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)

STT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn
A\tTUẦN TRA VÀ BẢO VỆ\t\t\t
I\tGIỮ RỪNG\t\t\t
1\tĐề án lập trạm gác cửa sông\tSở Tài chính\tSở Xây dựng, Sở Công Thương\tNăm 2024
2\tKế hoạch tuần tra ban đêm\tSở Xây dựng\tSở Tài chính\tTháng 4/2024
Tổng số: 2 nhiệm vụ\t\t\t\t
B\tTRỒNG MỚI\t\t\t
I\tƯƠM GIỐNG\t\t\t
1\tXây dựng Đề án vườn ươm cây đước\tSở Xây dựng\tSở Công Thương\tNăm 2025
2\tThả cua giống\tSở Công Thương\tSở Tài chính, Sở Xây dựng\tNăm 2026
3\tTiếp tục triển khai Đề án đê bao đã phê duyệt\tSở Xây dựng, Sở Y tế\tUBND cấp xã\tNăm 2026
Tổng số: 2 nhiệm vụ\t\t\t\t
""",
)


@pytest.fixture(scope="module")
def mangroves(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan whose table has two parts."""
    return opened(PLAN)


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Quyết định 314 có bao nhiêu đề án?", 2),
        ("Sở Xây dựng chủ trì đề án nào theo quyết định 314?", 1),
        ("Quyết định 314 có bao nhiêu kế hoạch phải xây dựng?", 1),
        ("Sở Xây dựng và Sở Công Thương cùng phối hợp việc nào?", 1),
        ("Sở Tài chính và Sở Xây dựng cùng làm những việc nào?", 3),
        ("Sở Tài chính cùng với Sở Xây dựng làm những việc nào?", 3),
        ("Sở Tài chính chủ trì mấy nhiệm vụ ở phần A?", 1),
        ("Nhiệm vụ nào của quyết định 314 có hai cơ quan phối hợp?", 2),
        ("Nhiệm vụ nào của quyết định 314 chỉ do một sở phối hợp?", 2),
    ],
)
def test_only_what_was_asked_for_is_listed(mangroves: Assistant, question: str, total: int) -> None:
    answer = mangroves.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.total == total


@pytest.mark.parametrize(
    "question",
    [
        "Sở Tài chính có chủ trì nhiệm vụ nào ở phần B không?",
        "Phần C quyết định 314 có mấy nhiệm vụ?",
        "Nhiệm vụ nào của quyết định 314 có ba cơ quan chủ trì?",
        "Sở Công Thương chủ trì đề án nào?",
        "Sở Công Thương chủ trì mấy nhiệm vụ ở mục X quyết định 314?",
    ],
)
def test_nothing_else_is_told_where_there_is_none(mangroves: Assistant, question: str) -> None:
    answer = mangroves.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert not answer.records


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Sở Xây dựng phối hợp với Sở Công Thương những việc gì?", "Thả cua giống"),
        ("Sở Tài chính phối hợp với Sở Công Thương những việc gì?", "Thả cua giống"),
        ("Sở Công Thương phối hợp với Sở Tài chính những việc gì?", "Đề án lập trạm gác cửa sông"),
        ("Sở Y tế phối hợp với Sở Xây dựng những việc gì?", "cùng tham gia 1 nhiệm vụ"),
        ("UBND cấp xã phối hợp cùng Sở Xây dựng việc gì?", "đê bao"),
        ("Sở Xây dựng phối hợp với UBND cấp xã việc gì?", "Sở Xây dựng chủ trì, UBND cấp xã phối hợp"),
    ],
)
def test_who_works_with_another_may_lead(mangroves: Assistant, question: str, told: str) -> None:
    answer = mangroves.ask(question)
    assert told in answer.text
    assert answer.total == 1


def test_no_task_of_both_parts_is_made_up(mangroves: Assistant) -> None:
    assert mangroves.ask("Sở Tài chính vừa chủ trì vừa phối hợp việc nào?").status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Nhiệm vụ nào đã hoàn thành trong quyết định 314?", "không cho biết việc nào đã làm xong"),
        ("Sở Xây dựng còn việc nào chưa làm xong?", "không cho biết việc nào đã làm xong"),
        ("Nhiệm vụ nào được thêm mới so với năm ngoái?", "không cho biết việc nào mới thêm"),
    ],
)
def test_states_no_plan_tells_list_nothing(mangroves: Assistant, question: str, said: str) -> None:
    answer = mangroves.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert said in answer.text


def test_tasks_late_are_told_by_their_deadlines_alone(mangroves: Assistant) -> None:
    answer = mangroves.ask("Việc nào trễ hạn trong quyết định 314?")
    assert "không cho biết việc nào đã làm xong" in answer.text.splitlines()[0]


def test_the_result_of_a_task_is_not_the_task(mangroves: Assistant) -> None:
    answer = mangroves.ask("Kết quả thả cua giống năm 2026")
    assert answer.status is not Status.ANSWERED


def test_the_year_beside_the_number_may_be_that_of_the_deadlines(mangroves: Assistant) -> None:
    answer = mangroves.ask("Quyết định 314 năm 2024 có bao nhiêu nhiệm vụ?")
    assert answer.total == 5
    assert "Trong đó 2 nhiệm vụ có thời hạn trong năm 2024" in answer.text


def test_every_total_printed_is_told_where_one_is_another(mangroves: Assistant) -> None:
    answer = mangroves.ask("Quyết định 314 có tất cả bao nhiêu nhiệm vụ?")
    assert answer.text.count("văn bản ghi: “Tổng số: 2 nhiệm vụ”") == 2


def test_offices_of_the_kind_asked_are_ranked(mangroves: Assistant) -> None:
    answer = mangroves.ask("Sở nào chủ trì ít nhiệm vụ nhất trong quyết định 314?")
    assert "Sở" in answer.text
    assert "UBND" not in answer.text.partition("nhất:")[2]
