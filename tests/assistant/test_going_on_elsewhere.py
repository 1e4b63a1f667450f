"""What goes on from an answer is not told that answer again, nor words from a document not spoken of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Giữ sạch bãi biển năm 2024

I. MỤC TIÊU
1. Mức độ hài lòng của du khách về bãi tắm đạt tối thiểu 85%.
2. Mức độ hài lòng của du khách về bến thuyền đạt tối thiểu 70%.

II. TỔ CHỨC THỰC HIỆN
1. Sở Y tế:
a) Chủ trì hướng dẫn cấp cứu đuối nước trên bãi.

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Dựng chòi canh bãi tắm | Sở Y tế | Sở Xây dựng; các huyện | Tháng 3/2024 |
| 2 | Thu gom rong mục giai đoạn 2021-2024 | Sở Tài chính | Các huyện | Tháng 4/2024 |
| 3 | Kẻ vạch bơi an toàn | Sở Y tế | Các huyện | Tháng 5/2024 |
"""
OTHER = """
KẾ HOẠCH
Trồng nấm năm 2024

I. YÊU CẦU
1. Các hộ tham gia phải có nhà trồng nấm kín gió và tham gia đủ lớp học nghề của thị xã.
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan of beaches and one of mushrooms."""
    beach, fungi = "Kế hoạch giữ sạch bãi biển năm 2024", "Kế hoạch trồng nấm năm 2024"
    return opened(
        decision(beach, f"Điều 1. Ban hành kèm theo Quyết định này {beach}.", PLAN),
        decision(fungi, f"Điều 1. Ban hành kèm theo Quyết định này {fungi}.", OTHER, number=315),
    )


def test_another_thing_is_not_told_the_figure_before(one: Assistant) -> None:
    before = ["Mức độ hài lòng của du khách về bãi tắm phải đạt bao nhiêu?"]
    assert "70%" in one.ask("còn bến thuyền?", before).text
    assert "85%" not in one.ask("còn sân bay?", before).text


def test_another_time_is_not_told_the_row_before(one: Assistant) -> None:
    before = ["Thu gom rong mục ai chủ trì?"]
    assert "Sở Tài chính" not in one.ask("còn giai đoạn 2026-2030?", before).text


def test_short_questions_are_not_told_words_of_another_document(one: Assistant) -> None:
    assert not one.ask("những thị xã nào tham gia?", ["Dựng chòi canh bãi tắm ai chủ trì?"]).citations


def test_whether_an_agency_has_a_part_is_of_the_task_before(one: Assistant) -> None:
    before = ["Dựng chòi canh bãi tắm khi nào xong?"]
    told = one.ask("Sở Xây dựng có phối hợp không?", before)
    assert told.status is Status.ANSWERED
    assert "chòi canh" in told.text
    told = one.ask("so tai chinh co tham gia khong", before)
    assert told.status is Status.PARTIAL
    assert "không nêu tên Sở Tài chính" in told.text
    assert "rong mục" not in told.text


def test_what_is_due_in_a_month_is_no_more_of_the_task_before(one: Assistant) -> None:
    told = one.ask("thế tháng 4 có việc gì", ["Dựng chòi canh bãi tắm tháng mấy xong?"])
    assert "Thu gom rong mục" in told.text
    assert "chòi canh" not in told.text


def test_the_last_of_what_was_counted_is_a_task_of_the_table(one: Assistant) -> None:
    told = one.ask("cái cuối cùng hạn khi nào?", ["Sở Y tế chủ trì mấy nhiệm vụ?"])
    assert "Tháng 5/2024" in told.text


def test_who_signs_what_makes_it_known_is_not_who_signs_the_plan(one: Assistant) -> None:
    assert "Lê Văn Mận" not in one.ask("ai ký công bố?", ["Dựng chòi canh bãi tắm khi nào xong?"]).text
    assert "Lê Văn Mận" in one.ask("ai ký kế hoạch này?", ["Dựng chòi canh bãi tắm khi nào xong?"]).text
