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

_DAILY = (
    "Các trạm bơm ghi mực nước vào sổ trực, báo cho Sở Xây dựng và giữ sổ tại trạm để đối chiếu khi cần. " * 9
)
RULES = f"""
QUY CHẾ
Trực trạm bơm

Chương I
QUY ĐỊNH CHUNG

Điều 4. Nguyên tắc phối hợp

1. {_DAILY}

2. Sở Xây dựng gửi lịch xả nước cho các huyện. {_DAILY}

Điều 5. Trách nhiệm của Sở Y tế

1. Sở Y tế lấy mẫu nước mỗi tuần. {_DAILY}

2. Sở Y tế báo kết quả cho các huyện. {_DAILY}
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
    assert "Không thấy Điều 5" in told.text


@pytest.mark.parametrize(
    "question",
    ["Điều 4 quyết định 314 nói gì?", "dieu 5 qd 314", "Theo Điều 5 quyết định 314 thì ai báo cáo?"],
)
def test_an_article_with_clauses_is_there(opened: Callable[..., Assistant], question: str) -> None:
    told = opened(decision("Quy chế trực trạm bơm", CLAUSES, RULES)).ask(question)
    assert "Không thấy Điều" not in told.text


def test_an_article_within_a_line_is_there(opened: Callable[..., Assistant]) -> None:
    known = opened(decision("Kế hoạch cấp nước năm 2024", " ".join(CLAUSES.split())))
    assert "Không thấy Điều" not in known.ask("Điều 3 quyết định 314 nói gì?").text
    assert "Không thấy Điều 7" in known.ask("Điều 7 quyết định 314 nói gì?").text


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
