"""Decrees, laws and circulars a plan gives somebody to draw up: counted and listed by what is to come."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import landslides

CENTRAL = landslides(
    """
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
1\tQuy định mức hỗ trợ di dời\tBộ Tài chính\tBộ Y tế\tNghị định của Chính phủ\tNăm 2025
2\tSửa đổi Nghị định số 66/2021/NĐ-CP\tBộ Xây dựng\tBộ Y tế\tNghị định của Chính phủ\tNăm 2026
3\tHoàn thiện Luật Đê điều\tBộ Tài chính\tBộ Y tế\tLuật của Quốc hội\tNăm 2026
4\tHướng dẫn thực hiện Nghị định số 66/2021/NĐ-CP\tBộ Xây dựng\tBộ Y tế\tTài liệu\tNăm 2026
5\tMua trạm báo sạt lở\tBộ Tài chính\tBộ Y tế\tTrạm\tNăm 2026
""",
    bases="Căn cứ Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013;",
)
TASKS = ("Quy định mức", "Sửa đổi", "Hoàn thiện Luật", "Hướng dẫn", "Mua trạm")


@pytest.fixture(scope="module")
def slides(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a decision of the Prime Minister."""
    return opened(CENTRAL)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("QĐ 1587 có mấy nghị định phải ban hành?", ("Quy định mức", "Sửa đổi")),
        ("co bao nhieu nghi dinh phai xay dung theo qd 1587", ("Quy định mức", "Sửa đổi")),
        ("Nghị định nào hạn 2026 trong QĐ 1587?", ("Sửa đổi",)),
        ("Bộ Tài chính xây dựng mấy nghị định theo QĐ 1587?", ("Quy định mức",)),
        ("Bộ Tài chính xây dựng những luật nào theo QĐ 1587?", ("Hoàn thiện Luật",)),
        (
            "Có bao nhiêu luật, nghị định phải xây dựng theo QĐ 1587?",
            ("Quy định mức", "Sửa đổi", "Hoàn thiện Luật"),
        ),
    ],
)
def test_the_rows_that_bring_such_are_told(slides: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = slides.ask(question)
    assert [task for task in TASKS if task in answer.text] == list(told)
    assert answer.total == len(told)


def test_that_there_are_none_is_said(slides: Assistant) -> None:
    assert slides.ask("QĐ 1587 có mấy thông tư phải ban hành?").status is Status.NOT_FOUND


def test_laws_a_document_rests_on_are_others(slides: Assistant) -> None:
    assert "Phòng, chống thiên tai" in slides.ask("Quyết định 1587 căn cứ những luật nào?").text
