"""Something asked beside what is answered, of a kind that nothing quoted tells, is said not to be told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

REMARK = "không ghi: "
PLAN = """
KẾ HOẠCH
Nuôi ong lấy mật năm 2024

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Tổ chức hội thi quay mật | Sở Y tế | Các huyện | Quý II/2024 |
| 2 | Tổ chức lễ mở tổ ong tại xã Vạn Thọ | Sở Tài chính | Các huyện | Quý III/2024 |
| 3 | Mua 40 thùng nuôi ong cho hộ nghèo, kinh phí 60 triệu đồng | Sở Xây dựng | Các huyện | Quý IV/2024 |
| 4 | Xử lý tổ ong bỏ hoang; cơ quan làm chậm bị phê bình | Sở Tư pháp | Các huyện | Tháng 5/2024 |
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan of four rows, each of which tells something more."""
    title = "Kế hoạch nuôi ong lấy mật năm 2024"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("Hội thi quay mật tổ chức quý mấy, ở đâu, giải thưởng bao nhiêu?", "địa điểm, giải thưởng"),
        ("hoi thi quay mat to chuc khi nao, o dau", "địa điểm"),
        ("Ai chủ trì hội thi quay mật? Và ai chịu trách nhiệm nếu trễ?", "điều xảy ra khi làm trễ"),
        ("Ai chủ trì hội thi quay mật và kinh phí bao nhiêu?", "số tiền"),
        ("Hội thi quay mật ai chủ trì, bao nhiêu người dự?", "số người"),
        ("Hội thi quay mật ai chủ trì, thời hạn, đã xong chưa?", "việc đã làm xong hay chưa"),
        ("Hội thi quay mật do ai chủ trì, gửi báo cáo cho ai?", "nơi nhận"),
    ],
)
def test_what_no_place_quoted_tells_is_said_not_to_be_told(
    one: Assistant, question: str, untold: str
) -> None:
    told = one.ask(question)
    assert told.status is Status.PARTIAL
    assert REMARK + untold in told.text
    assert "hội thi quay mật" in told.text


@pytest.mark.parametrize(
    "question",
    [
        "Lễ mở tổ ong tổ chức khi nào, ở đâu?",
        "Ai mua thùng nuôi ong cho hộ nghèo, kinh phí bao nhiêu?",
        "Ai mua thùng nuôi ong, bao nhiêu thùng?",
        "Ai xử lý tổ ong bỏ hoang, nếu chậm thì sao?",
        "Mấy đồng chí bên em hỏi ai chủ trì hội thi quay mật?",
        "Ai chủ trì hội thi quay mật, ghi ở đâu trong văn bản?",
    ],
)
def test_what_is_told_or_not_asked_is_not_said_to_be_missing(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert REMARK not in told.text
    assert told.citations


def test_a_question_that_goes_on_to_what_happens_is_not_told_the_date_again_alone(one: Assistant) -> None:
    told = one.ask("nếu làm trễ thì sao", ["Hội thi quay mật tổ chức khi nào?"])
    assert REMARK in told.text or not told.citations


def test_the_address_of_a_page_is_no_row_that_speaks_of_pages(one: Assistant) -> None:
    assert not one.ask("Địa chỉ trang web của hội thi quay mật là gì?").citations
