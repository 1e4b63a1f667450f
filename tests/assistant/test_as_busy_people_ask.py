"""Questions put in passing: old names, words in quotes, one of two conditions, a wrong belief, the money."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.scoring.acceptance import Lead, likelihood
from assistant.scoring.matching import Fit
from corpus.model import Task
from tests.assistant.letterhead import decision

DECISION = decision(
    "Kế hoạch trồng cây che bóng giai đoạn 2024-2028",
    """
Theo đề nghị của Giám đốc Sở Nông nghiệp tại Tờ trình số 9/TTr-SNN ngày 02 tháng 4 năm 2024.

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây che bóng giai đoạn 2024-2028.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 120/QĐ-UBND ngày 05 tháng 01 năm 2021.
""",
    """
KẾ HOẠCH

Trồng cây che bóng giai đoạn 2024-2028

I. NHIỆM VỤ

1. Sở Nông nghiệp chủ trì ươm giống muồng đen.

II. KINH PHÍ THỰC HIỆN

Kinh phí thực hiện Kế hoạch được bố trí từ nguồn ngân sách tỉnh và đóng góp của chủ vườn.
""",
)


@pytest.fixture(scope="module")
def decided(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one decision with a plan."""
    return opened(DECISION)


@pytest.mark.parametrize(
    "question",
    [
        "kinh phí thực hiện kế hoạch trồng cây che bóng lấy từ đâu",
        "tiền để làm kế hoạch trồng cây che bóng lấy ở đâu ra vậy sếp",
        "QĐ 314 nguồn kinh phí ở đâu?",
    ],
)
def test_where_the_money_comes_from_is_told_from_the_text(decided: Assistant, question: str) -> None:
    answer = decided.ask(question)
    assert answer.status is Status.ANSWERED
    assert "nguồn ngân sách tỉnh và đóng góp của chủ vườn" in answer.text
    assert "KINH PHÍ" in answer.citations[0].quote


def test_money_for_a_thing_the_text_says_nothing_of_is_not_told(assistant: Assistant) -> None:
    answer = assistant.ask("kinh phí tập huấn thuyền trưởng tàu xa bờ lấy từ đâu")
    assert answer.status is Status.NOT_FOUND


def test_what_a_document_replaces_and_who_proposed_it(decided: Assistant) -> None:
    assert "Quyết định số 120/QĐ-UBND" in decided.ask("Quyết định 314 thay thế quyết định nào?").text
    told = decided.ask("Quyết định 314 được ban hành theo tờ trình nào, đề ngày nào?").text
    assert "9/TTr-SNN" in told
    assert "12/4/2024" not in told


def test_a_province_of_old_is_not_the_one_it_was_merged_into(assistant: Assistant) -> None:
    assert "Trần Văn Bình" in assistant.ask("Đà Nẵng ai ký kế hoạch nghề cá năm 2023?").text
    for question in (
        "Đà Nẵng cũ ai ký kế hoạch nghề cá năm 2023?",
        "Đà Nẵng trước khi sáp nhập ai ký kế hoạch nghề cá năm 2023?",
    ):
        assert assistant.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Kon Tum còn những việc nào chờ Bộ Y tế hoặc Chính phủ?", ["3", "4"]),
        ("Nhiệm vụ nào của Kon Tum có thời hạn ghi “Sau khi có hướng dẫn của Bộ Y tế”?", ["3"]),
        ("Nhiệm vụ nào của Kon Tum có thời hạn ghi “sau khi … của Chính phủ”?", ["4"]),
        ("Nhiệm vụ nào của Kon Tum có thời hạn ghi “Trong năm 2031”?", []),
        ("Trong số nhiệm vụ của Kon Tum, việc nào Sở Y tế chủ trì?", ["2", "4"]),
    ],
)
def test_conditions_on_a_deadline_as_it_is_printed(
    assistant: Assistant, question: str, expected: list[str]
) -> None:
    found = [record.stt for record in assistant.ask(question).records if isinstance(record, Task)]
    assert found == expected


def test_tasks_are_counted_however_the_number_is_asked_for(assistant: Assistant) -> None:
    assert assistant.ask("số nhiệm vụ trong phụ lục Kon Tum").total == 4


def test_a_wrong_belief_is_put_right(assistant: Assistant) -> None:
    told = assistant.ask(
        "Xác nhận giúp: Sở Y tế có thời hạn tập huấn thuyền trưởng tàu xa bờ ở Quảng Nam là khi nào?"
    ).text
    assert "Không phải Sở Y tế" in told
    assert "Sở Thủy sản" in told


def test_two_letters_may_stand_for_the_words_beside(assistant: Assistant) -> None:
    assert "Sở Thủy sản" in assistant.ask("ai chủ trì tập huấn TT tàu xa bờ?").text


def test_what_meets_little_of_a_question_is_never_meant() -> None:
    ahead = Lead(words=0.5, nearness=1.0, ahead=0.5)
    fit = Fit(coverage=0.19, closeness=0.9, run=0.9, met=4, need=3.0, asked=9)
    assert likelihood(fit, ahead) == 0.0
    assert likelihood(Fit(coverage=0.9, closeness=0.9, run=0.9, met=4, need=3.0, asked=5), ahead) > 0.5


def test_what_is_nearest_in_meaning_is_the_likelier() -> None:
    fit = Fit(coverage=0.6, closeness=0.3, run=0.4, met=4, need=3.0, asked=7)
    assert likelihood(fit, Lead(0.1, 1.0, 0.1)) > likelihood(fit, Lead(0.1, 0.6, -0.1))


def test_what_several_documents_have_is_told_of_the_place_spoken_of_before(assistant: Assistant) -> None:
    asked = "Sở Tài chính phối hợp những nhiệm vụ nào?"
    before = "Ai chủ trì nạo vét luồng vào cảng ở Quảng Nam?"
    assert {r.source.document for r in assistant.ask(asked).records} == {"quang-nam.txt", "kon-tum.txt"}
    assert {r.source.document for r in assistant.ask(asked, (before,)).records} == {"quang-nam.txt"}
    named = assistant.ask("Sở Tài chính phối hợp những nhiệm vụ nào của Kon Tum?", (before,))
    assert {r.source.document for r in named.records} == {"kon-tum.txt"}
