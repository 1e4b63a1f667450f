"""A follow-up that asks one more fact of what was told: of a quote, of a duty, after a story, by a paper."""

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

1. Sở Công Thương kè lại đoạn bờ rạch Lò Gốm, chiều dài 1.250 m; hoàn thành trước ngày 20/9/2026.

II. KINH PHÍ

1. Các đơn vị lập dự toán bổ sung gửi Phòng Kế hoạch trước ngày 10 tháng 3 năm 2026.

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |
| --- | --- | --- | --- | --- | --- |
| 1 | Lắp đặt lò nung điện dùng chung | Sở Tài chính | Hội Nghệ nhân | Quý III/2026 | 12 điểm đặt lò |
| 2 | Chấm điểm làng nghề theo Quyết định số 815/QĐ-UBND ngày 4/5/2025 | Sở Nội vụ | Sở Y tế | Quý II/2026 | Báo cáo |
"""

OVEN = "Ai chủ trì lắp đặt lò nung điện dùng chung?"
MARKS = "Ai chủ trì chấm điểm làng nghề?"
BANK = "Sở nào kè lại bờ rạch Lò Gốm?"
ESTIMATE = "Các đơn vị lập dự toán bổ sung thì gửi về phòng nào?"
STORY = "Cảm ơn anh. Chiều nay tôi phải gửi giấy mời họp bàn về {}, mà không rõ ngoài đơn vị chủ trì thì còn lực lượng nào cùng phối hợp?"


@pytest.fixture(scope="module")
def pottery(opened: Open) -> Assistant:
    return opened(decision("Kế hoạch phát triển nghề gốm năm 2026", "Điều 1. Ban hành Kế hoạch.", PLAN))


@pytest.mark.parametrize("question", ["thế hạn gửi là ngày mấy", "the han gui la ngay may"])
def test_a_quote_is_asked_for_its_time(pottery: Assistant, question: str) -> None:
    assert "10 tháng 3 năm 2026" in pottery.ask(question, [ESTIMATE]).text


def test_a_quote_is_no_answer_to_what_it_does_not_say(pottery: Assistant) -> None:
    assert "dự toán" not in pottery.ask("thế tốn bao nhiêu tiền", [ESTIMATE]).text


@pytest.mark.parametrize("question", ["vậy đoạn đó dài bao nhiêu mét", "doan do dai may m vay"])
def test_a_duty_is_asked_for_a_length_in_its_words(pottery: Assistant, question: str) -> None:
    assert "1.250 m" in pottery.ask(question, [BANK]).text


@pytest.mark.parametrize(
    "question",
    ["vậy phải có mấy điểm như thế, hạn khi nào", "vậyy phải cóo mấyy điểmm nhưu thế, hạnn khi nàoo"],
)
def test_a_number_and_a_time_are_asked_together(pottery: Assistant, question: str) -> None:
    text = pottery.ask(question, [OVEN]).text
    assert "12 điểm" in text
    assert "Quý III/2026" in text


@pytest.mark.parametrize("matter", ["việc lò nung này", "việc lò điện ấy"])
def test_who_helps_is_asked_behind_a_story(pottery: Assistant, matter: str) -> None:
    assert "Hội Nghệ nhân" in pottery.ask(STORY.format(matter), [OVEN]).text


@pytest.mark.parametrize("matter", ["việc nuôi cá lồng bè trên sông này", "việc đặt lò sấy cá tra"])
def test_a_story_of_another_matter_is_not_of_what_was_told(pottery: Assistant, matter: str) -> None:
    assert pottery.ask(STORY.format(matter), [OVEN]).status is Status.NOT_FOUND


def test_the_paper_it_is_done_by_is_the_one_its_words_name(pottery: Assistant) -> None:
    assert (
        "815/QĐ-UBND" in pottery.ask("Việc ấy làm theo quyết định số mấy, ban hành ngày nào?", [MARKS]).text
    )


def test_a_paper_not_named_is_not_told(pottery: Assistant) -> None:
    assert "815" not in pottery.ask("Việc ấy làm theo quyết định số mấy, ban hành ngày nào?", [OVEN]).text


@pytest.mark.parametrize(
    "question",
    [
        "Kết quả đầu ra của việc đó là văn bản gì?",
        "sản phẩm việc ấy là loại văn bản nào",
        "san pham viec do la van ban gi",
    ],
)
def test_what_kind_of_paper_a_product_is_asks_for_the_product(pottery: Assistant, question: str) -> None:
    answer = pottery.ask(question, [MARKS])
    assert (answer.status, answer.intent) == (Status.ANSWERED, "product")
    assert "Báo cáo" in answer.text


def test_a_person_in_charge_is_none_of_the_offices_told(pottery: Assistant) -> None:
    answer = pottery.ask("thế ai là chủ nhiệm việc đó?", [OVEN])
    assert "Sở Tài chính" not in answer.text
