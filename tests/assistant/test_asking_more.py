"""Questions that ask more of what was answered before, by whatever words they point back, or by none."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.conversation.staying import core_of
from assistant.language.pointers import pointers_in
from assistant.language.words import words_of
from assistant.query import Topic

DREDGING = "Nạo vét luồng vào cảng ở Quảng Nam do ai chủ trì?"
PRICE = "Ai đặt giá thu mua sâm ở Kon Tum?"


@pytest.mark.parametrize(
    "question",
    [
        "hạn chót?",
        "thòi gian lam tù tháng naò",
        "bao giờ phải dứt điểm",
        "Món đó phải làm tới lúc nào mới được nghỉ tay?",
        "Vậy muộn nhất lúc nào phải xong xuôi công trình ấy?",
        "Việc đó làm trong khoảng mấy tháng?",
        "Đề nghị nêu thời hạn nộp báo cáo của nhiệm vụ nêu trên.",
        "Dạ em cảm ơn. Em còn phải lên lịch đưa đoàn đi nên nhờ anh xem hộ đợt ấy làm lúc nào?",
        "Ok để em báo lãnh đạo. Hạn chót?",
        "Cảm ơn, tôi ghi lại rồi, vậy với nội dung vừa nói thì kế hoạch quy định thời hạn theo căn cứ nào?",
    ],
)
def test_a_deadline_asked_more_is_that_of_the_task_answered_before(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question, [DREDGING])
    assert answer.status is Status.ANSWERED
    assert "Tháng 9/2023" in answer.text
    assert "Nạo vét luồng" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Nhưng giám đốc còn muốn gửi giấy mời họp, những cơ quan nào phải phối hợp với sở đó trong việc này?",
        "còn ai nữa?",
        "Trách nhiệm ấy còn sở nào gánh chung nữa?",
    ],
)
def test_who_else_does_the_task_answered_before(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, [DREDGING])
    assert answer.status is Status.ANSWERED
    assert "Sở Tài chính" in answer.text
    assert "Nạo vét luồng" in answer.text


def test_a_long_talk_stays_with_its_task(assistant: Assistant) -> None:
    talk = [PRICE, "Ai phối hợp với họ?", "chờ gì?"]
    answer = assistant.ask("cái đó ai làm cùng?", talk)
    assert "Đặt giá thu mua sâm" in answer.text
    assert "Sở Y tế" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Thế giấy phép khai thác vùng khơi ai cấp, hạn sao?", "Thường xuyên"),
        ("Còn tập huấn thuyền trưởng, bao giờ xong?", "Quý IV/2023"),
        ("Chuyển sang việc tập huấn thuyền trưởng. Việc đó hạn khi nào?", "Quý IV/2023"),
    ],
)
def test_another_thing_asked_about_is_told_instead(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question, [DREDGING])
    assert told in answer.text
    assert "Tháng 9/2023" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Thế ai chủ trì xây dựng sân bay quốc tế?",
        "Bao giờ khai giảng?",
        "Còn Kon Tum thì bao giờ nạo vét?",
    ],
)
def test_what_is_no_task_is_not_told_for_the_one_before(assistant: Assistant, question: str) -> None:
    assert "Tháng 9/2023" not in assistant.ask(question, [DREDGING]).text
    assert "Sở Giao thông" not in assistant.ask(question, [DREDGING]).text


def test_the_document_an_answer_was_told_from(assistant: Assistant) -> None:
    answer = assistant.ask("Ai ký văn bản đó?", ["Ai đặt giá thu mua sâm?"])
    assert "Y Ngọc" in answer.text
    assert "Trần Văn Bình" not in answer.text


def test_what_goes_on_is_looked_for_in_the_place_spoken_of(assistant: Assistant) -> None:
    talk = ["Ở Kon Tum ai lập vườn giống gốc?"]
    answer = assistant.ask("Thế tập huấn thì giao sở nào vậy bạn?", talk)
    assert "Kon Tum" in answer.text
    assert "Quảng Nam" not in answer.text


@pytest.mark.parametrize(
    ("text", "things", "others"),
    [
        ("hồ sơ ấy khi nào nộp", 1, 0),
        ("nhiệm vụ nêu trên", 1, 0),
        ("thoi han giay to do?", 1, 0),
        ("nó xong chưa", 1, 0),
        ("sở vừa nói", 0, 1),
        ("văn bản đó ai ký", 0, 1),
        ("khi đó ai làm, năm đó ra sao", 0, 0),
        ("do ai làm", 0, 0),
        ("năm này", 0, 0),
    ],
)
def test_what_points_back(text: str, things: int, others: int) -> None:
    found = pointers_in(text)
    assert sum(pointer.thing for pointer in found) == things
    assert sum(not pointer.thing for pointer in found) == others


def test_words_of_doing_are_no_part_of_what_a_task_is_of() -> None:
    words = words_of("phát triển đô thị thông minh")
    core = core_of(Topic(words, (True,) * len(words)))
    assert [word.text for word in core.content] == ["đô", "thị", "thông", "minh"]
