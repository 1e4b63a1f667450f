"""A question is read as what it asks, whatever else its words might ask elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.query import Intent
from assistant.typing import write_out
from assistant.understand import understand

DREDGING = "Nạo vét luồng vào cảng ở Quảng Nam do ai chủ trì?"


def intents(assistant: Assistant, question: str) -> tuple[Intent, ...]:
    return understand(question, assistant.knowledge(), date(2023, 5, 15)).intents


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Tập huấn cho mấy thuyền trưởng tàu xa bờ ở Quảng Nam thì sở nào lo?", (Intent.LEAD,)),
        ("tap huan cho may anh thuyen truong tau xa bo quang nam khi nao xong", (Intent.DEADLINE,)),
        ("Mấy luồng vào cảng Quảng Nam cạn, tàu kêu quá, thì sở nào phải nạo vét?", (Intent.LEAD,)),
        ("Mấy lớp tập huấn thuyền trưởng Quảng Nam phải mở, ai lo?", (Intent.TARGET, Intent.LEAD)),
        ("Tập huấn thuyền trưởng ở Quảng Nam giao ai, mấy lớp?", (Intent.LEAD, Intent.TARGET)),
        ("Quảng Nam phải mở mấy lớp tập huấn thuyền trưởng tàu xa bờ, ai lo?", (Intent.TARGET, Intent.LEAD)),
        (
            "Nạo vét luồng vào cảng Quảng Nam: sở nào lo, muộn nhất tới hôm nào?",
            (Intent.LEAD, Intent.DEADLINE),
        ),
        (
            "Cơ quan thực hiện và thời gian nạo vét luồng vào cảng ở Quảng Nam?",
            (Intent.LEAD, Intent.DEADLINE),
        ),
        ("Cảng cá Quảng Nam được mấy giường kế hoạch?", (Intent.TARGET,)),
        (
            "Nạo vét luồng vào cảng ở Quảng Nam: sở nào cầm trịch, sở nào đỡ bên cạnh?",
            (Intent.LEAD, Intent.COORDINATE),
        ),
    ],
)
def test_the_facts_asked_are_read(assistant: Assistant, question: str, expected: tuple[Intent, ...]) -> None:
    assert intents(assistant, question) == expected


def test_a_document_gone_by_is_not_asked_for_its_basis(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Căn cứ Quyết định số 77/QĐ-UBND, nạo vét luồng vào cảng phải xong vào thời điểm nào?"
    )
    assert answer.status is Status.ANSWERED
    assert "Tháng 9/2023" in answer.text


def test_the_basis_of_a_document_is_still_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("Quyết định số 77/QĐ-UBND căn cứ luật nào?")
    assert "Luật Thủy sản" in answer.text


def test_who_signed_and_when_is_asked_of_the_document_though_a_task_has_its_words(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("quyết định 77 về nạo vét luồng vào cảng ai ký, ký ngày nào")
    assert "Trần Văn Bình" in answer.text
    assert "Tháng 9/2023" not in answer.text


def test_signing_that_is_part_of_the_work_asks_for_no_signer(assistant: Assistant) -> None:
    assert intents(assistant, "Cái máy để ký tên cho thuyền trưởng Quảng Nam thì nơi nào cấp?") == (
        Intent.LEAD,
    )


def test_naming_in_a_document_is_no_list(assistant: Assistant) -> None:
    answer = assistant.ask("Kế hoạch nghề cá Quảng Nam có nêu tên nơi nạo vét luồng vào cảng, đó là sở nào?")
    assert answer.status is Status.ANSWERED
    assert "Sở Giao thông vận tải" in answer.text


def test_all_that_is_asked_of_the_task_before_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("Vậy nhiệm vụ đó phải có sản phẩm gì, chậm nhất bao giờ?", [DREDGING])
    assert "Công trình hoàn thành" in answer.text
    assert "Tháng 9/2023" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Ngoài việc đó ra, sở này còn phải lập quy hoạch bến neo đậu tránh trú bão, việc ấy quý mấy phải xong?",
        "Còn quy hoạch bến neo đậu tránh trú bão thì ai lo, việc ấy quý mấy phải xong?",
    ],
)
def test_another_task_is_not_told_as_the_one_before(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, [DREDGING])
    assert "Quý II/2023" in answer.text
    assert "Tháng 9/2023" not in answer.text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tỷ lệ DS tham gia", "tỷ lệ dân số tham gia"),
        ("cho DS nhiệm vụ", "cho danh sách nhiệm vụ"),
        ("tinh giản BC năm 2023", "tinh giản biên chế năm 2023"),
        ("nộp BC năm 2023", "nộp báo cáo năm 2023"),
    ],
)
def test_a_short_form_of_two_meanings_goes_by_the_word_before_it(typed: str, meant: str) -> None:
    assert write_out(typed) == meant
