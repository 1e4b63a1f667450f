"""Articles a document has or has not, whom it binds, and papers it only speaks of, signed by nobody known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

CLAUSES = """
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thực hiện Chương trình hành động số 09-CTr/TU về cấp nước năm 2024.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Điều 3. Giám đốc Sở Xây dựng; Chủ tịch UBND các huyện chịu trách nhiệm thi hành Quyết định này./.
"""
PLAN = """
KẾ HOẠCH
Cấp nước năm 2024

I. NHIỆM VỤ
1. Sở Tư pháp theo dõi tình hình thi hành pháp luật về cấp nước; gửi văn bản xin lỗi người dân khi chậm hạn.
2. Sở Y tế xây dựng kế hoạch kiểm tra nguồn nước.
3. Điểm 5 nêu việc của các huyện.
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one decision of three articles, with a plan that speaks of other papers."""
    title = "Kế hoạch thực hiện Chương trình hành động số 09-CTr/TU về cấp nước năm 2024"
    return opened(decision(title, CLAUSES, PLAN))


@pytest.mark.parametrize(
    "question",
    [
        "Ai chịu trách nhiệm thi hành Quyết định 314?",
        "nhung ai phai thi hanh quyet dinh 314",
        "QĐ 314 ai có trách nhiệm thi hành?",
    ],
)
def test_whom_a_decision_binds_is_its_own_article(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert told.status is Status.ANSWERED
    assert "Giám đốc Sở Xây dựng; Chủ tịch UBND các huyện chịu trách nhiệm thi hành" in told.text
    assert "Sở Tư pháp" not in told.text


def test_an_article_that_is_not_there_is_said_not_to_be(one: Assistant) -> None:
    told = one.ask("Điều 5 quyết định 314 nói gì?")
    assert told.status is Status.NOT_FOUND
    assert "không có Điều 5" in told.text


@pytest.mark.parametrize(
    "question",
    [
        "Ở Lâm Đồng thì ai ký văn bản xin lỗi người dân?",
        "Ai ký kế hoạch kiểm tra nguồn nước của Lâm Đồng?",
        "Ai ký báo cáo cấp nước năm của Lâm Đồng?",
        "Ai ban hành Chương trình hành động 09 về cấp nước?",
    ],
)
def test_another_paper_is_signed_by_nobody_known(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert "Lê Văn Mận" not in told.text
    assert "ban hành Quyết định" not in told.text


def test_the_plan_itself_is_signed(one: Assistant) -> None:
    assert "Lê Văn Mận" in one.ask("Ai ký kế hoạch cấp nước năm 2024 của Lâm Đồng?").text
    assert "Lê Văn Mận" in one.ask("Ai ký quyết định ban hành kế hoạch cấp nước Lâm Đồng?").text
