from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from corpus.model import Task


def rows(assistant: Assistant, question: str, *history: str) -> list[tuple[str, str | None]]:
    answer = assistant.ask(question, history)
    return [(r.source.document[:8], r.stt) for r in answer.records if isinstance(r, Task)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Kon Tum còn những việc nào phải chờ Bộ Y tế hướng dẫn mới làm được?", ["3"]),
        ("nhiệm vụ nào của Kon Tum đợi kế hoạch của Chính phủ", ["4"]),
        ("Bao nhiêu nhiệm vụ của Kon Tum chưa có thời hạn cụ thể?", ["3", "4"]),
        ("Những nhiệm vụ nào của Sở Y tế Kon Tum còn chờ kế hoạch của Chính phủ?", ["4"]),
    ],
)
def test_what_a_task_waits_for_is_matched_in_its_deadline(
    assistant: Assistant, question: str, expected: list[str]
) -> None:
    assert [stt for _, stt in rows(assistant, question)] == expected


def test_the_agency_in_a_product_is_no_filter_of_agencies(assistant: Assistant) -> None:
    found = rows(assistant, "Liệt kê nhiệm vụ có sản phẩm là quyết định của UBND tỉnh trong Quyết định 77")
    assert found == [("quang-na", "1")]
    assert not rows(assistant, "Liệt kê nhiệm vụ có sản phẩm là quyết định của HĐND tỉnh trong Quyết định 77")


@pytest.mark.parametrize(
    "question",
    [
        "bên Xây dựng chủ trì những việc nào ở Quảng Nam?",
        "Xây dựng chủ trì việc gì, QĐ 77",
        "Sở Xây dựng (nay nhập với Sở Giao thông vận tải) chủ trì những việc nào ở Quảng Nam?",
        "Quảng Nam: a cần lọc riêng mấy việc Sở Xây dựng chủ trì là những việc nào",
    ],
)
def test_an_agency_is_known_however_it_is_named(assistant: Assistant, question: str) -> None:
    assert rows(assistant, question) == [("quang-na", "1")]


def test_two_places_are_answered_each_apart(assistant: Assistant) -> None:
    answer = assistant.ask("Ai chủ trì tập huấn ở Quảng Nam và Kon Tum?")
    assert "Sở Thủy sản chủ trì" in answer.text
    assert "Sở Khoa học và Công nghệ chủ trì" in answer.text


def test_another_month_asked_after_keeps_the_year(assistant: Assistant) -> None:
    before = "Tháng 9/2023 Quảng Nam có việc gì đến hạn?"
    assert rows(assistant, before) == [("quang-na", "2")]
    assert rows(assistant, "còn tháng 12 thì sao?", before) == [("quang-na", "4")]


def test_parts_of_a_year_are_days(assistant: Assistant) -> None:
    assert rows(assistant, "Việc nào của Quảng Nam hạn rơi vào ba tháng cuối năm 2023?") == [
        ("quang-na", "4")
    ]


def test_small_talk_around_a_question_does_not_hide_it(assistant: Assistant) -> None:
    question = (
        "Này em, hôm qua anh ngồi uống nước với mấy ông bạn, họ kể Quảng Nam có giao ai đó "
        "nạo vét cái luồng vào cảng, anh quên mất là sở nào chủ trì"
    )
    answer = assistant.ask(question)
    assert "Sở Giao thông vận tải chủ trì" in answer.text


def test_a_premise_is_asked_back_over_two_sentences(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Có người nói nạo vét luồng vào cảng ở Quảng Nam do Sở Y tế chủ trì. Có đúng là Sở Y tế chủ trì không?"
    )
    assert answer.status is Status.PARTIAL
    assert answer.text.startswith("Không phải Sở Y tế")
    assert "Sở Giao thông vận tải" in answer.text


def test_a_document_nobody_knows_is_said_so(assistant: Assistant) -> None:
    answer = assistant.ask("Quyết định 8877 của Quảng Nam giao Sở Xây dựng việc gì?")
    assert answer.status is Status.NOT_FOUND
    assert "8877" in answer.text


def test_sections_are_called_by_mark_or_words(assistant: Assistant) -> None:
    assert [stt for _, stt in rows(assistant, "Mục II Quyết định 77 có mấy nhiệm vụ?")] == ["3", "4"]
    assert [stt for _, stt in rows(assistant, "Phần tàu cá, QĐ 77: việc nào làm thường xuyên")] == ["3"]


def test_two_agencies_with_two_parts_meet_in_one_task(assistant: Assistant) -> None:
    found = rows(assistant, "Nhiệm vụ nào do Sở Giao thông vận tải chủ trì và Sở Tài chính phối hợp?")
    assert found == [("quang-na", "2")]
