"""What else the place an answer was from tells: another year's figure, where it takes place, its cost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

Open = Callable[..., Assistant]

PLAN = """
Kế hoạch phát triển nghề gốm năm 2026

I. NHIỆM VỤ

1. Sở Công Thương chủ trì mở hội chợ gốm đỏ tại phường Lộc Phát, hoàn thành trước ngày 20/9/2026.

2. Sở Nội vụ chủ trì khen thưởng nghệ nhân gốm, hoàn thành trước ngày 15/12/2026.

PHỤ LỤC I
DANH MỤC NHIỆM VỤ

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn | Ghi chú |
| --- | --- | --- | --- | --- |
| 1 | Lắp đặt lò nung điện dùng chung | Sở Tài chính | Quý III/2026 | Vốn sự nghiệp 7 tỷ đồng |
| 2 | Thiết lập tổng đài hỗ trợ làng nghề | Công an tỉnh | Tháng 4/2026 | |

PHỤ LỤC II
HỆ THỐNG CHỈ TIÊU

| TT | Chỉ tiêu | Đơn vị tính | Ước TH năm 2025 | Kế hoạch năm 2026 | Đơn vị theo dõi |
| --- | --- | --- | --- | --- | --- |
| 1 | Số lò gốm được cấp giấy | Lò | 310 | 380 | Sở Tư pháp |
| 2 | Tỷ lệ thợ gốm qua đào tạo | % | 61 | 90 | Sở Nội vụ |
"""

OVEN = "Ai chủ trì lắp đặt lò nung điện dùng chung?"
CALLS = "Cơ quan nào thiết lập tổng đài hỗ trợ làng nghề?"
FAIR = "Sở nào mở hội chợ gốm đỏ?"
SHARE = "Tỷ lệ thợ gốm qua đào tạo năm 2026 là bao nhiêu?"


@pytest.fixture(scope="module")
def pottery(opened: Open) -> Assistant:
    return opened(decision("Kế hoạch phát triển nghề gốm năm 2026", "Điều 1. Ban hành Kế hoạch.", PLAN))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("còn năm 2025, đơn vị theo dõi", ["61%", "Sở Nội vụ"]),
        ("Còn năm 2025 thì mấy, sở nào theo dõi vậy?", ["61%", "Sở Nội vụ"]),
        ("nam 2025 la bao nhieu?", ["61%"]),
    ],
)
def test_another_year_is_asked_of_the_target_told_before(
    pottery: Assistant, question: str, told: list[str]
) -> None:
    text = pottery.ask(question, [SHARE]).text
    assert "thợ gốm" in text
    assert all(words in text for words in told)
    assert "90" not in text


def test_a_year_no_figure_is_given_for_is_refused(pottery: Assistant) -> None:
    assert pottery.ask("còn năm 2031, đơn vị theo dõi", [SHARE]).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question", ["Ừ rồi, thế bao giờ phải chạy được hả em?", "thế chừng nào đi vào hoạt động?"]
)
def test_when_a_thing_is_to_run_is_its_deadline(pottery: Assistant, question: str) -> None:
    text = pottery.ask(question, [CALLS]).text
    assert "Tháng 4/2026" in text
    assert "tổng đài" in text


@pytest.mark.parametrize("question", ["Còn địa điểm thì ở đâu?", "con dia diem thi o dau", "ở phường nào?"])
def test_where_it_takes_place_is_told_in_the_words_it_was_told_in(pottery: Assistant, question: str) -> None:
    assert "tại phường Lộc Phát" in pottery.ask(question, [FAIR]).text


def test_a_place_not_told_is_refused(pottery: Assistant) -> None:
    assert pottery.ask("Còn địa điểm đặt ở đâu?", [CALLS]).status is Status.NOT_FOUND


def test_a_cost_is_that_of_the_task_told_before(pottery: Assistant) -> None:
    assert "7 tỷ đồng" in pottery.ask("Kinh phí bao nhiêu?", [OVEN]).text


def test_a_cost_not_told_is_not_that_of_another_task(pottery: Assistant) -> None:
    assert pottery.ask("Kinh phí bao nhiêu?", [CALLS]).status is Status.NOT_FOUND
