"""What is asked of a document by its number or place alone, in the words people have for that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import paper

SALT = paper(
    "Về việc quản lý ruộng muối ven biển",
    "1. Giao Sở Công Thương chủ trì xây kho muối nổi trên sông.",
    place="Bến Tre",
    number="312/CT-UBND",
    kind="CHỈ THỊ",
    year=2023,
)
PLAN = paper(
    "Phát triển nghề nuôi ong trên địa bàn tỉnh Tây Ninh",
    "1. Giao Sở Tài chính chủ trì mua thùng ong.",
)


@pytest.fixture(scope="module")
def ask(opened: Callable[..., Assistant]) -> Callable[[str], Answer]:
    return opened(SALT, PLAN).ask


@pytest.mark.parametrize(
    "question",
    [
        "CT 312 quy định về vấn đề gì",
        "nội dung chỉ thị 312 là gì",
        "chỉ thị 312 là về gì thế",
        "noi dung chi thi 312 la gi",
        "ct 312 la ve gi the",
        "nội dung chỉ thị của Bến Tre là gì",
    ],
)
def test_what_a_document_is_about_is_its_title(ask: Callable[[str], Answer], question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert "quản lý ruộng muối ven biển" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "chức vụ của người ký chỉ thị 312 là gì",
        "chữ ký trên chỉ thị 312 là của ai",
        "ký chỉ thị 312 là ông nào",
    ],
)
def test_who_signed(ask: Callable[[str], Answer], question: str) -> None:
    assert ask(question).text == ask("Ai ký chỉ thị 312?").text


@pytest.mark.parametrize("question", ["chi thi 312 co tu bao gio", "chỉ thị 312 ban hành năm bao nhiêu"])
def test_since_when_there_is_a_document(ask: Callable[[str], Answer], question: str) -> None:
    assert ask(question).text == ask("Chỉ thị 312 ban hành ngày nào?").text


@pytest.mark.parametrize(
    "question",
    ["tỉnh Bến Tre đã nạp văn bản nào", "em có tài liệu nào của Bến Tre không", "văn bản của Bến Tre"],
)
def test_the_documents_stored_of_a_place(ask: Callable[[str], Answer], question: str) -> None:
    answer = ask(question)
    assert answer.total == 1
    assert "312/CT-UBND" in answer.text


def test_a_body_that_issued_none_has_none(ask: Callable[[str], Answer]) -> None:
    answer = ask("Sở Tư pháp có văn bản nào")
    assert answer.status is Status.NOT_FOUND
    assert "Sở Tư pháp" in answer.text


@pytest.mark.parametrize("question", ["CT 312 là của cơ quan nào", "cơ quan nào ra chỉ thị 312"])
def test_whose_a_document_is(ask: Callable[[str], Answer], question: str) -> None:
    assert ask(question).text == ask("Chỉ thị 312 do ai ban hành?").text
