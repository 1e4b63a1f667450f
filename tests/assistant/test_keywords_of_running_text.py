"""Keywords are answered by running text that has the noun they begin with, and by no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.finding.evidence import is_frame
from tests.assistant.letterhead import decision

CLAUSES = """
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch khôi phục rừng dừa nước năm 2024.
"""
PLAN = """
KẾ HOẠCH

Khôi phục rừng dừa nước năm 2024

I. TRỰC GÁC RỪNG

Tổ bảo vệ rừng dừa nước trực gác 24/24 giờ trong mùa khô; tổ trưởng ghi sổ trực gác và báo cho kiểm lâm địa bàn chậm nhất 30 phút
sau khi thấy khói.

II. KHỐI LƯỢNG TRỒNG DẶM

Khối lượng trồng dặm dừa nước là 12.000 cây, nghiệm thu sau mỗi đợt triều cường.
"""


@pytest.fixture(scope="module")
def palms(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a decision whose plan is all running text."""
    return opened(decision("Kế hoạch khôi phục rừng dừa nước năm 2024", CLAUSES, PLAN))


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("tổ bảo vệ rừng dừa nước trực gác", "24/24 giờ"),
        ("khối lượng trồng dặm dừa nước 2024", "12.000 cây"),
        ("khoi luong trong dam dua nuoc", "12.000 cây"),
    ],
)
def test_the_text_that_has_the_noun_is_quoted(palms: Assistant, question: str, fact: str) -> None:
    answer = palms.ask(question)
    assert answer.status in (Status.ANSWERED, Status.PARTIAL), answer.text
    assert fact in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "lương tổ bảo vệ rừng dừa nước trực gác",
        "phụ cấp kiểm lâm địa bàn rừng dừa nước 2024",
        "biên chế tổ bảo vệ rừng trực gác",
    ],
)
def test_the_text_that_lacks_the_noun_is_no_answer(palms: Assistant, question: str) -> None:
    assert palms.ask(question).status is Status.NOT_FOUND


def test_short_forms_of_money_and_of_names_are_read(opened: Callable[..., Assistant]) -> None:
    funds = "Điều 2. Dự kiến kinh phí tập huấn là 7.850 triệu đồng; nâng cấp sàn giao dịch việc làm là 24.300 triệu đồng."
    assistant = opened(decision("Kế hoạch phát triển thị trường lao động", f"{CLAUSES}\n{funds}\n"))
    answer = assistant.ask("KP nâng cấp sàn GDVL dự kiến bn trđ?")
    assert "24.300 triệu đồng" in answer.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ Quyết định số 12/QĐ-UBND của tỉnh ban hành Kế hoạch trồng rừng;", True),
        ("Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;", True),
        ("Căn cứ Kế hoạch này, các sở xây dựng kế hoạch của mình; báo cáo kết quả.", False),
    ],
)
def test_what_a_document_stands_on_is_its_frame(text: str, expected: bool) -> None:
    assert is_frame(text) is expected
