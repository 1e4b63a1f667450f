"""The plan a body makes to carry a document out: by when, and where it is sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

Open = Callable[..., Assistant]
CLAUSES = """
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch bảo tồn nghề dệt chiếu giai đoạn 2024-2028.

Điều 2. Tổ chức thực hiện

{duty}

2. Sở Tài chính ban hành kế hoạch đấu giá kho cói, gửi Sở Công Thương trước ngày 02/9/2024.

Nơi nhận:
- Như Điều 2;
- Hội Phụ nữ tỉnh;
- Lưu: VT.
"""
SENT = "1. Các sở, ngành, UBND cấp xã xây dựng kế hoạch chi tiết của đơn vị, gửi Sở Văn hóa trước ngày 15/9/2024."
UNSENT = "1. Các sở, ngành, UBND cấp xã xây dựng kế hoạch chi tiết của đơn vị trước ngày 15/9/2024."
TITLE = "Kế hoạch bảo tồn nghề dệt chiếu giai đoạn 2024-2028"


@pytest.mark.parametrize(
    "question",
    [
        "Chủ tịch phường giao tôi viết kế hoạch chi tiết theo kế hoạch bảo tồn nghề dệt chiếu Lâm Đồng mà không nói "
        "nộp đâu. Xin hỏi phải gửi cho cơ quan nào và muộn nhất ngày nào?",
        "Theo kế hoạch bảo tồn nghề dệt chiếu Lâm Đồng, xã làm kế hoạch riêng thì gửi về đâu, trước ngày nào?",
        "ke hoach bao ton nghe det chieu lam dong: lap ke hoach chi tiet cua don vi gui ve dau, han ngay nao",
    ],
)
def test_where_and_when_a_plan_is_sent_is_told_from_the_paragraph_that_says_so(
    opened: Open, question: str
) -> None:
    answer = opened(decision(TITLE, CLAUSES.format(duty=SENT))).ask(question)
    assert answer.status in (Status.ANSWERED, Status.PARTIAL)
    assert "Sở Văn hóa" in answer.text
    assert "15/9/2024" in answer.text
    assert "Hội Phụ nữ" not in answer.text


def test_those_who_receive_a_document_are_no_answer_to_where_a_plan_is_sent(opened: Open) -> None:
    answer = opened(decision(TITLE, CLAUSES.format(duty=UNSENT))).ask(
        "Theo kế hoạch bảo tồn nghề dệt chiếu Lâm Đồng, tôi làm kế hoạch chi tiết. Phải gửi cho ai, muộn nhất ngày nào?"
    )
    assert "Hội Phụ nữ" not in answer.text
    assert "Sở Công Thương" not in answer.text


def test_to_whom_a_document_is_sent_is_still_told(opened: Open) -> None:
    answer = opened(decision(TITLE, CLAUSES.format(duty=SENT))).ask("Quyết định 314 gửi cho cơ quan nào?")
    assert "Hội Phụ nữ" in answer.text
