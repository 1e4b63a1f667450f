"""The number and day of a law that a document cites are told of that law, never of the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

CLAUSES = """
Căn cứ Luật Thủy sản số 18/2017/QH14 ngày 21 tháng 11 năm 2017;

Căn cứ Nghị định số 26/2019/NĐ-CP ngày 08 tháng 3 năm 2019 của Chính phủ quy định chi tiết một số điều;

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch khôi phục rừng dừa nước năm 2024.
"""


@pytest.fixture(scope="module")
def palms(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one decision that cites a law and a decree."""
    return opened(decision("Kế hoạch khôi phục rừng dừa nước năm 2024", CLAUSES))


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Cho biết số, ngày ban hành của Luật Thủy sản nêu trong Quyết định 314.", "18/2017/QH14"),
        ("Số và ngày ban hành của Nghị định quy định chi tiết được dẫn tại Quyết định 314?", "26/2019/NĐ-CP"),
    ],
)
def test_a_law_cited_is_told_as_it_is_cited(palms: Assistant, question: str, number: str) -> None:
    answer = palms.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert number in answer.text


def test_since_when_the_law_holds_is_left_open(palms: Assistant) -> None:
    answer = palms.ask(
        "Số, ngày ban hành và thời điểm có hiệu lực của Luật Thủy sản nêu trong Quyết định 314?"
    )
    assert answer.status is Status.PARTIAL
    assert "18/2017/QH14" in answer.text


def test_a_law_not_cited_has_not_the_day_of_the_document(palms: Assistant) -> None:
    answer = palms.ask("Ngày ban hành của Luật Đất đai nêu trong Quyết định 314?")
    assert answer.status is Status.NOT_FOUND
    assert "ban hành ngày" not in answer.text


def test_the_day_of_the_document_is_still_told(palms: Assistant) -> None:
    assert "12/4/2024" in palms.ask("Ngày ban hành của Quyết định 314?").text
