"""Things set side by side: each told from its own document, in the order named, and weighed by code."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant

QUANG_NAM, KON_TUM = "quang-nam.txt", "kon-tum.txt"
TRAINING = "tập huấn"


def sources(answer: Answer) -> list[str]:
    return list(dict.fromkeys(citation.source for citation in answer.citations))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"Ai chủ trì {TRAINING}: Kon Tum giao ai, Quảng Nam giao ai?", [KON_TUM, QUANG_NAM]),
        (f"{TRAINING} thì Quảng Nam vs Kon Tum ai chủ trì", [QUANG_NAM, KON_TUM]),
        ("tap huan thi Quang Nam so voi Kon Tum ai chu tri khac nhau ra sao", [QUANG_NAM, KON_TUM]),
        (f"QĐ 77 giao ai chủ trì {TRAINING}, còn Kon Tum?", [QUANG_NAM, KON_TUM]),
    ],
)
def test_each_side_is_told_in_the_order_named(
    assistant: Assistant, question: str, expected: list[str]
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert sources(answer) == expected
    assert {"Sở Thủy sản", "Sở Khoa học và Công nghệ"} <= {
        name for name in ("Sở Thủy sản", "Sở Khoa học và Công nghệ") if name in answer.text
    }


def test_each_clause_is_read_for_its_own_document(assistant: Assistant) -> None:
    question = "Quảng Nam giao ai nạo vét luồng vào cảng, còn Kon Tum giao ai lập vườn giống gốc?"
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert sources(answer) == [QUANG_NAM, KON_TUM]
    assert "Sở Giao thông vận tải chủ trì “Nạo vét luồng vào cảng”" in answer.text
    assert "Sở Y tế chủ trì “Lập vườn giống gốc”" in answer.text


def test_what_is_said_before_the_sides_is_said_of_each(assistant: Assistant) -> None:
    question = (
        "Tôi cần đặt cạnh nhau việc tập huấn: Quảng Nam năm 2023 giao ai, còn kế hoạch Kon Tum 2024 giao ai?"
    )
    answer = assistant.ask(question)
    assert sources(answer) == [QUANG_NAM, KON_TUM]
    assert "Tập huấn thuyền trưởng" in answer.text
    assert "Tập huấn kỹ thuật trồng sâm" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        f"Việc {TRAINING}: Quảng Nam và Kon Tum bên nào xong sớm hơn?",
        f"hạn {TRAINING} của Kon Tum so với Quảng Nam nơi nào muộn hơn",
    ],
)
def test_which_is_sooner_is_reckoned_from_both(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    said = answer.text.splitlines()[-1]
    assert said.startswith("Từ sớm đến muộn:")
    assert said.index("77/QĐ-UBND") < said.index("12/KH-UBND")
    assert said.endswith("[1][2]")


def test_nothing_is_called_sooner_without_a_day_on_both_sides(assistant: Assistant) -> None:
    question = (
        "Cấp giấy phép khai thác vùng khơi của Quảng Nam và cấp mã vùng trồng của Kon Tum cái nào sớm hơn?"
    )
    assert "Từ sớm đến muộn" not in assistant.ask(question).text


def test_which_document_came_first_is_reckoned_from_their_dates(assistant: Assistant) -> None:
    answer = assistant.ask("Quyết định 77 với kế hoạch 12, văn bản nào ban hành trước?")
    assert answer.status is Status.ANSWERED
    assert "Từ sớm đến muộn: Quyết định 77/QĐ-UBND (Quảng Nam) (5/3/2023)" in answer.text
    assert "(10/1/2024)" in answer.text


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("Văn bản nào có nhiều nhiệm vụ hơn: Quyết định 77 hay Kế hoạch 12?", "Hai bên bằng nhau: 4."),
        ("Sở Y tế chủ trì bao nhiêu việc ở Kon Tum, bao nhiêu ở Quảng Nam, nơi nào nhiều hơn?", None),
        ("Sở Tài chính phối hợp ở Quảng Nam và Kon Tum, bên nào nhiều nhiệm vụ hơn?", "Từ nhiều đến ít:"),
    ],
)
def test_which_has_more_tasks_is_counted(assistant: Assistant, question: str, order: str | None) -> None:
    answer = assistant.ask(question)
    if order is None:  # one side has none: that is said, and nothing reckoned
        assert answer.status is Status.PARTIAL
        assert "Chưa tìm thấy câu trả lời trong" in answer.text
    else:
        assert answer.text.startswith(order)
        assert set(sources(answer)) == {QUANG_NAM, KON_TUM}


def test_whether_both_say_the_same_is_told(assistant: Assistant) -> None:
    answer = assistant.ask(f"Cơ quan chủ trì {TRAINING} của Quảng Nam và Kon Tum có giống nhau không?")
    assert "hai bên ghi khác nhau" in answer.text


def test_what_is_not_stored_is_said_to_be_missing(assistant: Assistant) -> None:
    answer = assistant.ask(f"Ai chủ trì {TRAINING} ở Kon Tum và Hà Giang?")
    assert answer.status is Status.PARTIAL
    assert "Chưa có văn bản nào của Hà Giang trong kho." in answer.text
    answer = assistant.ask(f"So sánh ai chủ trì {TRAINING} theo Kế hoạch 12 và Quyết định 8765/QĐ-UBND")
    assert answer.status is Status.PARTIAL
    assert "Không có văn bản 8765/QĐ-UBND trong kho." in answer.text


@pytest.mark.parametrize("question", ["còn Kon Tum thì sao, khác gì?", "so với Kon Tum thì thế nào?"])
def test_a_question_may_set_another_document_beside_that_spoken_of(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question, [f"Ai chủ trì {TRAINING} theo Quyết định 77?"])
    assert sources(answer) == [QUANG_NAM, KON_TUM]


@pytest.mark.parametrize("question", ["còn Kon Tum?", "con Kon Tum thì ai"])
def test_another_document_alone_takes_the_place_of_that_spoken_of(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question, [f"Ai chủ trì {TRAINING} theo Quyết định 77?"])
    assert sources(answer) == [KON_TUM]


def test_signers_of_two_documents_are_told_of_each(assistant: Assistant) -> None:
    answer = assistant.ask("Người ký kế hoạch 2024 của Kon Tum và người ký quyết định 77 là ai?")
    assert answer.text.index("Y Ngọc") < answer.text.index("Trần Văn Bình")


def test_an_issuer_and_its_place_are_one_side(assistant: Assistant) -> None:
    answer = assistant.ask("Ai chủ trì nạo vét luồng vào cảng theo Quyết định 77 của UBND tỉnh Quảng Nam?")
    assert answer.intent == "lead"
    assert sources(answer) == [QUANG_NAM]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"Kon Tum giao ai chủ trì {TRAINING}? Còn Quảng Nam?", [KON_TUM, QUANG_NAM]),
        (
            f"Ai chủ trì {TRAINING} ở Quảng Nam; Kon Tum thì ai chủ trì lập vườn giống gốc?",
            [QUANG_NAM, KON_TUM],
        ),
    ],
)
def test_two_sentences_may_ask_of_a_document_each(
    assistant: Assistant, question: str, expected: list[str]
) -> None:
    assert sources(assistant.ask(question)) == expected


def test_agencies_of_one_document_are_compared_by_what_they_lead(assistant: Assistant) -> None:
    question = "Theo Quyết định 77, Sở Xây dựng với Sở Thủy sản ai chủ trì nhiều nhiệm vụ hơn?"
    answer = assistant.ask(question)
    assert answer.text.startswith("Từ nhiều đến ít: Sở Thủy sản (2); Sở Xây dựng (1). Chênh 1 nhiệm vụ.")
