"""What is asked by a title, a number or an address is told of just that, else nothing is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision, landslides, paper

Ask = Callable[..., Answer]

CENTRAL = landslides(
    """
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
1\tHỗ trợ hộ phải dời nhà theo Nghị định số 66/2021/NĐ-CP\tBộ Tài chính\tBộ Y tế\tTiền hỗ trợ\tNăm 2025
2\tSửa đổi Nghị định số 83/2017/NĐ-CP\tBộ Xây dựng\tBộ Y tế\tNghị định của Chính phủ\tNăm 2026
3\tMua trạm báo sạt lở\tBộ Tài chính\tBộ Y tế\tTrạm\tNăm 2026
"""
)
_TASKS = """
PHỤ LỤC
DANH MỤC NHIỆM VỤ

STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn
1\tĐắp bờ ao\tSở Xây dựng\tNăm 2025
2\tNuôi vịt giống\tSở Công Thương\tNăm 2025
"""
PONDS = decision(
    "Chương trình hành động thực hiện Nghị quyết số 61-NQ/TW của Bộ Chính trị về ao hồ",
    """
Căn cứ Nghị định số 12/2020/NĐ-CP ngày 02 tháng 3 năm 2020 của Chính phủ sửa đổi, bổ sung một số điều về ao hồ, bãi bỏ quy định cũ;

Điều 1. Ban hành kèm theo Quyết định này Chương trình hành động thực hiện Nghị quyết số 61-NQ/TW về ao hồ.

Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 205/QĐ-UBND ngày 03 tháng 4 năm 2019.
""",
    _TASKS,
)
_LONG = "Nâng cao tay nghề thợ ghe bằng những lớp học mở ngay tại bến sông, có thợ cả kèm từng người. " * 9
BOATS = paper(
    "Đóng ghe xuồng",
    f"""I. MỤC TIÊU
Đến năm 2030 có ít nhất 07 dự án, chương trình trong lĩnh vực đóng ghe, sửa máy, xưởng thông minh được triển khai.

II. CƠ CHẾ MUA GỖ, KỲ HẠN THUÊ BẾN
1. {_LONG}

2. {_LONG}

3. Xây dựng Kế hoạch tìm thợ cho các xưởng.

III. PHỤ LỤC

STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn
1\tMở lớp thợ ghe\tSở Công Thương\tNăm 2025
2\tSửa máy đóng ghe cho các xưởng\tSở Xây dựng\tNăm 2025
""",
)


@pytest.fixture(scope="module")
def ask(opened: Callable[..., Assistant]) -> Ask:
    """Ask over a decision of the centre, a programme that carries out a resolution, and a plan."""
    return opened(CENTRAL, PONDS, BOATS).ask


@pytest.mark.parametrize(
    "question",
    ["Ai sửa Nghị định 66/2021/NĐ-CP?", "bộ nào sửa đổi nghị định 66/2021/NĐ-CP", "66/2021/NĐ-CP ai sửa"],
)
def test_what_is_done_under_a_decree_does_not_change_it(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize("question", ["Ai sửa Nghị định 83/2017/NĐ-CP?", "83/2017/NĐ-CP ai sửa đổi"])
def test_who_changes_a_decree_is_told(ask: Ask, question: str) -> None:
    assert "Bộ Xây dựng" in ask(question).text


def test_what_is_done_under_a_decree_is_told_where_asked(ask: Ask) -> None:
    assert "Bộ Tài chính" in ask("Ai hỗ trợ hộ dời nhà theo Nghị định 66/2021?").text


@pytest.mark.parametrize(
    "question",
    [
        "Có bao nhiêu nhiệm vụ thực hiện Nghị quyết 61-NQ/TW?",
        "nhiệm vụ nào thực hiện NQ 61",
        "các nhiệm vụ triển khai Nghị quyết 61-NQ/TW là gì",
    ],
)
def test_tasks_that_carry_out_a_resolution_are_those_of_its_programme(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.total == 2
    assert "Đắp bờ ao" in answer.text
    assert "trạm báo" not in answer.text
    assert "thợ ghe" not in answer.text


@pytest.mark.parametrize(
    "question", ["QĐ 314 sửa đổi gì?", "Quyết định 314 bãi bỏ gì", "QĐ 314 thay thế những gì"]
)
def test_what_a_decision_ends_is_not_told_by_its_bases(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "205/QĐ-UBND" in answer.text
    assert "12/2020" not in answer.text


@pytest.mark.parametrize(
    "question", ["Bao nhiêu xưởng thông minh đến năm 2030?", "Số xưởng thông minh đến năm 2030?"]
)
def test_a_number_of_programmes_is_none_of_what_they_are_about(ask: Ask, question: str) -> None:
    assert "07 dự án" not in ask(question).text


def test_a_number_set_for_programmes_comes_before_rows_counted(ask: Ask) -> None:
    assert "07 dự án" in ask("Có bao nhiêu dự án đóng ghe, sửa máy phải triển khai đến 2030?").text


def test_words_that_stand_nowhere_are_not_told_by_the_heading_above(ask: Ask) -> None:
    assert ask("Kế hoạch 77 có hạn chế gì không?").status is Status.NOT_FOUND
