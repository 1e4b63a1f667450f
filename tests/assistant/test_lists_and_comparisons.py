from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from corpus.model import Task


def tasks_of(assistant: Assistant, question: str, *history: str) -> list[str | None]:
    answer = assistant.ask(question, history)
    return [record.stt for record in answer.records if isinstance(record, Task)]


def test_a_document_number_names_no_agency(assistant: Assistant) -> None:
    answer = assistant.ask("Nhiệm vụ của Sở Ngoại vụ trong Phụ lục Quyết định 77/QĐ-UBND")
    assert answer.status is Status.NOT_FOUND
    assert not answer.records


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("những nhiệm vụ có sản phẩm là giấy phép trong Quyết định 77", ["3"]),
        ("Có bao nhiêu nhiệm vụ thuộc phần tàu cá trong Quyết định 77?", ["3", "4"]),
        ("sơ thủy sản quảng nam chủ trì mấy nhiệm vụ", ["3", "4"]),
        ("Nhiệm vụ Quyết định 77 phải xong trước T10/2023, kế hoạch năm 2023", ["1", "2"]),
    ],
)
def test_what_is_listed_meets_the_condition(assistant: Assistant, question: str, rows: list[str]) -> None:
    assert tasks_of(assistant, question) == rows


def test_a_number_may_end_its_sentence(assistant: Assistant) -> None:
    question = "Tôi cần danh mục nhiệm vụ. Liệt kê các nhiệm vụ của Quyết định 77."
    assert tasks_of(assistant, question) == ["1", "2", "3", "4"]


def test_a_row_is_found_by_its_number(assistant: Assistant) -> None:
    answer = assistant.ask("STT 2 của Quyết định 77 ai chủ trì?")
    assert answer.status is Status.ANSWERED
    assert "Sở Giao thông vận tải" in answer.text
    assert assistant.ask("nhiệm vụ số 50 của Quyết định 77 ai chủ trì?").status is Status.NOT_FOUND


def test_a_row_number_of_several_documents_is_asked_back(assistant: Assistant) -> None:
    answer = assistant.ask("nhiem vu so 2 ai chu tri")
    assert answer.status is Status.CLARIFY
    assert {citation.source for citation in answer.citations} == {"quang-nam.txt", "kon-tum.txt"}


def test_each_document_tells_its_own_in_a_comparison(assistant: Assistant) -> None:
    answer = assistant.ask("So sánh thời hạn các việc tập huấn của Quảng Nam và Kon Tum")
    assert answer.status is Status.ANSWERED
    assert {citation.source for citation in answer.citations} == {"quang-nam.txt", "kon-tum.txt"}
    assert "Quý IV/2023" in answer.text
    assert "Tháng 6/2024" in answer.text


def test_a_comparison_says_which_document_is_silent(assistant: Assistant) -> None:
    answer = assistant.ask("So sánh việc nạo vét luồng vào cảng giữa Quảng Nam và Kon Tum: khi nào xong?")
    assert answer.status is Status.PARTIAL
    assert "Tháng 9/2023" in answer.text
    assert "Chưa tìm thấy câu trả lời trong" in answer.text


def test_a_question_that_points_keeps_its_subject(assistant: Assistant) -> None:
    before = "Ai chủ trì nạo vét luồng vào cảng?"
    answer = assistant.ask("Bao lâu nữa mới phải làm xong cái đó?", [before])
    assert "Tháng 9/2023" in answer.text


def test_an_agency_alone_goes_on_with_the_kind_of_question_before(assistant: Assistant) -> None:
    answer = assistant.ask("còn Sở Y tế?", ["Sở Thủy sản phối hợp những nhiệm vụ nào?"])
    assert answer.intent == "list"
    assert [record.stt for record in answer.records if isinstance(record, Task)] == ["1", "3"]


@pytest.mark.parametrize(
    "question",
    [
        "Chủ tịch nước là ai?",
        "1/1/1/1",
        "Ai chủ trì nạo vét luồng vào cảng của Kon Tum?",
        "Hồ sơ đúng hạn ở Quảng Nam đạt bao nhiêu?",
    ],
)
def test_a_word_in_common_is_no_answer(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert not answer.citations


def test_what_was_not_found_names_the_days_asked(assistant: Assistant) -> None:
    answer = assistant.ask("Sở Xây dựng Quảng Nam phải làm gì trong quý IV năm 2023?")
    assert answer.status is Status.NOT_FOUND
    assert "từ 1/10/2023 đến 31/12/2023" in answer.text


def test_what_an_agency_only_coordinates_is_not_given_to_it(assistant: Assistant) -> None:
    given = "Phối hợp với Sở Nông nghiệp và Phát triển nông thôn quyết toán dự án cảng cá"
    asked = "Sở Nông nghiệp và Phát triển nông thôn Quảng Nam chủ trì những nhiệm vụ nào?"
    assert given not in assistant.ask(asked).text
    told = assistant.ask("Sở Nông nghiệp và Phát triển nông thôn Quảng Nam phải làm gì?").text
    assert "được giao" not in told
