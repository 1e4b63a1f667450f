"""Facts that no task, target or head of a document holds: a sentence of running text says them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.finding.sought import sought
from assistant.understanding.understand import understand
from tests.assistant.letterhead import decision

TITLE = "Kế hoạch khôi phục rừng dừa nước năm 2024"
CLAUSES = """
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch khôi phục rừng dừa nước năm 2024.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 120/QĐ-UBND ngày 05 tháng 01 năm 2021.

Điều 3. Quyết định này được Hội đồng tư vấn, kỳ họp thứ 9 thông qua ngày 11 tháng 4 năm 2024.
"""
PLAN = """
KẾ HOẠCH

Khôi phục rừng dừa nước năm 2024

Thực hiện Chương trình số 77/CTr-BNN ngày 02/3/2023 của Bộ Nông nghiệp về phục hồi rừng ngập nước, Ủy ban nhân dân
tỉnh ban hành Kế hoạch như sau:

I. TỔ CHỨC THỰC HIỆN

1. Mặt trận Tổ quốc vận động ủng hộ hộ trồng dừa bị bão làm đổ chòi canh, mức 15 triệu đồng/chòi dựng mới và 6 triệu
đồng/chòi sửa chữa.

2. Công tác ươm giống dừa nước: do các chủ vườn ươm tự bảo đảm kinh phí; cây giống đạt chuẩn chiếm ít nhất 70% số cây
xuất vườn.

3. Các xã gửi danh sách hộ nhận khoán về Hạt Kiểm lâm liên huyện trong tháng 6/2024.
"""
DECISION = decision(TITLE, CLAUSES, PLAN)


@pytest.fixture(scope="module")
def palms(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a decision whose plan is all running text."""
    return opened(DECISION)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        (
            "Kế hoạch dừa nước: hộ bị bão đổ chòi canh thì mặt trận ủng hộ mấy chục triệu một chòi dựng mới?",
            "15 triệu",
        ),
        (
            "Ươm giống dừa nước thì tiền ở đâu ra, chủ vườn hay nhà nước, kế hoạch dừa nước nói sao?",
            "tự bảo đảm",
        ),
        ("danh sách hộ nhận khoán rừng dừa nước các xã gửi về đâu", "Hạt Kiểm lâm liên huyện"),
        (
            "Quyết định 314 thay cho quyết định số mấy, ban hành ngày nào?",
            "120/QĐ-UBND ngày 05 tháng 01 năm 2021",
        ),
        ("Quyết định 314 thực hiện chương trình số mấy của Bộ Nông nghiệp?", "77/CTr-BNN"),
        ("Quyết định 314 được thông qua tại kỳ họp thứ mấy?", "kỳ họp thứ 9"),
    ],
)
def test_the_sentence_that_holds_what_is_sought_is_quoted(palms: Assistant, question: str, fact: str) -> None:
    answer = palms.ask(question)
    assert answer.status in (Status.ANSWERED, Status.PARTIAL), answer.text
    assert fact in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hộ trồng dừa nước bị bão đổ chòi canh thì được mấy tấn gạo?",
        "Mặt trận vận động ủng hộ hộ trồng dừa đổ chòi canh, hạn chót là ngày nào?",
        "Năm 2031 cây giống dừa nước đạt chuẩn chiếm ít nhất bao nhiêu phần trăm cây xuất vườn?",
    ],
)
def test_a_sentence_without_what_is_sought_is_no_answer(palms: Assistant, question: str) -> None:
    assert palms.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "words", "held"),
    [
        ("gửi hồ sơ về đâu", "gửi hồ sơ về Sở Tài chính", True),
        ("gửi hồ sơ về đâu", "gửi hồ sơ đúng hạn", False),
        ("làm theo quyết định số mấy", "theo Quyết định số 12/QĐ-UBND", True),
        ("làm theo quyết định số mấy", "theo Quyết định của tỉnh", False),
        ("tiền lấy từ đâu ra", "do ngân sách huyện bảo đảm", True),
        ("tiền lấy từ đâu ra", "do các xã bảo đảm", False),
        ("nộp bao nhiêu phần trăm diện tích", "đạt 70% diện tích", True),
        ("nộp bao nhiêu phần trăm diện tích", "đạt 70% số hộ", False),
        ("mấy chục triệu một căn", "hỗ trợ 60 triệu đồng", True),
        ("mấy chục triệu một căn", "hỗ trợ 60 căn", False),
    ],
)
def test_words_hold_what_is_sought(palms: Assistant, question: str, words: str, held: bool) -> None:
    query = understand(question, palms.knowledge(), date(2024, 5, 1))
    assert sought(query).met(words) is held
