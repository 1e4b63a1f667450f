"""What a short form stands for, and who signs: told where a document says it, else nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Thủy lợi năm 2024

I. MỤC TIÊU
1. Nâng hạng Chỉ số vận hành hồ đập cấp tỉnh (WDI), Chỉ số hài lòng của nông dân (FSI) đạt trên 90%.
2. Duy trì trục QXTL kết nối các trạm bơm.

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn | Sản phẩm |
|---|---|---|---|---|
| 1 | Kế hoạch nâng cao chỉ số FSI | Sở Xây dựng | Quý II/2024 | Quyết định của UBND tỉnh |
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan that writes out two of its three short forms."""
    title = "Kế hoạch thủy lợi năm 2024"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


@pytest.mark.parametrize(
    "question",
    [
        "FSI là gì",
        "fsi la gi vay em",
        "Chữ FSI viết tắt của cụm từ nào?",
        "tên đầy đủ của FSI",
        "Cho hỏi FSI nghĩa là gì ạ",
    ],
)
def test_a_short_form_is_told_as_written_out(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert told.status is Status.ANSWERED
    assert "“Chỉ số hài lòng của nông dân (FSI)”" in told.text
    assert "90%" not in told.text


def test_two_short_forms_are_told_together(one: Assistant) -> None:
    told = one.ask("WDI và FSI là gì?")
    assert "hồ đập cấp tỉnh (WDI)" in told.text
    assert "nông dân (FSI)" in told.text


@pytest.mark.parametrize("question", ["QXTL là gì?", "KPXD nghĩa là gì?"])
def test_what_no_document_writes_out_is_not_made_up(one: Assistant, question: str) -> None:
    assert one.ask(question).status is Status.NOT_FOUND


def test_a_product_asked_so_is_no_meaning(one: Assistant) -> None:
    assert "Quyết định của UBND tỉnh" in one.ask("Sản phẩm của kế hoạch nâng cao FSI là gì?").text


@pytest.mark.parametrize(
    "question",
    [
        "{name} là ai?",
        "Ông {name} giữ chức vụ gì?",
        "{name} ký văn bản nào?",
        "{name} là Phó Chủ tịch phải không?",
    ],
)
def test_a_signer_is_told_by_the_signature(one: Assistant, question: str) -> None:
    head = one.knowledge().heads[0]
    told = one.ask(question.format(name=head.signer))
    assert told.status is Status.ANSWERED
    assert f"{head.signer} ký" in told.text
    assert str(head.signer_title) in told.text


def test_nothing_else_is_told_of_a_signer(one: Assistant) -> None:
    name = one.knowledge().heads[0].signer
    assert one.ask(f"{name} sinh năm nào?").status is Status.NOT_FOUND
